//! Membership of integers by a table of truth values.
use crate::dtype::DType;

/// Integers of one size from `low` on, taken without regard to their signs: differences wrap around.
#[derive(Clone, Copy)]
pub struct Range {
    /// The least one, as 64 bits.
    pub low: u64,
    /// How many there are after it.
    pub length: u64,
}

/// Mark in a table, whose bytes stand for the integers of a range, those that occur among `m` values.
/// # Safety
/// `values` must be valid for `m` dense integers, all of the range, and `table` for a byte for each of it.
pub unsafe fn mark(dtype: DType, values: *const u8, m: usize, range: Range, table: *mut u8) {
    // SAFETY: the caller vouches for both.
    unsafe {
        match dtype.size() {
            1 => each::<u8>(values, m, range.low, |_, at| table.add(at as usize).write(1)),
            2 => each::<u16>(values, m, range.low, |_, at| table.add(at as usize).write(1)),
            4 => each::<u32>(values, m, range.low, |_, at| table.add(at as usize).write(1)),
            _ => each::<u64>(values, m, range.low, |_, at| table.add(at as usize).write(1)),
        }
    }
}

/// Write whether each of `m` values is marked; with `invert`, whether it is not.
/// # Safety
/// As [`mark`], but that values may lie anywhere; `out` must be valid for `m` bytes.
pub unsafe fn marked(
    dtype: DType,
    values: *const u8,
    m: usize,
    range: Range,
    table: *const u8,
    invert: bool,
    out: *mut u8,
) {
    let look = |i: usize, at: u64| {
        // SAFETY: the caller vouches for the table and the output.
        unsafe {
            let found = at <= range.length && table.add(at as usize).read() != 0;
            out.add(i).write(u8::from(found != invert));
        }
    };
    // SAFETY: the caller vouches for the values.
    unsafe {
        match dtype.size() {
            1 => each::<u8>(values, m, range.low, look),
            2 => each::<u16>(values, m, range.low, look),
            4 => each::<u32>(values, m, range.low, look),
            _ => each::<u64>(values, m, range.low, look),
        }
    }
}

/// An unsigned integer as large as an element.
trait Unsigned: Copy {
    fn above(self, low: u64) -> u64;
}

macro_rules! unsigned {
    ($($ty:ty)*) => {$(impl Unsigned for $ty {
        #[inline(always)]
        fn above(self, low: u64) -> u64 {
            self.wrapping_sub(low as $ty) as u64
        }
    })*};
}
unsigned! { u8 u16 u32 u64 }

/// Call `visit` with each value's place in the range.
/// # Safety
/// `values` must be valid for `m` dense elements.
#[inline(always)]
unsafe fn each<T: Unsigned>(values: *const u8, m: usize, low: u64, visit: impl Fn(usize, u64)) {
    for i in 0..m {
        // SAFETY: the caller vouches for the values.
        visit(i, unsafe { values.cast::<T>().add(i).read_unaligned() }.above(low));
    }
}
