//! Arc sine and arc cosine: a polynomial up to 1/2, and `asin x = pi/2 - 2 asin sqrt((1 - x) / 2)` beyond (as
//! fdlibm does).
use super::atan2::{HALF, QUARTER};
use super::double::{two_prod, two_sum};
use super::poly;
use crate::simd::Float;

/// The arc sine.
#[inline(always)]
pub fn asin<W: Float<Elem = f64>>(x: W) -> W {
    arc::<W, false>(x.abs()).copysign(x)
}

/// The arc cosine.
#[inline(always)]
pub fn acos<W: Float<Elem = f64>>(x: W) -> W {
    arc::<W, true>(x)
}

/// The arc cosine of `x`, or the arc sine of `x >= 0`.
#[inline(never)]
fn arc<W: Float, const COSINE: bool>(x: W) -> W {
    let a = x.abs();
    let far = W::of(0.5).lt(a);
    let z = W::select(far, W::one().sub(a).mul(W::of(0.5)), a.mul(a));
    let root = z.sqrt();
    let (p, e) = two_prod(root, root);
    // Nothing but keeps 0 / 0 away.
    let least = W::of(f64::MIN_POSITIVE);
    let fix = z.sub(p).sub(e).div(root.add(root).add(least));
    let s = W::select(far, root, a);
    let fix = W::select(far, fix, W::zero());
    // For `(asin s - s) / s^3`, by interpolation at Chebyshev nodes.
    let p = poly(
        z,
        [
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
        ],
    );
    let tail = s.mul(z.mul(p)).add(fix);
    let twice = |x: W| W::select(far, x.add(x), x);
    let (hi, lo) = (twice(s), twice(tail));
    let (base, rest, sign) = if COSINE {
        let negative = x.lt(W::zero());
        let pick = |quarter: f64, half: f64| {
            let beyond = W::select(negative, W::of(half), W::zero());
            W::select(far, beyond, W::of(quarter))
        };
        let flip = W::select(far, W::of(-1.0), W::one());
        let sign = W::select(negative, flip.neg(), flip);
        // Near 0 the angle has the sign of `x`, beyond it is taken from 0 or from half a turn.
        let sign = W::select(far, sign, W::one().copysign(x));
        (pick(QUARTER.0, HALF.0), pick(QUARTER.1, HALF.1), sign)
    } else {
        let pick = |quarter: f64| W::select(far, W::of(quarter), W::zero());
        (pick(QUARTER.0), pick(QUARTER.1), W::select(far, W::one(), W::of(-1.0)))
    };
    let (sum, error) = two_sum(base, hi.mul(sign).neg());
    sum.add(error.add(rest.sub(lo.mul(sign))))
}
