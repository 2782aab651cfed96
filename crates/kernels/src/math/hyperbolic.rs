//! Hyperbolic sine and cosine, and the inverse functions: all logarithms near 1.
use super::double::{div, two_prod, two_sum};
use super::exp::{clamp, exp_sum};
use super::log::log1p_sum;
use super::poly;
use crate::simd::Float;

/// `ln 2` and what rounding took from it.
const LN_2: (f64, f64) = (core::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);

/// `e^|x| / 2`, which does not overflow before the functions do.
#[inline(never)]
fn half_exp<W: Float<Elem = f64>>(x: W) -> W {
    let (hi, lo) = two_sum(clamp(x.abs(), W::zero(), W::of(720.0)), W::of(-LN_2.0));
    exp_sum(hi, lo.sub(W::of(LN_2.1)))
}

/// The hyperbolic cosine.
#[inline(always)]
pub fn cosh<W: Float<Elem = f64>>(x: W) -> W {
    let h = half_exp(x);
    h.add(W::of(0.25).div(h))
}

/// The hyperbolic sine.
#[inline(never)]
pub fn sinh<W: Float<Elem = f64>>(x: W) -> W {
    let h = half_exp(x);
    let far = h.sub(W::of(0.25).div(h)).copysign(x);
    // For `(sinh x - x) / x^3`, by interpolation at Chebyshev nodes.
    let z = x.mul(x);
    let p = poly(
        z,
        [
            0.166_666_666_666_666_66,
            0.008_333_333_333_333_299,
            0.000_198_412_698_413_241_98,
            2.755_731_919_138_181_6e-6,
            2.505_211_769_590_782_3e-8,
            1.605_767_962_380_163_8e-10,
            7.746_178_593_018_827e-13,
        ],
    );
    W::select(x.abs().lt(W::one()), x.add(x.mul(z.mul(p))), far)
}

/// The square root of `x^2 + c` as a sum.
#[inline(always)]
fn root<W: Float>(x: W, c: f64) -> (W, W) {
    let (p, e) = two_prod(x, x);
    let (sum, rest) = two_sum(p, W::of(c));
    let root = sum.sqrt();
    let (p, f) = two_prod(root, root);
    let fix = sum.sub(p).sub(f).add(rest.add(e)).div(root.add(root));
    (root, W::select(root.eq(W::zero()), W::zero(), fix))
}

/// From here on `x^2 + c` is `x^2`, and `log(x + 1)` is `log x`.
const HUGE: f64 = (1u64 << 60) as f64;

/// `log(1 + u + v + rest)`, or `log(2 x)` of a huge `x`.
#[inline(always)]
fn area<W: Float<Elem = f64>>(x: W, (u, v, rest): (W, W, W)) -> W {
    let huge = W::of(HUGE).le(x);
    let (hi, lo) = two_sum(u, v);
    let y = log1p_sum(W::select(huge, x, hi), W::select(huge, W::zero(), lo.add(rest)));
    W::select(huge, y.add(W::of(LN_2.0)), y)
}

/// The inverse hyperbolic sine.
#[inline(never)]
pub fn asinh<W: Float<Elem = f64>>(x: W) -> W {
    let a = x.abs();
    let (root, rest) = root(a, 1.0);
    area(a, (a, root.sub(W::one()), rest)).copysign(x)
}

/// The inverse hyperbolic cosine.
#[inline(never)]
pub fn acosh<W: Float<Elem = f64>>(x: W) -> W {
    let (root, rest) = root(x, -1.0);
    let y = area(x, (x.sub(W::one()), root, rest));
    W::select(x.lt(W::one()), W::of(f64::NAN), y)
}

/// The inverse hyperbolic tangent.
#[inline(never)]
pub fn atanh<W: Float<Elem = f64>>(x: W) -> W {
    let a = x.abs();
    let (q, rest) = div((a.add(a), W::zero()), two_sum(W::one(), a.neg()));
    let pole = a.eq(W::one());
    let y = log1p_sum(W::select(pole, W::of(f64::INFINITY), q), W::select(pole, W::zero(), rest));
    let y = W::select(W::one().lt(a), W::of(f64::NAN), y.mul(W::of(0.5)));
    y.copysign(x)
}
