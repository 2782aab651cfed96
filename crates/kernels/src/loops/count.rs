//! Counting truth values: bytes are added up in byte lanes for as long as they cannot overflow.
use super::fold::{Fold, Of, Or, zero};
use crate::dtype::DType;
use crate::simd::{Element, Lanes, Num, Real};

/// Sixteen truth values.
type Bytes = <u8 as Element>::V;
/// How many times 1 can be added to a byte.
const FULL: usize = u8::MAX as usize;

/// Add up `n` registers of truth values that lie `stride` bytes apart, lane by lane; `n <= FULL`.
/// # Safety
/// Every register must be readable.
#[inline(always)]
unsafe fn count_lanes(n: usize, src: *const u8, stride: isize) -> [u8; 16] {
    let mut lanes = Bytes::zero();
    let mut at = src;
    for _ in 0..n {
        // SAFETY: the caller vouches for the register.
        lanes = lanes.add(unsafe { Bytes::load(at) }.min(Bytes::one()));
        at = at.wrapping_offset(stride);
    }
    let mut counts = [0; 16];
    // SAFETY: sixteen lanes.
    unsafe { lanes.store(counts.as_mut_ptr()) };
    counts
}

/// What truth values are counted in.
trait Counter: Num<Elem = Self> + From<u8> {}
impl Counter for i32 {}
impl Counter for i64 {}

/// Count what is not 0.
unsafe fn count<T: Counter>(n: usize, src: *const u8, acc: *mut u8) {
    // SAFETY: `n` bytes and one result, which the caller vouches for.
    unsafe {
        let mut total = T::load(acc.cast());
        let mut i = 0;
        while i + 16 <= n {
            let registers = FULL.min((n - i) / 16);
            for x in count_lanes(registers, src.add(i), 16) {
                total = total.add(x.into());
            }
            i += registers * 16;
        }
        while i < n {
            total = total.add(((*src.add(i) != 0) as u8).into());
            i += 1;
        }
        total.store(acc.cast());
    }
}

/// Count along the rows.
unsafe fn count_rows<T: Counter>(
    n: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
) {
    let acc = acc.cast::<T>();
    let add = |i: usize, x: u8| {
        // SAFETY: `i < n`; the caller vouches for `n` results.
        unsafe { T::load(acc.add(i)).add(x.into()).store(acc.add(i)) }
    };
    let mut row = 0;
    while row < rows {
        let some = FULL.min(rows - row);
        let from = src.wrapping_offset(row as isize * stride);
        let mut i = 0;
        // SAFETY: `rows` rows of `n` bytes, which the caller vouches for.
        unsafe {
            while i + 16 <= n {
                let counts = count_lanes(some, from.add(i), stride);
                for (k, &x) in counts.iter().enumerate() {
                    add(i + k, x);
                }
                i += 16;
            }
            while i < n {
                for k in 0..some {
                    let byte = *from.wrapping_offset(k as isize * stride).add(i);
                    add(i, (byte != 0) as u8);
                }
                i += 1;
            }
        }
        row += some;
    }
}

const fn counting<T: Counter>(acc: DType) -> Fold {
    let (fold, rows, identity) = (count::<T>, count_rows::<T>, zero::<T>);
    Fold { acc, fold, rows, identity: Some(identity), ..Of::<u8>::of::<Or>(DType::Bool) }
}

/// How many truth values are set.
pub const fn count_true() -> Fold {
    counting::<i32>(DType::Int32)
}

/// The sum of truth values, in 64 bits.
pub const fn sum_true() -> Fold {
    counting::<i64>(DType::Int64)
}
