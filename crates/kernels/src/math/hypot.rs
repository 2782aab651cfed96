//! The length of a vector.
use super::double::{add, head, two_prod};
use super::single;
use crate::simd::{Float, Mask, Num, Real};

/// `sqrt(x^2 + y^2)` without overflow or underflow on the way; an infinity beats a NaN.
#[inline(always)]
pub fn hypot<V: Float>(x: V, y: V) -> V {
    if !single::<V>() {
        return x.wide2(y, |x, y| corrected(x.abs(), y.abs()));
    }
    infinite(x, y, x.wide2(y, |x, y| x.mul(x).add(y.mul(y)).sqrt()))
}

/// `z`, but infinity where `x` or `y` is infinite.
#[inline(always)]
fn infinite<V: Float>(x: V, y: V, z: V) -> V {
    let infinity = V::of(f64::INFINITY);
    V::select(x.abs().eq(infinity).or(y.abs().eq(infinity)), infinity, z)
}

/// In 64 bits: a root, and what its square lacks, of halves whose products are exact.
#[inline(always)]
fn corrected<W: Float>(a: W, b: W) -> W {
    // In this order a NaN is one of the two.
    let (x, y) = (a.pmax(b), b.pmin(a));
    let power = |n: u64| f64::from_bits((1023 + n) << 52);
    let least = W::of(1.0 / power(400));
    if !y.le(x).and(least.lt(x)).and(x.lt(W::of(power(500)))).all() {
        return scaled(a, b);
    }
    let root = x.mul(x).add(y.mul(y)).sqrt();
    let (x_high, y_high, high) = (head(x), head(y), head(root));
    let most = x_high.sub(high).mul(x_high.add(high)).add(y_high.mul(y_high));
    let rest = |z: W, high: W| z.sub(high).mul(z.add(high));
    let lacks = most.add(rest(x, x_high).add(rest(y, y_high)).sub(rest(root, high)));
    root.add(lacks.div(root.add(root)))
}

/// The same for any magnitudes: squares with their errors.
#[inline(never)]
fn scaled<W: Float>(x: W, y: W) -> W {
    let (a, b) = (x, y);
    let power = |n: u64| f64::from_bits((1023 + n) << 52);
    let large = W::select(a.lt(b), b, a);
    let huge = W::of(power(500)).lt(large);
    let tiny = large.lt(W::of(1.0 / power(400)));
    let pick = |huge_by, tiny_by| {
        W::select(huge, W::of(huge_by), W::select(tiny, W::of(tiny_by), W::one()))
    };
    let unit = pick(1.0 / power(600), power(600));
    let (a, b) = (a.mul(unit), b.mul(unit));
    let (sum, rest) = add(two_prod(a, a), two_prod(b, b));
    let root = sum.sqrt();
    let (p, e) = two_prod(root, root);
    let fix = sum.sub(p).sub(e).add(rest).div(root.add(root));
    // Of 0 the root is exact, the correction 0 / 0.
    let root = root.add(W::select(root.eq(W::zero()), root, fix));
    infinite(x, y, root.mul(pick(power(600), 1.0 / power(600))))
}
