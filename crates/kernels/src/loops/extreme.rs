//! The largest and smallest of floats. SIMD128's own `max` takes many instructions on x86; `pmax` takes
//! one, and forgets NaNs. A sum beside it does not: where it is a number, there was none.
use super::combine::{Combine, Max, Min};
use super::fold::{Fold, Of, last_columns};
use crate::dtype::DType;
use crate::simd::{Element, Float, Lanes, Mask, Num, Real};

/// Registers that a fold keeps in flight.
const WAYS: usize = 4;

/// One of the two, for numbers only.
pub trait Pick<E: Element>: Combine<E> {
    /// `a` unless `b` is better.
    fn pick(a: E::V, b: E::V) -> E::V;
}
impl<E: Element<V: Float> + Real> Pick<E> for Max {
    #[inline(always)]
    fn pick(a: E::V, b: E::V) -> E::V {
        a.pmax(b)
    }
}
impl<E: Element<V: Float> + Real> Pick<E> for Min {
    #[inline(always)]
    fn pick(a: E::V, b: E::V) -> E::V {
        a.pmin(b)
    }
}

/// Whether there is a NaN in `n` registers: infinities of both signs have a sum that is none of their numbers either.
/// # Safety
/// The registers must be readable.
#[inline(never)]
unsafe fn has_nan<E: Element<V: Float>>(n: usize, src: *const E) -> bool {
    // SAFETY: the caller's promise.
    (0..n).any(|k| unsafe { <E::V as Lanes>::load(src.add(k * E::V::N).cast()) }.is_nan().any())
}

unsafe fn fold<E: Element<V: Float> + Float<Elem = E>, O: Pick<E>>(
    n: usize,
    src: *const u8,
    acc: *mut u8,
) {
    let (src, acc) = (src.cast::<E>(), acc.cast::<E>());
    let lanes = E::V::N;
    // SAFETY: whole registers within the `n` elements, then the rest one by one.
    unsafe {
        let mut total = E::load(acc);
        let mut i = 0;
        if n >= WAYS * lanes {
            let mut ways: [E::V; WAYS] = core::array::from_fn(|k| Lanes::load(src.add(k * lanes)));
            let mut sums = ways;
            i = WAYS * lanes;
            while i + WAYS * lanes <= n {
                for (k, (way, sum)) in ways.iter_mut().zip(&mut sums).enumerate() {
                    let x: E::V = Lanes::load(src.add(i + k * lanes));
                    *way = O::pick(*way, x);
                    *sum = sum.add(x);
                }
                i += WAYS * lanes;
            }
            let sum = sums[0].add(sums[1]).add(sums[2].add(sums[3]));
            let nan = sum.is_nan().any() && has_nan::<E>(i / lanes, src);
            let all = O::pick(O::pick(ways[0], ways[1]), O::pick(ways[2], ways[3]));
            let mut each = [total; 4];
            all.store(each.as_mut_ptr());
            if nan {
                total = E::of(f64::NAN);
            } else {
                for &x in each.iter().take(lanes) {
                    total = O::one(total, x);
                }
            }
        }
        while i < n {
            total = O::one(total, E::load(src.add(i)));
            i += 1;
        }
        total.store(acc);
    }
}

unsafe fn rows<E: Element<V: Float> + Float<Elem = E>, O: Pick<E>>(
    n: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
) {
    let acc = acc.cast::<E>();
    let whole = n - n % E::V::N;
    let mut row = 0;
    while row < rows {
        // one row is taken four times, which changes nothing
        let some = if row + WAYS <= rows { WAYS } else { 1 };
        let from = |k: usize| src.wrapping_offset((row + k % some) as isize * stride).cast::<E>();
        let from: [*const E; WAYS] = core::array::from_fn(from);
        let mut i = 0;
        while i < whole {
            // SAFETY: whole registers within rows of `n` elements, which the caller vouches for.
            unsafe {
                let mut total: E::V = Lanes::load(acc.add(i));
                let mut sum = total;
                for row in from {
                    let x: E::V = Lanes::load(row.add(i));
                    total = O::pick(total, x);
                    sum = sum.add(x);
                }
                if sum.is_nan().any() {
                    let first: E::V = Lanes::load(acc.add(i));
                    let nan = from.iter().fold(first.is_nan(), |nan, row| {
                        nan.or(<E::V as Lanes>::load(row.add(i)).is_nan())
                    });
                    total = E::V::select(nan, E::V::of(f64::NAN), total);
                }
                total.store(acc.add(i));
            }
            i += E::V::N;
        }
        row += some;
    }
    // SAFETY: the caller's promise, handed on.
    unsafe { last_columns::<E, O>(whole, n, rows, (src, stride), acc) }
}

impl<E: Element<V: Float> + Float<Elem = E>> Of<E> {
    /// The largest of floats.
    pub const fn largest(dtype: DType) -> Fold {
        Fold { fold: fold::<E, Max>, rows: rows::<E, Max>, ..Self::max(dtype) }
    }
    /// The smallest of floats.
    pub const fn smallest(dtype: DType) -> Fold {
        Fold { fold: fold::<E, Min>, rows: rows::<E, Min>, ..Self::min(dtype) }
    }
}
