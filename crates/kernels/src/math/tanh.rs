//! The hyperbolic tangent.
use super::double::{fast_two_sum, two_sum};
use super::exp::{less, one_and_exp, reduce};
use super::{poly, pow2, single};
use crate::simd::Float;

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh<V: Float>(x: V) -> V {
    if single::<V>() { short(x) } else { double(x) }
}

/// In 32 bits a polynomial near 0, and `1 - 2 / (1 + e^2x)` beyond.
#[inline(always)]
fn short<V: Float>(x: V) -> V {
    let a = x.abs();
    // Where the result rounds to 1 the argument no longer matters; a NaN passes.
    let t = a.pmin(V::of(10.0));
    let far = V::one().sub(V::of(2.0).div(one_and_exp(t.add(t))));
    let z = x.mul(x);
    // A minimax polynomial for `(tanh x - x) / x^3`.
    let p = [
        -0.333_332_985_639_572_14,
        0.133_319_362_998_008_73,
        -0.053_784_716_874_361_04,
        0.020_798_625_424_504_28,
        -0.005_897_966_679_185_629,
    ];
    V::select(V::of(0.6).lt(a), far, a.add(a.mul(z.mul(poly(z, p))))).copysign(x)
}

/// In 64 bits: `(e^2x - 1) / (e^2x + 1)`.
#[inline(always)]
fn double<V: Float>(x: V) -> V {
    let a = x.abs();
    let (n, hi, lo) = reduce(a.pmin(V::of(22.0)).mul(V::of(2.0)));
    let (sum, rest) = less(pow2(n), (hi, lo), V::one());
    let (e, e_lo) = fast_two_sum(sum, rest);
    let (d, d_lo) = two_sum(V::of(2.0), e);
    // What rounding took from both, over `d` = 2 / (1 - t).
    let t = e.div(d);
    let left = V::one().sub(t);
    let fix = e_lo.mul(left).sub(t.mul(d_lo)).mul(left.mul(V::of(0.5)));
    t.add(fix).copysign(x)
}
