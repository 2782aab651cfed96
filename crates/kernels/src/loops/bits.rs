//! Bytes of eight truth values.
use super::copy;
use crate::simd::{Lanes, V};

/// Truth values in a register.
const SIXTEEN: usize = V::<u8>::N;

/// Rows of truth values and of the bytes that hold them.
#[derive(Clone, Copy)]
pub struct Bits {
    /// How many rows.
    pub rows: usize,
    /// Truth values in a row.
    pub bits: usize,
    /// Bytes in a row.
    pub bytes: usize,
    /// Whether the first one is the least significant bit of its byte.
    pub little: bool,
}

impl Bits {
    fn shift(self, i: usize) -> usize {
        if self.little { i % 8 } else { 7 - i % 8 }
    }
}

/// Gather rows of truth values, any byte but 0 is true, in bytes; the last one is filled up with zeros.
/// # Safety
/// `from` must be valid for reading the truth values and `to` for writing the bytes, which have room for them.
pub unsafe fn pack(shape: Bits, from: *const u8, to: *mut u8) {
    // SAFETY: the caller's promise, handed on.
    unsafe {
        if shape.little {
            rows::<true>(shape, from, to);
        } else {
            rows::<false>(shape, from, to);
        }
    }
}

/// # Safety
/// As for [`pack`].
unsafe fn rows<const LITTLE: bool>(shape: Bits, from: *const u8, to: *mut u8) {
    let left = shape.bits % SIXTEEN;
    for row in 0..shape.rows {
        // SAFETY: the caller vouches for both; what does not fill a register goes through a padded one.
        unsafe {
            let (from, to) = (from.add(row * shape.bits), to.add(row * shape.bytes));
            let pair = |p: *const u8| V::<u8>::load(p).truth_bits::<LITTLE>();
            let (pairs, mut i) = (shape.bits / SIXTEEN, 0);
            while i + 4 <= pairs {
                let four: [u16; 4] = core::array::from_fn(|k| pair(from.add(SIXTEEN * (i + k))));
                to.add(2 * i).cast::<[u16; 4]>().write_unaligned(four);
                i += 4;
            }
            while i < pairs {
                to.add(2 * i).cast::<u16>().write_unaligned(pair(from.add(SIXTEEN * i)));
                i += 1;
            }
            if left > 0 {
                let whole = shape.bits - left;
                let mut padded = [0u8; SIXTEEN];
                copy::few_bytes(left, padded.as_mut_ptr(), from.add(whole));
                let [first, second] = pair(padded.as_ptr()).to_le_bytes();
                to.add(whole / 8).write(first);
                if left > 8 {
                    to.add(whole / 8 + 1).write(second);
                }
            }
        }
    }
}

/// Write the truth values of rows of bytes as 0 and 1; those past the last byte are 0.
/// # Safety
/// `from` must be valid for reading the bytes and `to` for writing the truth values.
pub unsafe fn unpack(shape: Bits, from: *const u8, to: *mut u8) {
    for row in 0..shape.rows {
        for i in 0..shape.bits {
            // SAFETY: the caller vouches for both.
            unsafe {
                let inside = i / 8 < shape.bytes;
                let byte = if inside { from.add(row * shape.bytes + i / 8).read() } else { 0 };
                to.add(row * shape.bits + i).write(byte >> shape.shift(i) & 1);
            }
        }
    }
}
