//! PyTorch's random numbers. `state` is the address of a generator: 2,520 bytes, aligned to 8, made by
//! [`torch_seed`]; TypeScript reads and writes its fields, too.
use kernels::dtype::DType;
use kernels::random::torch::{bernoulli, normal, torch_exponential, torch_integers};
use kernels::random::torch::{torch_permutation, uniform};
use kernels::random::{Mt19937, Param};
use wasm_bindgen::prelude::wasm_bindgen;

/// Seed a generator.
#[wasm_bindgen]
pub fn torch_seed(state: *mut Mt19937, seed: u32) {
    // SAFETY: TypeScript passes the address of a generator.
    unsafe { state.write(Mt19937::seed(seed)) };
}

/// Write `n` draws, uniform over [low, high), as float32 or float64.
#[wasm_bindgen]
pub fn torch_uniform(dtype: u32, state: *mut Mt19937, low: f64, high: f64, out: *mut u8, n: usize) {
    // SAFETY: TypeScript passes the address of n elements of this dtype.
    unsafe {
        if dtype == DType::Float32 as u32 {
            uniform::<f32>(state, low, high, out.cast(), n);
        } else {
            uniform::<f64>(state, low, high, out.cast(), n);
        }
    }
}

/// Write `n` normal draws as float32 or float64: in blocks, as dense arrays are filled, or one by one.
#[wasm_bindgen]
pub fn torch_normal(
    dtype: u32,
    state: *mut Mt19937,
    mean: f64,
    deviation: f64,
    blocks: bool,
    out: *mut u8,
    n: usize,
) {
    // SAFETY: as in `torch_uniform`.
    unsafe {
        if dtype == DType::Float32 as u32 {
            normal::<f32>(state, mean, deviation, blocks, out.cast(), n);
        } else {
            normal::<f64>(state, mean, deviation, blocks, out.cast(), n);
        }
    }
}

/// Write `n` draws from the exponential law of a rate as float32 or float64.
#[wasm_bindgen]
pub fn torch_random_exponential(
    dtype: u32,
    state: *mut Mt19937,
    rate: f64,
    out: *mut u8,
    n: usize,
) {
    // SAFETY: as in `torch_uniform`.
    unsafe {
        if dtype == DType::Float32 as u32 {
            torch_exponential::<f32>(state, rate, out.cast(), n);
        } else {
            torch_exponential::<f64>(state, rate, out.cast(), n);
        }
    }
}

/// Write `n` int64 of `base + draw % range`: the address holds the range, then the base.
#[wasm_bindgen]
pub fn torch_random_integers(
    state: *mut Mt19937,
    range_and_base: *const u64,
    wide: bool,
    out: *mut i64,
    n: usize,
) {
    // SAFETY: TypeScript passes the addresses of two words and of n elements.
    unsafe {
        let (range, base) = (range_and_base.read(), range_and_base.add(1).read() as i64);
        torch_integers(state, range, base, wide, out, n);
    }
}

/// Write `n` bool: element k is true with a probability `p[k]`, or `p[0]` where `step` is 0; `p` is float32 or float64.
/// Returns how many were drawn before one that is no probability.
#[wasm_bindgen]
pub fn torch_bernoulli(
    dtype: u32,
    state: *mut Mt19937,
    p: *const u8,
    step: usize,
    out: *mut u8,
    n: usize,
) -> usize {
    // SAFETY: TypeScript passes the addresses of n elements, or one where the step is 0.
    unsafe {
        if dtype == DType::Float32 as u32 {
            bernoulli(state, Param { ptr: p.cast::<f32>(), step }, out, n)
        } else {
            bernoulli(state, Param { ptr: p.cast::<f64>(), step }, out, n)
        }
    }
}

/// Write the numbers below `n` in random order as int64.
#[wasm_bindgen]
pub fn torch_random_permutation(state: *mut Mt19937, out: *mut i64, n: usize) {
    // SAFETY: TypeScript passes the address of n elements.
    unsafe { torch_permutation(state, out, n) };
}
