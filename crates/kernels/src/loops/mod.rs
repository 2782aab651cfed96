//! The loops: written once each, the operation is a type parameter.
//!
//! A [`Walk`] says what to visit. The engine drops, sorts and merges its axes for all operands jointly,
//! then hands whole rows to a [`Loop`]. A loop sees dense or repeated operands of its compute type only:
//! every other stride, and every other storage type, goes through blocks of scratch that stay in cache.
use crate::dtype::DType;

pub mod arg;
pub mod axes;
pub mod bits;
pub mod blocks;
pub mod byteswap;
pub mod cast;
pub mod chain;
pub mod combine;
pub mod copy;
pub mod count;
pub mod cross;
pub mod cross_entropy;
pub mod divide;
pub mod elementwise;
pub mod extreme;
pub mod fill;
pub mod fold;
pub mod fold_any;
pub mod gather;
pub mod iota;
pub mod layer_norm;
pub mod nll;
pub mod optimizers;
pub mod pairwise;
pub mod plan;
pub mod reduce;
pub mod route;
pub mod rowwise;
pub mod scan;
pub mod softmax;
pub mod source;
pub mod step;
pub mod term;
pub mod two;
pub mod update;
pub mod value;
pub mod widen;

/// The most axes an array has.
pub const MAX_NDIM: usize = 64;
/// The most operands of one walk: three inputs (or two and a second output), an output, a mask.
pub const MAX_OPS: usize = 5;

/// One operand of a walk.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Operand {
    /// The first element.
    pub ptr: *mut u8,
    /// How an element is stored.
    pub dtype: DType,
    /// Bytes from one element to the next along each axis; 0 repeats.
    pub strides: [isize; MAX_NDIM],
}

/// What one call visits. TypeScript writes it word by word: in wasm every field is 32 bits wide.
#[repr(C)]
pub struct Walk {
    /// How many axes are in use.
    pub ndim: usize,
    /// How many operands are in use: inputs, then outputs, then the mask if there is one.
    pub nops: usize,
    /// The length of each axis, outermost first.
    pub shape: [usize; MAX_NDIM],
    /// The operands.
    pub ops: [Operand; MAX_OPS],
}

/// An operand of a loop: dense (`step` 1) or one element repeated (`step` 0).
#[derive(Clone, Copy)]
pub struct Arg {
    /// The first element.
    pub ptr: *mut u8,
    /// Elements from one to the next: 1 or 0. Outputs are dense.
    pub step: usize,
}

/// A loop over `n` elements with its types erased: inputs first, then outputs.
pub type Loop = unsafe fn(n: usize, args: &[Arg; MAX_OPS]);
