//! Bins, counts, interpolation and correlation: of dense rows.
#![allow(clippy::too_many_arguments, reason = "the boundary takes numbers only")]
use kernels::dtype::DType;
use kernels::linalg;
use kernels::loops::cross;
use kernels::stats::{self, Bins, Curve, Precision};
use wasm_bindgen::prelude::wasm_bindgen;

fn at<T>(address: u32) -> *mut T {
    address as usize as *mut T
}

/// Write the int32 bin of each of `n` float64 values, -1 for those outside, under `bins + 1` edges; `values` and
/// `quotients` are the bytes of the float dtypes to which differences and quotients are rounded.
#[wasm_bindgen]
pub fn bin_places(
    n: usize,
    x: u32,
    edges: u32,
    bins: usize,
    first: f64,
    last: f64,
    width: f64,
    values: u32,
    quotients: u32,
    out: u32,
) {
    let (values, quotients) = (Precision::of(values), Precision::of(quotients));
    let bins = Bins { edges: at(edges), count: bins, first, last, width, values, quotients };
    // SAFETY: TypeScript has checked that the addresses hold the rows.
    unsafe { bins.place(n, at(x), at(out)) }
}

/// Add 1 to the int32 count that each of `n` int32 places names, or its float64 weight to a float64 one where
/// `weights` is not 0. Negative places count nothing.
#[wasm_bindgen]
pub fn count_places(n: usize, places: u32, weights: u32, counts: u32) {
    // SAFETY: as for `bin_places`, and there is a count for every place.
    unsafe { stats::count(n, at(places), at(weights), at(counts)) }
}

/// Interpolate in a table of `len` points at each of `n` places. Values and results lie `step` elements apart.
#[wasm_bindgen]
pub fn interp(
    n: usize,
    x: u32,
    len: usize,
    xp: u32,
    fp: u32,
    step: usize,
    left: f64,
    right: f64,
    nan: f64,
    out: u32,
) {
    let curve = Curve { len, x: at(xp), y: at(fp), step, left, right, nan };
    // SAFETY: as for `bin_places`.
    unsafe { stats::interp(&curve, n, at(x), at(out)) }
}

/// `out[i] = sum(a[i + j - left] v[j])` for rows of `n` and `k <= n` elements of one dtype; with the scratch of
/// `matmul` for `n` rows and depth `k`.
#[wasm_bindgen]
pub fn correlate(
    dtype: u32,
    a: u32,
    n: usize,
    v: u32,
    k: usize,
    left: usize,
    right: usize,
    out: u32,
    scratch: u32,
) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    // SAFETY: as for `bin_places`; `out` overlaps neither.
    unsafe {
        linalg::correlate(dtype, (at(a), n), (at(v), k), (left, right), at(out), at(scratch));
    }
}

/// Write the cross products of `n` pairs of dense float64 vectors of 3, or float32 ones if `narrow` is not 0.
#[wasm_bindgen]
pub fn cross(narrow: u32, n: usize, a: u32, b: u32, out: u32) {
    // SAFETY: as for `bin_places`; `out` is new.
    unsafe {
        if narrow != 0 {
            cross::cross::<f32>(n, at(a), at(b), at(out));
        } else {
            cross::cross::<f64>(n, at(a), at(b), at(out));
        }
    }
}
