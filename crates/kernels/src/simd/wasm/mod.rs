//! SIMD128 registers: only here is an intrinsic named. Nothing is relaxed but `mul_add`, and that in the relaxed build
//! alone. There LLVM would take relaxed minima for `pmin` and `pmax`, too, which lose NaNs: `min` and `max` stand for them.
use super::{Float, Int, Lanes, Num, Real};
use core::arch::wasm32::*;
use core::array::from_fn;
use core::marker::PhantomData;

mod widths;

/// Sixteen bytes, seen as lanes of `T`.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct V<T>(v128, PhantomData<T>);

/// One truth value, all bits 0 or all bits 1, for each of `N` lanes.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct M<const N: usize>(v128);

#[inline(always)]
fn v<T>(raw: v128) -> V<T> {
    V(raw, PhantomData)
}

/// Methods that are one instruction.
macro_rules! forward {
    (-> $out:ty: $new:path; $($name:ident($($y:ident)?) $f:path;)*) => {$(
        #[inline(always)]
        fn $name(self $(, $y: Self)?) -> $out {
            $new($f(self.0 $(, $y.0)?))
        }
    )*};
    ($($method:tt)*) => {
        forward! { -> Self: v; $($method)* }
    };
}

// After the macro that it uses.
mod masks;

macro_rules! number {
    ($($t:ty, $n:literal, $splat:path, $eq:path, $lt:path, $le:path;
        $add:path, $sub:path, $mul:path, $neg:path; $min:path, $max:path, $abs:path;)*) => {$(
        impl Lanes for V<$t> {
            type Elem = $t;
            type Mask = M<$n>;
            const N: usize = $n;
            #[inline(always)]
            fn splat(x: $t) -> Self {
                v($splat(x))
            }
            #[inline(always)]
            unsafe fn load(p: *const $t) -> Self {
                // SAFETY: sixteen bytes, which the caller vouches for; wasm asks for no alignment.
                v(unsafe { v128_load(p.cast()) })
            }
            #[inline(always)]
            unsafe fn store(self, p: *mut $t) {
                // SAFETY: as for `load`.
                unsafe { v128_store(p.cast(), self.0) }
            }
            #[inline(always)]
            fn select(mask: M<$n>, a: Self, b: Self) -> Self {
                v(v128_bitselect(a.0, b.0, mask.0))
            }
            #[inline(always)]
            fn map(self, f: impl Fn($t) -> $t) -> Self {
                from_array(array::<$t, $n>(self).map(f))
            }
            #[inline(always)]
            fn map2(self, y: Self, f: impl Fn($t, $t) -> $t) -> Self {
                let (a, b): ([$t; $n], [$t; $n]) = (array(self), array(y));
                from_array::<$t, $n>(from_fn(|i| f(a[i], b[i])))
            }
            forward! {
                -> M<$n>: M;
                eq(y) $eq;
                lt(y) $lt;
                le(y) $le;
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
            forward! {
                add(y) $add;
                sub(y) $sub;
                mul(y) $mul;
                neg() $neg;
            }
            #[inline(always)]
            fn keep(self, mask: M<$n>) -> Self {
                v(v128_and(self.0, mask.0))
            }
        }
        impl Real for V<$t> {
            forward! {
                min(y) $min;
                max(y) $max;
                abs() $abs;
            }
        }
    )*};
}

/// A register as an array, for functions that work lane by lane.
#[inline(always)]
fn array<T, const N: usize>(x: V<T>) -> [T; N] {
    // SAFETY: the only callers have sixteen bytes of plain data on either side.
    unsafe { core::mem::transmute_copy(&x.0) }
}
/// And back.
#[inline(always)]
fn from_array<T, const N: usize>(lanes: [T; N]) -> V<T> {
    // SAFETY: as for `array`.
    v(unsafe { core::mem::transmute_copy(&lanes) })
}

number! {
    i8, 16, i8x16_splat, i8x16_eq, i8x16_lt, i8x16_le;
        i8x16_add, i8x16_sub, gap::i8x16_mul, i8x16_neg; i8x16_min, i8x16_max, i8x16_abs;
    u8, 16, u8x16_splat, u8x16_eq, u8x16_lt, u8x16_le;
        u8x16_add, u8x16_sub, gap::i8x16_mul, i8x16_neg; u8x16_min, u8x16_max, gap::same;
    i16, 8, i16x8_splat, i16x8_eq, i16x8_lt, i16x8_le;
        i16x8_add, i16x8_sub, i16x8_mul, i16x8_neg; i16x8_min, i16x8_max, i16x8_abs;
    u16, 8, u16x8_splat, u16x8_eq, u16x8_lt, u16x8_le;
        u16x8_add, u16x8_sub, u16x8_mul, i16x8_neg; u16x8_min, u16x8_max, gap::same;
    i32, 4, i32x4_splat, i32x4_eq, i32x4_lt, i32x4_le;
        i32x4_add, i32x4_sub, i32x4_mul, i32x4_neg; i32x4_min, i32x4_max, i32x4_abs;
    u32, 4, u32x4_splat, u32x4_eq, u32x4_lt, u32x4_le;
        u32x4_add, u32x4_sub, u32x4_mul, i32x4_neg; u32x4_min, u32x4_max, gap::same;
    i64, 2, i64x2_splat, i64x2_eq, i64x2_lt, i64x2_le;
        i64x2_add, i64x2_sub, i64x2_mul, i64x2_neg; gap::i64x2_min, gap::i64x2_max, i64x2_abs;
    u64, 2, u64x2_splat, u64x2_eq, gap::u64x2_lt, gap::u64x2_le;
        u64x2_add, u64x2_sub, u64x2_mul, i64x2_neg; gap::u64x2_min, gap::u64x2_max, gap::same;
    f32, 4, f32x4_splat, f32x4_eq, f32x4_lt, f32x4_le;
        f32x4_add, f32x4_sub, f32x4_mul, f32x4_neg; extreme::f32x4_min, extreme::f32x4_max, f32x4_abs;
    f64, 2, f64x2_splat, f64x2_eq, f64x2_lt, f64x2_le;
        f64x2_add, f64x2_sub, f64x2_mul, f64x2_neg; extreme::f64x2_min, extreme::f64x2_max, gap::f64x2_abs;
}

/// What SIMD128 leaves out.
mod gap {
    use super::*;
    #[inline(always)]
    pub fn same(a: v128) -> v128 {
        a
    }
    #[inline(always)]
    pub fn f64x2_abs(a: v128) -> v128 {
        v128_andnot(a, f64x2_splat(-0.0))
    }
    #[inline(always)]
    pub fn i8x16_mul(a: v128, b: v128) -> v128 {
        let even = i16x8_mul(a, b);
        let odd = i16x8_mul(u16x8_shr(a, 8), u16x8_shr(b, 8));
        v128_bitselect(even, i16x8_shl(odd, 8), u16x8_splat(0xFF))
    }
    #[inline(always)]
    pub fn i64x2_min(a: v128, b: v128) -> v128 {
        v128_bitselect(a, b, i64x2_lt(a, b))
    }
    #[inline(always)]
    pub fn i64x2_max(a: v128, b: v128) -> v128 {
        v128_bitselect(a, b, i64x2_gt(a, b))
    }
    #[inline(always)]
    fn flip(a: v128) -> v128 {
        v128_xor(a, i64x2_splat(i64::MIN))
    }
    #[inline(always)]
    pub fn u64x2_lt(a: v128, b: v128) -> v128 {
        i64x2_lt(flip(a), flip(b))
    }
    #[inline(always)]
    pub fn u64x2_le(a: v128, b: v128) -> v128 {
        i64x2_le(flip(a), flip(b))
    }
    #[inline(always)]
    pub fn u64x2_min(a: v128, b: v128) -> v128 {
        v128_bitselect(a, b, u64x2_lt(a, b))
    }
    #[inline(always)]
    pub fn u64x2_max(a: v128, b: v128) -> v128 {
        v128_bitselect(a, b, u64x2_lt(b, a))
    }
}

/// `min` and `max` of floats, which engines make of nine instructions. Both orders of `pmin` differ in the sign of a
/// zero and beside a NaN alone.
#[cfg(not(target_feature = "relaxed-simd"))]
mod extreme {
    use super::*;
    macro_rules! extreme {
        ($($name:ident $pick:path, $join:path, $ne:path, $shr:path;)*) => {$(
            #[inline(always)]
            pub fn $name(a: v128, b: v128) -> v128 {
                let (p, q) = ($pick(a, b), $pick(b, a));
                v128_or($join(p, q), $shr($ne(p, q), 1))
            }
        )*};
    }
    extreme! {
        f32x4_min f32x4_pmin, v128_or, f32x4_ne, u32x4_shr;
        f32x4_max f32x4_pmax, v128_and, f32x4_ne, u32x4_shr;
        f64x2_min f64x2_pmin, v128_or, f64x2_ne, u64x2_shr;
        f64x2_max f64x2_pmax, v128_and, f64x2_ne, u64x2_shr;
    }
}
// LLVM would make relaxed ones of `pmin` and `pmax`.
#[cfg(target_feature = "relaxed-simd")]
mod extreme {
    pub use core::arch::wasm32::{f32x4_max, f32x4_min, f64x2_max, f64x2_min};
}

macro_rules! int {
    ($($t:ty, $shl:path, $shr:path;)*) => {$(
        impl Int for V<$t> {
            const BITS: u32 = <$t>::BITS;
            forward! {
                and(y) v128_and;
                or(y) v128_or;
                xor(y) v128_xor;
                not() v128_not;
            }
            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                v($shl(self.0, count))
            }
            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                v($shr(self.0, count))
            }
        }
    )*};
}
int! {
    i8, i8x16_shl, i8x16_shr;
    u8, u8x16_shl, u8x16_shr;
    i16, i16x8_shl, i16x8_shr;
    u16, u16x8_shl, u16x8_shr;
    i32, i32x4_shl, i32x4_shr;
    u32, u32x4_shl, u32x4_shr;
    i64, i64x2_shl, i64x2_shr;
    u64, u64x2_shl, u64x2_shr;
}

#[inline(always)]
fn wide2_f64(x: v128, y: v128, f: impl Fn(v128, v128) -> v128) -> v128 {
    f(x, y)
}
#[inline(always)]
fn wide2_f32(x: v128, y: v128, f: impl Fn(v128, v128) -> v128) -> v128 {
    let low = |a| f64x2_promote_low_f32x4(a);
    let high = |a| f64x2_promote_low_f32x4(i64x2_shuffle::<1, 1>(a, a));
    let (a, b) = (f(low(x), low(y)), f(high(x), high(y)));
    i64x2_shuffle::<0, 2>(f32x4_demote_f64x2_zero(a), f32x4_demote_f64x2_zero(b))
}

macro_rules! float {
    ($t:ty, $bits:ty; $div:path, $sqrt:path, $near:path, $floor:path, $ceil:path, $trunc:path;
        $to_int:expr, $from_int:expr, $exponent:expr; $even:expr, $odd:expr, $low:expr, $high:expr;
        $wide2:expr; $pmin:path, $pmax:path, $madd:ident, $first:path) => {
        #[cfg(target_feature = "relaxed-simd")]
        impl V<$t> {
            /// The first lane.
            #[inline(always)]
            pub fn first(self) -> $t {
                $first(self.0)
            }
        }
        impl Float for V<$t> {
            #[cfg(not(target_feature = "relaxed-simd"))]
            forward! {
                pmin(y) $pmin;
                pmax(y) $pmax;
            }
            // LLVM would make relaxed ones of those.
            #[cfg(target_feature = "relaxed-simd")]
            #[inline(always)]
            fn pmin(self, y: Self) -> Self {
                self.min(y)
            }
            #[cfg(target_feature = "relaxed-simd")]
            #[inline(always)]
            fn pmax(self, y: Self) -> Self {
                self.max(y)
            }
            #[cfg(target_feature = "relaxed-simd")]
            #[inline(always)]
            fn mul_add(self, y: Self, z: Self) -> Self {
                v($madd(self.0, y.0, z.0))
            }
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
            forward! {
                div(y) $div;
                sqrt() $sqrt;
                rint() $near;
                floor() $floor;
                ceil() $ceil;
                trunc() $trunc;
            }
            #[inline(always)]
            fn to_bits(self) -> V<$bits> {
                v(self.0)
            }
            #[inline(always)]
            fn from_bits(bits: V<$bits>) -> Self {
                v(bits.0)
            }
            #[inline(always)]
            fn to_int(self) -> V<$bits> {
                v($to_int(self.0))
            }
            #[inline(always)]
            fn from_int(n: V<$bits>) -> Self {
                v($from_int(n.0))
            }
            #[inline(always)]
            fn exponent(bits: V<$bits>) -> Self {
                v($exponent(bits.0))
            }
            #[inline(always)]
            fn copysign(self, sign: Self) -> Self {
                v(v128_bitselect(sign.0, self.0, Self::splat(-0.0).0))
            }
            #[inline(always)]
            fn wide(self, f: impl Fn(V<f64>) -> V<f64>) -> Self {
                self.wide2(self, |x, _| f(x))
            }
            #[inline(always)]
            fn wide2(self, y: Self, f: impl Fn(V<f64>, V<f64>) -> V<f64>) -> Self {
                v($wide2(self.0, y.0, |x, y| f(v(x), v(y)).0))
            }
            #[inline(always)]
            unsafe fn load_pairs(p: *const $t) -> (Self, Self) {
                // SAFETY: `2 N` elements, which the caller vouches for.
                let (a, b) = unsafe { (Self::load(p).0, Self::load(p.add(Self::N)).0) };
                (v($even(a, b)), v($odd(a, b)))
            }
            #[inline(always)]
            unsafe fn store_pairs(first: Self, second: Self, p: *mut $t) {
                // SAFETY: `2 N` elements, which the caller vouches for.
                unsafe {
                    v128_store(p.cast(), $low(first.0, second.0));
                    v128_store(p.add(Self::N).cast(), $high(first.0, second.0));
                }
            }
        }
    };
}
float!(f32, i32;
    f32x4_div, f32x4_sqrt, f32x4_nearest, f32x4_floor, f32x4_ceil, f32x4_trunc;
    i32x4_trunc_sat_f32x4, f32x4_convert_i32x4, |n| f32x4_convert_i32x4(i32x4_shr(n, 23));
    i32x4_shuffle::<0, 2, 4, 6>, i32x4_shuffle::<1, 3, 5, 7>,
    i32x4_shuffle::<0, 4, 1, 5>, i32x4_shuffle::<2, 6, 3, 7>;
    wide2_f32; f32x4_pmin, f32x4_pmax, f32x4_relaxed_madd, f32x4_extract_lane::<0>);
float!(f64, i64;
    f64x2_div, f64x2_sqrt, f64x2_nearest, f64x2_floor, f64x2_ceil, f64x2_trunc;
    |x| i64x2_extend_low_i32x4(i32x4_trunc_sat_f64x2_zero(x)),
    |n| f64x2_convert_low_i32x4(i32x4_shuffle::<0, 2, 0, 2>(n, n)),
    |n| f64x2_convert_low_i32x4(i32x4_shr(i32x4_shuffle::<1, 3, 1, 3>(n, n), 20));
    i64x2_shuffle::<0, 2>, i64x2_shuffle::<1, 3>,
    i64x2_shuffle::<0, 2>, i64x2_shuffle::<1, 3>;
    wide2_f64; f64x2_pmin, f64x2_pmax, f64x2_relaxed_madd, f64x2_extract_lane::<0>);
