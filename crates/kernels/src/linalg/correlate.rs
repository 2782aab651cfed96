//! Cross-correlation by its definition: products of a row with windows of another.
use super::gemm::gemm;
use super::matrix::Matrix;
use crate::dtype::DType;

/// A dense row: where it begins, and how long it is.
pub type Row = (*mut u8, usize);

/// `out[i] = sum(a[i + j - left] v[j])`, over those `j` for which there is an element of `a`; as many as there are
/// windows that lie in `a`, and `left` before and `right` behind them that do not.
///
/// Whole windows are the rows of a matrix whose rows overlap; the others are shorter, and multiplied one by one.
/// # Safety
/// The rows must be valid, `v` not empty and no longer than `a`, `left` and `right` less than its length; `out`,
/// apart from both, holds the results, and `scratch` what `gemm_scratch` asks for that many rows of `v`'s length.
pub unsafe fn correlate(
    dtype: DType,
    (a, n): Row,
    (v, k): Row,
    (left, right): (usize, usize),
    out: *mut u8,
    scratch: *mut u8,
) {
    let size = dtype.size();
    let whole = n - k + 1;
    let step = size as isize;
    let dense = |ptr: *mut u8, at: usize| Matrix {
        ptr: ptr.wrapping_add(at * size),
        rows: step,
        cols: step,
    };
    let multiply = |from: usize, skipped: usize, rows: usize, length: usize, to: usize| {
        let parts = (dense(a, from), dense(v, skipped), dense(out, to));
        // SAFETY: the windows lie in `a`, as the caller vouches for.
        unsafe { gemm(dtype, (rows, 1, length), parts, scratch) };
    };
    for i in 0..left {
        multiply(0, left - i, 1, k - (left - i), i);
    }
    multiply(0, 0, whole, k, left);
    for i in 0..right {
        multiply(whole + i, 0, 1, k - 1 - i, left + whole + i);
    }
}
