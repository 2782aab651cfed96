//! The activations of neural networks and their slopes, one row each, in the form of the table of ufuncs.
use crate::dtype::DType;
use crate::loops::elementwise::{self, Binary, Of, Unary};
use crate::math::{erf, exp, log1p, one_and_exp};
use crate::rows::{Casts, Identity, Signature, Ufunc, class, join, signatures, total};
use crate::simd::Float;
use core::f64::consts::FRAC_1_SQRT_2;

ufuncs! {
    /// The Gauss error function.
    erf {
        Float |x| erf(x);
    }
    /// The logistic function.
    sigmoid {
        Float |x| sigmoid(x);
    }
    /// The logarithm of the logistic function.
    logSigmoid {
        Float |x| x.min(V::zero()).sub(log1p(exp(x.abs().neg())));
    }
    /// `x` times its logistic function.
    silu {
        Float |x| x.mul(sigmoid(x));
    }
    /// `x` times the normal distribution's probability of being below it.
    gelu {
        Float |x| x.mul(below(x));
    }
    /// The same by a hyperbolic tangent.
    geluTanh {
        Float |x| x.div(over_roughly_below(x));
    }
    /// The gradient of `silu` from that of its result and its input.
    siluBackward {
        Float |g, x| g.mul(silu_slope(x));
    }
    /// The gradient of `gelu`, likewise.
    geluBackward {
        Float |g, x| g.mul(below(x).add(x.mul(density(x))));
    }
    /// The gradient of `geluTanh`, likewise.
    geluTanhBackward {
        Float |g, x| g.mul(gelu_tanh_slope(x));
    }
    /// The gradient of the larger of `x` and 0 from that of its result and that.
    reluBackward {
        Float |g, y| V::select(y.le(V::zero()), V::zero(), g);
    }
    /// The gradient of `sigmoid`, likewise.
    sigmoidBackward {
        Float |g, y| g.mul(V::one().sub(y).mul(y));
    }
    /// The gradient of `tanh`, likewise.
    tanhBackward {
        Float |g, y| g.mul(V::one().sub(y.mul(y)));
    }
}

/// `1 / (1 + e^-x)`
#[inline(always)]
fn sigmoid<V: Float>(x: V) -> V {
    V::one().div(V::one().add(exp(x.neg())))
}

#[inline(always)]
fn silu_slope<V: Float>(x: V) -> V {
    let s = sigmoid(x);
    s.mul(V::one().add(x.mul(V::one().sub(s))))
}

/// The normal distribution.
#[inline(always)]
fn below<V: Float>(x: V) -> V {
    V::of(0.5).mul(V::one().add(erf(x.mul(V::of(FRAC_1_SQRT_2)))))
}

/// Its density.
#[inline(always)]
fn density<V: Float>(x: V) -> V {
    exp(x.mul(x).mul(V::of(-0.5))).mul(V::of(0.398_942_280_401_432_7))
}

/// The cubic's coefficient in Hendrycks and Gimpel's approximation of the normal distribution.
const CUBE: f64 = 0.044_715;
/// `-2 sqrt(2 / pi)`
const SLOPE: f64 = -1.595_769_121_605_730_7;

/// One over the approximate normal distribution. Half of `1 + tanh(y)` is `1 / (1 + e^(-2 y))`, which keeps the digits
/// that the sum loses.
#[inline(always)]
fn over_roughly_below<V: Float>(x: V) -> V {
    let inner = x.mul(x).mul_add(V::of(CUBE * SLOPE), V::of(SLOPE)).mul(x);
    one_and_exp(inner)
}

#[inline(always)]
fn gelu_tanh_slope<V: Float>(x: V) -> V {
    let p = V::one().div(over_roughly_below(x));
    let inner = x.mul(x).mul_add(V::of(-3.0 * CUBE * SLOPE), V::of(-SLOPE));
    p.add(x.mul(p.mul(V::one().sub(p)).mul(inner)))
}
