//! The hyperbolic tangent: `(e^2x - 1) / (e^2x + 1)`.
use super::double::{fast_two_sum, two_sum};
use super::exp::{less, reduce};
use super::{by, pow2};
use crate::simd::Float;

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh<V: Float>(x: V) -> V {
    let a = x.abs();
    // Where the result rounds to 1 the argument no longer matters; a NaN passes.
    let (n, hi, lo) = reduce(a.pmin(by(10.0, 22.0)).mul(V::of(2.0)));
    let (sum, rest) = less(pow2(n), (hi, lo), V::one());
    let (e, e_lo) = fast_two_sum(sum, rest);
    let (d, d_lo) = two_sum(V::of(2.0), e);
    // What rounding took from both, over `d` = 2 / (1 - t).
    let t = e.div(d);
    let left = V::one().sub(t);
    let fix = e_lo.mul(left).sub(t.mul(d_lo)).mul(left.mul(V::of(0.5)));
    t.add(fix).copysign(x)
}
