//! Cross products of vectors of three components.
use crate::simd::Num;

/// Write the cross products of `n` pairs of vectors, all of them dense.
/// # Safety
/// `a` and `b` must be readable and `out` writable for `3 n` elements; `out` overlaps neither.
pub unsafe fn cross<E: Num<Elem = E>>(n: usize, a: *const E, b: *const E, out: *mut E) {
    for i in 0..n {
        // SAFETY: three components each of the caller's `n` vectors.
        unsafe {
            let [x, y] = [a, b].map(|p| core::array::from_fn(|k| E::load(p.add(3 * i + k))));
            let [x, y]: [[E; 3]; 2] = [x, y];
            let part = |j: usize, k: usize| x[j].mul(y[k]).sub(x[k].mul(y[j]));
            for (k, z) in [part(1, 2), part(2, 0), part(0, 1)].into_iter().enumerate() {
                z.store(out.add(3 * i + k));
            }
        }
    }
}
