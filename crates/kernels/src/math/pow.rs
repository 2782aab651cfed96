//! `x^y` as the exponential of `y log |x|`, the logarithm to twice the precision.
use super::double::{add, div, fast_two_sum, mul, two_prod, two_sum};
use super::exp::{clamp, kernel, reduce, scale};
use super::log::decompose;
use super::{poly, single};
use crate::simd::{Float, Lanes, Mask};

/// `x^y` with IEEE 754's special cases: `pow(x, 0) = pow(1, y) = 1` even for NaN.
#[inline(always)]
pub fn pow<V: Float>(x: V, y: V) -> V {
    x.wide2(y, if single::<V>() { power::<V::Wide, true> } else { power::<V::Wide, false> })
}

/// In 64 bits; `SHORT` if the result is going to be rounded to 32. One body for all loops.
#[inline(never)]
fn power<W: Float<Elem = f64>, const SHORT: bool>(x: W, y: W) -> W {
    // Beyond 2^70 every base but 1 overflows or vanishes.
    let most = f64::from_bits((1023 + 70) << 52);
    let exponent = clamp(y, W::of(-most), W::of(most));
    if SHORT {
        return finish(x, y, exponent.mul(super::log(x.abs())), W::zero());
    }
    let (hi, lo) = log_pair(x.abs());
    let (power, error) = two_prod(exponent, hi);
    finish(x, y, power, error.add(exponent.mul(lo)))
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

/// `e^(power + rest)` with the sign and the special cases of `x^y`.
#[inline(always)]
fn finish<W: Float>(x: W, y: W, power: W, rest: W) -> W {
    let (zero, one, infinity) = (W::zero(), W::one(), W::of(f64::INFINITY));
    let bounded = clamp(power, W::of(-746.0), W::of(710.0));
    let (n, hi, lo) = reduce(bounded);
    let rest = W::select(bounded.eq(power), rest, zero);
    let (a, b) = kernel(hi, lo.sub(rest));
    let r = scale(a.add(b), n);

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
