//! A stack of products: one walk over the axes in front of the last two.
use super::gemm::gemm;
use super::matrix::Matrix;
use super::vector::dots;
use crate::dtype::DType;
use crate::loops::{MAX_NDIM, Walk};

/// `out = a @ b` for every matrix of a stack; `k` is the depth of each product.
///
/// The walk has the shape of the output: any axes of a stack, then `m` and `n`. Its operands are `a`
/// (its stride along `n` is not used), `b` (nor the one along `m`) and `out`. `a_step` and `b_step` are
/// the bytes between neighbours along `k`.
/// # Safety
/// The walk must have at least two axes and be valid with those of depth `k`; the operands have one
/// dtype, `out` overlaps none of them, and `scratch` holds what `gemm_scratch` asks for.
pub unsafe fn matmul(walk: &Walk, k: usize, a_step: isize, b_step: isize, scratch: *mut u8) {
    let [a, b, c, ..] = &walk.ops;
    let stack = walk.ndim - 2;
    let (mut m, n) = (walk.shape[stack], walk.shape[stack + 1]);
    let mut x = Matrix { ptr: a.ptr, rows: a.strides[stack], cols: a_step };
    let mut y = Matrix { ptr: b.ptr, rows: b_step, cols: b.strides[stack + 1] };
    let mut z = Matrix { ptr: c.ptr, rows: c.strides[stack], cols: c.strides[stack + 1] };
    // A stack of `a` with one `b` is a single product of many rows if the rows follow each other.
    let mut axes = stack;
    while axes > 0 && b.strides[axes - 1] == 0 {
        let (steps, rows) = ((a.strides[axes - 1], c.strides[axes - 1]), m as isize);
        if m == 1 {
            (x.rows, z.rows) = steps;
        } else if steps != (rows.wrapping_mul(x.rows), rows.wrapping_mul(z.rows)) {
            break;
        }
        m *= walk.shape[axes - 1];
        axes -= 1;
    }
    if walk.shape[..axes].contains(&0) {
        return;
    }
    // A row of vectors, each times its own.
    let size = c.dtype.size() as isize;
    let floats = matches!(c.dtype, DType::Float32 | DType::Float64);
    let vectors = floats && (m, n, a_step, b_step) == (1, 1, size, size) && axes > 0;
    if vectors {
        axes -= 1;
        m = walk.shape[axes];
        (x.rows, y.rows, z.rows) = (a.strides[axes], b.strides[axes], c.strides[axes]);
    }
    let mut index = [0; MAX_NDIM];
    loop {
        // SAFETY: the caller vouches for every matrix of the stack.
        unsafe {
            match c.dtype {
                DType::Float32 if vectors => dots::<f32>((m, k), (x, y, z)),
                DType::Float64 if vectors => dots::<f64>((m, k), (x, y, z)),
                _ => gemm(c.dtype, (m, n, k), (x, y, z), scratch),
            }
        }
        let mut axis = axes;
        loop {
            if axis == 0 {
                return;
            }
            axis -= 1;
            index[axis] += 1;
            let back = index[axis] == walk.shape[axis];
            let count = if back { 1 - walk.shape[axis] as isize } else { 1 };
            let step = |from: *mut u8, strides: &[isize; MAX_NDIM]| {
                from.wrapping_offset(strides[axis].wrapping_mul(count))
            };
            x.ptr = step(x.ptr, &a.strides);
            y.ptr = step(y.ptr, &b.strides);
            z.ptr = step(z.ptr, &c.strides);
            if !back {
                break;
            }
            index[axis] = 0;
        }
    }
}
