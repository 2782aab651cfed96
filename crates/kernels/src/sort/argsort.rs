//! The order of rows of values.
use super::key::{Truth, Words};
use super::radix::{self, Item, Pair, SHORT, counters};
use crate::dtype::DType;
use crate::simd::{BF16, Complex, F16};

/// The bytes of scratch that [`argsort`] needs for rows of this length.
pub fn argsort_scratch(dtype: DType, n: usize) -> usize {
    let item = if wide(dtype) { size_of::<Pair>() } else { size_of::<u64>() };
    counters(n) + 2 * n * item
}

/// Whether a key and an index do not fit into 64 bits.
fn wide(dtype: DType) -> bool {
    dtype.size() >= 8
}

/// Write the indices that would sort each of `rows` dense rows of `n` elements, stably.
/// # Safety
/// `data` must be valid for reading and `out` for writing the rows, and `scratch` for
/// [`argsort_scratch`] bytes.
pub unsafe fn argsort(
    dtype: DType,
    data: *const u8,
    out: *mut i32,
    rows: usize,
    n: usize,
    scratch: *mut u8,
) {
    type Row = unsafe fn(*const u8, *mut i32, usize, *mut u8);
    let row: Row = match dtype {
        DType::Bool => tagged::<Truth, 16>,
        DType::Uint8 => tagged::<u8, 16>,
        DType::Int8 => tagged::<i8, 16>,
        DType::Int16 => tagged::<i16, 16>,
        DType::Uint16 => tagged::<u16, 16>,
        DType::Float16 => tagged::<F16, 16>,
        DType::Bfloat16 => tagged::<BF16, 16>,
        DType::Int32 => tagged::<i32, 32>,
        DType::Uint32 => tagged::<u32, 32>,
        DType::Float32 => tagged::<f32, 32>,
        DType::Int64 => pairs::<i64, 1>,
        DType::Uint64 => pairs::<u64, 1>,
        DType::Float64 => pairs::<f64, 1>,
        DType::Complex64 => pairs::<Complex<f32>, 2>,
        DType::Complex128 => pairs::<Complex<f64>, 2>,
    };
    for i in 0..rows {
        // SAFETY: the caller vouches for the rows and the scratch.
        unsafe { row(data.add(i * n * dtype.size()), out.add(i * n), n, scratch) };
    }
}

/// Keys of up to 32 bits above their indices, in one integer.
/// # Safety
/// As [`argsort`], for one row.
unsafe fn tagged<T: Words, const BITS: u32>(
    data: *const u8,
    out: *mut i32,
    n: usize,
    scratch: *mut u8,
) {
    const INDEX: u32 = 32;
    // SAFETY: the caller vouches for the row and the scratch.
    unsafe {
        let items = scratch.add(counters(n)).cast::<u64>();
        for i in 0..n {
            let (_, key) = data.cast::<T>().add(i).read_unaligned().words();
            items.add(i).write_unaligned(key << INDEX | i as u64);
        }
        let buffers = (items, items.add(n));
        let sorted = if n <= SHORT {
            insert(items, n, |x| *x);
            items
        } else {
            radix::sort::<u64, BITS>(n, buffers, INDEX, scratch.cast())
        };
        for i in 0..n {
            out.add(i).write_unaligned(sorted.add(i).read_unaligned() as i32);
        }
    }
}

/// Wide keys beside their indices, word by word.
/// # Safety
/// As [`argsort`], for one row.
unsafe fn pairs<T: Words, const WORDS: usize>(
    data: *const u8,
    out: *mut i32,
    n: usize,
    scratch: *mut u8,
) {
    // SAFETY: the caller vouches for the row and the scratch; indices are below `n`.
    unsafe {
        let mut items = scratch.add(counters(n)).cast::<Pair>();
        let mut other = items.add(n);
        for i in 0..n {
            let (_, key) = data.cast::<T>().add(i).read_unaligned().words();
            items.add(i).write_unaligned(Pair { key, index: i as u64 });
        }
        for word in 0..WORDS {
            if word > 0 {
                for i in 0..n {
                    let at = items.add(i);
                    let index = at.read_unaligned().index;
                    let (key, _) = data.cast::<T>().add(index as usize).read_unaligned().words();
                    at.write_unaligned(Pair { key, index });
                }
            }
            if n <= SHORT {
                insert(items, n, |x| x.key);
                continue;
            }
            let sorted = radix::sort::<Pair, 64>(n, (items, other), 0, scratch.cast());
            if sorted != items {
                (items, other) = (other, items);
            }
        }
        for i in 0..n {
            out.add(i).write_unaligned(items.add(i).read_unaligned().index as i32);
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
