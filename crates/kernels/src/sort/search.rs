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

/// Searches at a time: each waits for memory at every step, so several wait together.
const GROUP: usize = 8;

/// # Safety
/// As [`search_sorted`].
unsafe fn search<T: Words>(
    row: (*const u8, usize),
    (values, m): (*const u8, usize),
    right: bool,
    out: *mut i32,
) {
    let whole = m / GROUP * GROUP;
    // SAFETY: the caller vouches for all three.
    unsafe {
        for i in (0..whole).step_by(GROUP) {
            group::<T, GROUP>(row, values.cast::<T>().add(i), right, out.add(i));
        }
        for i in whole..m {
            group::<T, 1>(row, values.cast::<T>().add(i), right, out.add(i));
        }
    }
}

/// # Safety
/// As [`search_sorted`], for `G` values.
unsafe fn group<T: Words, const G: usize>(
    (sorted, n): (*const u8, usize),
    values: *const T,
    right: bool,
    out: *mut i32,
) {
    let sorted = sorted.cast::<T>();
    // SAFETY: the caller vouches for all three; the halves lie within the row.
    unsafe {
        let wanted: [(u64, u64); G] =
            core::array::from_fn(|g| values.add(g).read_unaligned().words());
        let mut bases = [0; G];
        let mut left = n;
        // Halve without a branch on the comparison: it could not be predicted.
        while left > 0 {
            let half = left.div_ceil(2);
            for (base, value) in bases.iter_mut().zip(wanted) {
                let x = sorted.add(*base + half - 1).read_unaligned().words();
                let before = (x < value) | (right & (x == value));
                *base += if before { half } else { 0 };
            }
            left /= 2;
        }
        for (g, base) in bases.into_iter().enumerate() {
            out.add(g).write_unaligned(base as i32);
        }
    }
}
