//! Every reduction and every accumulation, one row each.
//!
//! The first signature whose input is the array's dtype is the default; `dtype=` picks the one that has
//! this dtype on both sides. What is stored in 16 bits is computed in 32.
use crate::dtype::DType::{self, *};
use crate::loops::arg::ArgFold;
use crate::loops::count;
use crate::loops::fold::{self, First, Fold, Last, Max, Min, Of};
use crate::loops::scan::{self, Scan};
use crate::loops::widen;
use crate::rows::Identity::{self, *};
use crate::simd::{BF16, Complex, F16};

/// What runs a signature.
#[derive(Clone, Copy)]
pub enum Kernel {
    /// Folds axes away.
    Fold(Fold),
    /// Finds a place along axes.
    Arg(ArgFold),
    /// Accumulates along one axis.
    Scan(Scan),
}

/// One pair of dtypes that a reduction serves.
#[derive(Clone, Copy)]
pub struct ReduceSignature {
    /// The dtype that elements are taken as.
    pub input: DType,
    /// The dtype of the result.
    pub output: DType,
    /// What runs it.
    pub kernel: Kernel,
}

/// One row.
pub struct Reduction {
    /// The name in TypeScript.
    pub name: &'static str,
    /// One sentence.
    pub doc: &'static str,
    /// What reducing nothing gives.
    pub identity: Identity,
    /// In order of preference.
    pub signatures: &'static [ReduceSignature],
}

type C64 = Complex<f32>;
type C128 = Complex<f64>;

macro_rules! folds {
    ($($input:ident -> $output:ident $kernel:expr;)*) => {
        &[$(ReduceSignature { input: $input, output: $output, kernel: Kernel::Fold($kernel) }),*]
    };
}

const SUM: &[ReduceSignature] = folds! {
    Bool -> Int64 count::sum_true();
    Int8 -> Int64 widen::sum_i8();
    Uint8 -> Uint64 widen::sum_u8();
    Int16 -> Int64 widen::sum_i16();
    Uint16 -> Uint64 widen::sum_u16();
    Int32 -> Int64 widen::sum_i32();
    Uint32 -> Uint64 widen::sum_u32();
    Int64 -> Int64 Of::<i64>::sum(Int64);
    Uint64 -> Uint64 Of::<u64>::sum(Uint64);
    Float16 -> Float16 Of::<f32>::sum_pairwise(Float32);
    Float32 -> Float32 Of::<f32>::sum_pairwise(Float32);
    Float64 -> Float64 Of::<f64>::sum_pairwise(Float64);
    Complex64 -> Complex64 Of::<C64>::sum_pairwise(Complex64);
    Complex128 -> Complex128 Of::<C128>::sum_pairwise(Complex128);
    Bfloat16 -> Bfloat16 Of::<f32>::sum_pairwise(Float32);
    Bool -> Bool fold::any(true);
    Int8 -> Int8 Of::<i8>::sum(Int8);
    Uint8 -> Uint8 Of::<u8>::sum(Uint8);
    Int16 -> Int16 Of::<i16>::sum(Int16);
    Uint16 -> Uint16 Of::<u16>::sum(Uint16);
    Int32 -> Int32 Of::<i32>::sum(Int32);
    Uint32 -> Uint32 Of::<u32>::sum(Uint32);
};

const PROD: &[ReduceSignature] = folds! {
    Bool -> Int64 Of::<i64>::prod(Int64);
    Int8 -> Int64 Of::<i64>::prod(Int64);
    Uint8 -> Uint64 Of::<u64>::prod(Uint64);
    Int16 -> Int64 Of::<i64>::prod(Int64);
    Uint16 -> Uint64 Of::<u64>::prod(Uint64);
    Int32 -> Int64 Of::<i64>::prod(Int64);
    Uint32 -> Uint64 Of::<u64>::prod(Uint64);
    Int64 -> Int64 Of::<i64>::prod(Int64);
    Uint64 -> Uint64 Of::<u64>::prod(Uint64);
    Float16 -> Float16 Of::<f32>::prod_in_order(Float32);
    Float32 -> Float32 Of::<f32>::prod_in_order(Float32);
    Float64 -> Float64 Of::<f64>::prod_in_order(Float64);
    Complex64 -> Complex64 Of::<C64>::prod_in_order(Complex64);
    Complex128 -> Complex128 Of::<C128>::prod_in_order(Complex128);
    Bfloat16 -> Bfloat16 Of::<f32>::prod_in_order(Float32);
    Bool -> Bool fold::all(true);
    Int8 -> Int8 Of::<i8>::prod(Int8);
    Uint8 -> Uint8 Of::<u8>::prod(Uint8);
    Int16 -> Int16 Of::<i16>::prod(Int16);
    Uint16 -> Uint16 Of::<u16>::prod(Uint16);
    Int32 -> Int32 Of::<i32>::prod(Int32);
    Uint32 -> Uint32 Of::<u32>::prod(Uint32);
};

macro_rules! extremes {
    ($f:ident, $float:ident, $complex:ident, $bool:ident) => {
        folds! {
            Bool -> Bool fold::$bool(false);
            Int8 -> Int8 Of::<i8>::$f(Int8);
            Uint8 -> Uint8 Of::<u8>::$f(Uint8);
            Int16 -> Int16 Of::<i16>::$f(Int16);
            Uint16 -> Uint16 Of::<u16>::$f(Uint16);
            Int32 -> Int32 Of::<i32>::$f(Int32);
            Uint32 -> Uint32 Of::<u32>::$f(Uint32);
            Int64 -> Int64 Of::<i64>::$f(Int64);
            Uint64 -> Uint64 Of::<u64>::$f(Uint64);
            Float16 -> Float16 Of::<f32>::$float(Float32);
            Float32 -> Float32 Of::<f32>::$float(Float32);
            Float64 -> Float64 Of::<f64>::$float(Float64);
            Complex64 -> Complex64 Of::<C64>::$complex(Complex64);
            Complex128 -> Complex128 Of::<C128>::$complex(Complex128);
            Bfloat16 -> Bfloat16 Of::<f32>::$float(Float32);
        }
    };
}

macro_rules! places {
    ($truth:ident $of:ident, $($input:ident $t:ty, $op:ident $f:ident $dtype:ident;)*) => {
        &[
            ReduceSignature {
                input: Bool,
                output: Int32,
                kernel: Kernel::Arg(ArgFold::of_truth::<fold::$truth>(fold::$of(false))),
            },
            $(ReduceSignature {
                input: $input,
                output: Int32,
                kernel: Kernel::Arg(ArgFold::of::<$t, $op>(Of::<$t>::$f($dtype))),
            }),*
        ]
    };
}

macro_rules! args {
    ($op:ident $f:ident $float:ident, $complex:ident $last:ident, $truth:ident $of:ident) => {
        places! { $truth $of,
            Int8 i8, $op $f Int8;
            Uint8 u8, $op $f Uint8;
            Int16 i16, $op $f Int16;
            Uint16 u16, $op $f Uint16;
            Int32 i32, $op $f Int32;
            Uint32 u32, $op $f Uint32;
            Int64 i64, $op $f Int64;
            Uint64 u64, $op $f Uint64;
            Float16 f32, $op $float Float32;
            Float32 f32, $op $float Float32;
            Float64 f64, $op $float Float64;
            Complex64 C64, $complex $last Complex64;
            Complex128 C128, $complex $last Complex128;
            Bfloat16 f32, $op $float Float32;
        }
    };
}

macro_rules! truths {
    ($output:ident, $kernel:expr) => {
        folds! {
            Bool -> $output $kernel;
            Int8 -> $output $kernel;
            Uint8 -> $output $kernel;
            Int16 -> $output $kernel;
            Uint16 -> $output $kernel;
            Int32 -> $output $kernel;
            Uint32 -> $output $kernel;
            Int64 -> $output $kernel;
            Uint64 -> $output $kernel;
            Float16 -> $output $kernel;
            Float32 -> $output $kernel;
            Float64 -> $output $kernel;
            Complex64 -> $output $kernel;
            Complex128 -> $output $kernel;
            Bfloat16 -> $output $kernel;
        }
    };
}

macro_rules! scans {
    ($f:ident, $op:ident, $bool:ident) => {
        scans! { @rows
            Bool -> Int64 scan::$f::<i64>(Int64);
            Int8 -> Int64 scan::$f::<i64>(Int64);
            Uint8 -> Uint64 scan::$f::<u64>(Uint64);
            Int16 -> Int64 scan::$f::<i64>(Int64);
            Uint16 -> Uint64 scan::$f::<u64>(Uint64);
            Int32 -> Int64 scan::$f::<i64>(Int64);
            Uint32 -> Uint64 scan::$f::<u64>(Uint64);
            Int64 -> Int64 scan::$f::<i64>(Int64);
            Uint64 -> Uint64 scan::$f::<u64>(Uint64);
            Float16 -> Float16 Scan::half::<F16, fold::$op>(Float16);
            Float32 -> Float32 scan::$f::<f32>(Float32);
            Float64 -> Float64 scan::$f::<f64>(Float64);
            Complex64 -> Complex64 scan::$f::<C64>(Complex64);
            Complex128 -> Complex128 scan::$f::<C128>(Complex128);
            Bfloat16 -> Bfloat16 Scan::half::<BF16, fold::$op>(Bfloat16);
            Bool -> Bool Scan::of::<u8, fold::$bool>(Bool);
            Int8 -> Int8 scan::$f::<i8>(Int8);
            Uint8 -> Uint8 scan::$f::<u8>(Uint8);
            Int16 -> Int16 scan::$f::<i16>(Int16);
            Uint16 -> Uint16 scan::$f::<u16>(Uint16);
            Int32 -> Int32 scan::$f::<i32>(Int32);
            Uint32 -> Uint32 scan::$f::<u32>(Uint32);
        }
    };
    (@rows $($input:ident -> $output:ident $kernel:expr;)*) => {
        &[$(ReduceSignature { input: $input, output: $output, kernel: Kernel::Scan($kernel) }),*]
    };
}

macro_rules! rows {
    ($($name:literal, $doc:literal, $identity:expr, $signatures:expr;)*) => {
        const ROWS: &[Reduction] = &[$(
            Reduction { name: $name, doc: $doc, identity: $identity, signatures: $signatures }
        ),*];
        /// Every row, in the order of its code.
        pub static REDUCTIONS: &[Reduction] = ROWS;
    };
}

rows! {
    "sum", "The sum of elements over axes.", Number(0), SUM;
    "prod", "The product of elements over axes.", Number(1), PROD;
    "max", "The largest element over axes; a NaN wins.", Identity::None, extremes!(max, largest, last, any);
    "min", "The smallest element over axes; a NaN wins.", Identity::None, extremes!(min, smallest, first, all);
    "argmax", "The index of the first largest element; a NaN counts as the largest.", Identity::None,
        args!(Max max largest, Last last, Or any);
    "argmin", "The index of the first smallest element; a NaN counts as the smallest.", Identity::None,
        args!(Min min smallest, First first, And all);
    "any", "Whether any element is true over axes.", Truth(false), truths!(Bool, fold::any(true));
    "all", "Whether all elements are true over axes.", Truth(true), truths!(Bool, fold::all(true));
    "countNonzero", "How many elements are not zero over axes.", Number(0),
        truths!(Int32, count::count_true());
    "cumsum", "The running sum along an axis.", Number(0), scans!(sums, Add, Or);
    "cumprod", "The running product along an axis.", Number(1), scans!(products, Mul, And);
}

/// The kernels of each row alone: what runs them needs no names.
pub static KERNELS: [&[ReduceSignature]; ROWS.len()] = {
    let mut all = [ROWS[0].signatures; ROWS.len()];
    let mut i = 0;
    while i < ROWS.len() {
        all[i] = ROWS[i].signatures;
        i += 1;
    }
    all
};
