//! Logarithms: `log x = k log 2 + log m`, and `log m` from `s = f / (2 + f)`, `f = m - 1` (as fdlibm does).
use super::double::two_sum;
use super::{by, poly, single};
use crate::simd::{Float, Int, Mask, Num};

/// `x = 2^k m` with `sqrt(1/2) <= m < sqrt(2)`, for a positive normal number.
#[inline(always)]
pub fn decompose<V: Float>(x: V) -> (V, V) {
    let root = V::bits_of(if single::<V>() { 0x3F35_04F3 } else { 0x3FE6_A09E_667F_3BCD });
    let bits = x.to_bits().sub(root);
    let significand = V::bits_of(if single::<V>() { (1 << 23) - 1 } else { (1 << 52) - 1 });
    (V::exponent(bits), V::from_bits(bits.and(significand).add(root)))
}

/// For `f = m - 1`: `h = f^2 / 2`, and `r` so that `log(1 + f) = f - (h - r)`.
#[inline(always)]
fn kernel<V: Float>(f: V) -> (V, V) {
    let s = f.div(f.add(V::of(2.0)));
    let z = s.mul(s);
    // Minimax polynomials for `(2 atanh(s) - 2 s) / (s z)`.
    let p = if single::<V>() {
        poly(z, [0.666_667_765_270_741_1, 0.399_775_216_354_876_9, 0.298_723_111_169_727_4])
    } else {
        poly(
            z,
            [
                0.666_666_666_666_673_5,
                0.399_999_999_994_131_1,
                0.285_714_287_427_693_2,
                0.222_221_985_308_385_1,
                0.181_835_666_821_704_3,
                0.153_139_864_976_013_4,
                0.147_966_267_708_105_36,
            ],
        )
    };
    let h = f.mul(f).mul(V::of(0.5));
    (h, s.mul(h.add(z.mul(p))))
}

/// Run `body(k, m)` on normal numbers, and fill in the rest: subnormal numbers, 0, infinity, NaN.
#[inline(always)]
fn with_specials<V: Float>(x: V, body: impl Fn(V, V) -> V) -> V {
    let least = by::<V>(f32::MIN_POSITIVE as f64, f64::MIN_POSITIVE);
    let infinity = V::of(f64::INFINITY);
    let normal = least.le(x).and(x.lt(infinity)).all();
    let (lifted, by_bits) = if normal {
        (x, V::zero())
    } else {
        let small = x.lt(least);
        let lifted = x.mul(by(33_554_432.0, 18_014_398_509_481_984.0));
        (V::select(small, lifted, x), V::select(small, by(25.0, 54.0), V::zero()))
    };
    let (k, m) = decompose(lifted);
    let y = body(k.sub(by_bits), m);
    if normal {
        return y;
    }
    let y = V::select(x.lt(infinity), y, x);
    let y = V::select(x.lt(V::zero()), V::of(f64::NAN), y);
    V::select(x.eq(V::zero()), V::of(f64::NEG_INFINITY), y)
}

/// `k ln 2 + log(1 + f) + c`.
#[inline(always)]
fn assemble<V: Float>(k: V, f: V, c: V) -> V {
    let (h, r) = kernel(f);
    let hi = by::<V>(0.693_145_751_953_125, 0.693_147_180_485_539_1);
    let lo = by::<V>(1.428_606_820_309_417_3e-6, 7.440_617_110_012_397e-11);
    k.mul(hi).sub(h.sub(r.add(k.mul(lo).add(c))).sub(f))
}

/// The natural logarithm.
#[inline(always)]
pub fn log<V: Float>(x: V) -> V {
    with_specials(x, |k, m| assemble(k, m.sub(V::one()), V::zero()))
}

/// `log(1 + x)` without cancellation near 0.
#[inline(always)]
pub fn log1p<V: Float>(x: V) -> V {
    let (u, error) = two_sum(V::one(), x);
    let y = with_specials(u, |k, m| {
        let unit = k.eq(V::zero());
        let f = V::select(unit, x, m.sub(V::one()));
        assemble(k, f, V::select(unit, V::zero(), error.div(u)))
    });
    V::select(x.eq(V::zero()), x, y)
}

/// `log(1 + hi + lo)` for `hi >= 0` and a small `lo`.
#[inline(always)]
pub fn log1p_pair<V: Float>(hi: V, lo: V) -> V {
    let (u, error) = two_sum(V::one(), hi);
    let (k, m) = decompose(u);
    let unit = k.eq(V::zero());
    let f = V::select(unit, hi, m.sub(V::one()));
    let c = V::select(unit, lo, error.add(lo)).div(u);
    V::select(hi.lt(V::of(f64::INFINITY)), assemble(k, f, c), hi)
}

/// As [`log1p_pair`]: in 64 bits one body for all functions that are made of it.
#[inline(always)]
pub fn log1p_sum<V: Float>(hi: V, lo: V) -> V {
    #[inline(never)]
    fn shared<W: Float>(hi: W, lo: W) -> W {
        log1p_pair(hi, lo)
    }
    if single::<V>() { log1p_pair(hi, lo) } else { shared(hi, lo) }
}

/// `log(1 + f) / log(b)` as a sum: the logarithm and `1 / log(b)` each in a head, whose product is
/// exact, and a tail.
#[inline(always)]
fn scaled<V: Float>(f: V, hi: V, lo: V) -> (V, V) {
    let (h, r) = kernel(f);
    let cut = V::bits_of(if single::<V>() { !0xFFF } else { !0xFFFF_FFFF });
    let head = V::from_bits(f.sub(h).to_bits().and(cut));
    let tail = f.sub(head).sub(h).add(r);
    (head.mul(hi), tail.add(head).mul(lo).add(tail.mul(hi)))
}

/// The logarithm to base 2, exact for powers of two.
#[inline(always)]
pub fn log2<V: Float>(x: V) -> V {
    with_specials(x, |k, m| {
        let hi = by(1.442_382_812_5, 1.442_695_040_721_446_3);
        let lo = by(0.000_312_228_388_963_407_33, 1.675_171_316_488_651_2e-10);
        let (head, tail) = scaled(m.sub(V::one()), hi, lo);
        let (sum, rest) = two_sum(k, head);
        sum.add(rest.add(tail))
    })
}

/// The logarithm to base 10.
#[inline(always)]
pub fn log10<V: Float>(x: V) -> V {
    with_specials(x, |k, m| {
        let hi = by(0.434_204_101_562_5, 0.434_294_481_878_168_9);
        let lo = by(9.038_034_075_182_765e-5, 2.508_294_671_164_527_5e-11);
        let (head, tail) = scaled(m.sub(V::one()), hi, lo);
        // log10(2) likewise: the product of its head with `k` is exact.
        let two = by::<V>(0.301_025_390_625, 0.301_029_995_663_952_83);
        let rest = by::<V>(4.605_038_981_195_214e-6, 2.836_339_455_104_496_4e-14);
        let (sum, error) = two_sum(k.mul(two), head);
        sum.add(error.add(k.mul(rest).add(tail)))
    })
}
