//! Matrix products.
use crate::WALK;
use kernels::dtype::DType;
use kernels::linalg;
use wasm_bindgen::prelude::wasm_bindgen;

/// The bytes of scratch that [`matmul`] may use; `m` counts the rows of all matrices of a stack.
#[wasm_bindgen]
pub fn matmul_scratch(dtype: u32, m: u32, n: u32, k: u32) -> u32 {
    let sizes = (m as usize, n as usize, k as usize);
    DType::from_code(dtype).map_or(0, |dtype| linalg::gemm_scratch(dtype, sizes) as u32)
}

/// `out = a @ b` for every matrix of a stack.
///
/// The descriptor has the shape of the output, any axes and then `m` and `n`, and the operands
/// `[a, b, out]` of one dtype; the stride of `a` along `n` and that of `b` along `m` are not used. `k` is the
/// depth, `a_step` and `b_step` are the bytes between neighbours along it. `out` overlaps neither input.
#[wasm_bindgen]
pub fn matmul(k: u32, a_step: i32, b_step: i32, scratch: u32) {
    let (walk, scratch) = (&raw const WALK, scratch as usize as *mut u8);
    // SAFETY: one thread, so nobody else holds the descriptor; TypeScript has checked it.
    unsafe { linalg::matmul(&*walk, k as usize, a_step as isize, b_step as isize, scratch) }
}

/// Use tile `which` for large products of a dtype from here on, or run it `repeats` times in 64 KB of `scratch`, to be
/// timed. Gives how many there are, and 256 times the one in use.
#[wasm_bindgen]
pub fn matmul_tile(dtype: u32, which: u32, repeats: u32, scratch: u32) -> u32 {
    let scratch = scratch as usize as *mut u8;
    let choose = |dtype| {
        // SAFETY: the scratch is the engine's, or nothing is run.
        unsafe { linalg::choose(dtype, which as usize, repeats as usize, scratch) }
    };
    let (used, count) = DType::from_code(dtype).map_or((0, 0), choose);
    (used << 8 | count) as u32
}
