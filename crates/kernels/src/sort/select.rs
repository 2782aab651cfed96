//! Selection: what would stand at a place if the row were sorted, in linear time.
//!
//! Introselect: D. R. Musser, "Introspective sorting and selection algorithms" (1997), with Tukey's ninther
//! as the pivot and, where that fails, the median of medians (Blum, Floyd, Pratt, Rivest, Tarjan, 1973).

use super::radix::Pair;

/// Ranges up to this length are sorted by insertion.
const FEW: usize = 16;
/// Ranges up to this length have the median of three as their pivot.
const SOME: usize = 128;

/// What is selected: in an order in which the next one is known.
pub trait Ordinal: Copy + Ord {
    /// One that is greater than this and not greater than any other such; `None` if there is none.
    fn next(self) -> Option<Self>;
}

impl Ordinal for u32 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Ordinal for u64 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Ordinal for Pair {
    fn next(self) -> Option<Self> {
        Some(Self { index: self.index + 1, ..self })
    }
}

/// Items in memory that need not be aligned.
struct Row<T>(*mut T);

// Nothing is inlined that is not in a loop: the module is to be small.
impl<T: Ordinal> Row<T> {
    /// # Safety
    /// Every index handed in must lie within the row.
    #[inline(always)]
    unsafe fn get(&self, i: usize) -> T {
        // SAFETY: the caller vouches for the index.
        unsafe { self.0.add(i).read_unaligned() }
    }

    /// # Safety
    /// As [`get`](Self::get).
    #[inline(always)]
    unsafe fn set(&self, i: usize, x: T) {
        // SAFETY: the caller vouches for the index.
        unsafe { self.0.add(i).write_unaligned(x) }
    }

    /// # Safety
    /// As [`get`](Self::get).
    #[inline(never)]
    unsafe fn median(&self, i: usize, j: usize, k: usize) -> T {
        // SAFETY: the caller vouches for the indices.
        let (a, b, c) = unsafe { (self.get(i), self.get(j), self.get(k)) };
        let (low, high) = if b < a { (b, a) } else { (a, b) };
        if c < low {
            low
        } else if high < c {
            high
        } else {
            c
        }
    }

    /// A guess at the median of a range.
    /// # Safety
    /// The range must lie within the row and hold three items.
    unsafe fn pivot(&self, lo: usize, hi: usize) -> T {
        let (n, last) = (hi - lo, hi - 1);
        let middle = lo + n / 2;
        // SAFETY: the steps stay within the range.
        unsafe {
            if n <= SOME {
                return self.median(lo, middle, last);
            }
            let step = n / 8;
            let a = self.median(lo, lo + step, lo + 2 * step);
            let b = self.median(middle - step, middle, middle + step);
            let c = self.median(last - 2 * step, last - step, last);
            let (low, high) = if b < a { (b, a) } else { (a, b) };
            low.max(high.min(c))
        }
    }

    /// An item of which at least three tenths of the range are on either side.
    /// # Safety
    /// The range must lie within the row and hold five items.
    unsafe fn median_of_medians(&self, lo: usize, hi: usize) -> T {
        let groups = (hi - lo) / 5;
        // SAFETY: the groups lie within the range.
        unsafe {
            for group in 0..groups {
                let first = lo + 5 * group;
                self.insert(first, first + 5);
                let median = self.get(first + 2);
                self.set(first + 2, self.get(lo + group));
                self.set(lo + group, median);
            }
            self.select(lo, lo + groups, lo + groups / 2);
            self.get(lo + groups / 2)
        }
    }

    /// Move what is less than a pivot to the front of a range. Gives where the rest begins.
    /// # Safety
    /// The range must lie within the row.
    #[inline(never)]
    unsafe fn split(&self, lo: usize, hi: usize, pivot: T) -> usize {
        let mut to = lo;
        // Exchange always: a branch on the comparison could not be predicted.
        for i in lo..hi {
            // SAFETY: `to` is at most `i`.
            unsafe {
                let x = self.get(i);
                self.set(i, self.get(to));
                self.set(to, x);
                to += usize::from(x < pivot);
            }
        }
        to
    }

    /// # Safety
    /// The range must lie within the row.
    #[inline(never)]
    unsafe fn insert(&self, lo: usize, hi: usize) {
        for i in lo + 1..hi {
            // SAFETY: `j` stays within the range.
            unsafe {
                let x = self.get(i);
                let mut j = i;
                while j > lo && x < self.get(j - 1) {
                    self.set(j, self.get(j - 1));
                    j -= 1;
                }
                self.set(j, x);
            }
        }
    }

    /// Put at place `k` of a range what belongs there, nothing greater before it and nothing less behind it.
    /// # Safety
    /// The range must lie within the row, and `k` within the range.
    #[inline(never)]
    unsafe fn select(&self, mut lo: usize, mut hi: usize, k: usize) {
        let mut guesses = 2 * (hi - lo).max(1).ilog2();
        // SAFETY: both ends stay within the range, with `k` between them.
        unsafe {
            while hi - lo > FEW {
                let pivot = if guesses > 0 {
                    guesses -= 1;
                    self.pivot(lo, hi)
                } else {
                    self.median_of_medians(lo, hi)
                };
                let less = self.split(lo, hi, pivot);
                if k < less {
                    hi = less;
                } else if less > lo {
                    lo = less;
                } else {
                    // The pivot is the least: set all of its equals aside.
                    let Some(next) = pivot.next() else { return };
                    lo = self.split(lo, hi, next);
                    if k < lo {
                        return;
                    }
                }
            }
            self.insert(lo, hi);
        }
    }

    /// # Safety
    /// As [`select`], for a range that holds all the places.
    unsafe fn places(&self, lo: usize, hi: usize, kth: *const u32, count: usize) {
        if count == 0 {
            return;
        }
        let middle = count / 2;
        // SAFETY: the caller vouches for the places; those left of one in the middle lie left of it.
        unsafe {
            let k = kth.add(middle).read_unaligned() as usize;
            self.select(lo, hi, k);
            self.places(lo, k, kth, middle);
            self.places(k + 1, hi, kth.add(middle + 1), count - middle - 1);
        }
    }
}

/// Put at each of the places `kth` of a row of `n` items what belongs there if the row is sorted; what lies
/// between two places is between their items.
/// # Safety
/// `items` must be valid for `n` items, `kth` for `count` places below `n`, in ascending order and each once.
pub unsafe fn select<T: Ordinal>(items: *mut T, n: usize, kth: *const u32, count: usize) {
    // SAFETY: the caller vouches for both.
    unsafe { Row(items).places(0, n, kth, count) }
}

#[cfg(test)]
mod tests {
    use super::{Ordinal, Row};
    use std::cell::RefCell;
    use std::cmp::Ordering;

    thread_local! {
        /// The values that the adversary has given out, those it has not yet decided on, and how many comparisons.
        static GAME: RefCell<(Vec<u32>, u32, usize)> = const { RefCell::new((Vec::new(), 0, 0)) };
    }

    /// An item whose value is decided as late as possible, and so that guesses fail: M. D. McIlroy, "A killer
    /// adversary for quicksort" (1999).
    #[derive(Clone, Copy, PartialEq, Eq)]
    struct Late(usize);

    const GAS: u32 = u32::MAX;

    impl Ord for Late {
        fn cmp(&self, other: &Self) -> Ordering {
            GAME.with_borrow_mut(|(values, solid, comparisons)| {
                *comparisons += 1;
                if values[self.0] == GAS && values[other.0] == GAS && self != other {
                    values[self.0] = *solid;
                    *solid += 1;
                }
                values[self.0].cmp(&values[other.0])
            })
        }
    }
    impl Ordinal for Late {
        fn next(self) -> Option<Self> {
            None
        }
    }
    impl PartialOrd for Late {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    #[test]
    fn guesses_that_fail_cost_no_more_than_their_number() {
        let n = 100_000;
        GAME.set((vec![GAS; n], 0, 0));
        let mut items: Vec<Late> = (0..n).map(Late).collect();
        // SAFETY: the row holds `n` items.
        unsafe { Row(items.as_mut_ptr()).select(0, n, n / 2) };
        let comparisons = GAME.with_borrow(|game| game.2);
        assert!(comparisons < 100 * n, "{comparisons} comparisons");
        let middle = items[n / 2];
        assert!(items[..n / 2].iter().all(|x| *x <= middle));
        assert!(items[n / 2..].iter().all(|x| *x >= middle));
    }

    #[test]
    fn the_median_of_medians_is_near_the_median() {
        for n in [5usize, 17, 100, 5000] {
            let mut row: Vec<u32> =
                (0..n as u32).map(|i| i.wrapping_mul(2654435761) >> 7).collect();
            let mut sorted = row.clone();
            sorted.sort_unstable();
            // SAFETY: the row holds `n` items.
            let median = unsafe { Row(row.as_mut_ptr()).median_of_medians(0, n) };
            let place = sorted.partition_point(|x| *x < median);
            assert!(place >= 3 * (n / 10) / 2 && place <= n - 3 * (n / 10) / 2, "{place} of {n}");
            row.sort_unstable();
            assert_eq!(row, sorted);
        }
    }
}
