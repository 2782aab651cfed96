//! Multiplication by powers of two, and sums of exponentials.
use super::double::{fast_two_sum, head};
use super::exp::{clamp, exp_sum, scale};
use super::log::log1p_sum;
use super::{by, poly, pow2, single};
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

/// `2^(r + rest)` for `|r| <= 1/2` and a small `rest`, which 32 bits ignore. Minimax polynomials for `(2^r - 1) / r`
/// and for `(2^r - 1 - r ln 2) / r^2`.
#[inline(always)]
pub fn exp2_sum<V: Float>(r: V, rest: V) -> V {
    if single::<V>() {
        let p = [
            0.693_147_188_028_619_2,
            0.240_226_510_834_899_15,
            0.055_503_571_049_118_475,
            0.009_618_030_843_725_86,
            0.001_339_086_720_799_284,
            0.000_154_697_175_272_480_34,
        ];
        return V::one().add(r.mul(poly(r, p)));
    }
    let p = [
        0.240_226_506_959_100_72,
        0.055_504_108_664_821_6,
        0.009_618_129_107_628_48,
        0.001_333_355_814_641_693_3,
        0.000_154_035_303_933_655_57,
        1.525_273_382_983_744_2e-5,
        1.321_548_681_450_723_9e-6,
        1.017_806_244_519_477_7e-7,
        7.054_894_650_709_648e-9,
        4.454_960_710_408_745_4e-10,
        2.573_357_151_556_769e-11,
    ];
    let hi = head(r);
    let rest = r.sub(hi).add(rest).mul(V::of(LN_2)).add(hi.mul(V::of(1.299_650_689_388_988_9e-8)));
    let rest = rest.add(r.mul(r).mul(poly(r, p)));
    let (sum, error) = fast_two_sum(V::one(), hi.mul(V::of(0.693_147_167_563_438_4)));
    sum.add(error.add(rest))
}

/// `2^x`: the nearest whole power, and what is left.
#[inline(always)]
pub fn exp2<V: Float>(x: V) -> V {
    let x = clamp(x, by(-151.0, -1077.0), by(129.0, 1025.0));
    let n = x.rint();
    scale(exp2_sum(x.sub(n), V::zero()), n)
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
    log_add(x, y, 1.0, |d| {
        // Beyond, the power is nothing beside 1.
        let d = d.pmax(W::of(-1100.0));
        log1p_sum(exp_sum(d.mul(W::of(LN_2)), W::zero()), W::zero()).mul(W::of(LOG2_E))
    })
}
