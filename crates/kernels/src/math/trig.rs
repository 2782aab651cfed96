//! Sine, cosine and tangent at any argument.
use super::double::{add, fast_two_sum, left, mul, two_sum};
use super::{poly, reduce, single};
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// The angle `hi + lo`, at most an eighth of a turn, past `quarter` quarter turns (modulo 4).
#[derive(Clone, Copy)]
struct Angle<V: Float> {
    quarter: V::Bits,
    hi: V,
    lo: V,
}

/// One of the functions.
trait Part {
    /// From an angle.
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V;
    /// In 32 bits, below this magnitude.
    const BOUND: f64;
    /// From the sine to it, in quarter turns.
    const TURN: i64 = 0;
    /// In 32 bits, below `BOUND`.
    fn short<V: Float>(x: V) -> V;
}

/// Up to this magnitude, about 2^20 quarter turns, the products of `near` are exact.
const LIMIT: f64 = 1.6e6;

/// Cody and Waite's reduction: pi/2 in parts so short that a multiple of each is exact.
#[inline(always)]
fn near<V: Float<Elem = f64>>(x: V) -> Angle<V> {
    let magic = V::of(6_755_399_441_055_744.0);
    let shifted = x.mul(V::of(core::f64::consts::FRAC_2_PI)).add(magic);
    let (quarter, n) = (shifted.to_bits(), shifted.sub(magic));
    let a = x.sub(n.mul(V::of(1.570_796_326_734_125_6)));
    let (b, e) = two_sum(a, n.mul(V::of(-6.077_100_506_303_966e-11)));
    let (c, f) = two_sum(b, n.mul(V::of(-2.022_266_248_711_166_5e-21)));
    let rest = e.add(f).sub(n.mul(V::of(8.478_427_660_368_9e-32)));
    let (hi, lo) = fast_two_sum(c, rest);
    Angle { quarter, hi, lo }
}

/// One lane from `LIMIT` on.
#[cold]
#[inline(never)]
fn far<P: Part>(x: f64) -> f64 {
    if x.abs() < f64::INFINITY {
        let (quarter, hi, lo) = reduce::reduce(x);
        P::of(Angle { quarter, hi, lo })
    } else {
        f64::NAN
    }
}

#[inline(always)]
fn any<P: Part, V: Float>(x: V) -> V {
    let y = if single::<V>() { P::short(x) } else { x.wide(|x| P::of(near(x))) };
    let bound = V::of(if single::<V>() { P::BOUND } else { LIMIT });
    if bound.le(x.abs()).any() { beyond::<P, V>(x, y) } else { y }
}

/// The function of `x`: `y` below its bound.
#[cold]
#[inline(never)]
extern "C" fn beyond<P: Part, V: Float>(x: V, y: V) -> V {
    let (bound, z) = if single::<V>() && P::BOUND < LIMIT {
        (P::BOUND, x.wide(|x| waves(x, P::TURN)))
    } else {
        (LIMIT, x.wide(|x| x.map(far::<P>)))
    };
    V::select(x.abs().lt(V::of(bound)), y, z)
}

/// The sine in 64 bits, or, one quarter `turn` on, the cosine: for 32 bits.
#[inline(never)]
extern "C" fn waves<W: Float<Elem = f64>>(x: W, turn: i64) -> W {
    let angle = near(x);
    let y = wave(Angle { quarter: angle.quarter.add(W::bits_of(turn)), ..angle });
    let close = x.abs().lt(W::of(LIMIT));
    if close.all() {
        return y;
    }
    let far = |x| if turn == 0 { far::<Sine>(x) } else { far::<Cosine>(x) };
    W::select(close, y, x.map(far))
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

/// The sine as a sum. Minimax polynomials for `(sin r - r) / r^3`.
#[inline(always)]
fn sine<V: Float>(angle: Angle<V>) -> (V, V) {
    let z = angle.hi.mul(angle.hi);
    let cube = z.mul(angle.hi);
    let p = [
        -0.166_666_666_666_666_32,
        0.008_333_333_333_322_37,
        -0.000_198_412_698_297_710_42,
        2.755_731_367_863_052_6e-6,
        -2.505_075_595_676_998e-8,
        1.589_666_627_671_820_4e-10,
    ];
    let slope = V::one().sub(z.mul(V::of(0.5)));
    (angle.hi, cube.mul(poly(z, p)).add(angle.lo.mul(slope)))
}

/// The cosine as a sum. Minimax polynomials for `(cos r - 1 + r^2/2) / r^4`.
#[inline(always)]
fn cosine<V: Float>(angle: Angle<V>) -> (V, V) {
    let z = angle.hi.mul(angle.hi);
    let half = z.mul(V::of(0.5));
    let top = V::one().sub(half);
    let p = [
        0.041_666_666_666_666_6,
        -0.001_388_888_888_887_406_4,
        2.480_158_728_944_351_2e-5,
        -2.755_731_434_067_015e-7,
        2.087_572_162_530_328e-9,
        -1.135_955_941_669_905e-11,
    ];
    let rest = V::one().sub(top).sub(half);
    (top, rest.add(z.mul(z).mul(poly(z, p)).sub(angle.hi.mul(angle.lo))))
}

/// The sine of an angle.
#[inline(always)]
fn wave<V: Float>(angle: Angle<V>) -> V {
    let (s, c) = (sine(angle), cosine(angle));
    let odd = angle.quarter.and(V::bits_of(1)).eq(V::bits_of(1));
    let y = V::select(odd, c.0.add(c.1), s.0.add(s.1));
    V::from_bits(y.to_bits().xor(angle.quarter.shr(1).shl(V::Bits::BITS - 1)))
}

struct Sine;
impl Part for Sine {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        wave(angle)
    }
    const BOUND: f64 = NEAR;
    #[inline(always)]
    fn short<V: Float>(x: V) -> V {
        short_wave::<V, false>(x)
    }
}

struct Cosine;
impl Part for Cosine {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        wave(Angle { quarter: angle.quarter.add(V::bits_of(1)), ..angle })
    }
    const BOUND: f64 = NEAR;
    const TURN: i64 = 1;
    #[inline(always)]
    fn short<V: Float>(x: V) -> V {
        short_wave::<V, true>(x)
    }
}

struct Tangent;
impl Part for Tangent {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        let (s, c) = (sine(angle), cosine(angle));
        let odd = angle.quarter.and(V::bits_of(1)).eq(V::bits_of(1));
        let pick = |a, b| V::select(odd, a, b);
        // A quotient of two sums, with one correction.
        let (s, c) = (fast_two_sum(s.0, s.1), fast_two_sum(c.0, c.1));
        let (top, top_rest) = (pick(c.0.neg(), s.0), pick(c.1.neg(), s.1));
        let (bottom, bottom_rest) = (pick(s.0, c.0), pick(s.1, c.1));
        let q = top.div(bottom);
        let rest = top_rest.add(left(top, q, (bottom, bottom_rest)));
        q.add(rest.div(bottom))
    }
    const BOUND: f64 = LIMIT;
    #[inline(always)]
    fn short<V: Float>(x: V) -> V {
        x.wide(short_tangent)
    }
}

/// The tangent below `LIMIT` in 64 bits, going to be rounded to 32.
#[inline(always)]
fn short_tangent<W: Float<Elem = f64>>(x: W) -> W {
    // `x = m pi/2 + r` with a whole number `m`, which is also in the lowest bits.
    let magic = W::of(6_755_399_441_055_744.0);
    let shifted = x.mul(W::of(core::f64::consts::FRAC_2_PI)).add(magic);
    let m = shifted.sub(magic);
    let r =
        x.sub(m.mul(W::of(1.570_796_326_734_125_6))).sub(m.mul(W::of(6.077_100_506_506_192e-11)));
    let z = r.mul(r);
    // A minimax quotient of polynomials for `tan r`, upside down and negative beyond an odd number of quarters.
    let top = z.add(W::of(-103.575_690_430_536_1)).mul(z).add(W::of(930.083_657_266_419_3));
    let top = r.mul(top).to_bits();
    let p = [930.083_657_245_769_2, -413.603_574_627_043_8, 14.856_685_299_388_742];
    let bottom = poly(z, p).to_bits();
    let sign = shifted.to_bits().shl(W::Bits::BITS - 1);
    let swap = W::Bits::select(sign.lt(W::bits_of(0)), top.xor(bottom), W::bits_of(0));
    let q = W::from_bits(top.xor(swap)).div(W::from_bits(bottom.xor(swap)));
    W::from_bits(q.to_bits().xor(sign))
}

/// The sine.
#[inline(always)]
pub fn sin<V: Float>(x: V) -> V {
    odd::<Sine, V>(x)
}

/// The cosine.
#[inline(always)]
pub fn cos<V: Float>(x: V) -> V {
    any::<Cosine, V>(x)
}

/// The tangent.
#[inline(always)]
pub fn tan<V: Float>(x: V) -> V {
    odd::<Tangent, V>(x)
}

/// An odd function, which keeps the sign of a zero (in 32 bits of itself).
#[inline(always)]
fn odd<P: Part, V: Float>(x: V) -> V {
    let y = any::<P, V>(x);
    if single::<V>() { y } else { V::select(x.eq(V::zero()), x, y) }
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
