//! The cube root: a polynomial for the first digits, and a correction.
use super::log::decompose;
use super::{poly, pow2, single};
use crate::simd::{Float, Int, Lanes, Mask, Num};

/// The cube root.
#[inline(always)]
pub fn cbrt<W: Float>(x: W) -> W {
    if !single::<W>() {
        return double(x);
    }
    let y = short(x);
    // Beginning with these bits, those of normal numbers are lower than all others.
    let first = W::bits_of(0x8080_0000);
    let special = W::bits_of(-0x100_0000).le(x.abs().to_bits().sub(first)).any();
    if special { filled(x, y) } else { y }
}

/// The cube root on `[3/16, 3/2)`, a little more, so that cutting makes no more too small than too large.
const FIRST: [f64; 5] = [0.360043168, 1.37502718, -1.36769128, 0.834465384, -0.200655952];

/// Of a normal number, in 32 bits.
#[inline(always)]
fn short<W: Float>(x: W) -> W {
    let bits = x.abs().to_bits();
    // The bits of a float are its logarithm, roughly: a third of it, without the bias, is rounded to a whole number.
    let magic = W::of(12_582_912.0 - 42.0);
    let third = W::from_int(bits).mul(W::of(1.0 / 25_165_824.0)).add(magic).to_bits().shl(23);
    let y = W::from_bits(bits.sub(third).sub(third.add(third)));
    // Its cube is exact with 8 bits.
    let (z, c) = (y.mul(y), |i: usize| W::of(FIRST[i]));
    let high = z.mul_add(c(4), y.mul_add(c(3), c(2)));
    let t = z.mul_add(high, y.mul_add(c(1), c(0)));
    let t = W::from_bits(t.to_bits().and(W::bits_of(!0xFFFF)));
    let cube = t.mul(t).mul(t);
    let d = y.sub(cube).div(cube);
    // Of the binomial series.
    let p = poly(d, [1.0 / 3.0, -1.0 / 9.0, 5.0 / 81.0]);
    let root = t.add(t.mul(d.mul(p)));
    W::from_bits(root.to_bits().add(third)).copysign(x)
}

/// `y`, and the cube roots of subnormal numbers, 0, infinity and NaN.
#[cold]
#[inline(never)]
extern "C" fn filled<W: Float>(x: W, y: W) -> W {
    let lifted = short(x.mul(W::of(16_777_216.0))).mul(W::of(1.0 / 256.0));
    let y = W::select(x.abs().lt(W::of(f32::MIN_POSITIVE as f64)), lifted, y);
    let ordinary = W::zero().lt(x.abs()).and(x.abs().lt(W::of(f64::INFINITY)));
    W::select(ordinary, y, x)
}

/// In 64 bits: a polynomial on `[sqrt(1/2), sqrt(2))`, and two of Halley's steps.
#[inline(always)]
fn double<W: Float>(x: W) -> W {
    let a = x.abs();
    let small = a.lt(W::of(f64::MIN_POSITIVE));
    // The cube of 2^18.
    let lift = W::of((1u64 << 54) as f64);
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
    let t = t.mul(cube.add(y.add(y))).div(cube.add(cube).add(y));
    // Cut to half the bits: its square is exact, and only the last step rounds.
    let t = W::from_bits(t.to_bits().and(W::bits_of(!0x3FFF_FFFF)));
    let r = y.div(t.mul(t));
    let t = t.add(t.mul(r.sub(t).div(t.add(t).add(r))));
    let n = W::select(small, third.sub(W::of(18.0)), third);
    let ordinary = W::zero().lt(a).and(a.lt(W::of(f64::INFINITY)));
    W::select(ordinary, t.mul(pow2(n)).copysign(x), x)
}
