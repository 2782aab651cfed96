//! Numbers and lanes: the typed loops behind lanewise.
//!
//! Nothing here knows of shapes from JavaScript or of wasm-bindgen. Kernels never allocate and never
//! panic: scratch is passed in, and everything that can be wrong is refused before they are called.
pub mod crc32;
pub mod dtype;
pub mod integer;
pub mod linalg;
pub mod loops;
#[macro_use]
mod macros;
pub mod activations;
pub mod math;
pub mod random;
pub mod reductions;
pub mod rows;
pub mod simd;
pub mod sort;
pub mod stats;
pub mod table;
