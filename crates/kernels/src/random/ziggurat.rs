//! Normal and exponential draws: the ziggurat of Marsaglia and Tsang (2000), 256 strips.
//! The first argument of a draw is the tables of its law.
use super::pcg64::Pcg64;
use super::strips::Strips;
use crate::math::{exp, log1p};

const NORMAL_R: f64 = 3.654_152_885_361_009;
const NORMAL_R_INVERSE: f64 = 0.273_661_237_329_758_3;
const EXP_R: f64 = 7.697_117_470_131_05;

/// A draw from the standard normal distribution. Bits: 8 for the strip, a sign, 52 for the place in it.
#[inline(always)]
pub fn normal(s: &Strips, g: &mut Pcg64) -> f64 {
    let r = g.next_u64();
    let strip = (r & 0xff) as usize;
    let place = (r >> 9) & 0x000f_ffff_ffff_ffff;
    let x = place as f64 * s.width(strip);
    let x = if r & 0x100 != 0 { -x } else { x };
    if place < s.below(strip) { x } else { normal_rare(s, g, strip, place, x) }
}

// Out of line: one draw in 150 comes here.
#[cold]
#[inline(never)]
fn normal_rare(s: &Strips, g: &mut Pcg64, strip: usize, place: u64, x: f64) -> f64 {
    if strip == 0 {
        loop {
            let beyond = -NORMAL_R_INVERSE * log1p(-g.next_f64());
            let height = -log1p(-g.next_f64());
            if height + height > beyond * beyond {
                let x = NORMAL_R + beyond;
                return if (place >> 8) & 1 != 0 { -x } else { x };
            }
        }
    }
    let (low, high) = (s.density(strip), s.density(strip - 1));
    if (high - low) * g.next_f64() + low < exp(-0.5 * x * x) { x } else { normal(s, g) }
}

/// As [`normal`], from half the bits: 8 for the strip, a sign, 23 for the place.
#[inline(always)]
pub fn normal_f32(s: &Strips, g: &mut Pcg64) -> f32 {
    let r = g.next_u32();
    let strip = (r & 0xff) as usize;
    let place = r >> 9;
    let x = place as f32 * s.width_f32(strip);
    let x = if r & 0x100 != 0 { -x } else { x };
    if place < s.below_f32(strip) { x } else { normal_rare_f32(s, g, strip, place, x) }
}

#[cold]
#[inline(never)]
fn normal_rare_f32(s: &Strips, g: &mut Pcg64, strip: usize, place: u32, x: f32) -> f32 {
    if strip == 0 {
        loop {
            let beyond = -(NORMAL_R_INVERSE as f32) * log1p(-g.next_f32());
            let height = -log1p(-g.next_f32());
            if height + height > beyond * beyond {
                let x = NORMAL_R as f32 + beyond;
                return if (place >> 8) & 1 != 0 { -x } else { x };
            }
        }
    }
    let (low, high) = (s.density_f32(strip), s.density_f32(strip - 1));
    // The density is compared in double precision, as NumPy does.
    let wide = f64::from(x);
    if f64::from((high - low) * g.next_f32() + low) < exp(-0.5 * wide * wide) {
        x
    } else {
        normal_f32(s, g)
    }
}

/// A draw from the standard exponential distribution; the lowest three of 64 bits are not used.
#[inline(always)]
pub fn exponential(s: &Strips, g: &mut Pcg64) -> f64 {
    let r = g.next_u64() >> 3;
    let strip = (r & 0xff) as usize;
    let place = r >> 8;
    let x = place as f64 * s.width(strip);
    if place < s.below(strip) { x } else { exponential_rare(s, g, strip, x) }
}

#[cold]
#[inline(never)]
fn exponential_rare(s: &Strips, g: &mut Pcg64, strip: usize, x: f64) -> f64 {
    if strip == 0 {
        return EXP_R - log1p(-g.next_f64());
    }
    let (low, high) = (s.density(strip), s.density(strip - 1));
    if (high - low) * g.next_f64() + low < exp(-x) { x } else { exponential(s, g) }
}

/// As [`exponential`], from 32 bits, of which the lowest is not used.
#[inline(always)]
pub fn exponential_f32(s: &Strips, g: &mut Pcg64) -> f32 {
    let r = g.next_u32() >> 1;
    let strip = (r & 0xff) as usize;
    let place = r >> 8;
    let x = place as f32 * s.width_f32(strip);
    if place < s.below_f32(strip) { x } else { exponential_rare_f32(s, g, strip, x) }
}

#[cold]
#[inline(never)]
fn exponential_rare_f32(s: &Strips, g: &mut Pcg64, strip: usize, x: f32) -> f32 {
    if strip == 0 {
        return EXP_R as f32 - log1p(-g.next_f32());
    }
    let (low, high) = (s.density_f32(strip), s.density_f32(strip - 1));
    if (high - low) * g.next_f32() + low < exp(-x) { x } else { exponential_f32(s, g) }
}

/// An exponential draw by inverting the distribution function: NumPy's `method='inv'`.
#[inline(always)]
pub fn exponential_inverse(g: &mut Pcg64) -> f64 {
    -log1p(-g.next_f64())
}

/// As [`exponential_inverse`], from 32 bits; NumPy takes this logarithm in double precision.
#[inline(always)]
pub fn exponential_inverse_f32(g: &mut Pcg64) -> f32 {
    -log1p(-f64::from(g.next_f32())) as f32
}
