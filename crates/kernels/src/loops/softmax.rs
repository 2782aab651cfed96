//! Softmax and its logarithm over rows, and their gradients. The largest element is taken out first, so that
//! nothing overflows.
use super::rowwise::{Cell, Row, across};
use crate::math::{exp, log};
use crate::simd::{Lanes, Num, Real};

/// A function over `rows` rows of `n` elements.
pub type Forward<E> = unsafe fn(rows: usize, n: usize, x: *mut E, out: *mut E);
/// Its gradient, from that of the result and the result.
pub type Backward<E> = unsafe fn(rows: usize, n: usize, grad: *mut E, y: *mut E, out: *mut E);

/// The largest element, and the sum of the exponentials of what the others are below it.
/// # Safety
/// The row must be readable; `store` is called with every place.
#[inline(always)]
unsafe fn scale<E: Cell>(x: Row<E>, mut store: impl FnMut(usize, E::V)) -> (E, E) {
    let low = E::of(f64::NEG_INFINITY);
    let (mut most, mut sum) = (E::V::splat(low), E::V::zero());
    // SAFETY: the caller's promise.
    unsafe {
        for i in x.places() {
            most = Real::max(most, x.get(i, low));
        }
        let most = across::<E>(most, low, Real::max);
        for i in x.places() {
            let e = exp(x.get(i, low).sub(E::V::splat(most)));
            store(i, e);
            sum = sum.add(e);
        }
        (most, across::<E>(sum, E::zero(), Num::add))
    }
}

/// `e^x / sum(e^x)`
/// # Safety
/// Both must hold `rows` rows of `n` elements, and be the same or apart.
pub unsafe fn softmax<E: Cell>(rows: usize, n: usize, x: *mut E, out: *mut E) {
    for row in 0..rows {
        let (Some(x), Some(out)) = (Row::of(x, row, n), Row::of(out, row, n)) else { return };
        // SAFETY: the caller's promise.
        unsafe {
            let (_, sum) = scale(x, |i, e| out.put(i, e));
            let sum = E::V::splat(sum);
            for i in out.places() {
                out.put(i, crate::simd::Float::div(out.get(i, E::one()), sum));
            }
        }
    }
}

/// `x - log(sum(e^x))`
/// # Safety
/// As for [`softmax`].
pub unsafe fn log_softmax<E: Cell>(rows: usize, n: usize, x: *mut E, out: *mut E) {
    for row in 0..rows {
        let (Some(x), Some(out)) = (Row::of(x, row, n), Row::of(out, row, n)) else { return };
        // SAFETY: the caller's promise.
        unsafe {
            let (most, sum) = scale(x, |_, _| {});
            let (most, rest) = (E::V::splat(most), E::V::splat(log(sum)));
            for i in x.places() {
                out.put(i, x.get(i, E::zero()).sub(most).sub(rest));
            }
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
    // SAFETY: the caller's promise.
    unsafe {
        backward(rows, n, [grad, y, out], |g, y| g.mul(y), |g, y, sum| g.sub(sum).mul(y));
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
    // SAFETY: the caller's promise.
    unsafe { backward(rows, n, [grad, y, out], |g, _| g, |g, y, sum| g.sub(exp(y).mul(sum))) }
}

/// A sum over each row of gradients and results, and what becomes of them with it.
/// # Safety
/// As for [`softmax_backward`].
#[inline(always)]
unsafe fn backward<E: Cell>(
    rows: usize,
    n: usize,
    [grad, y, out]: [*mut E; 3],
    term: impl Fn(E::V, E::V) -> E::V,
    result: impl Fn(E::V, E::V, E::V) -> E::V,
) {
    for row in 0..rows {
        let (Some(grad), Some(y)) = (Row::of(grad, row, n), Row::of(y, row, n)) else { return };
        let Some(out) = Row::of(out, row, n) else { return };
        // SAFETY: the caller's promise.
        unsafe {
            let (mut sum, zero) = (E::V::zero(), E::zero());
            for i in grad.places() {
                sum = sum.add(term(grad.get(i, zero), y.get(i, zero)));
            }
            let sum = E::V::splat(across::<E>(sum, zero, Num::add));
            for i in grad.places() {
                out.put(i, result(grad.get(i, zero), y.get(i, zero), sum));
            }
        }
    }
}
