//! Element-wise functions and assignment.
use crate::{SCRATCH, WALK};
use kernels::loops::chain::{Chain, chain as run_chain};
use kernels::loops::{Arg, MAX_OPS, blocks};
use kernels::rows::Signature;
use kernels::table::LOOPS;
use wasm_bindgen::prelude::wasm_bindgen;

/// The call was carried out.
const DONE: i32 = 0;
/// There is no loop of this code and signature.
const NO_LOOP: i32 = 1;

fn find(code: u32, sig: u32) -> Option<&'static Signature> {
    LOOPS.get(code as usize)?.get(sig as usize)
}

/// Run signature `sig` of ufunc `code` over the descriptor.
#[wasm_bindgen]
pub fn ufunc(code: u32, sig: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw mut WALK, &raw mut SCRATCH);
    // SAFETY: one thread, so nobody else holds the statics; TypeScript has checked the walk.
    unsafe { blocks::run(sig.run, sig.nin, sig.compute, &mut *walk, scratch.cast()) };
    DONE
}

/// As [`ufunc`], for up to two inputs that are dense or repeated and stored as they are computed: without
/// the descriptor. Bit 0 of `repeated` says that `a` is one element, bit 1 that `b` is.
#[wasm_bindgen]
pub fn flat(code: u32, sig: u32, n: u32, out: u32, a: u32, b: u32, repeated: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let arg = |at: u32, step: u32| Arg { ptr: at as usize as *mut u8, step: step as usize };
    let mut args = [arg(out, 1); MAX_OPS];
    args[0] = arg(a, !repeated & 1);
    if sig.compute.len() > 2 {
        args[1] = arg(b, !(repeated >> 1) & 1);
    }
    // SAFETY: TypeScript has checked that the addresses hold `n` elements.
    unsafe { (sig.run)(n as usize, &args) };
    DONE
}

/// Two operations on `n` elements of float32 or float64. `form`: bit 0 float64; bit 1 the first, 2 and 3 the second operation;
/// bits 4 to 6 the signs of `b`, `c` and the first result; bits 7 to 9 which of `a`, `b` and `c` are one element.
#[wasm_bindgen]
pub fn chain(form: u32, n: usize, out: u32, a: u32, b: u32, c: u32) {
    let bit = |k: u32| form >> k & 1;
    let arg = |at: u32, k: u32| Arg { ptr: at as usize as *mut u8, step: 1 - bit(k) as usize };
    let args = [arg(a, 7), arg(b, 8), arg(c, 9)];
    let negative = [4, 5, 6].map(|k| bit(k) != 0);
    let which = Chain { first: bit(1), second: form >> 2 & 3, negative };
    // SAFETY: TypeScript has checked that the addresses hold `n` elements.
    unsafe { run_chain(which, bit(0) != 0, n, args, out as usize as *mut u8) };
}

/// Assign the descriptor's first operand to its second, where the third is not 0 if there is one: copies,
/// casts and fills.
#[wasm_bindgen]
pub fn assign() -> i32 {
    let (walk, scratch) = (&raw mut WALK, &raw mut SCRATCH);
    // SAFETY: as for `ufunc`.
    unsafe { blocks::assign(&mut *walk, scratch.cast()) };
    DONE
}
