//! Registers as plain arrays, every lane by its scalar: runs anywhere, and says what `wasm` must do.
use super::{Float, Int, Lanes, Mask, Num, Real, Zip};
use core::array::from_fn;

/// Sixteen bytes as an array of lanes.
pub trait Pack: Copy {
    /// `[Self; 16 / size_of::<Self>()]`
    type Array: Copy;
}

/// Sixteen bytes, seen as lanes of `T`.
#[derive(Clone, Copy)]
pub struct V<T: Pack>(T::Array);

/// One truth value for each of `N` lanes.
#[derive(Clone, Copy)]
pub struct M<const N: usize>([bool; N]);

impl<const N: usize> Mask for M<N> {
    #[inline(always)]
    fn and(self, y: Self) -> Self {
        Self(from_fn(|i| self.0[i] & y.0[i]))
    }
    #[inline(always)]
    fn or(self, y: Self) -> Self {
        Self(from_fn(|i| self.0[i] | y.0[i]))
    }
    #[inline(always)]
    fn xor(self, y: Self) -> Self {
        Self(from_fn(|i| self.0[i] ^ y.0[i]))
    }
    #[inline(always)]
    fn not(self) -> Self {
        Self(self.0.map(|x| !x))
    }
    #[inline(always)]
    fn any(self) -> bool {
        self.0.iter().fold(false, |x, &y| x | y)
    }
    #[inline(always)]
    fn all(self) -> bool {
        self.0.iter().fold(true, |x, &y| x & y)
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: `N` bytes, which the caller vouches for; a bool is 0 or 1.
        unsafe { p.cast::<[bool; N]>().write(self.0) }
    }
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: `N` bytes, which the caller vouches for.
        let bytes = unsafe { p.cast::<[u8; N]>().read() };
        Self(bytes.map(|x| x != 0))
    }
}

macro_rules! each {
    ($($name:ident($($arg:ident),*);)*) => {$(
        #[inline(always)]
        fn $name(self, $($arg: Self),*) -> Self {
            Self(from_fn(|i| self.0[i].$name($($arg.0[i]),*)))
        }
    )*};
}

macro_rules! number {
    ($($t:ty, $n:literal;)*) => {$(
        impl Pack for $t {
            type Array = [$t; $n];
        }
        impl Lanes for V<$t> {
            type Elem = $t;
            type Mask = M<$n>;
            const N: usize = $n;
            #[inline(always)]
            fn splat(x: $t) -> Self {
                Self([x; $n])
            }
            #[inline(always)]
            unsafe fn load(p: *const $t) -> Self {
                // SAFETY: `N` elements, which the caller vouches for; alignment is not asked for.
                Self(unsafe { p.cast::<[$t; $n]>().read_unaligned() })
            }
            #[inline(always)]
            unsafe fn store(self, p: *mut $t) {
                // SAFETY: as for `load`.
                unsafe { p.cast::<[$t; $n]>().write_unaligned(self.0) }
            }
            #[inline(always)]
            fn select(mask: M<$n>, a: Self, b: Self) -> Self {
                Self(from_fn(|i| if mask.0[i] { a.0[i] } else { b.0[i] }))
            }
            #[inline(always)]
            fn map(self, f: impl Fn($t) -> $t) -> Self {
                Self(self.0.map(f))
            }
            #[inline(always)]
            fn map2(self, y: Self, f: impl Fn($t, $t) -> $t) -> Self {
                Self(from_fn(|i| f(self.0[i], y.0[i])))
            }
            #[inline(always)]
            fn eq(self, y: Self) -> M<$n> {
                M(from_fn(|i| self.0[i] == y.0[i]))
            }
            #[inline(always)]
            fn lt(self, y: Self) -> M<$n> {
                M(from_fn(|i| self.0[i] < y.0[i]))
            }
            #[inline(always)]
            fn le(self, y: Self) -> M<$n> {
                M(from_fn(|i| self.0[i] <= y.0[i]))
            }
        }
        impl Num for V<$t> {
            #[inline(always)]
            fn zero() -> Self {
                Self::splat(<$t>::zero())
            }
            #[inline(always)]
            fn one() -> Self {
                Self::splat(<$t>::one())
            }
            #[inline(always)]
            fn neg(self) -> Self {
                Self(self.0.map(Num::neg))
            }
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                Self(from_fn(|i| Num::add(self.0[i], y.0[i])))
            }
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                Self(from_fn(|i| Num::sub(self.0[i], y.0[i])))
            }
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                Self(from_fn(|i| Num::mul(self.0[i], y.0[i])))
            }
        }
        impl Real for V<$t> {
            #[inline(always)]
            fn min(self, y: Self) -> Self {
                Self(from_fn(|i| Real::min(self.0[i], y.0[i])))
            }
            #[inline(always)]
            fn max(self, y: Self) -> Self {
                Self(from_fn(|i| Real::max(self.0[i], y.0[i])))
            }
            #[inline(always)]
            fn abs(self) -> Self {
                Self(self.0.map(Real::abs))
            }
        }
    )*};
}
number! {
    i8, 16; u8, 16; i16, 8; u16, 8; i32, 4; u32, 4; i64, 2; u64, 2; f32, 4; f64, 2;
}

macro_rules! int {
    ($($t:ty)*) => {$(
        impl Int for V<$t> {
            const BITS: u32 = <$t>::BITS;
            #[inline(always)]
            fn and(self, y: Self) -> Self {
                Self(from_fn(|i| self.0[i] & y.0[i]))
            }
            #[inline(always)]
            fn or(self, y: Self) -> Self {
                Self(from_fn(|i| self.0[i] | y.0[i]))
            }
            #[inline(always)]
            fn xor(self, y: Self) -> Self {
                Self(from_fn(|i| self.0[i] ^ y.0[i]))
            }
            #[inline(always)]
            fn not(self) -> Self {
                Self(self.0.map(Int::not))
            }
            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                Self(self.0.map(|x| Int::shl(x, count)))
            }
            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                Self(self.0.map(|x| Int::shr(x, count)))
            }
        }
    )*};
}
int!(i8 u8 i16 u16 i32 u32 i64 u64);

macro_rules! float {
    ($t:ty, $bits:ty) => {
        impl Float for V<$t> {
            type Bits = V<$bits>;
            type Wide = V<f64>;
            const MANTISSA: u32 = <$t as Float>::MANTISSA;
            const BIAS: i32 = <$t as Float>::BIAS;
            #[inline(always)]
            fn of(x: f64) -> Self {
                Self::splat(<$t>::of(x))
            }
            #[inline(always)]
            fn bits_of(x: i64) -> V<$bits> {
                V::<$bits>::splat(<$t>::bits_of(x))
            }
            each! {
                div(y); sqrt(); floor(); ceil(); trunc(); rint(); copysign(sign);
            }
            #[inline(always)]
            fn to_bits(self) -> V<$bits> {
                V(self.0.map(Float::to_bits))
            }
            #[inline(always)]
            fn from_bits(bits: V<$bits>) -> Self {
                Self(bits.0.map(Float::from_bits))
            }
            #[inline(always)]
            fn to_int(self) -> V<$bits> {
                V(self.0.map(Float::to_int))
            }
            #[inline(always)]
            fn from_int(n: V<$bits>) -> Self {
                Self(n.0.map(Float::from_int))
            }
            #[inline(always)]
            fn wide(self, f: impl Fn(V<f64>) -> V<f64>) -> Self {
                self.wide2(self, |x, _| f(x))
            }
            #[inline(always)]
            fn wide2(self, y: Self, f: impl Fn(V<f64>, V<f64>) -> V<f64>) -> Self {
                let mut out = self;
                for i in (0..Self::N).step_by(2) {
                    let pair = |v: Self| V(from_fn(|j| v.0[i + j] as f64));
                    let z = f(pair(self), pair(y));
                    (out.0[i], out.0[i + 1]) = (z.0[0] as $t, z.0[1] as $t);
                }
                out
            }
            #[inline(always)]
            unsafe fn load_pairs(p: *const $t) -> (Self, Self) {
                // SAFETY: `2 N` elements, which the caller vouches for.
                let (a, b) = unsafe { (Self::load(p), Self::load(p.add(Self::N))) };
                let at = |i: usize| if i < Self::N { a.0[i] } else { b.0[i - Self::N] };
                (Self(from_fn(|i| at(2 * i))), Self(from_fn(|i| at(2 * i + 1))))
            }
            #[inline(always)]
            unsafe fn store_pairs(first: Self, second: Self, p: *mut $t) {
                let at = |i: usize| if i % 2 == 0 { first.0[i / 2] } else { second.0[i / 2] };
                // SAFETY: `2 N` elements, which the caller vouches for.
                unsafe {
                    Self(from_fn(at)).store(p);
                    Self(from_fn(|i| at(Self::N + i))).store(p.add(Self::N));
                }
            }
        }
    };
}
float!(f32, i32);
float!(f64, i64);

impl V<u32> {
    /// Read four 16-bit halves of a lane each, filled up with zeros.
    /// # Safety
    /// `p` must be valid for reading four elements.
    #[inline(always)]
    pub unsafe fn load_u16(p: *const u16) -> Self {
        // SAFETY: four elements, which the caller vouches for.
        Self(unsafe { p.cast::<[u16; 4]>().read_unaligned() }.map(u32::from))
    }
    /// Write the low half of every lane.
    /// # Safety
    /// `p` must be valid for writing four elements.
    #[inline(always)]
    pub unsafe fn store_u16(self, p: *mut u16) {
        // SAFETY: four elements, which the caller vouches for.
        unsafe { p.cast::<[u16; 4]>().write_unaligned(self.0.map(|x| x as u16)) }
    }
}

macro_rules! zip {
    ($($t:ty)*) => {$(
        impl Zip for V<$t> {
            #[inline(always)]
            fn zip(self, y: Self) -> (Self, Self) {
                let at = |i: usize| if i % 2 == 0 { self.0[i / 2] } else { y.0[i / 2] };
                (Self(from_fn(at)), Self(from_fn(|i| at(Self::N + i))))
            }
            #[inline(always)]
            fn even(self, y: Self) -> Self {
                Self(from_fn(|i| if 2 * i < Self::N { self.0[2 * i] } else { y.0[2 * i - Self::N] }))
            }
            #[inline(always)]
            fn odd(self, y: Self) -> Self {
                let odd = |i: usize| 2 * i + 1;
                Self(from_fn(|i| if 2 * i < Self::N { self.0[odd(i)] } else { y.0[odd(i) - Self::N] }))
            }
            #[inline(always)]
            fn reversed(self) -> Self {
                Self(from_fn(|i| self.0[Self::N - 1 - i]))
            }
        }
    )*};
}
zip!(u8 u16 u32 u64);

impl V<u8> {
    /// A bit for every lane: whether it is not 0. Of each eight lanes the first is the least significant bit if
    /// `LITTLE`, else the most.
    #[inline(always)]
    pub fn truth_bits<const LITTLE: bool>(self) -> u16 {
        let place = |i: usize| if LITTLE { i } else { i ^ 7 };
        self.0.iter().enumerate().fold(0, |bits, (i, &x)| bits | u16::from(x != 0) << place(i))
    }
}
impl V<f32> {
    /// Every lane in 64 bits: the lower half, then the upper one.
    #[inline(always)]
    pub fn widen(self) -> (V<f64>, V<f64>) {
        let half = |first: usize| V(from_fn(|i| self.0[first + i] as f64));
        (half(0), half(2))
    }
}
impl V<f64> {
    /// The lanes of both, rounded to 32 bits.
    #[inline(always)]
    pub fn narrow(self, y: Self) -> V<f32> {
        V(from_fn(|i| if i < 2 { self.0[i] } else { y.0[i - 2] } as f32))
    }
    /// The lanes of both as integers, cut towards zero; the smallest for what does not fit.
    #[inline(always)]
    pub fn to_i32(self, y: Self) -> V<i32> {
        let fit =
            |x: f64| if x > -2_147_483_649.0 && x < 2_147_483_648.0 { x as i32 } else { i32::MIN };
        V(from_fn(|i| fit(if i < 2 { self.0[i] } else { y.0[i - 2] })))
    }
}
impl V<i32> {
    /// The nearest integers to the lanes of both, ties to even, modulo 2^32; for magnitudes below 2^51.
    #[inline(always)]
    pub fn nearest(x: V<f64>, y: V<f64>) -> Self {
        let at = |i: usize| if i < 2 { x.0[i] } else { y.0[i - 2] };
        V(from_fn(|i| at(i).round_ties_even() as i64 as i32))
    }
    /// Every lane in 64 bits: the lower half, then the upper one.
    #[inline(always)]
    pub fn widen(self) -> (V<f64>, V<f64>) {
        let half = |first: usize| V(from_fn(|i| self.0[first + i] as f64));
        (half(0), half(2))
    }
    /// Read four bytes, one for each lane.
    /// # Safety
    /// `p` must be valid for reading four elements.
    #[inline(always)]
    pub unsafe fn load_u8(p: *const u8) -> Self {
        // SAFETY: four elements, which the caller vouches for.
        Self(unsafe { p.cast::<[u8; 4]>().read_unaligned() }.map(i32::from))
    }
}
