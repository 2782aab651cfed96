//! Function bodies too long for a table row, written once for scalars and registers.
//!
//! Both give the same bits everywhere: only operations that IEEE 754 rounds exactly, no libm, and none fused but the
//! steps of polynomials in the relaxed build.
//! Bodies that want 64 bits take a 32-bit argument through [`Float::wide`].
pub mod bessel;
pub mod complex;
pub mod divmod;
pub mod parts;

mod atan2;
mod cbrt;
mod circular;
mod double;
mod erf;
mod exp;
mod hyperbolic;
mod hypot;
mod log;
mod neighbour;
mod pow;
mod reduce;
mod scale;
mod tan;
mod tanh;
mod trig;

pub use atan2::{atan, atan2};
pub use cbrt::cbrt;
pub use circular::{acos, asin};
pub use erf::erf;
pub use exp::{exp, exp_falling, expm1, one_and_exp};
pub use hyperbolic::{acosh, asinh, atanh, cosh, sinh};
pub use hypot::hypot;
use log::log1p_sum;
pub use log::{log, log1p, log2, log10};
pub use neighbour::Format;
pub(crate) use pow::log_pair;
pub use pow::pow;
pub use scale::{exp2, ldexp, logaddexp, logaddexp2};
pub use tan::tan;
pub use tanh::tanh;
pub(crate) use trig::sin_cos;
use trig::sine_cosine;
pub use trig::{cos, sin};

use crate::simd::{Float, Int};

/// Whether `V` holds 32-bit floats: the shorter polynomials do.
#[inline(always)]
const fn single<V: Float>() -> bool {
    V::MANTISSA == 23
}

/// A constant that differs between 32 and 64 bits.
#[inline(always)]
fn by<V: Float>(single: f64, double: f64) -> V {
    V::of(if V::MANTISSA == 23 { single } else { double })
}

/// `c[0] + c[1] x + c[2] x^2 + ...` by Horner's rule; a long one as the sum of its even and its odd half, which are
/// computed side by side.
#[inline(always)]
fn poly<V: Float, const N: usize>(x: V, c: [f64; N]) -> V {
    let halves = N >= 6;
    let (step, last) = if halves { (x.mul(x), N - 2) } else { (x, N - 1) };
    // Written out: a loop would be unrolled only at an optimisation level at which everything else is, too.
    let (mut sum, mut other) = (V::of(c[N - 1]), V::of(c[last]));
    macro_rules! terms {
        ($($k:literal)*) => {$(
            if $k < last {
                if halves && (N - $k).is_multiple_of(2) {
                    other = other.mul_add(step, V::of(c[$k]));
                } else {
                    sum = sum.mul_add(step, V::of(c[$k]));
                }
            }
        )*};
    }
    const { assert!(N <= 20) };
    terms! { 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0 }
    if !halves {
        sum
    } else if N.is_multiple_of(2) {
        sum.mul_add(x, other)
    } else {
        other.mul_add(x, sum)
    }
}

/// As [`poly`] of an even number of terms, by pairs, which wait less for each other.
#[inline(always)]
fn poly_by_pairs<V: Float, const N: usize>(x: V, square: V, c: [f64; N]) -> V {
    let pair = |k: usize| V::of(c[2 * k + 1]).mul_add(x, V::of(c[2 * k]));
    let mut sum = pair(N / 2 - 1);
    macro_rules! terms {
        ($($k:literal)*) => {$(
            if $k < N / 2 - 1 {
                sum = sum.mul_add(square, pair($k));
            }
        )*};
    }
    const { assert!(N <= 10 && N.is_multiple_of(2)) };
    terms! { 3 2 1 0 }
    sum
}

/// `2^n` for a whole number `n` whose result is a normal number.
#[inline(always)]
fn pow2<V: Float>(n: V) -> V {
    // Adding 1.5 * 2^MANTISSA leaves the biased exponent in the lowest bits.
    let magic = by::<V>(12_582_912.0 + 127.0, 6_755_399_441_055_744.0 + 1023.0);
    V::from_bits(n.add(magic).to_bits().shl(V::MANTISSA))
}
