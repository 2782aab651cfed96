//! Every dtype, one row.
use crate::simd::{BF16, Complex, F16};

/// How a dtype behaves: NumPy's `dtype.kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Truth values, one byte each.
    Bool,
    /// Signed integers.
    Int,
    /// Unsigned integers.
    Uint,
    /// Real floats.
    Float,
    /// Pairs of floats.
    Complex,
}

macro_rules! dtypes {
    ($($(#[doc = $doc:literal])* $code:literal $name:ident $text:literal $kind:ident $ty:ty;)*) => {
        /// Dtype codes, shared with TypeScript through `tablegen`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum DType { $($(#[doc = $doc])* $name = $code,)* }

        /// Every dtype in the order of its code.
        pub const DTYPES: &[DType] = &[$(DType::$name),*];

        impl DType {
            /// The dtype with this code.
            pub const fn from_code(code: u32) -> Option<Self> {
                if (code as usize) < DTYPES.len() { Some(DTYPES[code as usize]) } else { None }
            }
            /// NumPy's name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
            /// One sentence.
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*),)* }
            }
            /// Bytes of one element.
            pub const fn size(self) -> usize {
                match self { $(Self::$name => size_of::<$ty>(),)* }
            }
            /// Its family.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind,)* }
            }
        }
    };
}

// The order is the order in which NumPy lists a ufunc's loops; bfloat16, an extension, comes last.
dtypes! {
    /// Truth values; any byte but 0 reads as true.
    0 Bool "bool" Bool u8;
    /// Signed 8-bit integers.
    1 Int8 "int8" Int i8;
    /// Unsigned 8-bit integers.
    2 Uint8 "uint8" Uint u8;
    /// Signed 16-bit integers.
    3 Int16 "int16" Int i16;
    /// Unsigned 16-bit integers.
    4 Uint16 "uint16" Uint u16;
    /// Signed 32-bit integers.
    5 Int32 "int32" Int i32;
    /// Unsigned 32-bit integers.
    6 Uint32 "uint32" Uint u32;
    /// Signed 64-bit integers.
    7 Int64 "int64" Int i64;
    /// Unsigned 64-bit integers.
    8 Uint64 "uint64" Uint u64;
    /// IEEE binary16, stored in two bytes and computed in float32.
    9 Float16 "float16" Float F16;
    /// IEEE binary32.
    10 Float32 "float32" Float f32;
    /// IEEE binary64.
    11 Float64 "float64" Float f64;
    /// Two float32: real and imaginary part.
    12 Complex64 "complex64" Complex Complex<f32>;
    /// Two float64: real and imaginary part.
    13 Complex128 "complex128" Complex Complex<f64>;
    /// The upper half of a float32, computed in float32.
    14 Bfloat16 "bfloat16" Float BF16;
}
