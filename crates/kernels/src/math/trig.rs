//! Sine and cosine at any argument, and what is left of an angle.
use super::double::{add, fast_two_sum, mul};
use super::{poly, reduce, single};
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// The angle `hi - lo`, at most an eighth of a turn, past `quarter` quarter turns (modulo 4).
#[derive(Clone, Copy)]
pub(super) struct Angle<V: Float> {
    pub quarter: V::Bits,
    pub hi: V,
    pub lo: V,
}

/// One of the functions.
pub(super) trait Part {
    /// From an angle.
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V;
    /// In 64 bits, of any number.
    fn whole<W: Float<Elem = f64>>(x: W) -> W;
    /// In 32 bits, below this magnitude.
    const BOUND: f64;
    /// In 32 bits, below `BOUND`.
    fn short<V: Float>(x: V) -> V;
    /// For 32 bits, from `BOUND` on.
    fn beyond<W: Float<Elem = f64>>(x: W) -> W {
        Self::whole(x)
    }
}

/// Adding it rounds to a whole number, and leaves that in the lowest bits.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// Up to this magnitude, less than 2^16 quarter turns, the products of `close` are exact.
const CLOSE: f64 = 1e5;

/// Up to this magnitude, about 2^20 quarter turns, the products of `near` are exact.
pub(super) const LIMIT: f64 = 1.6e6;

/// `x` in whole quarter turns: the lowest bits, and as a number.
#[inline(always)]
pub(super) fn quarters<V: Float>(x: V) -> (V::Bits, V) {
    let shifted = x.mul(V::of(core::f64::consts::FRAC_2_PI)).add(V::of(MAGIC));
    (shifted.to_bits(), shifted.sub(V::of(MAGIC)))
}

/// Cody and Waite's reduction: pi/2 in parts so short that a multiple of each but the last is exact. What is left
/// is off by less than 2^-63 of itself (all nearest doubles were tried).
#[inline(always)]
fn close<V: Float>(x: V) -> Angle<V> {
    let (quarter, n) = quarters(x);
    let a = x.sub(n.mul(V::of(1.570_796_326_792_333_3)));
    // No part of `a` is smaller than the last place of the product, so this error is exact, too.
    let product = n.mul(V::of(2.563_344_151_583_955_8e-12));
    let hi = a.sub(product);
    let error = a.sub(hi).sub(product);
    // Of 0 it is 0, not -0: a sine then has the sign of `hi`.
    Angle { quarter, hi, lo: n.mul(V::of(1.056_299_906_698_742_8e-23)).sub(error) }
}

/// The same with four parts, for more turns; `hi + lo` past a number of quarters.
#[inline(always)]
fn near<V: Float<Elem = f64>>(x: V) -> Angle<V> {
    let (quarter, n) = quarters(x);
    let a = x.sub(n.mul(V::of(1.570_796_326_734_125_6)));
    // As in `close`, nothing of `a` or `b` is smaller than the last place of what is added.
    let (b, e) = fast_two_sum(a, n.mul(V::of(-6.077_100_506_303_966e-11)));
    let (c, f) = fast_two_sum(b, n.mul(V::of(-2.022_266_248_711_166_5e-21)));
    let rest = e.add(f).sub(n.mul(V::of(8.478_427_660_368_9e-32)));
    let (hi, lo) = fast_two_sum(c, rest);
    Angle { quarter, hi, lo }
}

/// Of any number.
#[inline(always)]
pub(super) fn whole<W: Float<Elem = f64>>(x: W) -> Angle<W> {
    let angle = near(x);
    let Angle { quarter, hi, lo } =
        if W::of(LIMIT).le(x.abs()).any() { far(x, angle) } else { angle };
    Angle { quarter, hi, lo: lo.neg() }
}

/// The angle of `x`, of which `near` is that of lanes below `LIMIT`.
#[cold]
#[inline(never)]
fn far<W: Float<Elem = f64>>(x: W, near: Angle<W>) -> Angle<W> {
    const { assert!(W::N <= 2) };
    let (mut quarter, mut hi, mut lo) = ([0.0; 2], [0.0; 2], [0.0; 2]);
    // SAFETY: every array has room for a register.
    unsafe {
        x.store(hi.as_mut_ptr());
        for i in 0..W::N {
            let x = hi[i].abs();
            if (LIMIT..f64::INFINITY).contains(&x) {
                let n;
                (n, hi[i], lo[i]) = reduce::reduce(hi[i]);
                quarter[i] = n as f64;
            } else {
                lo[i] = f64::NAN;
            }
        }
        let close = x.abs().lt(W::of(LIMIT));
        let turned = W::load(quarter.as_ptr()).add(W::of(MAGIC)).to_bits();
        Angle {
            quarter: W::Bits::select(close, near.quarter, turned),
            hi: W::select(close, near.hi, W::load(hi.as_ptr())),
            lo: W::select(close, near.lo, W::load(lo.as_ptr())),
        }
    }
}

#[inline(always)]
pub(super) fn any<P: Part, V: Float>(x: V) -> V {
    let y = if single::<V>() { P::short(x) } else { x.wide(|x| P::of(close(x))) };
    let bound = V::of(if single::<V>() { P::BOUND } else { CLOSE });
    if bound.le(x.abs()).any() { beyond::<P, V>(x, y) } else { y }
}

/// The function of `x`: `y` below its bound.
#[cold]
#[inline(never)]
extern "C" fn beyond<P: Part, V: Float>(x: V, y: V) -> V {
    let (bound, z) =
        if single::<V>() { (P::BOUND, x.wide(P::beyond)) } else { (CLOSE, x.wide(P::whole)) };
    V::select(x.abs().lt(V::of(bound)), y, z)
}

/// The sine in 64 bits, or, one quarter `turn` on, the cosine.
#[inline(never)]
extern "C" fn whole_wave<W: Float<Elem = f64>>(x: W, turn: i64) -> W {
    let angle = whole(x);
    wave(Angle { quarter: angle.quarter.add(W::bits_of(turn)), ..angle })
}

/// As [`whole_wave`], for 32 bits: the sine of the angle beyond a multiple of half a turn.
#[inline(never)]
extern "C" fn waves<W: Float<Elem = f64>>(x: W, turn: i64) -> W {
    let half = W::of(turn as f64 * 0.5);
    let shifted = x.mul(W::of(core::f64::consts::FRAC_1_PI)).add(half).add(W::of(MAGIC));
    let n = shifted.sub(W::of(MAGIC)).sub(half);
    let r =
        x.sub(n.mul(W::of(3.141_592_653_468_251_2))).sub(n.mul(W::of(1.215_420_101_301_238_4e-10)));
    let z = r.mul(r);
    // A minimax polynomial for `(sin r - r) / r^3`.
    let p = [
        -0.166_666_666_319_215_15,
        0.008_333_331_330_180_051,
        -0.000_198_408_948_606_599_18,
        2.752_665_349_053_839e-6,
        -2.390_980_144_863_639e-8,
    ];
    let y = r.add(r.mul(z.mul(poly(z, p))));
    let y = W::from_bits(y.to_bits().xor(shifted.to_bits().shl(W::Bits::BITS - 1)));
    let here = x.abs().lt(W::of(LIMIT));
    if here.all() { y } else { W::select(here, y, whole_wave(x, turn)) }
}

/// Below this magnitude the products of `short_wave` are exact.
const NEAR: f64 = 3e3;

/// The sine of `x`, or the cosine, in 32 bits.
#[inline(always)]
fn short_wave<V: Float, const COSINE: bool>(x: V) -> V {
    let a = x.abs();
    let magic = V::of(12_582_912.0);
    let shifted = a.mul(V::of(core::f64::consts::FRAC_2_PI)).add(magic);
    let (quarter, n) = (shifted.to_bits(), shifted.sub(magic));
    // Cody and Waite's reduction: 2^11 times each of the first three parts is exact, and so are the first differences.
    let part = |c: f64| n.mul(V::of(c));
    let b = a.sub(part(1.570_312_5)).sub(part(0.000_483_810_901_641_845_7));
    let c = part(1.589_432_940_818_369_4e-8);
    let r = b.sub(c);
    let lo = b.sub(r).sub(c).sub(part(-1.074_634_655_497_194_3e-12));
    let z = r.mul(r);
    let half = z.mul(V::of(0.5));
    let top = V::one().sub(half);
    // Minimax polynomials for `(sin r - r) / r^3` and `(cos r - 1 + r^2/2) / r^4`.
    let p = [-0.166_666_537_523_269_65, 0.008_332_101_628_184_319, -0.000_195_068_467_292_003_33];
    let s = r.add(lo.mul(top).add(z.mul(r).mul(poly(z, p))));
    let p = [0.041_666_645_556_688_31, -0.001_388_729_782_775_044_4, 2.443_008_452_246_431_3e-5];
    let rest = V::one().sub(top).sub(half);
    let c = top.add(rest.add(z.mul(z).mul(poly(z, p)).sub(r.mul(lo))));
    let quarter = if COSINE { quarter.add(V::bits_of(1)) } else { quarter };
    let odd = quarter.shl(V::Bits::BITS - 1).lt(V::bits_of(0));
    let sign = quarter.shl(V::Bits::BITS - 2);
    let sign = if COSINE { sign } else { sign.xor(x.to_bits()) };
    let sign = sign.and(V::of(-0.0).to_bits());
    V::from_bits(V::select(odd, c, s).to_bits().xor(sign))
}

/// The sine and the cosine of what is left of an angle. Minimax polynomials for `(r - sin r) / r^3` and
/// `(cos r - 1 + r^2/2) / r^4`.
#[inline(always)]
fn pair<V: Float>(hi: V, lo: V) -> (V, V) {
    let z = hi.mul(hi);
    let p = [
        0.166_666_666_666_666_32,
        -0.008_333_333_333_322_37,
        0.000_198_412_698_297_710_42,
        -2.755_731_367_863_052_6e-6,
        2.505_075_595_676_998e-8,
        -1.589_666_627_671_820_4e-10,
    ];
    let half = z.mul(V::of(0.5));
    let top = V::one().sub(half);
    let s = hi.sub(z.mul(hi).mul(poly(z, p)).add(lo.mul(top)));
    let p = [
        0.041_666_666_666_666_6,
        -0.001_388_888_888_887_406_4,
        2.480_158_728_944_351_2e-5,
        -2.755_731_434_067_015e-7,
        2.087_572_162_530_328e-9,
        -1.135_955_941_669_905e-11,
    ];
    let rest = V::one().sub(top).sub(half);
    (s, top.add(rest.add(z.mul(z).mul(poly(z, p)).add(hi.mul(lo)))))
}

/// The sine of an angle.
#[inline(always)]
fn wave<V: Float>(angle: Angle<V>) -> V {
    let (s, c) = pair(angle.hi, angle.lo);
    let odd = angle.quarter.and(V::bits_of(1)).eq(V::bits_of(1));
    let y = V::select(odd, c, s);
    V::from_bits(y.to_bits().xor(angle.quarter.shr(1).shl(V::Bits::BITS - 1)))
}

struct Sine;
impl Part for Sine {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        wave(angle)
    }
    #[inline(always)]
    fn whole<W: Float<Elem = f64>>(x: W) -> W {
        whole_wave(x, 0)
    }
    const BOUND: f64 = NEAR;
    #[inline(always)]
    fn short<V: Float>(x: V) -> V {
        short_wave::<V, false>(x)
    }
    #[inline(always)]
    fn beyond<W: Float<Elem = f64>>(x: W) -> W {
        waves(x, 0)
    }
}

struct Cosine;
impl Part for Cosine {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        wave(Angle { quarter: angle.quarter.add(V::bits_of(1)), ..angle })
    }
    #[inline(always)]
    fn whole<W: Float<Elem = f64>>(x: W) -> W {
        whole_wave(x, 1)
    }
    const BOUND: f64 = NEAR;
    #[inline(always)]
    fn short<V: Float>(x: V) -> V {
        short_wave::<V, true>(x)
    }
    #[inline(always)]
    fn beyond<W: Float<Elem = f64>>(x: W) -> W {
        waves(x, 1)
    }
}

/// The sine.
#[inline(always)]
pub fn sin<V: Float>(x: V) -> V {
    any::<Sine, V>(x)
}

/// The cosine.
#[inline(always)]
pub fn cos<V: Float>(x: V) -> V {
    any::<Cosine, V>(x)
}

/// The sine and the cosine in 64 bits, both as [`sin`] and [`cos`] give them, and where that holds.
#[inline(always)]
pub fn sine_cosine<W: Float<Elem = f64>>(x: W) -> (W, W, W::Mask) {
    let Angle { quarter, hi, lo } = close(x);
    let (s, c) = pair(hi, lo);
    let odd = quarter.and(W::bits_of(1)).eq(W::bits_of(1));
    let signed = |y: W, quarter: W::Bits| {
        W::from_bits(y.to_bits().xor(quarter.shr(1).shl(W::Bits::BITS - 1)))
    };
    let sine = signed(W::select(odd, c, s), quarter);
    let cosine = signed(W::select(odd, s, c), quarter.add(W::bits_of(1)));
    (sine, cosine, x.abs().lt(W::of(CLOSE)))
}

/// The sine and the cosine of a magnitude below `LIMIT` (Taylor's series in pairs): rounded correctly but for a few
/// in a hundred thousand.
#[inline(always)]
pub(crate) fn sin_cos<V: Float<Elem = f64>>(x: V) -> (V, V) {
    let Angle { quarter, hi, lo } = near(x);
    let (r, one) = ((hi, lo), V::one());
    let z = mul(r, r);
    let times_z = |p: V| (z.0.mul(p), V::zero());
    let pair = |hi: f64, lo: f64| (V::of(hi), V::of(lo));
    let tail = [
        -0.000_198_412_698_412_698_4,
        2.755_731_922_398_589_3e-6,
        -2.505_210_838_544_172e-8,
        1.605_904_383_682_161_3e-10,
        -7.647_163_731_819_816e-13,
        2.811_457_254_345_520_6e-15,
        -8.220_635_246_624_33e-18,
    ];
    let fifth =
        add(pair(0.008_333_333_333_333_333, 1.156_482_317_317_871_4e-19), times_z(poly(z.0, tail)));
    let third = add(pair(-0.166_666_666_666_666_66, -9.251_858_538_542_97e-18), mul(z, fifth));
    let s = add(r, mul(mul(r, z), third));
    let tail = [
        -0.001_388_888_888_888_889,
        2.480_158_730_158_73e-5,
        -2.755_731_922_398_589e-7,
        2.087_675_698_786_81e-9,
        -1.147_074_559_772_972_5e-11,
        4.779_477_332_387_385e-14,
        -1.561_920_696_858_622_5e-16,
        4.110_317_623_312_165e-19,
    ];
    let fourth =
        add(pair(0.041_666_666_666_666_664, 2.312_964_634_635_742_7e-18), times_z(poly(z.0, tail)));
    let half = (z.0.mul(V::of(-0.5)), z.1.mul(V::of(-0.5)));
    let c = add((one, V::zero()), add(half, mul(mul(z, z), fourth)));

    let odd = quarter.and(V::bits_of(1)).eq(V::bits_of(1));
    let signed = |y: V, quarter: V::Bits| {
        V::from_bits(y.to_bits().xor(quarter.shr(1).shl(V::Bits::BITS - 1)))
    };
    let sine = signed(V::select(odd, c.0, s.0), quarter);
    let cosine = signed(V::select(odd, s.0, c.0), quarter.add(V::bits_of(1)));
    (V::select(x.eq(V::zero()), x, sine), cosine)
}
