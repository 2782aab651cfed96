//! Binary search in a sorted row.
use super::key::{Truth, Words};
use crate::dtype::DType;
use crate::simd::{BF16, Complex, F16};

/// Where each of `m` values would be inserted into a sorted row of `n`: before its equals, or behind
/// them with `right`. NaN is the largest value.
/// # Safety
/// `sorted`, `values` and `out` must be valid for `n`, `m` and `m` dense elements.
pub unsafe fn search_sorted(
    dtype: DType,
    (sorted, n): (*const u8, usize),
    (values, m): (*const u8, usize),
    right: bool,
    out: *mut i32,
) {
    type Search = unsafe fn((*const u8, usize), (*const u8, usize), bool, *mut i32);
    let search: Search = match dtype {
        DType::Bool => search::<Truth>,
        DType::Uint8 => search::<u8>,
        DType::Int8 => search::<i8>,
        DType::Int16 => search::<i16>,
        DType::Uint16 => search::<u16>,
        DType::Int32 => search::<i32>,
        DType::Uint32 => search::<u32>,
        DType::Int64 => search::<i64>,
        DType::Uint64 => search::<u64>,
        DType::Float16 => search::<F16>,
        DType::Bfloat16 => search::<BF16>,
        DType::Float32 => search::<f32>,
        DType::Float64 => search::<f64>,
        DType::Complex64 => search::<Complex<f32>>,
        DType::Complex128 => search::<Complex<f64>>,
    };
    // SAFETY: the caller vouches for all three.
    unsafe { search((sorted, n), (values, m), right, out) }
}

/// # Safety
/// As [`search_sorted`].
unsafe fn search<T: Words>(
    (sorted, n): (*const u8, usize),
    (values, m): (*const u8, usize),
    right: bool,
    out: *mut i32,
) {
    for i in 0..m {
        // SAFETY: the caller vouches for all three; the halves lie within the row.
        unsafe {
            let value = values.cast::<T>().add(i).read_unaligned().words();
            let before = |at: usize| {
                let x = sorted.cast::<T>().add(at).read_unaligned().words();
                usize::from(x < value || (right && x == value))
            };
            // Halve without a branch on the comparison: it could not be predicted.
            let (mut base, mut left) = (0, n);
            while left > 1 {
                let half = left / 2;
                base += half * before(base + half - 1);
                left -= half;
            }
            if left == 1 {
                base += before(base);
            }
            out.add(i).write_unaligned(base as i32);
        }
    }
}
