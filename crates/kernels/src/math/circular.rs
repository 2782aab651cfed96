//! Arc sine and arc cosine: a polynomial up to 1/2, and `asin x = pi/2 - 2 asin sqrt((1 - x) / 2)` beyond (as
//! fdlibm does).
use super::atan2::{HALF, QUARTER, pair};
use super::double::{fast_two_sum, two_prod};
use super::{poly, single};
use crate::simd::Float;

/// The arc sine.
#[inline(always)]
pub fn asin<V: Float>(x: V) -> V {
    arc::<V, false>(x.abs()).copysign(x)
}

/// The arc cosine.
#[inline(always)]
pub fn acos<V: Float>(x: V) -> V {
    arc::<V, true>(x)
}

/// The arc cosine of `x`, or the arc sine of `x >= 0`.
#[inline(always)]
fn arc<W: Float, const COSINE: bool>(x: W) -> W {
    let a = x.abs();
    let far = W::of(0.5).lt(a);
    let z = W::select(far, W::one().sub(a).mul(W::of(0.5)), a.mul(a));
    let root = z.sqrt();
    let s = W::select(far, root, a);
    // For `(asin s - s) / s^3`, minimax and by interpolation at Chebyshev nodes.
    let tail = if single::<W>() {
        let p = [
            0.166_666_731_357_283_7,
            0.074_987_616_144_400_17,
            0.045_020_217_380_140_455,
            0.026_433_346_305_884_224,
            0.038_328_340_506_115_79,
        ];
        s.mul(z.mul(poly(z, p)))
    } else {
        let (square, e) = two_prod(root, root);
        // Nothing but keeps 0 / 0 away.
        let least = W::of(f64::MIN_POSITIVE);
        let fix = z.sub(square).sub(e).div(root.add(root).add(least));
        let p = [
            0.166_666_666_666_666_69,
            0.074_999_999_999_984_33,
            0.044_642_857_146_355_43,
            0.030_381_944_138_531_247,
            0.022_372_172_942_149_89,
            0.017_352_392_720_869_973,
            0.013_971_212_973_552_933,
            0.011_479_177_415_184_906,
            0.010_322_814_350_185_78,
            0.005_457_506_718_640_358,
            0.017_400_879_442_694_02,
            -0.014_851_887_071_247_204,
            0.028_757_851_367_421_566,
        ];
        s.mul(z.mul(poly(z, p))).add(fix.keep(far))
    };
    let twice = |x: W| W::select(far, x.add(x), x);
    let (hi, lo) = (twice(s), twice(tail));
    let (quarter, half) = (pair::<W>(QUARTER), pair::<W>(HALF));
    let (base, rest, sign) = if COSINE {
        let negative = x.lt(W::zero());
        let pick = |quarter, half: W| W::select(far, half.keep(negative), quarter);
        // Near 0 the angle has the sign of `x`, beyond it is taken from 0 or from half a turn.
        let sign = W::one().copysign(W::select(far, x.neg(), x));
        (pick(quarter.0, half.0), pick(quarter.1, half.1), sign)
    } else {
        let pick = |quarter: W| quarter.keep(far);
        (pick(quarter.0), pick(quarter.1), W::select(far, W::one(), W::of(-1.0)))
    };
    let (sum, error) = fast_two_sum(base, hi.mul(sign).neg());
    sum.add(error.add(rest.sub(lo.mul(sign))))
}
