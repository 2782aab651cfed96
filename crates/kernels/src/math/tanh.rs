//! The hyperbolic tangent: an odd polynomial near 0, the exponential beyond.
use super::exp::{kernel, reduce};
use super::{by, poly, pow2, single};
use crate::simd::Float;

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh<V: Float>(x: V) -> V {
    let a = x.abs();
    let z = a.mul(a);
    // Minimax polynomials for `(tanh x - x) / x^3`.
    let p = if single::<V>() {
        poly(
            z,
            [
                -0.333_333_309_041_488_5,
                0.133_332_096_578_269_53,
                -0.053_947_190_123_563_76,
                0.021_702_885_882_946_225,
                -0.008_182_464_497_817_246,
                0.002_147_337_898_183_562,
            ],
        )
    } else {
        poly(
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
        )
    };
    let near = a.add(a.mul(z).mul(p));
    // Where the result rounds to 1 the argument no longer matters; a NaN passes.
    let most = by::<V>(10.0, 22.0);
    let (n, hi, lo) = reduce(V::select(most.lt(a), most, a).mul(V::of(2.0)));
    let (sum, rest) = kernel(hi, lo);
    let e = sum.add(rest).mul(pow2(n));
    let far = V::one().sub(V::of(2.0).div(e.add(V::one())));
    V::select(a.lt(V::of(0.625)), near, far).copysign(x)
}
