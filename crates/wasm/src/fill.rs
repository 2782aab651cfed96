//! Filling new arrays.
use wasm_bindgen::prelude::wasm_bindgen;

/// Write 0, 1, 2, ... as float64 to `n` elements at `out`.
#[wasm_bindgen]
pub fn iota(out: u32, n: u32) {
    // SAFETY: TypeScript has just allocated the elements.
    unsafe { kernels::loops::iota::iota(n as usize, out as usize as *mut f64) };
}
