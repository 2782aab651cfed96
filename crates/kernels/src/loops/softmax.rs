//! Softmax and its logarithm over rows, and their gradients. The largest element is taken out first, so that
//! nothing overflows.
use super::rowwise::{Cell, Sum, fold, largest, map, sum};
use crate::math::{exp_falling, log};
use crate::simd::{Lanes, Num};

/// A function over `rows` rows of `n` elements.
pub type Forward<E> = unsafe fn(rows: usize, n: usize, x: *mut E, out: *mut E);
/// Its gradient, from that of the result and the result.
pub type Backward<E> = unsafe fn(rows: usize, n: usize, grad: *mut E, y: *mut E, out: *mut E);

/// Write `e^(x - most)` for a row, whose largest element is `most`; gives that and the sum.
/// # Safety
/// Both must hold `n` elements, and be the same or apart.
#[inline(never)]
pub(super) unsafe fn exps<E: Cell>(n: usize, x: *mut E, out: *mut E) -> (E, E) {
    // SAFETY: the caller's promise.
    unsafe {
        let most = largest(n, x);
        let top = E::V::splat(most);
        map(n, [x], E::of(f64::NEG_INFINITY), out, |[x]| exp_falling(x.sub(top)));
        (most, sum(n, out))
    }
}

/// `e^x / sum(e^x)`
/// # Safety
/// Both must hold `rows` rows of `n` elements, and be the same or apart.
pub unsafe fn softmax<E: Cell>(rows: usize, n: usize, x: *mut E, out: *mut E) {
    for row in 0..rows {
        let (x, out) = (x.wrapping_add(row * n), out.wrapping_add(row * n));
        // SAFETY: the caller's promise.
        unsafe {
            let scale = E::V::splat(E::one().div(exps(n, x, out).1));
            map(n, [out], E::zero(), out, |[e]| e.mul(scale));
        }
    }
}

/// The logarithm of one number.
#[inline(never)]
pub(super) fn ln<E: Cell>(x: E) -> E {
    log(x)
}

/// `x - log(sum(e^x))`
/// # Safety
/// As for [`softmax`], but `out` must be apart.
pub unsafe fn log_softmax<E: Cell>(rows: usize, n: usize, x: *mut E, out: *mut E) {
    for row in 0..rows {
        let (x, out) = (x.wrapping_add(row * n), out.wrapping_add(row * n));
        // SAFETY: the caller's promise.
        unsafe {
            let (most, sum) = exps(n, x, out);
            let (most, rest) = (E::V::splat(most), E::V::splat(ln(sum)));
            map(n, [x], E::zero(), out, |[x]| x.sub(most).sub(rest));
        }
    }
}

/// `y (grad - sum(grad y))`
/// # Safety
/// As for [`softmax`], of all three.
pub unsafe fn softmax_backward<E: Cell>(
    rows: usize,
    n: usize,
    grad: *mut E,
    y: *mut E,
    out: *mut E,
) {
    let zero = E::zero();
    for at in (0..rows).map(|row| row * n) {
        let [grad, y, out] = [grad, y, out].map(|p| p.wrapping_add(at));
        // SAFETY: the caller's promise.
        unsafe {
            let sum =
                fold::<E, Sum, 2, 4>(n, [grad, y], (zero, zero), |sum, [g, y]| sum.add(g.mul(y)));
            let sum = E::V::splat(sum);
            map(n, [grad, y], zero, out, |[g, y]| g.sub(sum).mul(y));
        }
    }
}

/// `grad - e^y sum(grad)`
/// # Safety
/// As for [`softmax`], of all three.
pub unsafe fn log_softmax_backward<E: Cell>(
    rows: usize,
    n: usize,
    grad: *mut E,
    y: *mut E,
    out: *mut E,
) {
    for at in (0..rows).map(|row| row * n) {
        let [grad, y, out] = [grad, y, out].map(|p| p.wrapping_add(at));
        // SAFETY: the caller's promise.
        unsafe {
            let sum = E::V::splat(sum(n, grad));
            map(n, [grad, y], E::zero(), out, |[g, y]| g.sub(exp_falling(y).mul(sum)));
        }
    }
}
