//! Casts: dense to dense, from every dtype to every other.
//!
//! A float becomes an integer as C does it on x86: cut towards zero; what does not fit gives the
//! smallest 32- or 64-bit integer, of which narrower types keep the low bits.
use super::{Arg, Loop, MAX_OPS, copy};
use crate::dtype::{DTYPES, DType};
use crate::simd::{BF16, Complex, Element, F16, Float, Half, Int, Lanes, Mask, Num, V};

type C64 = Complex<f32>;
type C128 = Complex<f64>;

/// A stored truth value: any byte but 0.
#[derive(Clone, Copy)]
#[repr(transparent)]
struct Bool(u8);

/// A real number, in each of the types that targets are made from.
trait Real: Copy {
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
trait Source: Copy {
    type Part: Real;
    fn re(self) -> Self::Part;
    #[inline(always)]
    fn im(self) -> Self::Part {
        Self::Part::ZERO
    }
}

/// What can be cast to.
trait Target: Copy {
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

/// Cast the elements that `some` leaves; of a repeated element, once.
#[inline(always)]
unsafe fn each<S: Source, T: Target>(
    n: usize,
    args: &[Arg; MAX_OPS],
    some: impl Fn(usize, *const S, *mut T) -> usize,
) {
    let [from, to, ..] = *args;
    let (p, q) = (from.ptr.cast::<S>(), to.ptr.cast::<T>());
    let count = if from.step == 0 { n.min(1) } else { n };
    // SAFETY: the caller vouches for `n` elements on both sides, one if repeated.
    unsafe {
        let mut i = some(count, p, q);
        while i < count {
            q.add(i).write_unaligned(T::of(p.add(i).read_unaligned()));
            i += 1;
        }
        if count < n {
            copy::fill(size_of::<T>(), n, to.ptr, to.ptr);
        }
    }
}

/// One by one.
unsafe fn plain<S: Source, T: Target>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: the caller's promise, handed on.
    unsafe { each::<S, T>(n, args, |_, _, _| 0) }
}

/// Casts that have registers: each takes four elements, and the rest go one by one.
macro_rules! by_four {
    ($($name:ident $([$h:ident: $bound:ident])?, $s:ty => $t:ty, |$p:ident, $q:ident| $four:expr;)*) => {$(
        unsafe fn $name$(<$h: $bound + Source + Target>)?(n: usize, args: &[Arg; MAX_OPS]) {
            // SAFETY: the caller's promise, handed on; four elements are left each time.
            unsafe {
                each::<$s, $t>(n, args, |n, from, to| {
                    let body = n & !3;
                    for i in (0..body).step_by(4) {
                        let ($p, $q) = (from.add(i), to.add(i));
                        $four;
                    }
                    body
                })
            }
        }
    )*};
}
by_four! {
    half_to_f32 [H: Half], H => f32, |p, q| H::load4(p).store(q);
    f32_to_half [H: Half], f32 => H, |p, q| H::store4(V::<f32>::load(p), q);
    f32_to_f64, f32 => f64, |p, q| two(V::<f32>::load(p).widen(), q);
    f64_to_f32, f64 => f32, |p, q| V::<f64>::load(p).narrow(V::<f64>::load(p.add(2))).store(q);
    i32_to_f32, i32 => f32, |p, q| V::<f32>::from_int(V::<i32>::load(p)).store(q);
    i32_to_f64, i32 => f64, |p, q| two(V::<i32>::load(p).widen(), q);
    u8_to_i32, u8 => i32, |p, q| V::<i32>::load_u8(p).store(q);
    u8_to_f32, u8 => f32, |p, q| V::<f32>::from_int(V::<i32>::load_u8(p)).store(q);
    u8_to_f64, u8 => f64, |p, q| two(V::<i32>::load_u8(p).widen(), q);
    f32_to_i32, f32 => i32, |p, q| {
        let x = V::<f32>::load(p);
        let fits = V::splat(-2_147_483_648.0).le(x).and(x.lt(V::splat(2_147_483_648.0)));
        V::select(fits, x.to_int(), V::splat(i32::MIN)).store(q)
    };
    f64_to_i32, f64 => i32, |p, q| {
        // What does not fit becomes a number that does: the one it shall give.
        let fit = |x: V<f64>| {
            let fits = V::splat(-2_147_483_649.0).lt(x).and(x.lt(V::splat(2_147_483_648.0)));
            V::select(fits, x, V::splat(i32::MIN as f64))
        };
        fit(V::load(p)).to_i32(fit(V::load(p.add(2)))).store(q)
    };
}

/// # Safety
/// `q` must be writable for four elements.
#[inline(always)]
unsafe fn two((low, high): (V<f64>, V<f64>), q: *mut f64) {
    // SAFETY: the caller's promise.
    unsafe {
        low.store(q);
        high.store(q.add(2));
    }
}

/// Whether numbers are not 0, a register at a time.
unsafe fn truths<E: Source + Element<V: Num>>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: the caller's promise, handed on; a register is left each time.
    unsafe {
        each::<E, Bool>(n, args, |n, p, q| {
            let body = n - n % E::V::N;
            for i in (0..body).step_by(E::V::N) {
                E::V::load(p.add(i)).ne(E::V::zero()).store(q.add(i).cast());
            }
            body
        })
    }
}

/// Whether 16-bit floats are not 0: any bit but the sign.
unsafe fn truths_half<H: Source>(n: usize, args: &[Arg; MAX_OPS]) {
    type Bits = V<u16>;
    // SAFETY: the caller's promise, handed on; a register is left each time, and both halves are 16 bits.
    unsafe {
        each::<H, Bool>(n, args, |n, p, q| {
            let body = n - n % Bits::N;
            for i in (0..body).step_by(Bits::N) {
                let bits = Bits::load(p.add(i).cast()).and(Bits::splat(0x7FFF));
                bits.ne(Bits::zero()).store(q.add(i).cast());
            }
            body
        })
    }
}

/// Elements as they are, of `T`'s size.
unsafe fn same<T>(n: usize, args: &[Arg; MAX_OPS]) {
    let [from, to, ..] = *args;
    let size = size_of::<T>();
    // SAFETY: the caller vouches for `n` elements on both sides, one if repeated.
    unsafe {
        if from.step == 0 {
            copy::fill(size, n, to.ptr, from.ptr);
        } else if from.ptr != to.ptr {
            copy::bytes(n * size, to.ptr, from.ptr);
        }
    }
}

macro_rules! row {
    ($s:ty: $($t:ty)*) => { [$(plain::<$s, $t>),*] };
}
/// A row of plain casts from each type to all of them.
macro_rules! rows {
    ($($s:ty)*) => { rows!(@ [$($s)*] $($s)*) };
    (@ $all:tt $($s:ty)*) => { [$(rows!(@@ $s, $all)),*] };
    (@@ $s:ty, [$($t:ty)*]) => { row!($s: $($t)*) };
}
macro_rules! copies {
    ($($t:ty)*) => { [$(same::<$t>),*] };
}
macro_rules! to_bool {
    ($table:ident: $($dtype:ident $loop:ident $t:ty;)*) => {
        $($table[DType::$dtype as usize][DType::Bool as usize] = $loop::<$t>;)*
    };
}

const DTYPE_COUNT: usize = DTYPES.len();

/// `CASTS[from][to]`.
static CASTS: [[Loop; DTYPE_COUNT]; DTYPE_COUNT] = {
    let mut table: [[Loop; DTYPE_COUNT]; DTYPE_COUNT] =
        rows!(Bool i8 u8 i16 u16 i32 u32 i64 u64 F16 f32 f64 C64 C128 BF16);
    // By size: what does not change need not be understood.
    let copies: [Loop; DTYPE_COUNT] =
        copies!(u8 u8 u8 u16 u16 u32 u32 u64 u64 u16 u32 u64 u64 [u64; 2] u16);
    let mut i = 0;
    while i < DTYPE_COUNT {
        table[i][i] = copies[i];
        i += 1;
    }
    to_bool! { table:
        Int8 truths i8; Uint8 truths u8; Int16 truths i16; Uint16 truths u16;
        Int32 truths i32; Uint32 truths u32; Int64 truths i64; Uint64 truths u64;
        Float16 truths_half F16; Bfloat16 truths_half BF16; Float32 truths f32; Float64 truths f64;
        Complex64 truths C64; Complex128 truths C128;
    }
    let fast: [(DType, DType, Loop); 13] = [
        (DType::Float16, DType::Float32, half_to_f32::<F16>),
        (DType::Bfloat16, DType::Float32, half_to_f32::<BF16>),
        (DType::Float32, DType::Float16, f32_to_half::<F16>),
        (DType::Float32, DType::Bfloat16, f32_to_half::<BF16>),
        (DType::Float32, DType::Float64, f32_to_f64),
        (DType::Float64, DType::Float32, f64_to_f32),
        (DType::Int32, DType::Float32, i32_to_f32),
        (DType::Int32, DType::Float64, i32_to_f64),
        (DType::Uint8, DType::Int32, u8_to_i32),
        (DType::Uint8, DType::Float32, u8_to_f32),
        (DType::Uint8, DType::Float64, u8_to_f64),
        (DType::Float32, DType::Int32, f32_to_i32),
        (DType::Float64, DType::Int32, f64_to_i32),
    ];
    let mut i = 0;
    while i < fast.len() {
        table[fast[i].0 as usize][fast[i].1 as usize] = fast[i].2;
        i += 1;
    }
    table
};

/// The loop that casts `from` to `to`: one input, one output. Equal dtypes are copied.
pub fn cast(from: DType, to: DType) -> Loop {
    CASTS[from as usize % DTYPE_COUNT][to as usize % DTYPE_COUNT]
}
