//! Samples: without replacement, and by given probabilities.
use super::bounded::{Bounded, Rest};
use super::pcg64::Pcg64;

/// What [`weigh`] finds wrong with probabilities; a result of 0 or more counts the positive ones.
pub mod fault {
    /// One is not a number.
    pub const NAN: i32 = -1;
    /// One is negative.
    pub const NEGATIVE: i32 = -2;
    /// Their sum is not 1 within the tolerance.
    pub const SUM: i32 = -3;
}

/// Check `n` probabilities: how many are positive, or a [`fault`].
/// # Safety
/// `p` must be valid for reading `n` elements.
pub unsafe fn weigh(p: *const f64, n: usize, tolerance: f64) -> i32 {
    // SAFETY: the caller's promise.
    let p = unsafe { core::slice::from_raw_parts(p, n) };
    // Kahan's sum, as NumPy takes it: the first one is the start.
    let (mut sum, mut lost) = (p.first().copied().unwrap_or(0.0), 0.0);
    for x in p.iter().skip(1) {
        let y = x - lost;
        let t = sum + y;
        lost = (t - sum) - y;
        sum = t;
    }
    if sum.is_nan() {
        fault::NAN
    } else if p.iter().any(|x| *x < 0.0) {
        fault::NEGATIVE
    } else if (sum - 1.0).abs() > tolerance {
        fault::SUM
    } else {
        p.iter().filter(|x| **x > 0.0).count() as i32
    }
}

/// The distribution function of `n` probabilities: running sums, divided by the last.
/// # Safety
/// `p` must be valid for reading `n` elements, `cdf` for reads and writes of `n`.
unsafe fn cumulate(p: *const f64, cdf: *mut f64, n: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let mut sum = 0.0;
        for i in 0..n {
            sum += *p.add(i);
            *cdf.add(i) = sum;
        }
        for i in 0..n {
            *cdf.add(i) /= sum;
        }
    }
}

/// How many of `n` sorted numbers are at most `x`.
/// # Safety
/// `sorted` must be valid for reading `n` elements.
#[inline(always)]
unsafe fn at_most(sorted: *const f64, n: usize, x: f64) -> usize {
    let (mut low, mut left) = (0, n);
    while left > 0 {
        let half = left / 2;
        // SAFETY: low + half < low + left <= n.
        if unsafe { *sorted.add(low + half) } <= x {
            low += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    low
}

/// Draw `size` of the places `0..n` with replacement, by probability.
/// # Safety
/// `state` must be valid for reads and writes, `p` for reading `n` elements, `cdf` for reads and writes of `n`, `out`
/// for writing `size`.
pub unsafe fn pick(
    state: *mut Pcg64,
    p: *const f64,
    cdf: *mut f64,
    n: usize,
    out: *mut i64,
    size: usize,
) {
    // SAFETY: the caller's promise.
    unsafe {
        cumulate(p, cdf, n);
        super::each(state, out, size, |g, _| at_most(cdf, n, g.next_f64()) as i64);
    }
}

/// Draw `size` different ones of the places `0..n`, by probability: in rounds, each over what is left.
/// # Safety
/// As [`pick`]; `p` is overwritten, and at least `size` of it must be positive.
pub unsafe fn pick_distinct(
    state: *mut Pcg64,
    p: *mut f64,
    cdf: *mut f64,
    n: usize,
    out: *mut i64,
    size: usize,
) {
    // SAFETY: the caller's promise; a place is used only below n, and at most `size` are found.
    unsafe {
        let mut g = state.read();
        let mut found = 0;
        while found < size {
            cumulate(p, cdf, n);
            // A round draws what was missing at its start; what it finds twice waits for the next.
            for _ in 0..size - found {
                let place = at_most(cdf, n, g.next_f64());
                if place < n && *p.add(place) > 0.0 {
                    *p.add(place) = 0.0;
                    *out.add(found) = place as i64;
                    found += 1;
                }
            }
        }
        state.write(g);
    }
}

/// Draw `size` different ones of `0..n`, each equally likely: Floyd's algorithm with a hash table. The sample as a
/// set is uniform, its order is not: [`shuffle_tail`](super::shuffle_tail) mends that.
/// # Safety
/// `state` must be valid for reads and writes, `out` for writing `size` elements, `table` for reads and writes of
/// `slots`, a power of two above `size`; `size <= n`.
pub unsafe fn sample(
    state: *mut Pcg64,
    n: u64,
    out: *mut i64,
    size: usize,
    table: *mut i64,
    slots: usize,
) {
    const EMPTY: i64 = -1;
    let mask = slots.wrapping_sub(1);
    let mut rest = Rest::default();
    // SAFETY: the caller's promise; slots are taken under the mask, and one always stays empty.
    unsafe {
        for slot in 0..slots {
            table.add(slot).write(EMPTY);
        }
        // The slot that holds `x`, or where it would go.
        let slot_of = |x: u64| {
            let mut slot = x as usize & mask;
            while *table.add(slot) != EMPTY && *table.add(slot) != x as i64 {
                slot = (slot + 1) & mask;
            }
            slot
        };
        let mut g = state.read();
        for k in 0..size {
            let last = n.wrapping_sub((size - k) as u64);
            let x = u64::bounded(&mut g, &mut rest, 0, last);
            let slot = slot_of(x);
            let (slot, x) =
                if *table.add(slot) == EMPTY { (slot, x) } else { (slot_of(last), last) };
            *table.add(slot) = x as i64;
            *out.add(k) = x as i64;
        }
        state.write(g);
    }
}
