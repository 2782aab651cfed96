//! Sums and products with their rounding errors (Dekker 1971, Knuth): unevaluated pairs `hi + lo`.
use super::by;
use crate::simd::{Float, Int};

/// `a + b` and its error.
#[inline(always)]
pub fn two_sum<V: Float>(a: V, b: V) -> (V, V) {
    let s = a.add(b);
    let c = s.sub(a);
    (s, a.sub(s.sub(c)).add(b.sub(c)))
}

/// As [`two_sum`], for `|a| >= |b|` or `a = 0`.
#[inline(always)]
pub fn fast_two_sum<V: Float>(a: V, b: V) -> (V, V) {
    let s = a.add(b);
    (s, b.sub(s.sub(a)))
}

/// Two halves of at most half the bits each; for `|a|` well below overflow.
#[inline(always)]
fn split<V: Float>(a: V) -> (V, V) {
    let c = a.mul(by::<V>(4097.0, 134_217_729.0));
    let hi = c.sub(c.sub(a));
    (hi, a.sub(hi))
}

/// The upper half of a double's bits: products of two of them are exact.
#[inline(always)]
pub fn head<W: Float>(x: W) -> W {
    W::from_bits(x.to_bits().and(W::bits_of(!0x7FF_FFFF)))
}

/// `a * b` and its error.
#[inline(always)]
pub fn two_prod<V: Float>(a: V, b: V) -> (V, V) {
    let p = a.mul(b);
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    let e = ah.mul(bh).sub(p).add(ah.mul(bl)).add(al.mul(bh)).add(al.mul(bl));
    (p, e)
}

/// The product of two pairs.
#[inline(always)]
pub fn mul<V: Float>(a: (V, V), b: (V, V)) -> (V, V) {
    let (p, e) = two_prod(a.0, b.0);
    fast_two_sum(p, e.add(a.0.mul(b.1).add(a.1.mul(b.0))))
}

/// The sum of two pairs.
#[inline(always)]
pub fn add<V: Float>(a: (V, V), b: (V, V)) -> (V, V) {
    let (s, e) = two_sum(a.0, b.0);
    fast_two_sum(s, e.add(a.1.add(b.1)))
}

/// The quotient of two pairs.
#[inline(always)]
pub fn div<V: Float>(a: (V, V), b: (V, V)) -> (V, V) {
    let q = a.0.div(b.0);
    let (p, e) = two_prod(q, b.0);
    let rest = a.0.sub(p).sub(e).add(a.1.sub(q.mul(b.1)));
    fast_two_sum(q, rest.div(b.0))
}
