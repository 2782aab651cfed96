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
