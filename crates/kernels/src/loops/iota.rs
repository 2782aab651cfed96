//! Counting: what `arange` and `linspace` are made from.
use crate::simd::{Lanes, Num, V};

/// Write 0, 1, 2, ... as f64.
/// # Safety
/// `out` must be valid for writing `n` elements.
pub unsafe fn iota(n: usize, out: *mut f64) {
    type Pair = V<f64>;
    // SAFETY: eight elements are left each time, then `i < n`.
    unsafe {
        let mut four: [Pair; 4] =
            core::array::from_fn(|k| Pair::load([2 * k, 2 * k + 1].map(|i| i as f64).as_ptr()));
        let mut i = 0;
        while i + 8 <= n {
            for (k, pair) in four.iter_mut().enumerate() {
                pair.store(out.add(i + 2 * k));
                *pair = pair.add(Pair::splat(8.0));
            }
            i += 8;
        }
        while i < n {
            out.add(i).write(i as f64);
            i += 1;
        }
    }
}

/// Write each place of `n` counts as often as it counts: `[2, 0, 1]` gives 0, 0, 2.
///
/// # Safety
/// `counts` must be readable for `n` elements, none of them negative, and `out` writable for their sum.
pub unsafe fn repeated(n: usize, counts: *const i32, mut out: *mut i32) {
    for i in 0..n {
        // SAFETY: the caller vouches for the counts and for as many elements.
        unsafe {
            for _ in 0..counts.add(i).read() {
                out.write(i as i32);
                out = out.add(1);
            }
        }
    }
}
