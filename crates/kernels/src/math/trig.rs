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
    /// Below `LIMIT`, in 64 bits, going to be rounded to 32.
    fn short<V: Float<Elem = f64>>(x: V) -> V;
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
    let y = x.wide(|x| if single::<V>() { P::short(x) } else { P::of(near(x)) });
    let close = x.abs().lt(V::of(LIMIT));
    if close.all() { y } else { V::select(close, y, x.wide(|x| x.map(far::<P>))) }
}

/// `x = m part + r` with a whole number `m`, which is also in the lowest bits; `part` has a head of 33 bits.
#[inline(always)]
fn short<V: Float>(x: V, shift: f64, inverse: f64, part: (f64, f64)) -> (V::Bits, V) {
    let magic = V::of(6_755_399_441_055_744.0);
    let shifted = x.mul(V::of(inverse)).sub(V::of(shift)).add(magic);
    let m = shifted.sub(magic);
    let m = if shift == 0.0 { m } else { m.add(V::of(shift)) };
    (shifted.to_bits(), x.sub(m.mul(V::of(part.0))).sub(m.mul(V::of(part.1))))
}

/// The sine of `x`, or the cosine: of the angle beyond a multiple of half a turn.
#[inline(always)]
fn short_wave<V: Float, const COSINE: bool>(x: V) -> V {
    let shift = if COSINE { 0.5 } else { 0.0 };
    let pi = (3.141_592_653_468_251_2, 1.215_420_101_301_238_4e-10);
    let (m, r) = short(x, shift, core::f64::consts::FRAC_1_PI, pi);
    let z = r.mul(r);
    // A minimax polynomial for `(sin r - r) / r^3`.
    let p = [
        -0.166_666_666_319_215_15,
        0.008_333_331_330_180_051,
        -0.000_198_408_948_606_599_18,
        2.752_665_349_053_839e-6,
        -2.390_980_144_863_639e-8,
    ];
    let y = r.mul(V::one().add(z.mul(poly(z, p))));
    let m = if COSINE { m.not() } else { m };
    V::from_bits(y.to_bits().xor(m.shl(V::Bits::BITS - 1)))
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
    #[inline(always)]
    fn short<V: Float<Elem = f64>>(x: V) -> V {
        short_wave::<V, false>(x)
    }
}

struct Cosine;
impl Part for Cosine {
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(angle: Angle<V>) -> V {
        wave(Angle { quarter: angle.quarter.add(V::bits_of(1)), ..angle })
    }
    #[inline(always)]
    fn short<V: Float<Elem = f64>>(x: V) -> V {
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
    #[inline(always)]
    fn short<V: Float<Elem = f64>>(x: V) -> V {
        let quarter = (1.570_796_326_734_125_6, 6.077_100_506_506_192e-11);
        let (m, r) = short(x, 0.0, core::f64::consts::FRAC_2_PI, quarter);
        let z = r.mul(r);
        // A minimax quotient of polynomials for `tan r`, upside down and negative beyond an odd number of quarters.
        let top = z.add(V::of(-103.575_690_430_536_1)).mul(z).add(V::of(930.083_657_266_419_3));
        let top = r.mul(top);
        let p = [930.083_657_245_769_2, -413.603_574_627_043_8, 14.856_685_299_388_742];
        let bottom = poly(z, p);
        let sign = m.shl(V::Bits::BITS - 1);
        let odd = sign.lt(V::bits_of(0));
        let q = V::select(odd, bottom, top).div(V::select(odd, top, bottom));
        V::from_bits(q.to_bits().xor(sign))
    }
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
