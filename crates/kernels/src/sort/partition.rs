//! Partial order: rows in which the elements at given places are those that sorting would put there.
use super::argsort::{Rows, argsort, argsort_scratch};
use super::keyed::{Keyed, keyed_size, with_keys};
use super::select::{Ordinal, select};
use super::values::{permute, permute_scratch, sort, sort_scratch};
use crate::dtype::DType;

/// The bytes of scratch that [`partition`] needs for rows of this length.
pub fn partition_scratch(dtype: DType, n: usize) -> usize {
    match dtype {
        DType::Complex64 | DType::Complex128 => {
            permute_scratch(dtype, n) + argpartition_scratch(dtype, n)
        }
        _ if dtype.size() <= 2 => sort_scratch(dtype, n),
        _ => 0,
    }
}

/// The bytes of scratch that [`argpartition`] needs for rows of this length.
pub fn argpartition_scratch(dtype: DType, n: usize) -> usize {
    match dtype {
        DType::Complex128 => argsort_scratch(dtype, n),
        _ => n * keyed_size(dtype),
    }
}

/// Places in a row, in ascending order and each once.
#[derive(Clone, Copy)]
pub struct Places {
    /// Where they are written down.
    pub kth: *const u32,
    /// How many.
    pub count: usize,
}

/// How bits become keys: unsigned integers of the order of the values.
#[derive(Clone, Copy)]
enum Order {
    Unsigned,
    Signed,
    /// Of floats, with the bits of infinity: -0 before 0, all NaN last.
    Float(u64),
}

fn order(dtype: DType) -> Order {
    match dtype {
        DType::Int32 | DType::Int64 => Order::Signed,
        DType::Float32 => Order::Float(0x7f80_0000),
        DType::Float64 => Order::Float(0x7ff0_0000_0000_0000),
        _ => Order::Unsigned,
    }
}

/// Put at each of the places of each row what sorting would put there: nothing greater before it, nothing
/// less behind it.
/// # Safety
/// `data` must be valid for the rows, `places` lie within a row, and `scratch`, aligned to 16 bytes, be valid
/// for [`partition_scratch`] bytes.
pub unsafe fn partition(
    dtype: DType,
    data: *mut u8,
    Rows { rows, n }: Rows,
    places: Places,
    scratch: *mut u8,
) {
    for i in 0..rows {
        // SAFETY: the caller vouches for the rows, the places and the scratch.
        unsafe {
            let row = data.add(i * n * dtype.size());
            match dtype {
                DType::Complex64 | DType::Complex128 => {
                    permute(dtype, row, n, scratch, |order, more| {
                        argpartition(dtype, row, order, Rows { rows: 1, n }, places, more);
                    });
                }
                _ => match dtype.size() {
                    // Small keys are sorted as quickly.
                    1 | 2 => sort(dtype, row, 1, n, scratch),
                    4 => keys::<u32>(row, n, order(dtype), places),
                    _ => keys::<u64>(row, n, order(dtype), places),
                },
            }
        }
    }
}

/// An unsigned integer as large as an element.
trait Bits: Ordinal {
    fn key(self, order: Order) -> Self;
    fn of_key(self, order: Order) -> Self;
}

macro_rules! bits {
    ($($ty:ty)*) => {$(impl Bits for $ty {
        #[inline(always)]
        fn key(self, order: Order) -> Self {
            const SIGN: $ty = !(<$ty>::MAX >> 1);
            match order {
                Order::Unsigned => self,
                Order::Signed => self ^ SIGN,
                Order::Float(infinity) if self & !SIGN > infinity as $ty => <$ty>::MAX,
                Order::Float(_) if self & SIGN == 0 => self | SIGN,
                Order::Float(_) => !self,
            }
        }
        #[inline(always)]
        fn of_key(self, order: Order) -> Self {
            const SIGN: $ty = !(<$ty>::MAX >> 1);
            match order {
                Order::Unsigned => self,
                Order::Float(_) if self & SIGN == 0 => !self,
                _ => self ^ SIGN,
            }
        }
    })*};
}
bits! { u32 u64 }

/// Keys in place of their values, and back.
/// # Safety
/// As [`partition`], for one row.
unsafe fn keys<B: Bits>(row: *mut u8, n: usize, order: Order, places: Places) {
    let row = row.cast::<B>();
    // SAFETY: the caller vouches for the row and the places.
    unsafe {
        for i in 0..n {
            row.add(i).write_unaligned(row.add(i).read_unaligned().key(order));
        }
        select(row, n, places.kth, places.count);
        for i in 0..n {
            row.add(i).write_unaligned(row.add(i).read_unaligned().of_key(order));
        }
    }
}

/// Write the indices that would partition each row.
/// # Safety
/// As [`partition`], with `out` valid for writing the rows and `scratch` for [`argpartition_scratch`] bytes.
pub unsafe fn argpartition(
    dtype: DType,
    data: *const u8,
    out: *mut i32,
    Rows { rows, n }: Rows,
    Places { kth, count }: Places,
    scratch: *mut u8,
) {
    for i in 0..rows {
        // SAFETY: the caller vouches for the rows, the places and the scratch.
        unsafe {
            let (row, out) = (data.add(i * n * dtype.size()), out.add(i * n));
            if dtype == DType::Complex128 {
                argsort(dtype, row, out, Rows { rows: 1, n }, false, scratch);
                continue;
            }
            match with_keys(dtype, row, n, false, scratch) {
                Keyed::One(items) => {
                    select(items, n, kth, count);
                    for i in 0..n {
                        out.add(i).write_unaligned(items.add(i).read_unaligned() as i32);
                    }
                }
                Keyed::Two(items) => {
                    select(items, n, kth, count);
                    for i in 0..n {
                        out.add(i).write_unaligned(items.add(i).read_unaligned().index as i32);
                    }
                }
            }
        }
    }
}
