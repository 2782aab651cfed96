//! Floored division and its remainder, as Python and NumPy define them.
use super::double::{head, two_prod};
use super::single;
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// In 64 bits the whole number `q` that is nearest to `x / y`, `x - q y`, and where these are exact: where `q` is below
/// `most`, at most 2^24, and nothing is infinite.
#[inline(always)]
fn nearest<W: Float>(x: W, y: W, most: f64) -> (W, W, W::Mask) {
    let q = x.div(y).rint();
    let high = head(y);
    // Products of halves are exact, and so are the differences, as multiples of the last place of `y`: below 2^53 of it.
    let rest = x.sub(q.mul(high)).sub(q.mul(y.sub(high)));
    let exact = q.mul(q).add(rest.mul(W::zero())).lt(W::of(most * most));
    (q, rest, exact)
}

/// A remainder moved by `y` where its sign is not that of `side`, and where that is.
#[inline(always)]
fn turned<W: Float>(rest: W, y: W, side: W) -> (W, W::Mask) {
    let signs = rest.to_bits().xor(side.to_bits());
    let differ = signs.lt(W::bits_of(0)).and(rest.ne(W::zero()));
    (rest.add(y.keep(differ)), differ)
}

/// The remainder of truncated division, exactly; it has the sign of `x`.
#[inline(always)]
pub fn fmod<V: Float>(x: V, y: V) -> V {
    x.wide2(y, |x, y| {
        let (_, rest, exact) = nearest(x, y, 16_777_216.0);
        let rest = if exact.all() { rest } else { truncated(x, y) };
        turned(rest, y.copysign(x), x).0.copysign(x)
    })
}

/// [`fmod`] in 64 bits for any quotient.
#[inline(never)]
extern "C" fn truncated<W: Float>(x: W, y: W) -> W {
    let (a, b) = (x.abs(), y.abs());
    let q = a.div(b).trunc();
    // Where the product is exact: no huge quotient, and nothing near overflow or underflow.
    let power = |n: u64| f64::from_bits((1023 + n) << 52);
    let (least, most) = (W::of(1.0 / power(900)), W::of(power(900)));
    let plain = least.lt(b).and(b.lt(most)).and(a.lt(most)).and(q.lt(W::of(power(52))));
    if plain.all() {
        let (p, e) = two_prod(q, b);
        let r = a.sub(p).sub(e);
        // The quotient was rounded, at most up to the next whole number.
        W::select(r.lt(W::zero()), r.add(b), r).copysign(x)
    } else {
        x.wide2(y, |x, y| x.map2(y, long_division))
    }
}

/// Long division by digits of 11 bits.
#[cold]
#[inline(never)]
fn long_division(x: f64, y: f64) -> f64 {
    let (a, b) = (x.abs(), y.abs());
    if b.is_nan() || b == 0.0 || !a.is_finite() {
        return f64::NAN;
    }
    if a < b {
        return x;
    }
    let parts = |x: f64| match (x.to_bits(), x.to_bits() >> 52) {
        (bits, 0) => (bits, 1),
        (bits, exponent) => ((bits & ((1 << 52) - 1)) | (1 << 52), exponent),
    };
    let ((mut m, from), (divisor, to)) = (parts(a), parts(b));
    // `b` is not 0: the `max` only tells the compiler.
    let divisor = Ord::max(divisor, 1);
    let mut left = from.saturating_sub(to);
    m %= divisor;
    while left > 0 {
        let digit = Ord::min(left, 11);
        m = (m << digit) % divisor;
        left -= digit;
    }
    // An integer below 2^53 in units of the last place of `y`: exact.
    let unit = f64::from_bits(if to > 52 { (to - 52) << 52 } else { 1 << (to - 1) });
    (m as f64 * unit).copysign(x)
}

/// `x - floor(x / y) y` with the sign of `y`; by 0, NaN.
#[inline(always)]
pub fn remainder<V: Float>(x: V, y: V) -> V {
    x.wide2(y, |x, y| {
        // Both turned around where `y` is negative: what is left of 0 is then 0, not -0.
        let sign = y.to_bits().and(V::Wide::of(-0.0).to_bits());
        let turn = |x: V::Wide| V::Wide::from_bits(x.to_bits().xor(sign));
        let (a, b) = (turn(x), turn(y));
        let (_, rest, exact) = nearest(a, b, 16_777_216.0);
        let rest = turn(rest.add(b.keep(rest.lt(V::Wide::zero()))));
        if exact.all() { rest } else { any_remainder(x, y) }
    })
}

/// [`remainder`] in 64 bits for any quotient.
#[cold]
#[inline(never)]
extern "C" fn any_remainder<W: Float>(x: W, y: W) -> W {
    turned(truncated(x, y), y, y).0.copysign(y)
}

/// `floor(x / y)`, consistent with [`remainder`]; by 0, `x / y`.
#[inline(always)]
pub fn floor_divide<V: Float>(x: V, y: V) -> V {
    let whole = x.wide2(y, |x, y| {
        // Up to here a quotient by way of the remainder, which is rounded twice, is within 1 / 2.
        let most = if single::<V>() { 2_097_152.0 } else { 16_777_216.0 };
        let (q, rest, exact) = nearest(x, y, most);
        let (_, differ) = turned(rest, y, y);
        V::Wide::select(exact, q.sub(V::Wide::one().keep(differ)), V::Wide::of(f64::NAN))
    });
    if whole.eq(whole).all() { whole } else { by_rest(x, y) }
}

/// [`floor_divide`] as NumPy does it, for any quotient.
#[inline(never)]
extern "C" fn by_rest<V: Float>(x: V, y: V) -> V {
    let rest = fmod(x, y);
    let (_, differ) = turned(rest, y, y);
    let ratio = x.div(y);
    // A whole number but for rounding.
    let near = x.sub(rest).div(y).sub(V::one().keep(differ));
    let below = near.floor();
    let whole = V::select(V::of(0.5).lt(near.sub(below)), below.add(V::one()), below);
    let whole = V::select(near.eq(V::zero()), V::zero().copysign(ratio), whole);
    V::select(y.eq(V::zero()), ratio, whole)
}

/// Integers with floored division: by 0 everything is 0, and the smallest by -1 wraps.
pub trait Floored: Copy {
    /// `floor(self / y)`
    fn floor_divide(self, y: Self) -> Self;
    /// `self - floor(self / y) y`, with the sign of `y`.
    fn remainder(self, y: Self) -> Self;
}

macro_rules! signed {
    ($($t:ty)*) => {$(
        impl Floored for $t {
            #[inline(always)]
            fn floor_divide(self, y: Self) -> Self {
                if y == 0 {
                    return 0;
                }
                let (q, r) = (self.wrapping_div(y), self.wrapping_rem(y));
                q.wrapping_sub((r != 0 && (r ^ y) < 0) as $t)
            }
            #[inline(always)]
            fn remainder(self, y: Self) -> Self {
                if y == 0 {
                    return 0;
                }
                let r = self.wrapping_rem(y);
                if r != 0 && (r ^ y) < 0 { r.wrapping_add(y) } else { r }
            }
        }
    )*};
}
signed!(i8 i16 i32 i64);

macro_rules! unsigned {
    ($($t:ty)*) => {$(
        impl Floored for $t {
            #[inline(always)]
            fn floor_divide(self, y: Self) -> Self {
                self.checked_div(y).unwrap_or(0)
            }
            #[inline(always)]
            fn remainder(self, y: Self) -> Self {
                self.checked_rem(y).unwrap_or(0)
            }
        }
    )*};
}
unsigned!(u8 u16 u32 u64);

/// [`Floored::floor_divide`] in every lane.
#[inline(always)]
pub fn int_floor_divide<V: Lanes<Elem: Floored>>(x: V, y: V) -> V {
    x.map2(y, Floored::floor_divide)
}

/// [`Floored::remainder`] in every lane.
#[inline(always)]
pub fn int_remainder<V: Lanes<Elem: Floored>>(x: V, y: V) -> V {
    x.map2(y, Floored::remainder)
}
