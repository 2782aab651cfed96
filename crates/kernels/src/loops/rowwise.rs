//! Rows of floats, register by register. A last register that is only partly filled is computed in a padded copy, so
//! that every body is there once and its loop has no branch.
use crate::simd::{Element, Float, Lanes, Num};

/// A float that rows are computed in.
pub trait Cell: Element<V: Float<Elem = Self>> + Float<Elem = Self> + Into<f64> {}
impl Cell for f32 {}
impl Cell for f64 {}

/// The most lanes of a register.
const MOST: usize = 4;

/// How two running results become one.
pub trait Join {
    /// Both of them, in one.
    fn join<F: Float>(x: F, y: F) -> F;
}

/// The sum.
pub struct Sum;
impl Join for Sum {
    #[inline(always)]
    fn join<F: Float>(x: F, y: F) -> F {
        x.add(y)
    }
}

/// The larger number; whether a NaN passes is left open.
pub struct Largest;
impl Join for Largest {
    #[inline(always)]
    fn join<F: Float>(x: F, y: F) -> F {
        x.pmax(y)
    }
}

/// Copy `left` elements, less than a register, and fill that up.
/// # Safety
/// They must be readable, `to` writable for a register.
#[inline(never)]
unsafe fn end<E: Cell>(row: *const E, left: usize, pad: E, to: *mut E) {
    for i in 0..<E::V as Lanes>::N {
        // SAFETY: the caller's promise.
        unsafe { to.add(i).write(if i < left { row.add(i).read_unaligned() } else { pad }) };
    }
}

/// Call `f` for the registers of `K` rows of `n` elements and write what it gives to `out`. What fills up the last
/// register is `pad`.
/// # Safety
/// The rows must be readable and `out` writable; a row and `out` are the same or apart.
#[inline(always)]
pub unsafe fn map<E: Cell, const K: usize>(
    n: usize,
    rows: [*mut E; K],
    pad: E,
    out: *mut E,
    mut f: impl FnMut([E::V; K]) -> E::V,
) {
    let lanes = <E::V as Lanes>::N;
    let left = n % lanes;
    let (mut ends, mut last) = ([[pad; MOST]; K], [pad; MOST]);
    let (mut from, mut to, mut until) = (rows, out, out.wrapping_add(n - left));
    // SAFETY: whole registers of what the caller vouches for, then copies of the rest.
    unsafe {
        for rest in [left, 0] {
            // Compared so that compilers do not see how often: they would write the body several times.
            while to < until {
                f(from.map(|p| Lanes::load(p))).store(to);
                from = from.map(|p| p.wrapping_add(lanes));
                to = to.wrapping_add(lanes);
            }
            if rest == 0 {
                break;
            }
            for (row, copy) in from.iter_mut().zip(&mut ends) {
                end(*row, rest, pad, copy.as_mut_ptr());
                *row = copy.as_mut_ptr();
            }
            to = last.as_mut_ptr();
            until = to.wrapping_add(1);
        }
        for (i, element) in last.into_iter().enumerate().take(left) {
            out.add(n - left + i).write_unaligned(element);
        }
    }
}

/// Fold `K` rows of `n` elements by `f`, in `S` running results that do not wait for each other, into one.
/// What fills up the last register is `pad`.
/// # Safety
/// The rows must be readable.
#[inline(always)]
pub unsafe fn fold<E: Cell, J: Join, const K: usize, const S: usize>(
    n: usize,
    rows: [*mut E; K],
    (start, pad): (E, E),
    f: impl Fn(E::V, [E::V; K]) -> E::V,
) -> E {
    let lanes = <E::V as Lanes>::N;
    let mut sums = [E::V::splat(start); S];
    let mut from = rows;
    let mut left = n;
    // SAFETY: whole registers of what the caller vouches for, then copies of the rest.
    unsafe {
        while left >= S * lanes {
            for (s, sum) in sums.iter_mut().enumerate() {
                *sum = f(*sum, from.map(|p| Lanes::load(p.wrapping_add(s * lanes))));
            }
            from = from.map(|p| p.wrapping_add(S * lanes));
            left -= S * lanes;
        }
        let mut ends = [[pad; MOST]; K];
        while left > 0 {
            if left < lanes {
                for (row, copy) in from.iter_mut().zip(&mut ends) {
                    end(*row, left, pad, copy.as_mut_ptr());
                    *row = copy.as_mut_ptr();
                }
            }
            sums[0] = f(sums[0], from.map(|p| Lanes::load(p)));
            from = from.map(|p| p.wrapping_add(lanes));
            left = left.saturating_sub(lanes);
        }
    }
    let sum = sums.into_iter().reduce(J::join).unwrap_or(E::V::splat(start));
    let mut parts = [start; MOST];
    // SAFETY: a register has at most `MOST` lanes.
    unsafe { sum.store(parts.as_mut_ptr()) };
    parts.into_iter().fold(start, J::join)
}

/// The sum of a row.
/// # Safety
/// It must hold `n` elements.
#[inline(never)]
pub unsafe fn sum<E: Cell>(n: usize, x: *mut E) -> E {
    // SAFETY: the caller's promise.
    unsafe { fold::<E, Sum, 1, 4>(n, [x], (E::zero(), E::zero()), |sum, [x]| sum.add(x)) }
}

/// The largest number of a row.
/// # Safety
/// It must hold `n` elements.
#[inline(never)]
pub unsafe fn largest<E: Cell>(n: usize, x: *mut E) -> E {
    let low = E::of(f64::NEG_INFINITY);
    // SAFETY: the caller's promise.
    unsafe { fold::<E, Largest, 1, 4>(n, [x], (low, low), |most, [x]| x.pmax(most)) }
}
