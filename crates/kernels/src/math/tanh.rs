//! The hyperbolic tangent: `(e^2x - 1) / (e^2x + 1)` in 32 bits; in 64 an odd polynomial near 0, the exponential beyond.
use super::double::{fast_two_sum, two_sum};
use super::exp::{kernel, less, reduce};
use super::{poly, pow2, single};
use crate::simd::Float;

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh<V: Float>(x: V) -> V {
    let a = x.abs();
    if single::<V>() {
        let (n, hi, lo) = reduce(a.pmin(V::of(10.0)).mul(V::of(2.0)));
        let (sum, rest) = less(pow2(n), (hi, lo), V::one());
        let (e, e_lo) = fast_two_sum(sum, rest);
        let (d, d_lo) = two_sum(V::of(2.0), e);
        // What rounding took from both, over `d` = 2 / (1 - t).
        let t = e.div(d);
        let left = V::one().sub(t);
        let fix = e_lo.mul(left).sub(t.mul(d_lo)).mul(left.mul(V::of(0.5)));
        return t.add(fix).copysign(x);
    }
    let z = a.mul(a);
    // A minimax polynomial for `(tanh x - x) / x^3`.
    let p = poly(
        z,
        [
            -0.333_333_333_333_333_15,
            0.133_333_333_333_298_83,
            -0.053_968_253_966_130_74,
            0.021_869_488_470_552_714,
            -0.008_863_234_339_888_16,
            0.003_592_114_255_174_236,
            -0.001_455_727_511_799_518_5,
            0.000_589_458_169_327_980_2,
            -0.000_237_028_836_775_744_93,
            9.158_750_167_986_893e-5,
            -3.021_560_801_296_184_5e-5,
            6.054_578_568_045_326e-6,
        ],
    );
    let near = a.add(a.mul(z).mul(p));
    // Where the result rounds to 1 the argument no longer matters; a NaN passes.
    let most = V::of(22.0);
    let (n, hi, lo) = reduce(a.pmin(most).mul(V::of(2.0)));
    let (sum, rest) = kernel(hi, lo);
    let e = sum.add(rest).mul(pow2(n));
    let far = V::one().sub(V::of(2.0).div(e.add(V::one())));
    V::select(a.lt(V::of(0.625)), near, far).copysign(x)
}
