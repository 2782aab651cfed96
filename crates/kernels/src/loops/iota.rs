//! Counting: what `arange` and `linspace` are made from.

/// Write 0, 1, 2, ... as f64.
/// # Safety
/// `out` must be valid for writing `n` elements.
pub unsafe fn iota(n: usize, out: *mut f64) {
    for i in 0..n {
        // SAFETY: `i < n`.
        unsafe { *out.add(i) = i as f64 };
    }
}
