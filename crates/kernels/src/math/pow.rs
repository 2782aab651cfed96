//! `x^y` as a power of 2, the logarithm of `x` in 64 bits or, for a result in 64, with more than that.
use super::double::{add, div, fast_two_sum, head, mul, two_sum};
use super::exp::{clamp, scale};
use super::log::decompose;
use super::scale::exp2_sum;
use super::{poly, pow2, single};
use crate::simd::{Float, Lanes, Mask};

/// Beyond 2^70 every base but 1 overflows or vanishes.
const MOST: f64 = (1u128 << 70) as f64;

/// `x^y` with IEEE 754's special cases: `pow(x, 0) = pow(1, y) = 1` even for NaN.
#[inline(always)]
pub fn pow<V: Float>(x: V, y: V) -> V {
    if single::<V>() {
        let plain = V::zero().lt(x).and(x.lt(V::of(f64::INFINITY)));
        let r = x.abs().wide2(clamp(y, V::of(-MOST), V::of(MOST)), short);
        return if plain.and(y.abs().lt(V::of(f64::INFINITY))).all() {
            r
        } else {
            special(x, y, r)
        };
    }
    double(x, y)
}

/// Of `x > 0` in 64 bits, going to be rounded to 32.
#[inline(always)]
fn short<W: Float>(x: W, y: W) -> W {
    let (k, m) = decompose(x);
    let s = m.sub(W::one()).div(m.add(W::one()));
    // A minimax polynomial for `2 atanh(s) / (s ln 2)`.
    let p = [
        2.885_390_081_790_202_7,
        0.961_796_673_200_180_4,
        0.577_083_611_570_791_8,
        0.411_671_134_611_502_5,
        0.340_759_361_846_654_5,
    ];
    let power = y.mul(k.add(s.mul(poly(s.mul(s), p))));
    let power = clamp(power, W::of(-200.0), W::of(200.0));
    let n = power.rint();
    let r = power.sub(n);
    // A minimax polynomial for `(2^r - 1) / r`.
    let p = [
        0.693_147_180_553_720_4,
        0.240_226_509_223_318_65,
        0.055_504_109_287_876_746,
        0.009_618_056_671_580_994,
        0.001_333_345_448_949_355_9,
        0.000_154_614_469_841_204_9,
        1.531_009_911_260_535e-5,
    ];
    W::one().add(r.mul(poly(r, p))).mul(pow2(n))
}

/// In 64 bits: the logarithm to base 2 in a head and a tail (as fdlibm does), then the power of 2.
#[inline(always)]
fn double<W: Float>(x: W, y: W) -> W {
    let least = W::of(f64::MIN_POSITIVE);
    let plain = least.le(x).and(x.lt(W::of(f64::INFINITY)));
    let plain = plain.and(y.abs().lt(W::of(f64::INFINITY))).all();
    let (a, lift) = if plain {
        (x, W::zero())
    } else {
        let (a, small) = (x.abs(), x.abs().lt(least));
        let lifted = a.mul(W::of(18_014_398_509_481_984.0));
        (W::select(small, lifted, a), W::select(small, W::of(54.0), W::zero()))
    };
    let (k, m) = decompose(a);
    let k = k.sub(lift);
    let (f, d) = (m.sub(W::one()), m.add(W::one()));
    let v = W::one().div(d);
    let s = f.mul(v);
    let (s_hi, d_hi) = (head(s), head(d));
    let d_lo = m.sub(d_hi.sub(W::one()));
    let s_lo = v.mul(f.sub(s_hi.mul(d_hi)).sub(s_hi.mul(d_lo)));
    // log m = 2/3 s (3 + z + z^2 p), z = s^2: a minimax polynomial.
    let z = s.mul(s);
    let p = [
        0.6,
        0.428_571_428_571_440_7,
        0.333_333_333_324_722_7,
        0.272_727_275_055_518_97,
        0.230_768_921_944_422_14,
        0.200_022_199_755_720_72,
        0.175_590_223_266_294_2,
        0.175_881_142_404_481_4,
    ];
    let rest = z.mul(z).mul(poly(z, p)).add(s_lo.mul(s_hi.add(s)));
    let (z, three) = (s_hi.mul(s_hi), W::of(3.0));
    let t_hi = head(three.add(z).add(rest));
    let t_lo = rest.sub(t_hi.sub(three).sub(z));
    let (u, w) = (s_hi.mul(t_hi), s_lo.mul(t_hi).add(t_lo.mul(s)));
    let hi = head(u.add(w));
    let lo = w.sub(hi.sub(u));
    // 2/3 of 1 / log(2), in a head and a tail.
    let top = hi.mul(W::of(0.961_796_686_053_276_1));
    let low = hi.mul(W::of(7.872_699_542_894_897e-9)).add(lo.mul(W::of(0.961_796_693_925_975_6)));
    let log = head(top.add(low).add(k));
    let log_lo = low.sub(log.sub(k).sub(top));
    let y_all = clamp(y, W::of(-MOST), W::of(MOST));
    let y_hi = head(y_all);
    let power = y_hi.mul(log);
    let power_lo = y_all.sub(y_hi).mul(log).add(y_all.mul(log_lo));
    let n = clamp(power.add(power_lo), W::of(-1100.0), W::of(1100.0)).rint();
    // Where the power was cut the rest is anything.
    let (left, most) = (power.sub(n), W::of(0.6));
    let r = clamp(left.add(power_lo), most.neg(), most);
    let rest = W::select(r.eq(left.add(power_lo)), left.sub(r).add(power_lo), W::zero());
    let r = scale(exp2_sum(r, rest), n);
    if plain { r } else { special(x, y, r) }
}

/// `log x` of a positive finite number as a sum, to about 100 bits.
#[inline(always)]
pub(crate) fn log_pair<W: Float>(x: W) -> (W, W) {
    let small = x.lt(W::of(f64::MIN_POSITIVE));
    let (k, m) = decompose(W::select(small, x.mul(W::of(18_014_398_509_481_984.0)), x));
    let k = W::select(small, k.sub(W::of(54.0)), k);
    // log m = 2 atanh s = s (2 + z (2/3 + z (2/5 + z ...))), z = s^2; the dots by a minimax polynomial.
    let s = div((m.sub(W::one()), W::zero()), two_sum(W::one(), m));
    let z = mul(s, s);
    let p = poly(
        z.0,
        [
            0.285_714_285_714_285_2,
            0.222_222_222_222_532_07,
            0.181_818_181_743_896_13,
            0.153_846_163_390_839_79,
            0.133_332_607_094_337_28,
            0.117_680_804_135_721_02,
            0.104_324_585_296_731_36,
            0.109_481_855_771_950_17,
        ],
    );
    let fifth = fast_two_sum(W::of(0.4), z.0.mul(p).add(W::of(-2.220_446_049_250_313_2e-17)));
    let third = (W::of(0.666_666_666_666_666_6), W::of(3.700_743_415_417_188e-17));
    let u = mul(z, add(third, mul(z, fifth)));
    let log = add((s.0.add(s.0), s.1.add(s.1)), mul(s, u));
    // ln 2 in a head, whose product with `k` is exact, and a tail.
    let (sum, rest) = two_sum(k.mul(W::of(0.693_147_180_559_890_3)), log.0);
    fast_two_sum(sum, rest.add(log.1.add(k.mul(W::of(5.497_923_018_708_371e-14)))))
}

/// `x^y` where `x` or `y` is zero, negative, infinite or NaN, from `r = |x|^y`.
#[cold]
#[inline(never)]
extern "C" fn special<W: Float>(x: W, y: W, r: W) -> W {
    let (zero, one, infinity) = (W::zero(), W::one(), W::of(f64::INFINITY));
    let size = x.abs();
    let (none, all) = (size.eq(zero), size.eq(infinity));
    let edge = W::select(all.xor(y.lt(zero)), infinity, zero);
    let r = W::select(none.or(all), edge, r);
    let half = y.mul(W::of(0.5));
    let whole = y.trunc().eq(y);
    let odd = whole.and(half.trunc().ne(half));
    let negative = x.to_bits().lt(W::bits_of(0));
    let r = W::select(negative.and(odd), r.neg(), r);
    let undefined = x.lt(zero).and(whole.or(all).not());
    let r = W::select(undefined.or(x.is_nan()).or(y.is_nan()), W::of(f64::NAN), r);
    W::select(y.eq(zero).or(x.eq(one)), one, r)
}
