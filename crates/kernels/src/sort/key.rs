//! Values as unsigned integers of the same order.
use crate::simd::{BF16, F16};

/// A value that can be sorted by one integer.
pub trait Key: Copy {
    /// The integer.
    type Bits: Copy + Ord;
    /// Its position in the order; equal values, and all NaN, have the same one.
    fn key(self) -> Self::Bits;
    /// A value at this position: never -0.
    fn value(key: Self::Bits) -> Self;
    /// Whether it is the zero that [`value`](Self::value) cannot give back.
    fn is_negative_zero(self) -> bool;
    /// That zero; of integers, 0.
    fn negative_zero() -> Self;
}

macro_rules! integers {
    ($($ty:ty, $bits:ty;)*) => {$(impl Key for $ty {
        type Bits = $bits;
        #[inline(always)]
        fn key(self) -> $bits {
            (self ^ <$ty>::MIN) as $bits
        }
        #[inline(always)]
        fn value(key: $bits) -> Self {
            key as $ty ^ <$ty>::MIN
        }
        #[inline(always)]
        fn is_negative_zero(self) -> bool {
            false
        }
        #[inline(always)]
        fn negative_zero() -> Self {
            0
        }
    })*};
}
integers! { u8, u8; i8, u8; u16, u16; i16, u16; u32, u32; i32, u32; u64, u64; i64, u64; }

macro_rules! floats {
    ($($ty:ty, $bits:ty, $infinity:expr, |$x:ident| $to:expr, |$y:ident| $from:expr;)*) => {$(
        impl Key for $ty {
            type Bits = $bits;
            #[inline(always)]
            fn key(self) -> $bits {
                const SIGN: $bits = !(<$bits>::MAX >> 1);
                let $x = self;
                let bits: $bits = $to;
                let size = bits & !SIGN;
                if size > $infinity {
                    <$bits>::MAX
                } else if size == 0 {
                    SIGN
                } else if bits & SIGN == 0 {
                    bits | SIGN
                } else {
                    !bits
                }
            }
            #[inline(always)]
            fn value(key: $bits) -> Self {
                const SIGN: $bits = !(<$bits>::MAX >> 1);
                let $y = if key & SIGN == 0 { !key } else { key ^ SIGN };
                $from
            }
            #[inline(always)]
            fn is_negative_zero(self) -> bool {
                let $x = self;
                let bits: $bits = $to;
                bits == !(<$bits>::MAX >> 1)
            }
            #[inline(always)]
            fn negative_zero() -> Self {
                let $y: $bits = !(<$bits>::MAX >> 1);
                $from
            }
        }
    )*};
}
floats! {
    F16, u16, 0x7c00, |x| x.0, |y| F16(y);
    BF16, u16, 0x7f80, |x| x.0, |y| BF16(y);
    f32, u32, 0x7f80_0000, |x| x.to_bits(), |y| f32::from_bits(y);
    f64, u64, 0x7ff0_0000_0000_0000, |x| x.to_bits(), |y| f64::from_bits(y);
}
