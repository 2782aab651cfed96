//! The angle of a vector.
use super::double::{div, fast_two_sum, two_sum};
use super::{poly, single};
use crate::simd::{Float, Lanes, Mask};
use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// A quarter turn, half of it and twice it: the double and what rounding took from it.
pub(super) const QUARTER: (f64, f64) = (FRAC_PI_2, 6.123_233_995_736_766e-17);
const EIGHTH: (f64, f64) = (FRAC_PI_4, 3.061_616_997_868_383e-17);
pub(super) const HALF: (f64, f64) = (PI, 1.224_646_799_147_353_2e-16);

/// A rounded constant, and what rounding took from it.
#[inline(always)]
pub(super) fn pair<V: Float>(c: (f64, f64)) -> (V, V) {
    let rest = if single::<V>() { c.0 - f64::from(c.0 as f32) } else { c.1 };
    (V::of(c.0), V::of(rest))
}

/// The angle of `(x, y)` from the positive x axis, between -pi and pi, as C99 has it.
#[inline(always)]
pub fn atan2<V: Float>(y: V, x: V) -> V {
    let (a, b) = (y.abs(), x.abs());
    let steep = b.lt(a);
    let (small, large) = (a.pmin(b), a.pmax(b));
    let back = x.to_bits().lt(V::bits_of(0));
    let angle = if single::<V>() {
        short(small, large, steep, back)
    } else {
        double(small, large, steep, back)
    };
    V::select(x.is_nan().or(y.is_nan()), x.add(y), angle.copysign(y))
}

/// In 32 bits, as [`atan`]: an eighth of the plane is turned or mirrored into its place.
#[inline(always)]
fn short<V: Float>(small: V, large: V, steep: V::Mask, back: V::Mask) -> V {
    let power = |n: i64| V::of(f64::from_bits(((1023 + n) as u64) << 52));
    let (least, most) = (power(-60), power(100));
    let (small, large) = if least.lt(large).and(large.lt(most)).all() {
        (small, large)
    } else {
        // Of two infinities an eighth of a turn, of two zeros none.
        let unit = V::select(most.lt(large), power(-30), V::one());
        let unit = V::select(large.lt(least), power(64), unit);
        let both = small.eq(V::of(f64::INFINITY));
        let one = both.or(large.eq(V::zero()));
        (V::select(both, V::one(), small.mul(unit)), V::select(one, V::one(), large.mul(unit)))
    };
    let (t, tail, far) = remainder(small, large);
    let down = steep.xor(back);
    let (quarter, half, near) = (pair::<V>(QUARTER), pair::<V>(HALF), pair::<V>(NEAR));
    let pick = |quarter, half| V::select(steep, quarter, V::select(back, half, V::zero()));
    let part = |near| V::select(far, near, V::zero());
    let signed = |t: V| V::select(down, t.neg(), t);
    let (base, error) = fast_two_sum(pick(quarter.0, half.0), signed(part(near.0)));
    let tail = signed(tail.add(part(near.1))).add(error.add(pick(quarter.1, half.1)));
    base.add(signed(t).add(tail))
}

/// In 64 bits, with one correction of the quotient.
#[inline(never)]
fn double<W: Float>(small: W, large: W, steep: W::Mask, back: W::Mask) -> W {
    let (hi, lo) = of_ratio(small, large);
    let (hi, lo) = less(QUARTER, steep, (hi, lo));
    let (hi, lo) = less(HALF, back, (hi, lo));
    hi.add(lo)
}

/// `atan(1/2)`, and a quarter turn less it.
const NEAR: (f64, f64) = (0.463_647_609_000_806_1, 2.269_877_745_296_168_7e-17);
const REST: (f64, f64) = (1.107_148_717_794_090_4, 9.404_471_373_566_38e-17);

/// Of the ratio of `0 <= small <= large` the arc tangent `t + tail`, past 1/3 (the mask) what is beyond `atan(1/2)`.
#[inline(always)]
fn remainder<V: Float>(small: V, large: V) -> (V, V, V::Mask) {
    let far = large.mul(V::of(1.0 / 3.0)).lt(small);
    let half = |z: V| V::select(far, z.mul(V::of(0.5)), V::zero());
    // The difference is exact: neither is more than twice the other.
    let t = small.sub(half(large)).div(large.add(half(small)));
    let z = t.mul(t);
    // For `(atan t - t) / t^3`, by interpolation at Chebyshev nodes.
    let p = if single::<V>() {
        poly(
            z,
            [
                -0.333_333_243_024_595_16,
                0.199_973_915_001_685_27,
                -0.141_664_764_356_944_28,
                0.093_252_329_408_269_8,
            ],
        )
    } else {
        poly(
            z,
            [
                -0.333_333_333_333_333_3,
                0.199_999_999_999_973_8,
                -0.142_857_142_849_342_76,
                0.111_111_110_208_152_18,
                -0.090_909_037_676_338_7,
                0.076_921_267_303_704_54,
                -0.066_628_990_515_808_84,
                0.058_333_024_301_236_3,
                -0.048_693_559_872_371_9,
                0.029_232_001_515_500_452,
            ],
        )
    };
    (t, t.mul(z.mul(p)), far)
}

/// The arc tangent: of the ratio of `x` and 1 that is at most 1.
#[inline(always)]
pub fn atan<V: Float>(x: V) -> V {
    let a = x.abs();
    let steep = V::one().lt(a);
    let (small, large) = (V::select(steep, V::one(), a), V::select(steep, a, V::one()));
    let (t, tail, far) = remainder(small, large);
    let pick = |rest: f64, quarter: f64, near: f64| {
        let beyond = V::select(far, V::of(rest), V::of(quarter));
        V::select(steep, beyond, V::select(far, V::of(near), V::zero()))
    };
    let signed = |y: V| V::select(steep, y.neg(), y);
    let base = pick(REST.0, QUARTER.0, NEAR.0);
    let (t, tail) = (signed(t), signed(tail));
    if single::<V>() {
        return base.add(t.add(tail)).copysign(x);
    }
    let (sum, error) = fast_two_sum(base, t);
    sum.add(error.add(pick(REST.1, QUARTER.1, NEAR.1).add(tail))).copysign(x)
}

/// A constant less an angle where `there`, else the angle.
#[inline(always)]
fn less<W: Float>(of: (f64, f64), there: W::Mask, angle: (W, W)) -> (W, W) {
    let (sum, rest) = two_sum(W::of(of.0), angle.0.neg());
    let lo = rest.add(W::of(of.1).sub(angle.1));
    (W::select(there, sum, angle.0), W::select(there, lo, angle.1))
}

/// `atan(small / large)` for `0 <= small <= large`: past an eighth of a turn the rest is that of a turned vector.
#[inline(always)]
fn of_ratio<W: Float>(small: W, large: W) -> (W, W) {
    let power = |n: i64| W::of(f64::from_bits(((1023 + n) as u64) << 52));
    // So flat that the ratio is its own arc tangent, and vanishes beside a quarter turn.
    let flat = small.lt(large.mul(power(-60)));
    let tiny = W::select(large.lt(power(-400)), power(600), W::one());
    let unit = W::select(power(900).lt(large), power(-600), tiny);
    let (x, y) = (large.mul(unit), small.mul(unit));
    let far = x.mul(W::of(0.414_213_562_373_095_03)).lt(y);
    let part = |z: W| W::select(far, z, W::zero());
    let (t, rest) = div(two_sum(y, part(x).neg()), two_sum(x, part(y)));
    // For `(atan t - t) / t^3`, by interpolation at Chebyshev nodes.
    let z = t.mul(t);
    let p = poly(
        z,
        [
            -0.333_333_333_333_333_3,
            0.199_999_999_999_955_2,
            -0.142_857_142_846_665_42,
            0.111_111_110_152_563_61,
            -0.090_909_045_781_239_03,
            0.076_921_831_908_260_87,
            -0.066_645_114_473_819_48,
            0.058_581_489_128_022_1,
            -0.050_854_497_379_402_6,
            0.039_231_658_295_587_19,
            -0.019_176_887_119_062_26,
        ],
    );
    let (sum, error) = two_sum(part(W::of(EIGHTH.0)), t);
    let lo = error.add(part(W::of(EIGHTH.1)).add(rest.add(t.mul(z.mul(p)))));
    let equal = small.eq(large);
    let both = equal.and(small.eq(W::of(f64::INFINITY)).or(small.eq(W::zero())));
    // Of two infinities an eighth of a turn, of two zeros none.
    let corner = W::select(large.eq(W::zero()), W::zero(), W::of(EIGHTH.0));
    let hi = W::select(flat, small.div(large), W::select(both, corner, sum));
    (hi, W::select(flat.or(both), W::zero(), lo))
}
