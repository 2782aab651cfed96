//! Sorting rows of values in place.
use super::argsort::{Rows, argsort, argsort_scratch};
use super::key::Key;
use super::radix::{self, Item, SHORT, counters};
use crate::dtype::DType;
use crate::simd::{BF16, F16};

/// Bits in a word of signs.
const WORD: usize = 32;

/// The bytes of scratch that [`sort`] needs for rows of this length.
pub fn sort_scratch(dtype: DType, n: usize) -> usize {
    match dtype {
        DType::Complex64 | DType::Complex128 => {
            permute_scratch(dtype, n) + argsort_scratch(dtype, n)
        }
        _ if dtype.size() == 1 => 0,
        _ => counters(n) + n.div_ceil(WORD) * size_of::<u32>() + n * dtype.size(),
    }
}

/// Sort each of `rows` dense rows of `n` elements.
/// # Safety
/// `data` must be valid for the rows, and `scratch`, aligned to 16 bytes, for [`sort_scratch`] bytes.
pub unsafe fn sort(dtype: DType, data: *mut u8, rows: usize, n: usize, scratch: *mut u8) {
    type Row = unsafe fn(*mut u8, usize, *mut u8);
    let row: Row = match dtype {
        DType::Bool | DType::Uint8 => bytes::<u8>,
        DType::Int8 => bytes::<i8>,
        DType::Int16 => keys::<i16, 16>,
        DType::Uint16 => keys::<u16, 16>,
        DType::Int32 => keys::<i32, 32>,
        DType::Uint32 => keys::<u32, 32>,
        DType::Int64 => keys::<i64, 64>,
        DType::Uint64 => keys::<u64, 64>,
        DType::Float16 => keys::<F16, 16>,
        DType::Bfloat16 => keys::<BF16, 16>,
        DType::Float32 => keys::<f32, 32>,
        DType::Float64 => keys::<f64, 64>,
        DType::Complex64 => permuted::<8>,
        DType::Complex128 => permuted::<16>,
    };
    for i in 0..rows {
        // SAFETY: the caller vouches for the rows and the scratch.
        unsafe { row(data.add(i * n * dtype.size()), n, scratch) };
    }
}

/// Bytes: by how many there are of each.
/// # Safety
/// As [`sort`], for one row.
pub unsafe fn bytes<T: Key<Bits = u8>>(data: *mut u8, n: usize, _scratch: *mut u8) {
    let mut counts = [0u32; 256];
    // SAFETY: the caller vouches for `n` bytes, and the counts add up to `n`.
    unsafe {
        for i in 0..n {
            counts[usize::from(data.cast::<T>().add(i).read().key())] += 1;
        }
        let mut to = data.cast::<T>();
        for (key, count) in counts.iter().enumerate() {
            let value = T::value(key as u8);
            for _ in 0..*count {
                to.write(value);
                to = to.add(1);
            }
        }
    }
}

/// By insertion if short, else by the digits of the keys.
/// # Safety
/// As [`sort`], for one row.
unsafe fn keys<T: Key, const BITS: u32>(data: *mut u8, n: usize, scratch: *mut u8)
where
    T::Bits: Item,
{
    let row = data.cast::<T>();
    // SAFETY: the caller vouches for the row and the scratch; a key is as large as its value.
    unsafe {
        if n <= SHORT {
            return insert(row, n);
        }
        let counts = scratch.cast::<u32>();
        let signs = scratch.add(counters(n)).cast::<u32>();
        let other = signs.add(n.div_ceil(WORD)).cast::<T::Bits>();
        let negative = take_keys(row, n);
        if negative {
            note_signs(row, n, signs);
        }
        for i in 0..n {
            let key = row.add(i).read_unaligned().key();
            row.add(i).cast::<T::Bits>().write_unaligned(key);
        }
        let sorted = radix::sort::<T::Bits, BITS>(n, (row.cast(), other), 0, counts);
        for i in 0..n {
            row.add(i).write_unaligned(T::value(sorted.add(i).read_unaligned()));
        }
        if negative {
            give_signs(row, n, signs);
        }
    }
}

/// Whether there is a negative zero in the row.
/// # Safety
/// As [`sort`], for one row.
unsafe fn take_keys<T: Key>(row: *const T, n: usize) -> bool {
    // SAFETY: the caller vouches for the row.
    (0..n).any(|i| unsafe { row.add(i).read_unaligned().is_negative_zero() })
}

/// Write which of the zeros, in their order, are negative.
/// # Safety
/// As [`sort`], for one row; `signs` holds a bit for every element.
unsafe fn note_signs<T: Key>(row: *const T, n: usize, signs: *mut u32) {
    let zero = T::negative_zero().key();
    let mut zeros = 0;
    // SAFETY: the caller vouches for both.
    unsafe {
        signs.write_bytes(0, n.div_ceil(WORD));
        for i in 0..n {
            let x = row.add(i).read_unaligned();
            if x.key() == zero {
                *signs.add(zeros / WORD) |= u32::from(x.is_negative_zero()) << (zeros % WORD);
                zeros += 1;
            }
        }
    }
}

/// Give the zeros of a sorted row their signs back.
/// # Safety
/// As [`note_signs`], which has been called.
unsafe fn give_signs<T: Key>(row: *mut T, n: usize, signs: *const u32) {
    let zero = T::negative_zero().key();
    let mut zeros = 0;
    // SAFETY: the caller vouches for both.
    unsafe {
        for i in 0..n {
            let at = row.add(i);
            if at.read_unaligned().key() == zero {
                if *signs.add(zeros / WORD) >> (zeros % WORD) & 1 != 0 {
                    at.write_unaligned(T::negative_zero());
                }
                zeros += 1;
            }
        }
    }
}

/// Insertion: stable, and quick for a few elements.
/// # Safety
/// As [`sort`], for one row.
unsafe fn insert<T: Key>(row: *mut T, n: usize) {
    for i in 1..n {
        // SAFETY: the caller vouches for the row, and `j` stays within it.
        unsafe {
            let x = row.add(i).read_unaligned();
            let key = x.key();
            let mut j = i;
            while j > 0 && key < row.add(j - 1).read_unaligned().key() {
                row.add(j).write_unaligned(row.add(j - 1).read_unaligned());
                j -= 1;
            }
            row.add(j).write_unaligned(x);
        }
    }
}

/// # Safety
/// As [`sort`], for one row of complex numbers.
unsafe fn permuted<const SIZE: usize>(data: *mut u8, n: usize, scratch: *mut u8) {
    let dtype = if SIZE == 8 { DType::Complex64 } else { DType::Complex128 };
    // SAFETY: the caller vouches for the row and the scratch.
    unsafe {
        permute(dtype, data, n, scratch, |order, more| {
            argsort(dtype, data, order, Rows { rows: 1, n }, false, more);
        });
    }
}

/// The bytes of scratch that [`permute`] needs before those that finding the order needs.
pub fn permute_scratch(dtype: DType, n: usize) -> usize {
    n * dtype.size() + (n * size_of::<i32>()).next_multiple_of(16)
}

/// Complex numbers: their keys do not hold the signs of zeros, so `find` their order first. It gets where to
/// write it, and the rest of the scratch.
/// # Safety
/// As [`sort`], for one row, with scratch for [`permute_scratch`] bytes and those that `find` needs.
pub unsafe fn permute(
    dtype: DType,
    data: *mut u8,
    n: usize,
    scratch: *mut u8,
    find: impl FnOnce(*mut i32, *mut u8),
) {
    let size = dtype.size();
    // SAFETY: the caller vouches for the row and the scratch.
    unsafe {
        let order = scratch.add(n * size).cast::<i32>();
        find(order, scratch.add(permute_scratch(dtype, n)));
        scratch.copy_from_nonoverlapping(data, n * size);
        if size == 8 {
            gather::<u64>(scratch.cast(), order, n, data.cast());
        } else {
            gather::<[u64; 2]>(scratch.cast(), order, n, data.cast());
        }
    }
}

/// # Safety
/// All three must be valid for `n` elements, and `order` hold indices below `n`.
unsafe fn gather<T: Copy>(from: *const T, order: *const i32, n: usize, to: *mut T) {
    for i in 0..n {
        // SAFETY: the caller vouches for all three.
        unsafe {
            let x = from.add(order.add(i).read_unaligned() as usize).read_unaligned();
            to.add(i).write_unaligned(x);
        }
    }
}
