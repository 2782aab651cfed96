//! Floats taken apart: whole and fractional part, significand and exponent.
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// The fractional and the whole part, both with the sign of `x`.
#[inline(always)]
pub fn modf<V: Float>(x: V) -> (V, V) {
    let whole = x.trunc();
    let rest = V::select(x.eq(whole), V::zero(), x.sub(whole));
    (rest.copysign(x), whole)
}

/// `x = m 2^e` with `0.5 <= |m| < 1`; of 0, infinities and NaN, `x` itself and 0.
#[inline(always)]
pub fn frexp<V: Float>(x: V) -> (V, V::Bits) {
    let width = 2 * V::BIAS as i64 + 1;
    let (field, half) = (width << V::MANTISSA, (V::BIAS as i64 - 1) << V::MANTISSA);
    // Subnormal numbers are made normal first.
    let tiny = x.abs().to_bits().lt(V::bits_of(1 << V::MANTISSA));
    let lift = V::MANTISSA as i64 + 1;
    let bits = V::select(tiny, x.mul(V::of((1u64 << lift) as f64)), x).to_bits();
    let biased = bits.and(V::bits_of(field)).shr(V::MANTISSA);
    let bias = V::Bits::select(
        tiny,
        V::bits_of(V::BIAS as i64 - 1 + lift),
        V::bits_of(V::BIAS as i64 - 1),
    );
    let significand = V::from_bits(bits.and(V::bits_of(!field)).or(V::bits_of(half)));
    let plain = x.eq(V::zero()).or(biased.eq(V::bits_of(width)));
    let none = V::bits_of(0);
    (V::select(plain, x, significand), V::Bits::select(plain, none, biased.sub(bias)))
}
