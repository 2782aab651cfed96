//! From one width of lanes to another, and two registers interleaved.
use super::*;
use crate::simd::Zip;

impl V<u32> {
    /// Read four 16-bit halves of a lane each, filled up with zeros.
    /// # Safety
    /// `p` must be valid for reading four elements.
    #[inline(always)]
    pub unsafe fn load_u16(p: *const u16) -> Self {
        // SAFETY: eight bytes, which the caller vouches for.
        v(unsafe { u32x4_load_extend_u16x4(p) })
    }
    /// Write the low half of every lane.
    /// # Safety
    /// `p` must be valid for writing four elements.
    #[inline(always)]
    pub unsafe fn store_u16(self, p: *mut u16) {
        let halves = i16x8_shuffle::<0, 2, 4, 6, 0, 2, 4, 6>(self.0, self.0);
        // SAFETY: eight bytes, which the caller vouches for.
        unsafe { v128_store64_lane::<0>(halves, p.cast()) }
    }
}

macro_rules! zip {
    ($($t:ty: $shuffle:ident, [$($low:literal)*], [$($high:literal)*], [$($even:literal)*],
       [$($odd:literal)*], [$($back:literal)*];)*) => {$(
        impl Zip for V<$t> {
            #[inline(always)]
            fn zip(self, y: Self) -> (Self, Self) {
                (v($shuffle::<$($low),*>(self.0, y.0)), v($shuffle::<$($high),*>(self.0, y.0)))
            }
            #[inline(always)]
            fn even(self, y: Self) -> Self {
                v($shuffle::<$($even),*>(self.0, y.0))
            }
            #[inline(always)]
            fn odd(self, y: Self) -> Self {
                v($shuffle::<$($odd),*>(self.0, y.0))
            }
            #[inline(always)]
            fn reversed(self) -> Self {
                v($shuffle::<$($back),*>(self.0, self.0))
            }
        }
    )*};
}
zip! {
    u8: i8x16_shuffle, [0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23], [8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31], [0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30], [1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31], [15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0];
    u16: i16x8_shuffle, [0 8 1 9 2 10 3 11], [4 12 5 13 6 14 7 15], [0 2 4 6 8 10 12 14], [1 3 5 7 9 11 13 15], [7 6 5 4 3 2 1 0];
    u32: i32x4_shuffle, [0 4 1 5], [2 6 3 7], [0 2 4 6], [1 3 5 7], [3 2 1 0];
    u64: i64x2_shuffle, [0 2], [1 3], [0 2], [1 3], [1 0];
}

impl V<u8> {
    /// A bit for every lane: whether it is not 0. Of each eight lanes the first is the least significant bit if
    /// `LITTLE`, else the most.
    #[inline(always)]
    pub fn truth_bits<const LITTLE: bool>(self) -> u16 {
        let turned = if LITTLE {
            self.0
        } else {
            u8x16_shuffle::<7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8>(self.0, self.0)
        };
        u8x16_bitmask(u8x16_ne(turned, u8x16_splat(0)))
    }
}
impl V<f32> {
    /// Every lane in 64 bits: the lower half, then the upper one.
    #[inline(always)]
    pub fn widen(self) -> (V<f64>, V<f64>) {
        let high = i64x2_shuffle::<1, 1>(self.0, self.0);
        (v(f64x2_promote_low_f32x4(self.0)), v(f64x2_promote_low_f32x4(high)))
    }
}
impl V<f64> {
    /// The lanes of both, rounded to 32 bits.
    #[inline(always)]
    pub fn narrow(self, y: Self) -> V<f32> {
        let (low, high) = (f32x4_demote_f64x2_zero(self.0), f32x4_demote_f64x2_zero(y.0));
        v(i64x2_shuffle::<0, 2>(low, high))
    }
    /// The lanes of both as integers, cut towards zero; the smallest for what does not fit.
    #[inline(always)]
    pub fn to_i32(self, y: Self) -> V<i32> {
        // Added to 1.5 * 2^52, a whole number fills the lowest bits, and a sign of 33 bits those above.
        let sum = |x| f64x2_add(f64x2_trunc(x), f64x2_splat(6_755_399_441_055_744.0));
        let (a, b) = (sum(self.0), sum(y.0));
        let (low, high) = (i32x4_shuffle::<0, 2, 4, 6>(a, b), i32x4_shuffle::<1, 3, 5, 7>(a, b));
        let fits = i32x4_eq(i32x4_sub(high, i32x4_splat(0x4338_0000)), i32x4_shr(low, 31));
        v(v128_bitselect(low, i32x4_splat(i32::MIN), fits))
    }
}
impl V<i32> {
    /// The nearest integers to the lanes of both, ties to even, modulo 2^32; for magnitudes below 2^51.
    #[inline(always)]
    pub fn nearest(x: V<f64>, y: V<f64>) -> Self {
        // Added to 1.5 * 2^52, a number is rounded, and its integer fills the lowest bits.
        let low = |x| f64x2_add(x, f64x2_splat(6_755_399_441_055_744.0));
        v(i32x4_shuffle::<0, 2, 4, 6>(low(x.0), low(y.0)))
    }
    /// Every lane in 64 bits: the lower half, then the upper one.
    #[inline(always)]
    pub fn widen(self) -> (V<f64>, V<f64>) {
        let high = i64x2_shuffle::<1, 1>(self.0, self.0);
        (v(f64x2_convert_low_i32x4(self.0)), v(f64x2_convert_low_i32x4(high)))
    }
    /// Read four bytes, one for each lane.
    /// # Safety
    /// `p` must be valid for reading four elements.
    #[inline(always)]
    pub unsafe fn load_u8(p: *const u8) -> Self {
        // SAFETY: four bytes, which the caller vouches for.
        let bytes = u16x8_extend_low_u8x16(unsafe { v128_load32_zero(p.cast()) });
        v(u32x4_extend_low_u16x8(bytes))
    }
}
