//! Values as unsigned integers of the same order.
use crate::simd::{BF16, Complex, F16};

/// A value that can be sorted by one integer.
pub trait Key: Copy {
    /// The integer.
    type Bits: Copy + Ord;
    /// Whether the largest key means NaN.
    const NAN: bool;
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
        const NAN: bool = false;
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
            const NAN: bool = true;
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

/// A value as two integers, the more significant one first.
pub trait Words: Copy {
    /// Both; equal values, and all NaN of one kind, have the same ones.
    fn words(self) -> (u64, u64);
    /// Whether it, or a part of it, is not a number.
    fn is_nan(self) -> bool;
    /// The words for a descending order, in which NaN comes last, too.
    #[inline(always)]
    fn turned(self, descending: bool) -> (u64, u64) {
        let (high, low) = self.words();
        if descending && !self.is_nan() { Self::complement((high, low)) } else { (high, low) }
    }
    /// Words of the opposite order.
    fn complement(words: (u64, u64)) -> (u64, u64);
}

macro_rules! one_word {
    ($($ty:ty)*) => {$(impl Words for $ty {
        #[inline(always)]
        fn words(self) -> (u64, u64) {
            (0, self.key().into())
        }
        #[inline(always)]
        fn is_nan(self) -> bool {
            <$ty as Key>::NAN && self.key() == <$ty as Key>::Bits::MAX
        }
        #[inline(always)]
        fn complement((_, low): (u64, u64)) -> (u64, u64) {
            (0, u64::from(<$ty as Key>::Bits::MAX) - low)
        }
    })*};
}
one_word! { u8 i8 u16 i16 u32 i32 u64 i64 F16 BF16 f32 f64 }

macro_rules! two_words {
    ($($ty:ty)*) => {$(impl Words for Complex<$ty> {
        /// NumPy's order: numbers, then NaN in the imaginary part, in the real part, in both. No number
        /// has one of the three largest keys.
        #[inline(always)]
        fn words(self) -> (u64, u64) {
            const LAST: u64 = <$ty as Key>::Bits::MAX as u64;
            let (re, im) = (u64::from(self.re.key()), u64::from(self.im.key()));
            match (re == LAST, im == LAST) {
                (false, false) => (re, im),
                (false, true) => (LAST - 2, re),
                (true, false) => (LAST - 1, im),
                (true, true) => (LAST, 0),
            }
        }
        #[inline(always)]
        fn is_nan(self) -> bool {
            self.words().0 > (<$ty as Key>::Bits::MAX - 3) as u64
        }
        #[inline(always)]
        fn complement((high, low): (u64, u64)) -> (u64, u64) {
            let last = <$ty as Key>::Bits::MAX as u64;
            (last - high, last - low)
        }
    })*};
}
two_words! { f32 f64 }

/// A stored truth value: any byte but 0 is true.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Truth(u8);

impl Words for Truth {
    #[inline(always)]
    fn words(self) -> (u64, u64) {
        (0, u64::from(self.0 != 0))
    }
    #[inline(always)]
    fn is_nan(self) -> bool {
        false
    }
    #[inline(always)]
    fn complement((_, low): (u64, u64)) -> (u64, u64) {
        (0, 1 - low)
    }
}
