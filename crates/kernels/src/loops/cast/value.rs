//! What one element becomes.
//!
//! A float becomes an integer as C does it on x86: cut towards zero; what does not fit gives the
//! smallest 32- or 64-bit integer, of which narrower types keep the low bits.
use crate::simd::{BF16, Complex, F16, Half};

/// A stored truth value: any byte but 0.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Bool(u8);

/// A real number, in each of the types that targets are made from.
pub trait Real: Copy {
    const ZERO: Self;
    fn truth(self) -> bool;
    fn i32(self) -> i32;
    fn u32(self) -> u32;
    fn i64(self) -> i64;
    fn u64(self) -> u64;
    fn f32(self) -> f32;
    fn f64(self) -> f64;
}

/// What can be cast: a real part, and for complex numbers an imaginary one.
pub trait Source: Copy {
    type Part: Real;
    fn re(self) -> Self::Part;
    #[inline(always)]
    fn im(self) -> Self::Part {
        Self::Part::ZERO
    }
}

/// What can be cast to.
pub trait Target: Copy {
    fn of(x: impl Source) -> Self;
}

macro_rules! integers {
    ($($t:ident by $via:ident;)*) => {$(
        impl Real for $t {
            const ZERO: Self = 0;
            #[inline(always)]
            fn truth(self) -> bool {
                self != 0
            }
            #[inline(always)]
            fn i32(self) -> i32 {
                self as i32
            }
            #[inline(always)]
            fn u32(self) -> u32 {
                self as u32
            }
            #[inline(always)]
            fn i64(self) -> i64 {
                self as i64
            }
            #[inline(always)]
            fn u64(self) -> u64 {
                self as u64
            }
            #[inline(always)]
            fn f32(self) -> f32 {
                self as f32
            }
            #[inline(always)]
            fn f64(self) -> f64 {
                self as f64
            }
        }
        impl Source for $t {
            type Part = Self;
            #[inline(always)]
            fn re(self) -> Self {
                self
            }
        }
        impl Target for $t {
            #[inline(always)]
            fn of(x: impl Source) -> Self {
                x.re().$via() as $t
            }
        }
    )*};
}
integers! {
    i8 by i32; u8 by i32; i16 by i32; u16 by i32; i32 by i32; u32 by u32; i64 by i64; u64 by u64;
}

const TWO_31: f64 = 2_147_483_648.0;
const TWO_63: f64 = 9_223_372_036_854_775_808.0;

macro_rules! floats {
    ($($t:ident)*) => {$(
        impl Real for $t {
            const ZERO: Self = 0.0;
            #[inline(always)]
            fn truth(self) -> bool {
                self != 0.0
            }
            #[inline(always)]
            fn i32(self) -> i32 {
                let x = self as f64;
                if x > -TWO_31 - 1.0 && x < TWO_31 { x as i32 } else { i32::MIN }
            }
            #[inline(always)]
            fn u32(self) -> u32 {
                let x = self as f64;
                let upper = x >= TWO_31;
                if upper { (x - TWO_31).i32() as u32 ^ (1 << 31) } else { x.i32() as u32 }
            }
            #[inline(always)]
            fn i64(self) -> i64 {
                if (self as f64) < TWO_63 { self as i64 } else { i64::MIN }
            }
            #[inline(always)]
            fn u64(self) -> u64 {
                let x = self as f64;
                let upper = x >= TWO_63;
                if upper { (x - TWO_63).i64() as u64 ^ (1 << 63) } else { x.i64() as u64 }
            }
            #[inline(always)]
            fn f32(self) -> f32 {
                self as f32
            }
            #[inline(always)]
            fn f64(self) -> f64 {
                self as f64
            }
        }
        impl Source for $t {
            type Part = Self;
            #[inline(always)]
            fn re(self) -> Self {
                self
            }
        }
        impl Target for $t {
            #[inline(always)]
            fn of(x: impl Source) -> Self {
                x.re().$t()
            }
        }
        impl Source for Complex<$t> {
            type Part = $t;
            #[inline(always)]
            fn re(self) -> $t {
                self.re
            }
            #[inline(always)]
            fn im(self) -> $t {
                self.im
            }
        }
        impl Target for Complex<$t> {
            #[inline(always)]
            fn of(x: impl Source) -> Self {
                Self { re: x.re().$t(), im: x.im().$t() }
            }
        }
    )*};
}
floats!(f32 f64);

impl Source for Bool {
    type Part = u8;
    #[inline(always)]
    fn re(self) -> u8 {
        (self.0 != 0) as u8
    }
}
impl Target for Bool {
    #[inline(always)]
    fn of(x: impl Source) -> Self {
        Self((x.re().truth() | x.im().truth()) as u8)
    }
}

macro_rules! halves {
    ($($t:ident)*) => {$(
        impl Source for $t {
            type Part = f32;
            #[inline(always)]
            fn re(self) -> f32 {
                self.to_f32()
            }
        }
        impl Target for $t {
            #[inline(always)]
            fn of(x: impl Source) -> Self {
                Self::from_f64(x.re().f64())
            }
        }
    )*};
}
halves!(F16 BF16);
