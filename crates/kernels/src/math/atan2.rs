//! The angle of a vector.
use super::double::fast_two_sum;
use super::{by, poly, single};
use crate::simd::{Float, Int, Lanes, Mask};
use core::f64::consts::{FRAC_PI_2, PI};

/// A quarter turn and twice it: the double and what rounding took from it.
pub(super) const QUARTER: (f64, f64) = (FRAC_PI_2, 6.123_233_995_736_766e-17);
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
    let angle = around::<V, true>(small, large, steep, back);
    V::select(x.is_nan().or(y.is_nan()), x.add(y), angle.copysign(y))
}

/// The arc tangent.
#[inline(always)]
pub fn atan<V: Float>(x: V) -> V {
    let a = x.abs();
    let steep = V::one().lt(a);
    around::<V, false>(a.pmin(V::one()), a.pmax(V::one()), steep, steep).copysign(x)
}

/// `atan(1/2)`.
const NEAR: (f64, f64) = (0.463_647_609_000_806_1, 2.269_877_745_296_168_7e-17);

/// `atan(small / large)`, which is taken from a quarter turn if `steep`, and the result, for vectors, from a half if
/// they point `back`. Past 1/3 it is the angle beyond `atan(1/2)`.
#[inline(always)]
fn around<V: Float, const VECTOR: bool>(small: V, large: V, steep: V::Mask, back: V::Mask) -> V {
    let (small, large) = if VECTOR { scaled(small, large) } else { (small, large) };
    let far = large.mul(V::of(1.0 / 3.0)).lt(small);
    let half = |z: V| z.mul(V::of(0.5)).keep(far);
    // The difference is exact: neither is more than twice the other.
    let (top, more) = (small.sub(half(large)), half(small));
    let bottom = large.add(more);
    let t = top.div(bottom);
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
    let tail = t.mul(z.mul(p));
    let down = if VECTOR { steep.xor(back) } else { steep };
    let sign = V::of(-0.0).keep(down).to_bits();
    let signed = |t: V| V::from_bits(t.to_bits().xor(sign));
    let (quarter, half, near) = (pair::<V>(QUARTER), pair::<V>(HALF), pair::<V>(NEAR));
    let pick = |quarter: V, half: V| {
        if VECTOR { V::select(steep, quarter, half.keep(back)) } else { quarter.keep(steep) }
    };
    let (base, error) = fast_two_sum(pick(quarter.0, half.0), signed(near.0.keep(far)));
    let error = error.add(pick(quarter.1, half.1));
    let (sum, rest) = if single::<V>() { (base, signed(t)) } else { fast_two_sum(base, signed(t)) };
    sum.add(rest.add(signed(tail.add(near.1.keep(far))).add(error)))
}

/// Both parts of a vector so that nothing overflows, or is lost.
#[inline(always)]
fn scaled<V: Float>(small: V, large: V) -> (V, V) {
    let power = |n: i64| V::of(f64::from_bits(((1023 + n) as u64) << 52));
    let (least, most) = (by::<V>(1e-18, 1e-200), by::<V>(1e30, 1e270));
    let lower = if single::<V>() { large } else { small };
    if least.lt(lower).and(large.lt(most)).all() {
        return (small, large);
    }
    let by = if single::<V>() { 30 } else { 400 };
    let unit = V::select(most.lt(large), power(-by), V::one());
    let unit = V::select(large.lt(least), power(2 * by), unit);
    // Of two infinities an eighth of a turn, of two zeros none.
    let both = small.eq(V::of(f64::INFINITY));
    let one = both.or(large.eq(V::zero()));
    (V::select(both, V::one(), small.mul(unit)), V::select(one, V::one(), large.mul(unit)))
}
