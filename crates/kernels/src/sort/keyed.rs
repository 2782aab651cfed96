//! Keys that carry the indices of their elements.
use super::radix::Pair;
use super::words::{Order, Words};
use crate::dtype::DType;
use crate::simd::Complex;

/// Items that are in the order of their keys, then of their indices.
pub enum Keyed {
    /// A key of up to 32 bits above an index.
    One(*mut u64),
    /// A key of 64 bits; for complex128 that of the less significant word.
    Two(*mut Pair),
}

/// The bytes of an item for elements of this dtype.
pub fn keyed_size(dtype: DType) -> usize {
    match dtype.size() {
        ..=4 => size_of::<u64>(),
        _ => size_of::<Pair>(),
    }
}

/// Write an item for each element of a dense row.
/// # Safety
/// `row` must be valid for reading `n` elements, and `to`, aligned to 8 bytes, for as many items of
/// [`keyed_size`] bytes.
pub unsafe fn with_keys(
    dtype: DType,
    row: *const u8,
    n: usize,
    descending: bool,
    to: *mut u8,
) -> Keyed {
    type Write = unsafe fn(*const u8, usize, Order, bool, *mut u8);
    let write: Write = match dtype.size() {
        1 => one::<u8>,
        2 => one::<u16>,
        4 => one::<u32>,
        _ if dtype == DType::Complex64 => two::<Complex<f32>>,
        8 => two::<u64>,
        _ => two::<Complex<f64>>,
    };
    // SAFETY: the caller vouches for both.
    unsafe { write(row, n, Order::of(dtype), descending, to) };
    match dtype.size() {
        ..=4 => Keyed::One(to.cast()),
        _ => Keyed::Two(to.cast()),
    }
}

/// # Safety
/// As [`with_keys`].
unsafe fn one<T: Words>(row: *const u8, n: usize, order: Order, descending: bool, to: *mut u8) {
    for i in 0..n {
        // SAFETY: the caller vouches for both.
        unsafe {
            let (_, key) = row.cast::<T>().add(i).read_unaligned().turned(order, descending);
            to.cast::<u64>().add(i).write_unaligned(key << 32 | i as u64);
        }
    }
}

/// # Safety
/// As [`with_keys`].
unsafe fn two<T: Words>(row: *const u8, n: usize, order: Order, descending: bool, to: *mut u8) {
    for i in 0..n {
        // SAFETY: the caller vouches for both.
        unsafe {
            let (high, low) = row.cast::<T>().add(i).read_unaligned().turned(order, descending);
            // Both words of complex64 have 32 bits.
            let key = if size_of::<T>() > 8 { low } else { high << 32 | low };
            let item = Pair { key, index: i as u64 };
            to.cast::<Pair>().add(i).write_unaligned(item);
        }
    }
}
