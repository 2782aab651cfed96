//! `e^x`: take out the nearest power of two, then a polynomial.
use super::double::{fast_two_sum, two_sum};
use super::{by, poly, poly_by_pairs, pow2, single};
use crate::simd::{Float, Int};
use core::f64::consts::LOG2_E;

/// `x = n ln 2 + hi - lo` with a whole number `n` and `|hi| < 0.35`, exact.
#[inline(always)]
pub fn reduce<V: Float>(x: V) -> (V, V, V) {
    let n = x.mul(V::of(LOG2_E)).rint();
    let (hi, lo) = without(x, n);
    (n, hi, lo)
}

/// `x - n ln 2 = hi - lo`
#[inline(always)]
fn without<V: Float>(x: V, n: V) -> (V, V) {
    let hi = x.sub(n.mul(by(0.693_145_751_953_125, 0.693_147_180_485_539_1)));
    (hi, n.mul(by(1.428_606_820_309_417_3e-6, 7.440_617_110_012_397e-11)))
}

/// Minimax polynomials for `(e^r - 1 - r) / r^2`.
const SINGLE: [f64; 5] = [
    0.499_999_933_477_162_8,
    0.166_665_191_290_822_16,
    0.041_668_405_428_027_26,
    0.008_368_898_776_569_243,
    0.001_381_423_765_712_145_7,
];
const DOUBLE: [f64; 10] = [
    0.500_000_000_000_001_1,
    0.166_666_666_666_664_05,
    0.041_666_666_666_527_37,
    0.008_333_333_333_497_808,
    0.001_388_888_894_446_975_5,
    0.000_198_412_695_013_628_13,
    2.480_149_213_568_993e-5,
    2.755_758_915_870_240_5e-6,
    2.763_062_101_806_311_3e-7,
    2.499_978_308_832_905_8e-8,
];

/// `e^(hi - lo) - 1 - hi`.
#[inline(always)]
fn tail<V: Float>(hi: V, lo: V) -> V {
    let r = hi.sub(lo);
    let p = if single::<V>() { poly(r, SINGLE) } else { poly(r, DOUBLE) };
    r.mul(r).mul(p).sub(lo)
}

/// `e^(hi - lo)` as an unevaluated sum.
#[inline(always)]
pub fn kernel<V: Float>(hi: V, lo: V) -> (V, V) {
    let (sum, rest) = fast_two_sum(V::one(), hi);
    (sum, rest.add(tail(hi, lo)))
}

/// `unit e^(hi - lo) - one` as an unevaluated sum, for powers of two with `one / 4 <= unit`, or a result near `-one`.
#[inline(always)]
pub fn less<V: Float>(unit: V, (hi, lo): (V, V), one: V) -> (V, V) {
    let (sum, rest) = fast_two_sum(unit.sub(one), unit.mul(hi));
    (sum, rest.add(unit.mul(tail(hi, lo))))
}

/// `x` between two bounds; NaN stays.
#[inline(always)]
pub fn clamp<V: Float>(x: V, low: V, high: V) -> V {
    x.pmax(low).pmin(high)
}

/// `2^n x` in two steps: neither factor overflows while the result is finite, and only the second rounds.
#[inline(always)]
pub fn scale<V: Float>(x: V, n: V) -> V {
    let half = n.mul(V::of(0.5)).rint();
    x.mul(pow2(half)).mul(pow2(n.sub(half)))
}

/// `e^x`.
#[inline(always)]
pub fn exp<V: Float>(x: V) -> V {
    let (n, hi, lo) = reduce(clamp(x, by(-104.0, -746.0), by(89.0, 710.0)));
    let (a, b) = kernel(hi, lo);
    scale(a.add(b), n)
}

/// `e` and `2^(n + far)` where `e^x` is `2^n e` within 1 ULP: for terms of sums and quotients that round on. Its steps
/// wait for each other as little as may be.
#[inline(always)]
fn rough<V: Float>(x: V, far: f64) -> (V, V) {
    // Adding it rounds to a whole number, and leaves the biased exponent in the lowest bits.
    let magic = by(12_582_912.0 + 127.0 + far, 6_755_399_441_055_744.0 + 1023.0 + far);
    let power = x.mul(V::of(LOG2_E)).add(magic);
    let (hi, lo) = without(x, power.sub(magic));
    let r = hi.sub(lo);
    let square = r.mul(r);
    let less = if single::<V>() {
        let c = |k: usize| V::of(SINGLE[k]);
        let low = square.mul_add(c(1).mul_add(r, c(0)), r);
        let high = c(4).mul_add(square, c(3).mul_add(r, c(2)));
        square.mul(square).mul_add(high, low)
    } else {
        square.mul_add(poly_by_pairs(r, square, DOUBLE), r)
    };
    (V::one().add(less), V::from_bits(power.to_bits().shl(V::MANTISSA)))
}

/// `e^x` for `x <= 0` within 1 ULP, or 1 of the smallest numbers.
#[inline(always)]
pub fn exp_falling<V: Float>(x: V) -> V {
    // 2^n need not be a normal number, but it is exact.
    let far = if single::<V>() { 64.0 } else { 128.0 };
    let (e, power) = rough(x.pmax(by(-104.0, -745.0)), far);
    e.mul(power.mul(by(1.0 / (1u128 << 64) as f64, 0.5 / (1u128 << 127) as f64)))
}

/// `1 + e^x`; infinity from where `e^x` has the largest exponent.
#[inline(always)]
pub fn one_and_exp<V: Float>(x: V) -> V {
    let (e, power) = rough(clamp(x, V::of(-80.0), by(89.0, 710.0)), 0.0);
    e.mul_add(power, V::one())
}

/// `e^(hi + lo)` for a small `lo`: one body for all functions that are made of it.
#[inline(never)]
pub extern "C" fn exp_sum<W: Float<Elem = f64>>(hi: W, lo: W) -> W {
    let (n, r, rest) = reduce(clamp(hi, W::of(-746.0), W::of(710.0)));
    let (a, b) = kernel(r, rest.sub(lo));
    scale(a.add(b), n)
}

/// `e^x - 1` without cancellation near 0.
#[inline(always)]
pub fn expm1<V: Float>(x: V) -> V {
    if single::<V>() {
        // Twice the half, at the end, may overflow; what is its own result could lose a bit in the half.
        let (n, hi, lo) = reduce(clamp(x, V::of(-60.0), V::of(89.0)));
        let (sum, rest) = less(pow2(n.sub(V::one())), (hi, lo), V::of(0.5));
        let y = sum.add(rest);
        return V::select(x.abs().lt(V::of(1e-8)), x, y.add(y));
    }
    let (n, hi, lo) = reduce(clamp(x, V::of(-60.0), V::of(710.0)));
    let (a, b) = kernel(hi, lo);
    // The 1 is subtracted at a scale at which nothing overflows.
    let most = V::of(60.0);
    let near = V::select(most.lt(n), most, n);
    let far = n.sub(near);
    let unit = pow2(near);
    let (sum, rest) = two_sum(a.mul(unit), pow2(far.neg()).neg());
    let y = sum.add(rest.add(b.mul(unit)));
    // The sign of a zero is lost on the way.
    y.mul(pow2(far)).copysign(x)
}
