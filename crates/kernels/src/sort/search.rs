//! Binary search in a sorted row.
use super::words::{Order, Words, sized};
use crate::dtype::DType;
use crate::simd::Complex;

/// What is asked about a value and a sorted row, in which NaN is the largest value.
#[derive(Clone, Copy)]
pub enum Ask {
    /// Where it would be inserted before its equals.
    Left(*mut i32),
    /// Where it would be inserted behind its equals.
    Right(*mut i32),
    /// Whether it equals an element, as NaN never does; or whether it does not.
    Member {
        /// Whether it does not.
        invert: bool,
        /// Where to write the truth values.
        out: *mut u8,
    },
}

/// Answer for each of `m` values and a sorted row of `n`.
/// # Safety
/// `sorted`, `values` and the output must be valid for `n`, `m` and `m` dense elements.
pub unsafe fn search_sorted(
    dtype: DType,
    (sorted, n): (*const u8, usize),
    (values, m): (*const u8, usize),
    ask: Ask,
) {
    type Search = unsafe fn((*const u8, usize), (*const u8, usize), Order, Ask);
    let search: Search = sized!(dtype, search);
    // SAFETY: the caller vouches for all three.
    unsafe { search((sorted, n), (values, m), Order::of(dtype), ask) }
}

/// Searches at a time: each waits for memory at every step, so several wait together.
const GROUP: usize = 4;

/// # Safety
/// As [`search_sorted`].
unsafe fn search<T: Words>(
    row: (*const u8, usize),
    (values, m): (*const u8, usize),
    order: Order,
    ask: Ask,
) {
    for first in (0..m).step_by(GROUP) {
        // The last group asks for the last value again and again.
        let places = core::array::from_fn(|g| (first + g).min(m - 1));
        // SAFETY: the caller vouches for all three.
        unsafe { group::<T>(row, values.cast(), places, order, ask) };
    }
}

/// # Safety
/// As [`search_sorted`], for the values at these places.
unsafe fn group<T: Words>(
    (sorted, n): (*const u8, usize),
    values: *const T,
    places: [usize; GROUP],
    order: Order,
    ask: Ask,
) {
    let sorted = sorted.cast::<T>();
    let right = matches!(ask, Ask::Right(_));
    // SAFETY: the caller vouches for all three; the halves lie within the row.
    unsafe {
        let wanted = places.map(|i| values.add(i).read_unaligned().words(order));
        let mut bases = [0; GROUP];
        let mut left = n;
        // Halve without a branch on the comparison: it could not be predicted.
        while left > 0 {
            let half = left.div_ceil(2);
            for (base, value) in bases.iter_mut().zip(wanted) {
                let x = sorted.add(*base + half - 1).read_unaligned().words(order);
                let before = (x < value) | (right & (x == value));
                *base += if before { half } else { 0 };
            }
            left /= 2;
        }
        for ((i, base), value) in places.into_iter().zip(bases).zip(wanted) {
            match ask {
                Ask::Left(out) | Ask::Right(out) => {
                    out.add(i).write_unaligned(base as i32);
                }
                Ask::Member { invert, out } => {
                    let equal = base < n && {
                        let x = sorted.add(base).read_unaligned();
                        x.words(order) == value && !x.is_nan(order)
                    };
                    out.add(i).write(u8::from(equal != invert));
                }
            }
        }
    }
}
