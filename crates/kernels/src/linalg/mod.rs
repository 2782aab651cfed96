//! Linear algebra: matrix products.
//!
//! **Order of summation.** Every element of a product is `((0 + a0 b0) + a1 b1) + ...`: products are
//! rounded, then added, from the first to the last, whatever the shape, the strides and the path, so
//! packing, tiling, batching and threads never change a bit (in the relaxed build a product is added
//! without being rounded first, on every path). There is one exception: a matrix
//! whose rows are contiguous times a vector (a dot product among them) would be bound by latency that
//! way. It keeps the partial sums of `vector::dots` instead. float16 and bfloat16 are summed in
//! float32 and rounded once.
mod batch;
mod correlate;
mod direct;
mod gemm;
mod matrix;
mod packed;
mod panel;
mod tile;
mod vector;

pub use batch::matmul;
pub use correlate::{Row, correlate};
pub use gemm::{Matrices, Sizes, gemm, gemm_scratch};
pub use matrix::Matrix;
pub use packed::choose;
