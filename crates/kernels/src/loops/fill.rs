//! One element over and over, by its size.
use super::copy::{Plane, few_bytes};
use crate::simd::{Lanes, V};

/// From so many bytes on the engine fills memory faster, where all bytes are the same.
const ENGINE: usize = 4096;

/// A register full of the element of `size` bytes at `from`.
/// # Safety
/// `from` must be readable for `size` bytes; `size` divides 16.
#[inline(always)]
unsafe fn repeated(size: usize, from: *const u8) -> V<u64> {
    // SAFETY: the caller's promise.
    unsafe {
        let (x, times) = match size {
            1 => (from.read().into(), u64::MAX / 0xFF),
            2 => (from.cast::<u16>().read_unaligned().into(), u64::MAX / 0xFFFF),
            4 => (from.cast::<u32>().read_unaligned().into(), u64::MAX / 0xFFFF_FFFF),
            8 => (from.cast::<u64>().read_unaligned(), 1),
            _ => return V::<u64>::load(from.cast()),
        };
        V::<u64>::splat(x.wrapping_mul(times))
    }
}

/// Write the element of `size` bytes at `from` `n` times.
/// # Safety
/// `from` must be readable for `size` bytes, `to` writable for `n * size`; `size` divides 16.
#[inline(never)]
pub unsafe fn fill(size: usize, n: usize, to: *mut u8, from: *const u8) {
    let mut pattern = [0u8; 16];
    let end = n * size;
    // SAFETY: `size` divides 16, so the pattern holds whole elements and every store ends by `end`.
    unsafe {
        let register = repeated(size, from);
        register.store(pattern.as_mut_ptr().cast());
        if end >= ENGINE && pattern == [pattern[0]; 16] {
            return to.write_bytes(pattern[0], end);
        }
        let mut i = 0;
        while i + 16 <= end {
            register.store(to.add(i).cast());
            i += 16;
        }
        few_bytes(end - i, to.add(i), pattern.as_ptr());
    }
}

impl Plane {
    /// Rows of one element each, dense, by whole registers: the last one of a row lies over the one before, and what
    /// goes beyond a row that is shorter than a register is written over by the next one.
    /// # Safety
    /// As for [`copy`](Self::copy), of rows that are dense in the destination.
    pub(super) unsafe fn repeat(self, size: usize, to: *mut u8, from: *const u8) {
        let row = self.cols * size;
        let last = row.saturating_sub(16);
        // Rows behind which a register has room; longer ones are filled one by one.
        let rows = match row {
            1..16 if self.to[0] == row as isize => self.rows - self.rows.min(16 / row),
            16..=256 => self.rows,
            _ => 0,
        };
        // SAFETY: the caller's promise for every row; nothing is written behind the last one.
        unsafe {
            for i in 0..self.rows as isize {
                let to = to.wrapping_offset(i * self.to[0]);
                let from = from.wrapping_offset(i * self.from[0]);
                if i >= rows as isize {
                    fill(size, self.cols, to, from);
                    continue;
                }
                let register = repeated(size, from);
                let mut at = 0;
                while at < last {
                    register.store(to.add(at).cast());
                    at += 16;
                }
                register.store(to.add(last).cast());
            }
        }
    }
}
