//! The activations of neural networks and their slopes, one row each, in the form of the table of ufuncs.
use crate::dtype::DType;
use crate::loops::elementwise::{self, Binary, Of, Unary};
use crate::math::{erf, exp, log1p, tanh};
use crate::rows::{Casts, Identity, Signature, Ufunc, class, join, signatures, total};
use crate::simd::Float;
use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_PI};

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
        Float |x| x.mul(roughly_below(x).0);
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

/// The approximate normal distribution, and the hyperbolic tangent in it.
#[inline(always)]
fn roughly_below<V: Float>(x: V) -> (V, V) {
    let cube = x.mul(x).mul(x);
    let inner = x.add(cube.mul(V::of(CUBE))).mul(V::of(FRAC_2_PI).sqrt());
    let t = tanh(inner);
    (V::of(0.5).mul(V::one().add(t)), t)
}

#[inline(always)]
fn gelu_tanh_slope<V: Float>(x: V) -> V {
    let (p, t) = roughly_below(x);
    let inner = V::one().add(x.mul(x).mul(V::of(3.0 * CUBE))).mul(V::of(FRAC_2_PI).sqrt());
    let slope = V::one().sub(t.mul(t)).mul(inner).mul(V::of(0.5));
    p.add(x.mul(slope))
}
