//! Logarithms: `log x = k log 2 + log m`, and `log m` from `s = f / (2 + f)`, `f = m - 1` (as fdlibm does).
use super::double::two_sum;
use super::{by, poly, single};
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// `x = 2^k m` with `sqrt(1/2) <= m < sqrt(2)`, for a positive normal number.
#[inline(always)]
pub fn decompose<V: Float>(x: V) -> (V, V) {
    let root = V::bits_of(if single::<V>() { 0x3F35_04F3 } else { 0x3FE6_A09E_667F_3BCD });
    let bits = x.to_bits().sub(root);
    let significand = V::bits_of(if single::<V>() { (1 << 23) - 1 } else { (1 << 52) - 1 });
    (V::exponent(bits), V::from_bits(bits.and(significand).add(root)))
}

/// For `f = m - 1`: `f^2`, and `r` so that `log(1 + f) = f - (f^2 - r) / 2`.
#[inline(always)]
fn kernel<V: Float>(f: V) -> (V, V) {
    let s = f.div(f.add(V::of(2.0)));
    let z = s.mul(s);
    // Minimax polynomials for `(4 atanh(s) - 4 s) / (s z)`.
    let p = if single::<V>() {
        poly(z, [1.333_335_518_836_975, 0.799_551_665_782_928_5, 0.597_415_924_072_265_6])
    } else {
        poly(
            z,
            [
                1.333_333_333_333_347,
                0.799_999_999_988_262_2,
                0.571_428_574_855_386_4,
                0.444_443_970_616_770_2,
                0.363_671_333_643_408_6,
                0.306_279_728_026_995,
                0.295_932_535_416_210_7,
            ],
        )
    };
    let q = f.mul(f);
    (q, s.mul(q.add(z.mul(p))))
}

/// [`decompose`], and whether there are others than normal numbers among them: then [`filled`] has the last word.
#[inline(always)]
fn taken<V: Float>(x: V) -> (V, V, bool) {
    // Beginning with these bits, those of normal numbers are lower than all others.
    let first = V::bits_of(if single::<V>() { 0x8080_0000 } else { -0x7FF0_0000_0000_0000 });
    let past = V::bits_of(if single::<V>() { -0x100_0000 } else { -0x20_0000_0000_0000 });
    let special = past.le(x.to_bits().sub(first)).any();
    let (k, m) = decompose(if special { lifted(x) } else { x });
    (k, m, special)
}

/// What [`decompose`] takes apart for a subnormal number, too.
#[cold]
#[inline(never)]
extern "C" fn lifted<V: Float>(x: V) -> V {
    let (lift, scale) =
        if single::<V>() { (25, 33_554_432.0) } else { (54, 18_014_398_509_481_984.0) };
    let bits = x.mul(V::of(scale)).to_bits().sub(V::bits_of(lift << V::MANTISSA));
    V::select(x.lt(by(f32::MIN_POSITIVE as f64, f64::MIN_POSITIVE)), V::from_bits(bits), x)
}

/// The logarithm of `x`: `y` where it is positive and finite.
#[cold]
#[inline(never)]
extern "C" fn filled<V: Float>(x: V, y: V) -> V {
    let y = V::select(x.lt(V::of(f64::INFINITY)), y, x);
    let y = V::select(x.lt(V::zero()), V::of(f64::NAN), y);
    V::select(x.eq(V::zero()), V::of(f64::NEG_INFINITY), y)
}

/// `k ln 2 + log(1 + f) + more / 2`, where `more` begins with what is too small for the head of `ln 2`.
#[inline(always)]
fn assemble<V: Float>(k: V, f: V, more: impl FnOnce(V) -> V) -> V {
    let (q, r) = kernel(f);
    let hi = by::<V>(0.693_145_751_953_125, 0.693_147_180_485_539_1);
    let twice_lo = by::<V>(2.857_213_640_618_834_5e-6, 1.488_123_422_002_479_4e-10);
    k.mul(hi).sub(q.sub(r.add(more(k.mul(twice_lo)))).mul(V::of(0.5)).sub(f))
}

/// The natural logarithm.
#[inline(always)]
pub fn log<V: Float>(x: V) -> V {
    let (k, m, special) = taken(x);
    let y = assemble(k, m.sub(V::one()), |lo| lo);
    if special { filled(x, y) } else { y }
}

/// `log(1 + x)` without cancellation near 0.
#[inline(always)]
pub fn log1p<V: Float>(x: V) -> V {
    let (u, error) = two_sum(V::one(), x);
    let (k, m, special) = taken(u);
    let unit = k.eq(V::zero());
    let f = V::select(unit, x, m.sub(V::one()));
    let c = V::select(unit, V::zero(), error.div(u));
    let y = assemble(k, f, |lo| lo.add(c.add(c)));
    let y = if special { filled(u, y) } else { y };
    y.copysign(x)
}

/// `log(1 + hi + lo)` for `hi >= 0` and a small `lo`.
#[inline(always)]
pub fn log1p_pair<V: Float>(hi: V, lo: V) -> V {
    let (u, error) = two_sum(V::one(), hi);
    let (k, m) = decompose(u);
    let unit = k.eq(V::zero());
    let f = V::select(unit, hi, m.sub(V::one()));
    let c = V::select(unit, lo, error.add(lo)).div(u);
    V::select(hi.lt(V::of(f64::INFINITY)), assemble(k, f, |lo| lo.add(c.add(c))), hi)
}

/// As [`log1p_pair`]: in 64 bits one body for all functions that are made of it.
#[inline(always)]
pub fn log1p_sum<V: Float>(hi: V, lo: V) -> V {
    #[inline(never)]
    extern "C" fn shared<W: Float>(hi: W, lo: W) -> W {
        log1p_pair(hi, lo)
    }
    if single::<V>() { log1p_pair(hi, lo) } else { shared(hi, lo) }
}

/// `log(1 + f) / log(b)` as a sum whose first part is exact: in 32 bits `near f`; in 64 bits, where
/// others take powers of it, the heads of the logarithm and of `1 / log(b)`, multiplied.
#[inline(always)]
fn scaled<V: Float>(f: V, near: f64, inverse: f64) -> (V, V) {
    let (q, r) = kernel(f);
    if single::<V>() {
        let rest = f.mul(V::of(inverse - near)).sub(q.sub(r).mul(V::of(inverse * 0.5)));
        return (f.mul(V::of(near)), rest);
    }
    let cut = |x: f64| f64::from_bits(x.to_bits() & !0xFFFF_FFFF);
    let (hi, lo) = (V::of(cut(inverse)), V::of(inverse - cut(inverse)));
    let (h, r) = (q.mul(V::of(0.5)), r.mul(V::of(0.5)));
    let head = V::from_bits(f.sub(h).to_bits().and(V::bits_of(!0xFFFF_FFFF)));
    let tail = f.sub(head).sub(h).add(r);
    (head.mul(hi), tail.add(head).mul(lo).add(tail.mul(hi)))
}

/// `a + b + c` for a small `c`; in 64 bits with what rounding `a + b` took.
#[inline(always)]
fn sum<V: Float>(a: V, b: V, c: V) -> V {
    if single::<V>() {
        return a.add(b.add(c));
    }
    let (most, rest) = two_sum(a, b);
    most.add(rest.add(c))
}

/// The logarithm to base 2, exact for powers of two.
#[inline(always)]
pub fn log2<V: Float>(x: V) -> V {
    let (k, m, special) = taken(x);
    let (near, rest) = scaled(m.sub(V::one()), 1.5, core::f64::consts::LOG2_E);
    let y = sum(k, near, rest);
    if special { filled(x, y) } else { y }
}

/// The logarithm to base 10.
#[inline(always)]
pub fn log10<V: Float>(x: V) -> V {
    let (k, m, special) = taken(x);
    let (near, rest) = scaled(m.sub(V::one()), 0.375, core::f64::consts::LOG10_E);
    // log10(2) in two parts: the product of its head with `k` is exact.
    let hi = by::<V>(0.301_025_390_625, 0.301_029_995_663_952_83);
    let lo = by::<V>(4.605_038_981_195_214e-6, 2.836_339_455_104_496_4e-14);
    let y = sum(k.mul(hi), near, k.mul(lo).add(rest));
    if special { filled(x, y) } else { y }
}
