//! Random numbers. `state` is the address of a generator: 40 bytes, aligned to 8, made by [`random_seed`].
//!
//! Parameters that differ from draw to draw come as addresses; bit `k` of `steps` says whether parameter `k` has
//! one for every draw (1) or one for all (0).
use kernels::dtype::DType;
use kernels::random::{Bit, Bounded, Law, Param, Pcg64, fill, fill_f32, integers, scaled};
use kernels::random::{pick, pick_distinct, sample, shuffle, shuffle_tail, survey, weigh};
use wasm_bindgen::prelude::wasm_bindgen;

/// Seed a generator with four 64-bit words.
#[wasm_bindgen]
pub fn random_seed(state: *mut Pcg64, words: *const u64) {
    // SAFETY: TypeScript passes the addresses of 40 and 32 bytes.
    unsafe { state.write(Pcg64::seed(words.cast::<[u64; 4]>().read())) };
}

/// Write `n` draws from a law (0 uniform, 1 normal, 2 exponential, 3 exponential by inversion) as float32 or float64.
#[wasm_bindgen]
pub fn random_fill(law: u32, dtype: u32, state: *mut Pcg64, out: *mut u8, n: usize) {
    let Some(law) = Law::from_code(law) else { return };
    // SAFETY: TypeScript passes the address of n elements of this dtype.
    unsafe {
        if dtype == DType::Float32 as u32 {
            fill_f32(law, state, out.cast(), n);
        } else {
            fill(law, state, out.cast(), n);
        }
    }
}

/// Write `n` draws of `loc + scale * law`, all float64.
#[wasm_bindgen]
pub fn random_scaled(
    law: u32,
    state: *mut Pcg64,
    loc: *const f64,
    scale: *const f64,
    steps: u32,
    out: *mut f64,
    n: usize,
) {
    let Some(law) = Law::from_code(law) else { return };
    let (loc, scale) = params(loc, scale, steps);
    // SAFETY: TypeScript passes the addresses of n elements, or one where the step is 0.
    unsafe { scaled(law, state, loc, scale, out, n) };
}

/// What there is among `n` float64: bit 0 a minus sign, bit 1 what is not finite.
#[wasm_bindgen]
pub fn random_survey(x: *const f64, n: usize) -> u32 {
    // SAFETY: TypeScript passes the address of n elements.
    unsafe { survey(x, n) }
}

/// Write `n` integers of `low + [0, range]`, all of one dtype; `range` counts as unsigned.
#[wasm_bindgen]
pub fn random_integers(
    dtype: u32,
    state: *mut Pcg64,
    low: *const u8,
    range: *const u8,
    steps: u32,
    out: *mut u8,
    n: usize,
) {
    fn of<T: Bounded>(
        state: *mut Pcg64,
        low: *const u8,
        range: *const u8,
        steps: u32,
        out: *mut u8,
        n: usize,
    ) {
        let (low, range) = params(low.cast::<T>(), range.cast(), steps);
        // SAFETY: as in `random_scaled`.
        unsafe { integers(state, low, range, out.cast(), n) };
    }
    match DType::from_code(dtype) {
        Some(DType::Bool) => of::<Bit>(state, low, range, steps, out, n),
        Some(DType::Int8 | DType::Uint8) => of::<u8>(state, low, range, steps, out, n),
        Some(DType::Int16 | DType::Uint16) => of::<u16>(state, low, range, steps, out, n),
        Some(DType::Int32 | DType::Uint32) => of::<u32>(state, low, range, steps, out, n),
        Some(DType::Int64 | DType::Uint64) => of::<u64>(state, low, range, steps, out, n),
        _ => {}
    }
}

fn params<T>(first: *const T, second: *const T, steps: u32) -> (Param<T>, Param<T>) {
    let step = |k: u32| ((steps >> k) & 1) as usize;
    (Param { ptr: first, step: step(0) }, Param { ptr: second, step: step(1) })
}

/// Shuffle `n` items of 1, 2, 4, 8 or 16 bytes that lie `stride` bytes apart.
#[wasm_bindgen]
pub fn random_shuffle(state: *mut Pcg64, data: *mut u8, n: usize, size: usize, stride: isize) {
    // SAFETY: TypeScript passes the layout of an array's only axis.
    unsafe { shuffle(state, data, n, size, stride) };
}

/// Shuffle the places `first..n` of `n` dense int64 among all that come before them.
#[wasm_bindgen]
pub fn random_shuffle_tail(state: *mut Pcg64, data: *mut i64, n: usize, first: usize) {
    // SAFETY: TypeScript passes the address of n elements.
    unsafe { shuffle_tail(state, data, n, first) };
}

/// Write `size` different ones of `0..population` as int64, in no fair order; `table` holds `slots` int64, a power
/// of two above `size`.
#[wasm_bindgen]
pub fn random_sample(
    state: *mut Pcg64,
    population: f64,
    out: *mut i64,
    size: usize,
    table: *mut i64,
    slots: usize,
) {
    // SAFETY: TypeScript passes addresses of that many elements.
    unsafe { sample(state, population as u64, out, size, table, slots) };
}

/// Check `n` probabilities: how many are positive, or -1 for a NaN, -2 for a negative one, -3 for a sum that is off.
#[wasm_bindgen]
pub fn random_weigh(p: *const f64, n: usize, tolerance: f64) -> i32 {
    // SAFETY: TypeScript passes the address of n elements.
    unsafe { weigh(p, n, tolerance) }
}

/// Write `size` of the places `0..n` as int64, by probability; `cdf` is scratch for `n` float64. Where places must
/// be `distinct`, `p` is overwritten.
#[wasm_bindgen]
pub fn random_pick(
    state: *mut Pcg64,
    p: *mut f64,
    cdf: *mut f64,
    n: usize,
    out: *mut i64,
    size: usize,
    distinct: bool,
) {
    // SAFETY: TypeScript passes addresses of that many elements.
    unsafe {
        if distinct {
            pick_distinct(state, p, cdf, n, out, size);
        } else {
            pick(state, p, cdf, n, out, size);
        }
    }
}
