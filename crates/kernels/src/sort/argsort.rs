//! The order of rows of values.
use super::keyed::{Keyed, keyed_size, with_keys};
use super::radix::{self, Item, Pair, SHORT, counters};
use super::words::{Order, Words};
use crate::dtype::DType;
use crate::simd::Complex;

/// Rows of dense elements.
#[derive(Clone, Copy)]
pub struct Rows {
    /// How many.
    pub rows: usize,
    /// How long each is.
    pub n: usize,
}

/// The bytes of scratch that [`argsort`] needs for rows of this length.
pub fn argsort_scratch(dtype: DType, n: usize) -> usize {
    counters(n) + 2 * n * keyed_size(dtype)
}

/// Write the indices that would sort each row, stably; NaN comes last in either direction.
/// # Safety
/// `data` must be valid for reading and `out` for writing the rows, and `scratch` for
/// [`argsort_scratch`] bytes.
pub unsafe fn argsort(
    dtype: DType,
    data: *const u8,
    out: *mut i32,
    Rows { rows, n }: Rows,
    descending: bool,
    scratch: *mut u8,
) {
    for i in 0..rows {
        // SAFETY: the caller vouches for the rows and the scratch.
        unsafe {
            let (row, out) = (data.add(i * n * dtype.size()), out.add(i * n));
            match with_keys(dtype, row, n, descending, scratch.add(counters(n))) {
                Keyed::One(items) => {
                    let sorted = tagged(items, n, dtype.size() <= 2, scratch.cast());
                    for i in 0..n {
                        out.add(i).write_unaligned(sorted.add(i).read_unaligned() as i32);
                    }
                }
                Keyed::Two(items) => {
                    let mut result = sorted(items, items.add(n), n, scratch.cast());
                    if dtype == DType::Complex128 {
                        let other = if result == items { items.add(n) } else { items };
                        take_high(row.cast(), result, n, descending);
                        result = sorted(result, other, n, scratch.cast());
                    }
                    for i in 0..n {
                        out.add(i).write_unaligned(result.add(i).read_unaligned().index as i32);
                    }
                }
            }
        }
    }
}

/// Sort keys of 16 or 32 bits above their indices.
/// # Safety
/// `items` must be valid for twice `n`, `counts` for [`counters`] bytes.
unsafe fn tagged(items: *mut u64, n: usize, narrow: bool, counts: *mut u32) -> *mut u64 {
    const INDEX: u32 = 32;
    // SAFETY: the caller vouches for both.
    unsafe {
        let buffers = (items, items.add(n));
        if n <= SHORT {
            insert(items, n, |x| *x);
            items
        } else if narrow {
            radix::sort::<u64, 16>(n, buffers, INDEX, counts)
        } else {
            radix::sort::<u64, 32>(n, buffers, INDEX, counts)
        }
    }
}

/// # Safety
/// `items` and `other` must be valid for `n`, `counts` for [`counters`] bytes.
unsafe fn sorted(items: *mut Pair, other: *mut Pair, n: usize, counts: *mut u32) -> *mut Pair {
    // SAFETY: the caller vouches for all three.
    unsafe {
        if n <= SHORT {
            insert(items, n, |x| x.key);
            items
        } else {
            radix::sort::<Pair, 64>(n, (items, other), 0, counts)
        }
    }
}

/// Replace keys by the more significant word.
/// # Safety
/// Both must be valid for `n` elements, and indices lie below.
unsafe fn take_high(row: *const Complex<f64>, items: *mut Pair, n: usize, descending: bool) {
    for i in 0..n {
        // SAFETY: the caller vouches for both.
        unsafe {
            let index = items.add(i).read_unaligned().index;
            let (key, _) = row
                .add(index as usize)
                .read_unaligned()
                .turned(Order::of(DType::Complex128), descending);
            items.add(i).write_unaligned(Pair { key, index });
        }
    }
}

/// Insertion: stable, and quick for a few elements.
/// # Safety
/// `items` must hold `n` of them.
unsafe fn insert<T: Item>(items: *mut T, n: usize, key: impl Fn(&T) -> u64) {
    for i in 1..n {
        // SAFETY: the caller vouches for the items, and `j` stays within them.
        unsafe {
            let x = items.add(i).read_unaligned();
            let mut j = i;
            while j > 0 && key(&x) < key(&items.add(j - 1).read_unaligned()) {
                items.add(j).write_unaligned(items.add(j - 1).read_unaligned());
                j -= 1;
            }
            items.add(j).write_unaligned(x);
        }
    }
}
