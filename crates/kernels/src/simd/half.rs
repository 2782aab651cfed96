//! The two 16-bit floats: stored only, computed in 32 bits.
use super::{Float, Int, Lanes, Num, V};

/// A binary16 bit pattern: 1 sign, 5 exponent, 10 significand bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(transparent)]
pub struct F16(pub u16);

/// The upper half of a binary32: 1 sign, 8 exponent, 7 significand bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(transparent)]
pub struct BF16(pub u16);

/// A 16-bit float: conversions one by one and by four.
pub trait Half: Copy + 'static {
    /// The nearest one, ties to even, rounded once.
    fn from_f64(x: f64) -> Self;
    /// The nearest one, ties to even.
    fn from_f32(x: f32) -> Self;
    /// The value, exactly.
    fn to_f32(self) -> f32;
    /// Read four.
    /// # Safety
    /// `p` must be valid for reading four elements.
    unsafe fn load4(p: *const Self) -> V<f32>;
    /// Round and write four.
    /// # Safety
    /// `p` must be valid for writing four elements.
    unsafe fn store4(x: V<f32>, p: *mut Self);
}

/// Round to a format of `man` stored significand bits and largest exponent `bias`.
#[inline(always)]
fn narrow(x: f64, man: u32, bias: u64) -> u16 {
    let bits = x.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    let infinity = (2 * bias + 1) << man;
    let a = bits & (u64::MAX >> 1);
    let magnitude = if a > f64::INFINITY.to_bits() {
        // A NaN keeps the upper part of its payload and is quiet.
        infinity | 1 << (man - 1) | (a >> (52 - man)) & ((1 << man) - 1)
    } else if a < (1024 - bias) << 52 {
        // Below the smallest normal number: count in units of the smallest subnormal one.
        let unit = f64::from_bits((1023 + bias + man as u64 - 1) << 52);
        (f64::from_bits(a) * unit).round_ties_even() as u64
    } else {
        let drop = 52 - man;
        let even = (a >> drop) & 1;
        let rounded = (a + ((1 << (drop - 1)) - 1) + even) >> drop;
        (rounded - ((1023 - bias) << man)).min(infinity)
    };
    sign | magnitude as u16
}

impl Half for F16 {
    #[inline(always)]
    fn from_f64(x: f64) -> Self {
        Self(narrow(x, 10, 15))
    }
    #[inline(always)]
    fn from_f32(x: f32) -> Self {
        Self(narrow(x as f64, 10, 15))
    }
    #[inline(always)]
    fn to_f32(self) -> f32 {
        let h = self.0 as u32;
        // Scaling by 2^112 moves the exponent to its new bias, of subnormal numbers too.
        let scaled = f32::from_bits((h & 0x7FFF) << 13) * f32::from_bits((127 + 112) << 23);
        let special = if h & 0x7C00 == 0x7C00 { 0x7F80_0000 } else { 0 };
        f32::from_bits(scaled.to_bits() | special | (h & 0x8000) << 16)
    }
    #[inline(always)]
    unsafe fn load4(p: *const Self) -> V<f32> {
        // SAFETY: `Self` is a transparent u16; the caller vouches for four.
        let h = unsafe { V::<u32>::load_u16(p.cast()) };
        let all = |x| V::<u32>::splat(x);
        let magnitude = h.and(all(0x7FFF));
        let scaled = as_float(magnitude.shl(13)).mul(V::<f32>::splat(f32::from_bits(239 << 23)));
        let special = V::<u32>::select(all(0x7BFF).lt(magnitude), all(0x7F80_0000), all(0));
        as_float(as_bits(scaled).or(special).or(h.and(all(0x8000)).shl(16)))
    }
    #[inline(always)]
    unsafe fn store4(x: V<f32>, p: *mut Self) {
        let all = |x| V::<u32>::splat(x);
        let bits = as_bits(x);
        let a = bits.and(all(0x7FFF_FFFF));
        // Adding 1/2 aligns the significand so that the addition itself rounds to subnormal units.
        let magic = V::<f32>::splat(0.5);
        let small = as_bits(as_float(a).add(magic)).sub(as_bits(magic));
        let even = a.shr(13).and(all(1));
        let normal = a.sub(all(112 << 23)).add(all(0xFFF)).add(even).shr(13);
        let nan = all(0x7E00).or(a.shr(13).and(all(0x3FF)));
        let large = V::<u32>::select(all(0x7F80_0000).lt(a), nan, all(0x7C00));
        let h = V::<u32>::select(a.lt(all(113 << 23)), small, normal);
        let h = V::<u32>::select(a.lt(all(143 << 23)), h, large);
        // SAFETY: `Self` is a transparent u16; the caller vouches for four.
        unsafe { h.or(bits.shr(16).and(all(0x8000))).store_u16(p.cast()) }
    }
}

impl Half for BF16 {
    #[inline(always)]
    fn from_f64(x: f64) -> Self {
        Self(narrow(x, 7, 127))
    }
    #[inline(always)]
    fn from_f32(x: f32) -> Self {
        let bits = x.to_bits();
        if x.is_nan() {
            return Self((bits >> 16) as u16 | 0x40);
        }
        Self(((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16) as u16)
    }
    #[inline(always)]
    fn to_f32(self) -> f32 {
        f32::from_bits((self.0 as u32) << 16)
    }
    #[inline(always)]
    unsafe fn load4(p: *const Self) -> V<f32> {
        // SAFETY: `Self` is a transparent u16; the caller vouches for four.
        as_float(unsafe { V::<u32>::load_u16(p.cast()) }.shl(16))
    }
    #[inline(always)]
    unsafe fn store4(x: V<f32>, p: *mut Self) {
        let all = |x| V::<u32>::splat(x);
        let bits = as_bits(x);
        let even = bits.shr(16).and(all(1));
        let rounded = bits.add(all(0x7FFF)).add(even).shr(16);
        let nan = all(0x7F80_0000).lt(bits.and(all(0x7FFF_FFFF)));
        let h = V::<u32>::select(nan, bits.shr(16).or(all(0x40)), rounded);
        // SAFETY: `Self` is a transparent u16; the caller vouches for four.
        unsafe { h.store_u16(p.cast()) }
    }
}

// V<u32> and V<i32> are the same sixteen bytes: the logical shifts and compares want the former.
#[inline(always)]
fn as_float(bits: V<u32>) -> V<f32> {
    // SAFETY: both are sixteen bytes of plain data.
    unsafe { core::mem::transmute(bits) }
}
#[inline(always)]
fn as_bits(x: V<f32>) -> V<u32> {
    // SAFETY: both are sixteen bytes of plain data.
    unsafe { core::mem::transmute(x.to_bits()) }
}
