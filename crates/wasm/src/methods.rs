//! The methods of ufuncs: reductions, accumulations and updates by a ufunc's own loop, or by the row of a
//! reduction where there is one.
use crate::{SCRATCH, SCRATCH_BYTES, WALK};
use kernels::loops::fold_any::{self, Start};
use kernels::loops::step::{self, Any, Step};
use kernels::loops::{reduce, scan, update};
use kernels::reductions::{KERNELS, Kernel};
use kernels::rows::Signature;
use kernels::table::LOOPS;
use wasm_bindgen::prelude::wasm_bindgen;

const _: () = assert!(step::SCRATCH <= SCRATCH_BYTES);

/// The call was carried out.
const DONE: i32 = 0;
/// There is no loop of this code and signature.
const NO_LOOP: i32 = 1;

fn find(code: u32, sig: u32) -> Option<&'static Signature> {
    LOOPS.get(code as usize)?.get(sig as usize)
}

fn kernel(code: u32, sig: u32) -> Option<&'static Kernel> {
    Some(&KERNELS.get(code as usize)?.get(sig as usize)?.kernel)
}

fn start(flags: u32) -> Start {
    Start { has_initial: flags & 1 != 0, any_order: flags & 2 != 0 }
}

/// Reduce the descriptor's input into its output by a ufunc, as `reduce` does by the row of a reduction. Bit 0 of
/// `flags` says that the output holds the values to start from, bit 1 that the order is free.
#[wasm_bindgen]
pub fn ufunc_reduce(code: u32, sig: u32, flags: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw const WALK, (&raw mut SCRATCH).cast());
    // SAFETY: one thread, so nobody else holds the statics; TypeScript has checked the walk.
    unsafe {
        let walk = &*walk;
        fold_any::reduce(&Any::new(sig, walk.dtype(1), scratch), walk, start(flags), scratch);
    }
    DONE
}

/// Accumulate the descriptor's input into its output by a ufunc, along an axis.
#[wasm_bindgen]
pub fn ufunc_scan(code: u32, sig: u32, axis: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw const WALK, (&raw mut SCRATCH).cast());
    // SAFETY: as for `ufunc_reduce`.
    unsafe {
        let walk = &*walk;
        scan::scan(&Any::new(sig, walk.dtype(1), scratch), walk, axis as usize, scratch);
    }
    DONE
}

/// Reduce pieces of an axis, whose first elements the output holds, by a ufunc.
#[wasm_bindgen]
pub fn ufunc_reduceat(code: u32, sig: u32, axis: u32, indices: u32, count: u32, flags: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw mut WALK, (&raw mut SCRATCH).cast());
    // SAFETY: as for `ufunc_reduce`, and `indices` are `count` int32 within the axis.
    unsafe {
        let walk = &mut *walk;
        let op = Any::new(sig, walk.dtype(1), scratch);
        let fold = |walk: &_| fold_any::reduce(&op, walk, start(flags | 1), scratch);
        let indices = indices as usize as *const i32;
        fold_any::reduceat(walk, axis as usize, indices, count as usize, fold);
    }
    DONE
}

/// As [`ufunc_reduceat`], by the row of a reduction.
#[wasm_bindgen]
pub fn reduceat(code: u32, sig: u32, axis: u32, indices: u32, count: u32) -> i32 {
    let Some(row) = KERNELS.get(code as usize).and_then(|row| row.get(sig as usize)) else {
        return NO_LOOP;
    };
    let Kernel::Fold(op) = &row.kernel else { return NO_LOOP };
    let (walk, scratch) = (&raw mut WALK, (&raw mut SCRATCH).cast());
    // SAFETY: as for `ufunc_reduceat`.
    unsafe {
        let fold = |walk: &_| reduce::reduce(op, row.input, walk, true, scratch);
        let indices = indices as usize as *const i32;
        fold_any::reduceat(&mut *walk, axis as usize, indices, count as usize, fold);
    }
    DONE
}

/// Update elements of the descriptor's last operand by a ufunc: operands as for `scatter`.
#[wasm_bindgen]
pub fn ufunc_at(code: u32, sig: u32) -> i32 {
    let Some(sig) = find(code, sig) else { return NO_LOOP };
    let (walk, scratch) = (&raw mut WALK, (&raw mut SCRATCH).cast());
    // SAFETY: as for `ufunc_reduce`.
    unsafe {
        let walk = &mut *walk;
        update::update(&Any::new(sig, walk.dtype(2), scratch), walk);
    }
    DONE
}

/// As [`ufunc_at`], by the row of an accumulation.
#[wasm_bindgen]
pub fn at(code: u32, sig: u32) -> i32 {
    let Some(Kernel::Scan(op)) = kernel(code, sig) else { return NO_LOOP };
    let op: &dyn Step = op;
    let walk = &raw mut WALK;
    // SAFETY: as for `ufunc_reduce`.
    unsafe { update::update(op, &mut *walk) };
    DONE
}
