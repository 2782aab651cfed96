//! What statistics need beyond reductions: bins, counts, interpolation.
//!
//! Values come as float64, whatever they are stored in: where NumPy computes in a narrower dtype, results are
//! rounded to it after every operation, which gives the same bits (Figueroa, 1995).
mod bins;
mod interp;

pub use bins::{Bins, Precision, count};
pub use interp::{Curve, interp};
