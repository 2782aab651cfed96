//! The tangent at any argument.
use super::double::head;
use super::poly;
use super::trig::{Angle, LIMIT, Part, any, quarters, whole};
use crate::simd::{Float, Int, Lanes};

/// The tangent.
#[inline(always)]
pub fn tan<V: Float>(x: V) -> V {
    any::<Tangent, V>(x)
}

struct Tangent;
impl Part for Tangent {
    /// With `t = 2 tan(r/2)`, `tan r` is `t / (1 - t^2/4)`; beyond an odd number of quarters it is upside down and negative.
    #[inline(always)]
    fn of<V: Float<Elem = f64>>(Angle { quarter, hi, lo }: Angle<V>) -> V {
        let z = hi.mul(hi);
        // A minimax polynomial for `(2 tan(r/2) - r) / r^3`.
        let p = [
            0.083_333_333_333_333_77,
            0.008_333_333_333_304_974,
            0.000_843_253_968_883_772_8,
            8.542_768_274_513_074e-5,
            8.655_545_500_918_87e-6,
            8.768_289_516_219_924e-7,
            8.920_891_257_872_066e-8,
            8.528_880_020_862_888e-9,
            1.254_984_170_375_054_8e-9,
        ];
        let c = |k: usize| V::of(p[k]);
        let (zz, pair) = (z.mul(z), |k: usize| c(k + 1).mul_add(z, c(k)));
        let low = pair(2).mul_add(zz, pair(0));
        let high = c(8).mul_add(zz.mul(zz), pair(6).mul_add(zz, pair(4)));
        let tail = z.mul(hi).mul(high.mul_add(zz.mul(zz), low)).sub(lo);
        let t = hi.add(tail);
        let t_lo = tail.sub(t.sub(hi));
        let half = t.mul(V::of(0.5));
        let square = half.mul(half);
        let rest = V::one().sub(square);
        let rest_lo = V::one().sub(rest).sub(square).sub(half.mul(t_lo));
        let sign = quarter.shl(V::Bits::BITS - 1);
        let odd = sign.lt(V::bits_of(0));
        let swap = |a: V, b: V| {
            let (a, b) = (a.to_bits(), b.to_bits());
            let change = V::Bits::select(odd, a.xor(b), V::bits_of(0));
            (V::from_bits(a.xor(change)), V::from_bits(b.xor(change)))
        };
        let ((top, bottom), (top_lo, bottom_lo)) = (swap(t, rest), swap(t_lo, rest_lo));
        // The head of the quotient, and what it has too much: of 0 it is 0, not -0.
        let inverse = V::one().div(bottom);
        let (q, b) = (head(top.mul(inverse)), head(bottom));
        let excess = q.mul(b).sub(top).add(q.mul(bottom.sub(b).add(bottom_lo))).sub(top_lo);
        let y = q.sub(excess.mul(inverse));
        V::from_bits(y.to_bits().xor(sign))
    }
    #[inline(never)]
    fn whole<W: Float<Elem = f64>>(x: W) -> W {
        Self::of(whole(x))
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
    let (quarter, m) = quarters(x);
    let r =
        x.sub(m.mul(W::of(1.570_796_326_734_125_6))).sub(m.mul(W::of(6.077_100_506_506_192e-11)));
    let z = r.mul(r);
    // A minimax quotient of polynomials for `tan r`, upside down and negative beyond an odd number of quarters.
    let top = z.add(W::of(-103.575_690_430_536_1)).mul(z).add(W::of(930.083_657_266_419_3));
    let top = r.mul(top).to_bits();
    let p = [930.083_657_245_769_2, -413.603_574_627_043_8, 14.856_685_299_388_742];
    let bottom = poly(z, p).to_bits();
    let sign = quarter.shl(W::Bits::BITS - 1);
    let swap = W::Bits::select(sign.lt(W::bits_of(0)), top.xor(bottom), W::bits_of(0));
    let q = W::from_bits(top.xor(swap)).div(W::from_bits(bottom.xor(swap)));
    W::from_bits(q.to_bits().xor(sign))
}
