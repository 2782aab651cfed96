//! Filling new arrays.
use wasm_bindgen::prelude::wasm_bindgen;

/// Write 0, 1, 2, ... as float64 to `n` elements at `out`.
#[wasm_bindgen]
pub fn iota(out: u32, n: u32) {
    // SAFETY: TypeScript has just allocated the elements.
    unsafe { kernels::loops::iota::iota(n as usize, out as usize as *mut f64) };
}

/// Write the place of each of `n` int32 counts as often as it counts, as int32.
#[wasm_bindgen]
pub fn repeated(counts: u32, n: u32, out: u32) {
    let (from, to) = (counts as usize as *const i32, out as usize as *mut i32);
    // SAFETY: TypeScript has checked that no count is negative and that `out` holds their sum.
    unsafe { kernels::loops::iota::repeated(n as usize, from, to) };
}
