//! The length of a vector.
use super::double::{add, two_prod};
use super::single;
use crate::simd::{Float, Mask, Num, Real};

/// `sqrt(x^2 + y^2)` without overflow or underflow on the way; an infinity beats a NaN.
#[inline(always)]
pub fn hypot<V: Float>(x: V, y: V) -> V {
    let z = x.wide2(y, |x, y| {
        if single::<V>() { x.mul(x).add(y.mul(y)).sqrt() } else { scaled(x.abs(), y.abs()) }
    });
    let infinity = V::of(f64::INFINITY);
    V::select(x.abs().eq(infinity).or(y.abs().eq(infinity)), infinity, z)
}

/// In 64 bits: squares with their errors, and one correction of the root.
#[inline(never)]
extern "C" fn scaled<W: Float>(a: W, b: W) -> W {
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
    root.mul(pick(power(600), 1.0 / power(600)))
}
