//! The product of two matrices: which path.
use super::matrix::Matrix;
use super::packed::Kernel;
use super::panel::copy;
use super::{direct, vector};
use crate::dtype::DType;
use crate::simd::{Element, Float, Lanes};

/// Bytes of `B` up to which it is read row by row: there, every row of a tile costs a cache line again and
/// again.
const SHALLOW: usize = 3 << 13;
/// Rows of `A`, and of `B`, up to which a wide `B` is read in place.
const FEW: (usize, usize) = (16, 64);
/// Elements of `B` from which a single row is better combined from rows.
const COMBINE: usize = 1 << 12;

/// Rows, columns and depth of a product.
pub type Sizes = (usize, usize, usize);
/// `A`, `B` and `C`.
pub type Matrices = (Matrix, Matrix, Matrix);

/// The bytes of scratch that [`gemm`] may use for these sizes.
pub fn gemm_scratch(dtype: DType, (m, n, k): Sizes) -> usize {
    let kernel = Kernel::of(dtype);
    let panels = kernel.scratch((m, n, k)).max(kernel.scratch((n, m, k)));
    // Few columns are read as whole registers of 16 bytes; a shallow `B` is copied to rows.
    let rows = (m.max(n) * k * dtype.size()).min(SHALLOW);
    panels.max(rows).max(if m.min(n) < 4 { k * 16 } else { 0 })
}

/// `C = A B` for `m` x `k` and `k` x `n` elements at any strides, all of one dtype.
/// # Safety
/// The matrices must be valid, `scratch` hold [`gemm_scratch`] bytes, and `C` overlap neither of the
/// others nor itself.
#[inline]
pub unsafe fn gemm(dtype: DType, sizes: Sizes, (a, b, c): Matrices, scratch: *mut u8) {
    let (m, n, k) = sizes;
    if m == 0 || n == 0 {
        return;
    }
    let turned = ((n, m, k), (b.transposed(), a.transposed(), c.transposed()));
    // SAFETY: a product and its transposed form touch the same elements, and the caller vouches.
    unsafe {
        let done = match dtype {
            DType::Float32 => {
                in_place::<f32>(sizes, (a, b, c), scratch)
                    || in_place::<f32>(turned.0, turned.1, scratch)
            }
            DType::Float64 => {
                in_place::<f64>(sizes, (a, b, c), scratch)
                    || in_place::<f64>(turned.0, turned.1, scratch)
            }
            _ => false,
        };
        if done {
            return;
        }
        // The columns of `C` that a tile writes are best contiguous.
        let (sizes, matrices) =
            if c.cols == dtype.size() as isize { (sizes, (a, b, c)) } else { turned };
        Kernel::of(dtype).multiply(sizes, matrices, scratch);
    }
}

/// The product without panels, where that pays. Gives whether it was done.
/// # Safety
/// As [`gemm`].
#[inline(never)]
unsafe fn in_place<T>((m, n, k): Sizes, (a, b, c): Matrices, scratch: *mut u8) -> bool
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let size = size_of::<T>() as isize;
    let lanes = <T::V as Lanes>::N;
    // SAFETY: the caller vouches for the matrices; the scratch holds a column of `B`.
    unsafe {
        if n == 1 && a.cols == size {
            let mut x = b.ptr;
            if b.rows != size {
                for p in 0..k {
                    let element = b.at(p, 0).ptr.cast::<T>().read_unaligned();
                    scratch.cast::<T>().add(p).write_unaligned(element);
                }
                x = scratch;
            }
            vector::dots::<T>((m, k), (a, Matrix { ptr: x, rows: 0, cols: size }, c));
            return true;
        }
        if n < lanes {
            // The transposed form has registers full, if it can read them.
            if m < lanes || a.rows != size || c.rows != size {
                direct::narrow::<T>((m, n, k), (a, b, c), scratch);
                return true;
            }
            return false;
        }
        if c.cols != size {
            return false;
        }
        let shallow = n * k * size_of::<T>() <= SHALLOW;
        let mut b = b;
        if k == 1 {
            b.rows = size;
        }
        // A tile counts by its way down `B`: that must lead somewhere.
        if b.cols != size || b.rows == 0 {
            if m < 4 || !shallow {
                return false;
            }
            let rows = Matrix { ptr: scratch, rows: n as isize * size, cols: size };
            copy(size as usize, (k, n), b, rows);
            b = rows;
        }
        if m == 1 && n * k >= COMBINE {
            vector::combine::<T>((n, k), (a, b, c));
            return true;
        }
        if m > 4 && n > 4 * lanes && !shallow && (m > FEW.0 || k > FEW.1) {
            return false;
        }
        direct::multiply::<T>(shallow, (m, n, k), (a, b, c));
        true
    }
}
