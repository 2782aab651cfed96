//! Integers divided by one and the same number: multiplied by its reciprocal, in float64.
//!
//! With `y` of at most 32 bits, `(x + 1/2) / y` is at least `1 / 2y` away from every integer, while products and
//! sums in float64 err by less than `2^-18 / y`. So the floor of the quotient is what they round down to; and
//! rounding down is rounding `(x + 1/2) / y - 1/2` to the nearest. Below 0, `y` wants `x - 1/2`.
use super::elementwise::{Binary, Of, scalar};
use super::{Arg, MAX_OPS};
use crate::integer::Integer;
use crate::simd::{Float, Int, Lanes, Num, V};

/// What of a division is wanted.
pub trait Part {
    /// The remainder rather than the quotient.
    const REST: bool;
}

/// Integers that one divisor may divide faster than one by one.
pub trait Dividend: Integer {
    /// Divide as many of `n` elements as it can, and tell how many those are.
    /// # Safety
    /// `x` must be readable and `out` writable for `n` elements.
    unsafe fn by<const REST: bool>(n: usize, x: *const Self, y: Self, out: *mut Self) -> usize;
}

/// The reciprocal, and what is added to a product: `rint(x * a + b)` is the quotient; by 0, 0.
#[inline(always)]
fn reciprocal(y: f64) -> (f64, f64) {
    if y == 0.0 { (0.0, 0.0) } else { (1.0 / y, 0.5 / y.abs() - 0.5) }
}

impl Dividend for i32 {
    #[inline(always)]
    unsafe fn by<const REST: bool>(n: usize, x: *const i32, y: i32, out: *mut i32) -> usize {
        let (a, b) = reciprocal(f64::from(y));
        let (a, b) = (V::<f64>::of(a), V::<f64>::of(b));
        // What is left by 0 is 0, not `x`.
        let (y, kept) = (V::<i32>::splat(y), V::<i32>::splat(if y == 0 { 0 } else { -1 }));
        let done = n - n % V::<i32>::N;
        for i in (0..done).step_by(V::<i32>::N) {
            // SAFETY: a whole register is left on both sides.
            unsafe {
                let x = V::<i32>::load(x.add(i));
                let (low, high) = x.widen();
                let q = V::<i32>::nearest(low.mul(a).add(b), high.mul(a).add(b));
                let result = if REST { Int::and(x.sub(q.mul(y)), kept) } else { q };
                result.store(out.add(i));
            }
        }
        done
    }
}

/// One by one: 64 bits are more than float64 holds, and the others are worth no loop of their own.
macro_rules! single {
    ($($t:ty)*) => {$(
        impl Dividend for $t {
            #[inline(always)]
            unsafe fn by<const REST: bool>(_: usize, _: *const $t, _: $t, _: *mut $t) -> usize {
                0
            }
        }
    )*};
}
single!(i8 u8 i16 u16 u32 i64 u64);

/// The loop of a division: by the reciprocal where the divisor is repeated, else one by one.
/// # Safety
/// Inputs must be readable and the output writable for `n` elements.
pub unsafe fn binary<T, O>(n: usize, args: &[Arg; MAX_OPS])
where
    T: Dividend,
    O: Part + Binary<T, X = Of<T>, Y = Of<T>, Out = Of<T>>,
{
    let [x, y, out, ..] = *args;
    // SAFETY: the caller's promise, handed on; what is left lies within the operands.
    unsafe {
        let mut done = 0;
        if x.step != 0 && y.step == 0 {
            let divisor = y.ptr.cast::<T>().read_unaligned();
            done = if O::REST {
                T::by::<true>(n, x.ptr.cast(), divisor, out.ptr.cast())
            } else {
                T::by::<false>(n, x.ptr.cast(), divisor, out.ptr.cast())
            };
        }
        let mut rest = *args;
        for (arg, k) in rest.iter_mut().zip(0..3) {
            let by = if k == 2 { 1 } else { arg.step };
            arg.ptr = arg.ptr.wrapping_add(done * by * size_of::<T>());
        }
        scalar::binary::<T, O>(n - done, &rest);
    }
}
