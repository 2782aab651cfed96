//! Hyperbolic sine and cosine, and the inverse functions: all logarithms near 1.
use super::double::{div, fast_two_sum, two_prod, two_sum};
use super::exp::{kernel, reduce};
use super::log::{log1p_pair, log1p_sum};
use super::{by, poly, pow2, single};
use crate::simd::{Float, Mask};
use core::f64::consts::LN_2;

/// `e^|x| / 4` as a sum: twice it, at the end, overflows where the functions do.
#[inline(always)]
fn quarter_exp<V: Float>(x: V) -> (V, V) {
    let (n, hi, lo) = reduce(x.abs().pmin(by(89.5, 710.5)));
    let (a, b) = kernel(hi, lo);
    let (sum, rest) = fast_two_sum(a, b);
    let unit = pow2(n.sub(V::of(2.0)));
    (sum.mul(unit), rest.mul(unit))
}

/// The hyperbolic cosine.
#[inline(always)]
pub fn cosh<V: Float>(x: V) -> V {
    let (h, rest) = quarter_exp(x);
    let half = h.add(V::of(0.0625).div(h).add(rest));
    half.add(half)
}

/// The hyperbolic sine.
#[inline(always)]
pub fn sinh<V: Float>(x: V) -> V {
    let (h, rest) = quarter_exp(x);
    let half = h.sub(V::of(0.0625).div(h).sub(rest)).copysign(x);
    // For `(sinh x - x) / x^3`, minimax and by interpolation at Chebyshev nodes.
    let z = x.mul(x);
    let p = if single::<V>() {
        poly(z, [0.166_666_754_361_449_84, 0.008_331_759_542_029_334, 0.000_202_592_045_539_111_95])
    } else {
        poly(
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
        )
    };
    V::select(x.abs().lt(V::one()), x.add(x.mul(z.mul(p))), half.add(half))
}

/// The square root of `x^2 - 1` as a sum.
#[inline(always)]
fn root<W: Float>(x: W) -> (W, W) {
    let (p, e) = two_prod(x, x);
    let (sum, rest) = two_sum(p, W::of(-1.0));
    let root = sum.sqrt();
    let (p, f) = two_prod(root, root);
    let fix = sum.sub(p).sub(f).add(rest.add(e)).div(root.add(root));
    (root, W::select(root.eq(W::zero()), W::zero(), fix))
}

/// From here on `x^2 + 1` is `x^2`, and `log(x + 1)` is `log x`.
const HUGE: f64 = (1u64 << 60) as f64;

/// `log(1 + u + v + rest)`, or `log(2 x)` of a huge `x`.
#[inline(always)]
fn area<W: Float>(x: W, (u, v, rest): (W, W, W)) -> W {
    let huge = W::of(HUGE).le(x);
    let (hi, lo) = two_sum(u, v);
    let y = log1p_sum(W::select(huge, x, hi), W::select(huge, W::zero(), lo.add(rest)));
    W::select(huge, y.add(W::of(LN_2)), y)
}

/// The inverse hyperbolic sine.
#[inline(always)]
pub fn asinh<V: Float>(x: V) -> V {
    let a = x.abs();
    let z = a.mul(a);
    let more = z.div(V::one().add(z.add(V::one()).sqrt()));
    let (hi, lo) = fast_two_sum(a, more);
    let huge = V::of(HUGE).le(a);
    let y = log1p_pair(V::select(huge, a, hi), lo.keep(huge.not()));
    y.add(V::of(LN_2).keep(huge)).copysign(x)
}

/// The inverse hyperbolic cosine.
#[inline(always)]
pub fn acosh<V: Float>(x: V) -> V {
    #[inline(never)]
    extern "C" fn double<W: Float>(x: W) -> W {
        let (root, rest) = root(x);
        area(x, (x.sub(W::one()), root, rest))
    }
    let y = if single::<V>() {
        let t = x.sub(V::one());
        area(x, (t, t.mul(t).add(t.add(t)).sqrt(), V::zero()))
    } else {
        double(x)
    };
    V::select(x.lt(V::one()), V::of(f64::NAN), y)
}

/// The inverse hyperbolic tangent.
#[inline(always)]
pub fn atanh<V: Float>(x: V) -> V {
    let a = x.abs();
    let twice = a.add(a);
    let (q, rest) = if single::<V>() {
        let (d, e) = fast_two_sum(V::one(), a.neg());
        let q = twice.div(d);
        (q, q.mul(e).div(d).neg())
    } else {
        div((twice, V::zero()), fast_two_sum(V::one(), a.neg()))
    };
    let pole = a.eq(V::one());
    let y = log1p_pair(V::select(pole, V::of(f64::INFINITY), q), V::select(pole, V::zero(), rest));
    let y = V::select(V::one().lt(a), V::of(f64::NAN), y.mul(V::of(0.5)));
    y.copysign(x)
}
