//! Multiplication by powers of two, and sums of exponentials.
use super::double::two_prod;
use super::exp::{clamp, exp_sum};
use super::log::log1p_sum;
use super::{by, pow2};
use crate::simd::Float;
use core::f64::consts::{LN_2, LOG2_E};

/// `x 2^n` for a whole number `n`, rounded once.
#[inline(always)]
pub fn ldexp<V: Float>(x: V, n: V) -> V {
    let (mut x, mut n) = (x, n);
    let (most, least) = (by::<V>(127.0, 1023.0), by::<V>(-126.0, -1022.0));
    // A step down that rounds leaves so much that the last one gives 0.
    let down = by::<V>(-102.0, -969.0);
    for _ in 0..2 {
        let step = V::select(most.lt(n), most, V::select(n.lt(least), down, V::zero()));
        x = x.mul(pow2(step));
        n = n.sub(step);
    }
    let n = V::select(most.lt(n), most, n);
    x.mul(pow2(V::select(n.lt(least), least, n)))
}

/// `2^x`: `x ln 2` to twice the precision is the exponent.
#[inline(never)]
pub fn exp2<W: Float<Elem = f64>>(x: W) -> W {
    // Where the result has become infinite or 0: the error of a product would be NaN.
    let x = clamp(x, W::of(-1100.0), W::of(1100.0));
    let (hi, error) = two_prod(x, W::of(LN_2));
    exp_sum(hi, error.add(x.mul(W::of(2.319_046_813_846_299_6e-17))))
}

/// `m + g(-|x - y|)` with the larger `m`; of equal ones, infinities among them, `x + twice`.
#[inline(always)]
fn log_add<W: Float<Elem = f64>>(x: W, y: W, twice: f64, g: impl Fn(W) -> W) -> W {
    let sum = x.max(y).add(g(x.sub(y).abs().neg()));
    W::select(x.eq(y), x.add(W::of(twice)), sum)
}

/// `log(e^x + e^y)`.
#[inline(always)]
pub fn logaddexp<W: Float<Elem = f64>>(x: W, y: W) -> W {
    log_add(x, y, LN_2, |d| log1p_sum(exp_sum(d, W::zero()), W::zero()))
}

/// `log2(2^x + 2^y)`.
#[inline(always)]
pub fn logaddexp2<W: Float<Elem = f64>>(x: W, y: W) -> W {
    log_add(x, y, 1.0, |d| log1p_sum(exp2(d), W::zero()).mul(W::of(LOG2_E)))
}
