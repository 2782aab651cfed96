//! Stored elements as unsigned integers of the same order, by the size of the elements: what dtype they are of
//! is told while running, because a loop for each dtype would make the module large.
use crate::dtype::DType;
use crate::simd::Complex;

/// How the bits of a dtype become integers of the same order.
#[derive(Clone, Copy)]
pub struct Order {
    /// What is added: half of the range for what has a sign, else 0.
    offset: u64,
    /// The bit that says that a float is negative; 0 for integers.
    negative: u64,
    /// The bits of infinity: what is greater without its sign is NaN. Of integers nothing is.
    infinity: u64,
    /// The greatest key: any byte but 0 is true.
    most: u64,
}

impl Order {
    const fn integer(offset: u64) -> Self {
        Self { offset, negative: 0, infinity: u64::MAX, most: u64::MAX }
    }

    const fn float(sign: u64, infinity: u64) -> Self {
        Self { offset: sign, negative: sign, infinity, most: u64::MAX }
    }

    /// That of a dtype; of a complex one that of its parts.
    pub const fn of(dtype: DType) -> Self {
        match dtype {
            DType::Bool => Self { most: 1, ..Self::integer(0) },
            DType::Int8 => Self::integer(1 << 7),
            DType::Int16 => Self::integer(1 << 15),
            DType::Int32 => Self::integer(1 << 31),
            DType::Int64 => Self::integer(1 << 63),
            DType::Float16 => Self::float(1 << 15, 0x7c00),
            DType::Bfloat16 => Self::float(1 << 15, 0x7f80),
            DType::Float32 | DType::Complex64 => Self::float(1 << 31, 0x7f80_0000),
            DType::Float64 | DType::Complex128 => Self::float(1 << 63, 0x7ff0_0000_0000_0000),
            DType::Uint8 | DType::Uint16 | DType::Uint32 | DType::Uint64 => Self::integer(0),
        }
    }
}

/// An element as two integers, the more significant one first. Real numbers have their key in the second.
pub trait Words: Copy {
    /// Both; equal values, and all NaN of one kind, have the same ones.
    fn words(self, order: Order) -> (u64, u64);
    /// Whether it, or a part of it, is not a number.
    fn is_nan(self, order: Order) -> bool;
    /// Words of the opposite order.
    fn complement(words: (u64, u64), order: Order) -> (u64, u64);
    /// The words for a descending order, in which NaN comes last, too.
    #[inline(always)]
    fn turned(self, order: Order, descending: bool) -> (u64, u64) {
        let words = self.words(order);
        if descending && !self.is_nan(order) { Self::complement(words, order) } else { words }
    }
}

macro_rules! one_word {
    ($($ty:ty)*) => {$(impl Words for $ty {
        #[inline(always)]
        fn words(self, order: Order) -> (u64, u64) {
            let key = if self & order.negative as $ty != 0 {
                // Both zeros become the middle of the range.
                self.wrapping_neg()
            } else {
                self.wrapping_add(order.offset as $ty)
            };
            let key = if self.is_nan(order) { <$ty>::MAX } else { key };
            (0, key.min(order.most as $ty).into())
        }
        #[inline(always)]
        fn is_nan(self, order: Order) -> bool {
            self & !(order.negative as $ty) > order.infinity as $ty
        }
        #[inline(always)]
        fn complement((_, low): (u64, u64), order: Order) -> (u64, u64) {
            (0, u64::from(order.most as $ty) - low)
        }
    })*};
}
one_word! { u8 u16 u32 u64 }

macro_rules! two_words {
    ($($ty:ty, $bits:ty;)*) => {$(impl Words for Complex<$ty> {
        /// NumPy's order: numbers, then NaN in the imaginary part, in the real part, in both. No number
        /// has one of the three largest keys.
        #[inline(always)]
        fn words(self, order: Order) -> (u64, u64) {
            const LAST: u64 = <$bits>::MAX as u64;
            let ((_, re), (_, im)) =
                (self.re.to_bits().words(order), self.im.to_bits().words(order));
            match (re == LAST, im == LAST) {
                (false, false) => (re, im),
                (false, true) => (LAST - 2, re),
                (true, false) => (LAST - 1, im),
                (true, true) => (LAST, 0),
            }
        }
        #[inline(always)]
        fn is_nan(self, order: Order) -> bool {
            self.words(order).0 > (<$bits>::MAX - 3) as u64
        }
        #[inline(always)]
        fn complement((high, low): (u64, u64), _order: Order) -> (u64, u64) {
            const LAST: u64 = <$bits>::MAX as u64;
            (LAST - high, LAST - low)
        }
    })*};
}
two_words! { f32, u32; f64, u64; }

/// The function for elements of a dtype's size.
macro_rules! sized {
    ($dtype:expr, $function:ident) => {
        match $dtype {
            DType::Complex64 => $function::<Complex<f32>>,
            DType::Complex128 => $function::<Complex<f64>>,
            dtype => match dtype.size() {
                1 => $function::<u8>,
                2 => $function::<u16>,
                4 => $function::<u32>,
                _ => $function::<u64>,
            },
        }
    };
}
pub(super) use sized;
