//! Every primitive as a register of one lane.
use super::{Element, Float, Int, Lanes, Mask, Num, Real, V};

impl Mask for bool {
    #[inline(always)]
    fn and(self, y: Self) -> Self {
        self & y
    }
    #[inline(always)]
    fn or(self, y: Self) -> Self {
        self | y
    }
    #[inline(always)]
    fn xor(self, y: Self) -> Self {
        self ^ y
    }
    #[inline(always)]
    fn not(self) -> Self {
        !self
    }
    #[inline(always)]
    fn any(self) -> bool {
        self
    }
    #[inline(always)]
    fn all(self) -> bool {
        self
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: one byte, which the caller vouches for.
        unsafe { p.write(self as u8) }
    }
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: one byte, which the caller vouches for.
        unsafe { p.read() != 0 }
    }
}

macro_rules! lanes {
    ($($t:ty)*) => {$(
        impl Element for $t {
            type V = V<$t>;
        }
        impl Lanes for $t {
            type Elem = $t;
            type Mask = bool;
            const N: usize = 1;
            #[inline(always)]
            fn splat(x: $t) -> Self {
                x
            }
            #[inline(always)]
            unsafe fn load(p: *const $t) -> Self {
                // SAFETY: one element, which the caller vouches for; alignment is not asked for.
                unsafe { p.read_unaligned() }
            }
            #[inline(always)]
            unsafe fn store(self, p: *mut $t) {
                // SAFETY: as for `load`.
                unsafe { p.write_unaligned(self) }
            }
            #[inline(always)]
            fn select(mask: bool, a: Self, b: Self) -> Self {
                if mask { a } else { b }
            }
            #[inline(always)]
            fn map(self, f: impl Fn($t) -> $t) -> Self {
                f(self)
            }
            #[inline(always)]
            fn map2(self, y: Self, f: impl Fn($t, $t) -> $t) -> Self {
                f(self, y)
            }
            #[inline(always)]
            fn eq(self, y: Self) -> bool {
                self == y
            }
            #[inline(always)]
            fn lt(self, y: Self) -> bool {
                self < y
            }
            #[inline(always)]
            fn le(self, y: Self) -> bool {
                self <= y
            }
        }
    )*};
}
lanes!(i8 u8 i16 u16 i32 u32 i64 u64 f32 f64);

macro_rules! int {
    ($($t:ty, $abs:expr;)*) => {$(
        impl Num for $t {
            #[inline(always)]
            fn zero() -> Self {
                0
            }
            #[inline(always)]
            fn one() -> Self {
                1
            }
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                self.wrapping_add(y)
            }
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                self.wrapping_sub(y)
            }
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                self.wrapping_mul(y)
            }
            #[inline(always)]
            fn neg(self) -> Self {
                self.wrapping_neg()
            }
        }
        impl Real for $t {
            #[inline(always)]
            fn min(self, y: Self) -> Self {
                if self < y { self } else { y }
            }
            #[inline(always)]
            fn max(self, y: Self) -> Self {
                if self > y { self } else { y }
            }
            #[inline(always)]
            fn abs(self) -> Self {
                $abs(self)
            }
        }
        impl Int for $t {
            const BITS: u32 = <$t>::BITS;
            #[inline(always)]
            fn and(self, y: Self) -> Self {
                self & y
            }
            #[inline(always)]
            fn or(self, y: Self) -> Self {
                self | y
            }
            #[inline(always)]
            fn xor(self, y: Self) -> Self {
                self ^ y
            }
            #[inline(always)]
            fn not(self) -> Self {
                !self
            }
            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                self.wrapping_shl(count)
            }
            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                self.wrapping_shr(count)
            }
        }
    )*};
}
int! {
    i8, i8::wrapping_abs;
    i16, i16::wrapping_abs;
    i32, i32::wrapping_abs;
    i64, i64::wrapping_abs;
    u8, core::convert::identity;
    u16, core::convert::identity;
    u32, core::convert::identity;
    u64, core::convert::identity;
}

macro_rules! float {
    ($t:ty, $bits:ty, $mantissa:literal, $bias:literal) => {
        impl Num for $t {
            #[inline(always)]
            fn zero() -> Self {
                0.0
            }
            #[inline(always)]
            fn one() -> Self {
                1.0
            }
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                self + y
            }
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                self - y
            }
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                self * y
            }
            #[inline(always)]
            fn neg(self) -> Self {
                -self
            }
        }
        impl Real for $t {
            // As the registers have it: -0 is below +0, and a sum spreads a NaN.
            #[inline(always)]
            fn min(self, y: Self) -> Self {
                if self < y {
                    self
                } else if self > y {
                    y
                } else if self == y {
                    <$t>::from_bits(self.to_bits() | y.to_bits())
                } else {
                    self + y
                }
            }
            #[inline(always)]
            fn max(self, y: Self) -> Self {
                if self > y {
                    self
                } else if self < y {
                    y
                } else if self == y {
                    <$t>::from_bits(self.to_bits() & y.to_bits())
                } else {
                    self + y
                }
            }
            #[inline(always)]
            fn abs(self) -> Self {
                <$t>::abs(self)
            }
        }
        impl Float for $t {
            type Bits = $bits;
            type Wide = f64;
            const MANTISSA: u32 = $mantissa;
            const BIAS: i32 = $bias;
            #[inline(always)]
            fn of(x: f64) -> Self {
                x as $t
            }
            #[inline(always)]
            fn bits_of(x: i64) -> $bits {
                x as $bits
            }
            #[inline(always)]
            fn div(self, y: Self) -> Self {
                self / y
            }
            // As a register does it: an element has the same bits in a tail.
            #[cfg(target_feature = "relaxed-simd")]
            #[inline(always)]
            fn mul_add(self, y: Self, z: Self) -> Self {
                V::<$t>::splat(self).mul_add(V::<$t>::splat(y), V::<$t>::splat(z)).first()
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                <$t>::sqrt(self)
            }
            #[inline(always)]
            fn rint(self) -> Self {
                self.round_ties_even()
            }
            #[inline(always)]
            fn floor(self) -> Self {
                <$t>::floor(self)
            }
            #[inline(always)]
            fn ceil(self) -> Self {
                <$t>::ceil(self)
            }
            #[inline(always)]
            fn trunc(self) -> Self {
                <$t>::trunc(self)
            }
            #[inline(always)]
            fn to_bits(self) -> $bits {
                <$t>::to_bits(self) as $bits
            }
            #[inline(always)]
            fn from_bits(bits: $bits) -> Self {
                <$t>::from_bits(bits as _)
            }
            #[inline(always)]
            fn to_int(self) -> $bits {
                self as i32 as $bits
            }
            #[inline(always)]
            fn from_int(n: $bits) -> Self {
                n as i32 as $t
            }
            #[inline(always)]
            fn copysign(self, sign: Self) -> Self {
                <$t>::copysign(self, sign)
            }
            #[inline(always)]
            fn wide(self, f: impl Fn(f64) -> f64) -> Self {
                f(self as f64) as $t
            }
            #[inline(always)]
            fn wide2(self, y: Self, f: impl Fn(f64, f64) -> f64) -> Self {
                f(self as f64, y as f64) as $t
            }
            #[inline(always)]
            unsafe fn load_pairs(p: *const $t) -> (Self, Self) {
                // SAFETY: two elements, which the caller vouches for.
                unsafe { (p.read_unaligned(), p.add(1).read_unaligned()) }
            }
            #[inline(always)]
            unsafe fn store_pairs(first: Self, second: Self, p: *mut $t) {
                // SAFETY: two elements, which the caller vouches for.
                unsafe {
                    p.write_unaligned(first);
                    p.add(1).write_unaligned(second);
                }
            }
        }
    };
}
float!(f32, i32, 23, 127);
float!(f64, i64, 52, 1023);
