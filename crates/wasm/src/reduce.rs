//! Reductions and accumulations.
use crate::{SCRATCH, SCRATCH_BYTES, WALK};
use kernels::loops::{arg, reduce, scan, term};
use kernels::reductions::{KERNELS, Kernel, ReduceSignature};
use wasm_bindgen::prelude::wasm_bindgen;

/// The call was carried out.
const DONE: i32 = 0;
/// There is no loop of this code and signature, or not in this form.
const NO_LOOP: i32 = 1;

const _: () = assert!(reduce::SCRATCH <= SCRATCH_BYTES);

fn find(code: u32, sig: u32) -> Option<&'static ReduceSignature> {
    KERNELS.get(code as usize)?.get(sig as usize)
}

/// Run signature `sig` of reduction `code` over the descriptor: input, output, and a mask if there is one
/// more operand. An axis is reduced if the output's stride is 0 there. With `has_initial` the output holds
/// the values to start from.
#[wasm_bindgen]
pub fn reduce(code: u32, sig: u32, has_initial: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw const WALK, (&raw mut SCRATCH).cast());
    // SAFETY: one thread, so nobody else holds the statics; TypeScript has checked the walk.
    unsafe {
        let walk = &*walk;
        match &sig.kernel {
            Kernel::Fold(fold) => reduce::reduce(fold, sig.input, walk, has_initial != 0, scratch),
            Kernel::Arg(op) => arg::arg(op, walk, scratch),
            Kernel::Scan(_) => return NO_LOOP,
        }
    }
    DONE
}

/// As [`reduce`], of all `n` elements of a dense array that is stored as it is computed, `n > 0`: without
/// the descriptor.
#[wasm_bindgen]
pub fn reduce_flat(code: u32, sig: u32, n: u32, src: u32, out: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let Kernel::Fold(fold) = &sig.kernel else { return NO_LOOP };
    if sig.input != fold.input || sig.output != fold.acc {
        return NO_LOOP;
    }
    // SAFETY: TypeScript has checked that the addresses hold `n` elements and one.
    unsafe { reduce::flat(fold, n as usize, src as usize as *const u8, out as usize as *mut u8) };
    DONE
}

/// The sum of `(x - c) * (y - d)` over `n` float64 elements, or float32 ones if `narrow` is not 0.
#[wasm_bindgen]
pub fn sum_products(narrow: u32, n: usize, x: u32, y: u32, c: f64, d: f64) -> f64 {
    let (x, y) = (x as usize, y as usize);
    // SAFETY: TypeScript has checked that the addresses hold `n` elements.
    unsafe {
        if narrow != 0 {
            let (x, y) = (x as *const f32, y as *const f32);
            term::sum_products(n, [x, y], [c as f32, d as f32]).into()
        } else {
            term::sum_products(n, [x as *const f64, y as *const f64], [c, d])
        }
    }
}

/// The sum of `(x - y)` squared over `n` float64 elements, or float32 ones if `narrow` is not 0.
#[wasm_bindgen]
pub fn sum_differences(narrow: u32, n: usize, x: u32, y: u32) -> f64 {
    let (x, y) = (x as usize, y as usize);
    // SAFETY: TypeScript has checked that the addresses hold `n` elements.
    unsafe {
        if narrow != 0 {
            term::sum_differences(n, [x as *const f32, y as *const f32]).into()
        } else {
            term::sum_differences(n, [x as *const f64, y as *const f64])
        }
    }
}

/// Run signature `sig` of accumulation `code` over the descriptor's input and output, along an axis.
#[wasm_bindgen]
pub fn scan(code: u32, sig: u32, axis: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let Kernel::Scan(op) = &sig.kernel else { return NO_LOOP };
    let (walk, scratch) = (&raw const WALK, (&raw mut SCRATCH).cast());
    // SAFETY: as for `reduce`.
    unsafe { scan::scan(op, &*walk, axis as usize, scratch) };
    DONE
}
