//! Advanced indexing: index arrays become byte offsets, then elements move by their size alone.
//!
//! Offsets are int32 and wrap: in a 32-bit address space any two addresses are that far apart.
mod index;
mod mask;
mod moves;

pub use index::{Mode, index_offsets};
pub use mask::{count_true, mask_offsets};
pub use moves::{gather, scatter};
