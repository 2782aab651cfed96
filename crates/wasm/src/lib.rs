//! The boundary: exports that take codes, counts and addresses, and give numbers back.
//!
//! TypeScript owns the memory and has checked everything before it calls: an export trusts its addresses.
//! Anything longer than a few numbers goes through [`WALK`], which TypeScript writes word by word.
//!
//! In the build for threads (`threads.toml`) every thread has statics of its own, so that the exports are the same.
#![cfg_attr(target_feature = "atomics", feature(thread_local))]
mod fill;
mod gather;
mod io;
mod linalg;
mod methods;
mod nn;
mod optim;
mod random;
mod reduce;
mod sort;
mod special;
mod stats;
mod torch_random;
mod ufunc;

use kernels::dtype::DType;
use kernels::loops::blocks::SCRATCH as SCRATCH_BYTES;
use kernels::loops::{MAX_NDIM, MAX_OPS, Operand, Walk};
use wasm_bindgen::prelude::wasm_bindgen;

const OPERAND: Operand =
    Operand { ptr: core::ptr::null_mut(), dtype: DType::Bool, strides: [0; MAX_NDIM] };

/// What the next call visits.
#[cfg_attr(target_feature = "atomics", thread_local)]
static mut WALK: Walk = Walk { ndim: 0, nops: 0, shape: [0; MAX_NDIM], ops: [OPERAND; MAX_OPS] };

/// Blocks that start at a cache line.
#[repr(C, align(64))]
struct Scratch([u8; SCRATCH_BYTES]);

/// Where the engine gathers and casts.
#[cfg_attr(target_feature = "atomics", thread_local)]
static mut SCRATCH: Scratch = Scratch([0; SCRATCH_BYTES]);

/// What the module was compiled for, a bit each: relaxed SIMD, threads.
#[wasm_bindgen]
pub fn features() -> u32 {
    u32::from(cfg!(target_feature = "relaxed-simd"))
        | u32::from(cfg!(target_feature = "atomics")) << 1
}

/// The address of the descriptor.
#[wasm_bindgen]
pub fn walk() -> u32 {
    &raw const WALK as usize as u32
}

/// The address of the scratch.
#[wasm_bindgen]
pub fn scratch() -> u32 {
    &raw const SCRATCH as usize as u32
}
