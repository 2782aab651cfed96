//! Runs of equal values in a sorted row.
use super::words::{Order, Words, sized};
use crate::dtype::DType;
use crate::simd::Complex;

/// Write 1 where a run begins in a sorted row, else 0. Gives the number of runs.
///
/// With `equal_nan` all NaN are one run (of complex numbers, all with one in some part), else each its own.
/// # Safety
/// `sorted` and `starts` must be valid for `n` dense elements and bytes.
pub unsafe fn run_starts(
    dtype: DType,
    sorted: *const u8,
    n: usize,
    equal_nan: bool,
    starts: *mut u8,
) -> usize {
    type Find = unsafe fn(*const u8, usize, Order, bool, *mut u8) -> usize;
    let find: Find = sized!(dtype, find);
    // SAFETY: the caller vouches for both.
    unsafe { find(sorted, n, Order::of(dtype), equal_nan, starts) }
}

/// # Safety
/// As [`run_starts`].
unsafe fn find<T: Words>(
    sorted: *const u8,
    n: usize,
    order: Order,
    equal_nan: bool,
    starts: *mut u8,
) -> usize {
    let mut runs = 0;
    let mut last: Option<T> = None;
    for i in 0..n {
        // SAFETY: the caller vouches for both.
        unsafe {
            let x = sorted.cast::<T>().add(i).read_unaligned();
            let same = last.is_some_and(|last| {
                if x.is_nan(order) {
                    equal_nan && last.is_nan(order)
                } else {
                    x.words(order) == last.words(order)
                }
            });
            starts.add(i).write(u8::from(!same));
            runs += usize::from(!same);
            last = Some(x);
        }
    }
    runs
}

/// Write the length of each run.
/// # Safety
/// `starts` must be valid for reading `n` bytes, and `out` for writing an element for each run.
pub unsafe fn run_lengths(starts: *const u8, n: usize, out: *mut i32) {
    let mut runs = 0;
    let mut begin = 0;
    for i in 0..n {
        // SAFETY: the caller vouches for both; run `runs` has just ended.
        unsafe {
            if starts.add(i).read() != 0 && i > 0 {
                out.add(runs).write_unaligned((i - begin) as i32);
                runs += 1;
                begin = i;
            }
        }
    }
    if n > 0 {
        // SAFETY: as above.
        unsafe { out.add(runs).write_unaligned((n - begin) as i32) };
    }
}

/// Write the number of its run for every element of the row before it was sorted: `order` is what
/// sorted it.
/// # Safety
/// `starts` and `order` must be valid for reading, and `out` for writing `n` elements; `order` is a
/// permutation.
pub unsafe fn run_numbers(starts: *const u8, order: *const i32, n: usize, out: *mut i32) {
    let mut run = -1;
    for i in 0..n {
        // SAFETY: the caller vouches for all three.
        unsafe {
            run += i32::from(starts.add(i).read() != 0);
            out.add(order.add(i).read_unaligned() as usize).write_unaligned(run);
        }
    }
}
