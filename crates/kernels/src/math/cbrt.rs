//! The cube root: a polynomial on `[sqrt(1/2), sqrt(2))`, and two of Halley's steps (one in 32 bits).
use super::log::decompose;
use super::{by, poly, pow2, single};
use crate::simd::{Float, Int, Mask};

/// The cube root.
#[inline(always)]
pub fn cbrt<W: Float>(x: W) -> W {
    let a = x.abs();
    let small = a.lt(by(f32::MIN_POSITIVE as f64, f64::MIN_POSITIVE));
    // The cubes of 2^8 and of 2^18.
    let lift = by::<W>((1u64 << 24) as f64, (1u64 << 54) as f64);
    let (k, m) = decompose(W::select(small, a.mul(lift), a));
    let third = k.mul(W::of(1.0 / 3.0)).rint();
    let left = k.sub(third.mul(W::of(3.0)));
    let y = m.mul(pow2(left));
    let p = poly(
        m,
        [
            0.495_153_454_057_763_95,
            0.731_795_396_529_359_2,
            -0.282_704_364_556_761_1,
            0.055_811_224_720_516_06,
        ],
    );
    let above = W::select(W::zero().lt(left), W::of(1.259_921_049_894_873_2), W::one());
    let t = p.mul(W::select(left.lt(W::zero()), W::of(0.793_700_525_984_099_8), above));
    let cube = t.mul(t).mul(t);
    let t = if single::<W>() { t } else { t.mul(cube.add(y.add(y))).div(cube.add(cube).add(y)) };
    // Cut to half the bits: its square is exact, and only the last step rounds.
    let t = W::from_bits(t.to_bits().and(W::bits_of(if single::<W>() {
        !0xFFF
    } else {
        !0x3FFF_FFFF
    })));
    let r = y.div(t.mul(t));
    let t = t.add(t.mul(r.sub(t).div(t.add(t).add(r))));
    let n = W::select(small, third.sub(by(8.0, 18.0)), third);
    let ordinary = W::zero().lt(a).and(a.lt(W::of(f64::INFINITY)));
    W::select(ordinary, t.mul(pow2(n)).copysign(x), x)
}
