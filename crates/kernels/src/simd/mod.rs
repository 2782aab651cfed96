//! Registers and scalars behind one vocabulary, so that a body is written once for both.
//!
//! A scalar is a register of one lane, so that what goes one by one calls the same body.
//! Only `wasm` names intrinsics; `portable.rs` is its twin in plain arrays, which runs natively and is
//! the specification that `wasm` matches bit for bit (NaN payloads apart).
mod complex;
mod half;
mod scalar;

#[cfg(not(target_arch = "wasm32"))]
#[path = "portable.rs"]
mod imp;
#[cfg(target_arch = "wasm32")]
#[path = "wasm/mod.rs"]
mod imp;

pub use complex::Complex;
pub use half::{BF16, F16, Half};
pub use imp::V;

/// One truth value for every lane.
pub trait Mask: Copy {
    /// Both.
    fn and(self, y: Self) -> Self;
    /// Either.
    fn or(self, y: Self) -> Self;
    /// Exactly one.
    fn xor(self, y: Self) -> Self;
    /// The opposite.
    fn not(self) -> Self;
    /// Whether some lane is true.
    fn any(self) -> bool;
    /// Whether every lane is true.
    fn all(self) -> bool;
    /// Write one byte, 0 or 1, for every lane.
    /// # Safety
    /// `p` must be valid for writing a byte per lane.
    unsafe fn store(self, p: *mut u8);
    /// Write four masks of so many lanes one after the other.
    /// # Safety
    /// `p` must be valid for writing a byte per lane of each.
    #[inline(always)]
    unsafe fn store_four(four: [Self; 4], lanes: usize, p: *mut u8) {
        for (i, mask) in four.into_iter().enumerate() {
            // SAFETY: the caller's promise, a mask at a time.
            unsafe { mask.store(p.add(i * lanes)) }
        }
    }
    /// Read one byte for every lane; any value but 0 is true.
    /// # Safety
    /// `p` must be valid for reading a byte per lane.
    unsafe fn load(p: *const u8) -> Self;
}

/// A register (or a scalar) of `N` lanes.
pub trait Lanes: Copy {
    /// What one lane holds.
    type Elem: Copy;
    /// The result of comparing two registers.
    type Mask: Mask;
    /// How many lanes there are.
    const N: usize;
    /// Every lane set to `x`.
    fn splat(x: Self::Elem) -> Self;
    /// Read `N` elements; `p` need not be aligned.
    /// # Safety
    /// `p` must be valid for reading `N` elements.
    unsafe fn load(p: *const Self::Elem) -> Self;
    /// Write `N` elements; `p` need not be aligned.
    /// # Safety
    /// `p` must be valid for writing `N` elements.
    unsafe fn store(self, p: *mut Self::Elem);
    /// `if mask { a } else { b }`, lane by lane.
    fn select(mask: Self::Mask, a: Self, b: Self) -> Self;
    /// Apply a function of one element to every lane: for bodies without instructions of their own.
    fn map(self, f: impl Fn(Self::Elem) -> Self::Elem) -> Self;
    /// As [`map`](Self::map), with two arguments.
    fn map2(self, y: Self, f: impl Fn(Self::Elem, Self::Elem) -> Self::Elem) -> Self;
    /// `self == y`
    fn eq(self, y: Self) -> Self::Mask;
    /// `self < y`; of complex numbers in lexicographic order.
    fn lt(self, y: Self) -> Self::Mask;
    /// `self <= y`; of complex numbers in lexicographic order.
    fn le(self, y: Self) -> Self::Mask;
    /// `self != y`
    #[inline(always)]
    fn ne(self, y: Self) -> Self::Mask {
        self.eq(y).not()
    }
}

/// Arithmetic shared by every number. Integers wrap.
pub trait Num: Lanes {
    /// Zero in every lane.
    fn zero() -> Self;
    /// One in every lane.
    fn one() -> Self;
    /// `self + y`
    fn add(self, y: Self) -> Self;
    /// `self - y`
    fn sub(self, y: Self) -> Self;
    /// `self * y`
    fn mul(self, y: Self) -> Self;
    /// `-self`, exactly: the sign of a float is flipped.
    fn neg(self) -> Self;
    /// Zero where `mask` does not hold.
    #[inline(always)]
    fn keep(self, mask: Self::Mask) -> Self {
        Self::select(mask, self, Self::zero())
    }
}

/// Numbers with an order: all but the complex ones.
pub trait Real: Num {
    /// The smaller; a NaN wins, as in NumPy's `minimum`.
    fn min(self, y: Self) -> Self;
    /// The larger; a NaN wins, as in NumPy's `maximum`.
    fn max(self, y: Self) -> Self;
    /// The magnitude; of the smallest integer, itself.
    fn abs(self) -> Self;
}

/// Two's complement integers of any width, signed or not.
pub trait Int: Real {
    /// Bits in a lane.
    const BITS: u32;
    /// Every bit of both.
    fn and(self, y: Self) -> Self;
    /// Every bit of either.
    fn or(self, y: Self) -> Self;
    /// Every bit that differs.
    fn xor(self, y: Self) -> Self;
    /// Every bit flipped.
    fn not(self) -> Self;
    /// Shift left by the same count everywhere, `count < BITS`.
    fn shl(self, count: u32) -> Self;
    /// Shift right by the same count everywhere, `count < BITS`: arithmetic if signed, else logical.
    fn shr(self, count: u32) -> Self;
}

/// IEEE floats of 32 or 64 bits.
pub trait Float: Real {
    /// Signed integers of the same width.
    type Bits: Int<Mask = Self::Mask>;
    /// Lanes of 64 bits, for bodies that need them: [`wide`](Self::wide).
    type Wide: Float<Elem = f64>;
    /// Bits of the stored significand: 23 or 52.
    const MANTISSA: u32;
    /// The bias of the exponent: 127 or 1023.
    const BIAS: i32;
    /// A constant, rounded to this precision.
    fn of(x: f64) -> Self;
    /// A constant of [`Bits`](Self::Bits), cut to this width.
    fn bits_of(x: i64) -> Self::Bits;
    /// `self / y`
    fn div(self, y: Self) -> Self;
    /// `self * y + z`: rounded twice, or once in the relaxed build, where the engine has an instruction for it.
    #[inline(always)]
    fn mul_add(self, y: Self, z: Self) -> Self {
        self.mul(y).add(z)
    }
    /// Square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// Nearest integer, ties to even.
    fn rint(self) -> Self;
    /// Largest integer not above.
    fn floor(self) -> Self;
    /// Smallest integer not below.
    fn ceil(self) -> Self;
    /// Nearest integer towards zero.
    fn trunc(self) -> Self;
    /// The bit pattern.
    fn to_bits(self) -> Self::Bits;
    /// The float with this bit pattern.
    fn from_bits(bits: Self::Bits) -> Self;
    /// A whole number of magnitude below 2^31 as an integer; anything else saturates within 32 bits, NaN gives 0.
    fn to_int(self) -> Self::Bits;
    /// An integer of magnitude below 2^31 as a float.
    fn from_int(n: Self::Bits) -> Self;
    /// What stands above the significand in these bits, as a number.
    #[inline(always)]
    fn exponent(bits: Self::Bits) -> Self {
        Self::from_int(bits.shr(Self::MANTISSA))
    }
    /// This magnitude with the sign of `sign`.
    fn copysign(self, sign: Self) -> Self;
    /// Apply a function computed in 64 bits, and round once.
    fn wide(self, f: impl Fn(Self::Wide) -> Self::Wide) -> Self;
    /// As [`wide`](Self::wide), with two arguments.
    fn wide2(self, y: Self, f: impl Fn(Self::Wide, Self::Wide) -> Self::Wide) -> Self;
    /// Read `2 N` elements as `N` pairs: all first halves, all second halves.
    /// # Safety
    /// `p` must be valid for reading `2 N` elements.
    unsafe fn load_pairs(p: *const Self::Elem) -> (Self, Self);
    /// Write `N` pairs, interleaved.
    /// # Safety
    /// `p` must be valid for writing `2 N` elements.
    unsafe fn store_pairs(first: Self, second: Self, p: *mut Self::Elem);
    /// `if y < self { y } else { self }`: the smaller of numbers, in one instruction.
    #[inline(always)]
    fn pmin(self, y: Self) -> Self {
        Self::select(y.lt(self), y, self)
    }
    /// `if self < y { y } else { self }`: the larger of numbers, in one instruction.
    #[inline(always)]
    fn pmax(self, y: Self) -> Self {
        Self::select(self.lt(y), y, self)
    }
    /// Whether it is not a number.
    #[inline(always)]
    fn is_nan(self) -> Self::Mask {
        self.ne(self)
    }
}

/// A type that an array's elements can be computed in: it has a register of its own.
pub trait Element: Copy + 'static {
    /// The register.
    type V: Lanes<Elem = Self>;
}

/// Registers that can be interleaved: what in-register transposes are made of.
pub trait Zip: Lanes {
    /// `x0 y0 x1 y1 ...`: the lower halves of both, then the upper halves.
    fn zip(self, y: Self) -> (Self, Self);
    /// `x0 x2 ... y0 y2 ...`: every second lane of both.
    fn even(self, y: Self) -> Self;
    /// `x1 x3 ... y1 y3 ...`: those between.
    fn odd(self, y: Self) -> Self;
    /// The lanes the other way round.
    fn reversed(self) -> Self;
}
