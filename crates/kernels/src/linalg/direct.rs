//! The product in place: no panels, for what is small or has few columns.
use super::gemm::{Matrices, Sizes};
use super::matrix::Matrix;
use super::panel::copy;
use super::tile::{spread, tile};
use crate::simd::{Element, Float, Lanes};

/// `C = A B` where the rows of `B` and of `C` are contiguous, and `n` is at least a register's lanes. `shallow` says that
/// `B` stays in the first cache.
/// # Safety
/// The matrices must be valid for `m` x `k`, `k` x `n` and `m` x `n` elements; `C` overlaps none.
#[inline(always)]
pub unsafe fn multiply<T>(shallow: bool, (m, n, k): Sizes, (a, b, c): Matrices)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let (four, two) = (m / 4 * 4, m / 2 * 2);
    let columns = 4 * <T::V as Lanes>::N;
    // Tiles of two rows have fewer addresses to compute in each step than tiles of four, but read `B` twice as often.
    let wide = if shallow { n / columns * columns } else { 0 };
    // SAFETY: the strips lie within the matrices that the caller vouches for.
    unsafe {
        if two > 0 && wide > 0 {
            grid::<T::V, 2, 4>((two, wide, k), (a, b, c));
        }
        if four > 0 {
            strip::<T, 4, 2>(wide, (four, n, k), (a, b, c));
        }
        if two > four {
            strip::<T, 2, 4>(wide, (2, n, k), (a.at(four, 0), b, c.at(four, 0)));
        }
        if m > two {
            strip::<T, 1, 4>(0, (1, n, k), (a.at(two, 0), b, c.at(two, 0)));
        }
    }
}

/// As [`multiply`], by tiles of `MR` rows and `NV` registers, from a column on; `m` is a multiple of `MR`.
/// # Safety
/// As [`multiply`].
#[inline(always)]
unsafe fn strip<T, const MR: usize, const NV: usize>(
    from: usize,
    (m, n, k): Sizes,
    (a, b, c): Matrices,
) where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let lanes = <T::V as Lanes>::N;
    let wide = from + (n - from) / (NV * lanes) * (NV * lanes);
    let whole = n / lanes * lanes;
    // SAFETY: the columns lie within the `n` that the caller vouches for.
    unsafe {
        if wide > from {
            grid::<T::V, MR, NV>((m, wide - from, k), (a, b.at(0, from), c.at(0, from)));
        }
        if whole > wide {
            grid::<T::V, MR, 1>((m, whole - wide, k), (a, b.at(0, wide), c.at(0, wide)));
        }
        if whole < n {
            // Some columns twice: an element has the same bits in every tile.
            grid::<T::V, MR, 1>((m, lanes, k), (a, b.at(0, n - lanes), c.at(0, n - lanes)));
        }
    }
}

/// `C = A B` at any strides, for fewer columns than a register has lanes: `B` becomes whole registers.
/// # Safety
/// As [`multiply`]; `panel` holds `k` registers.
#[inline(never)]
pub unsafe fn narrow<T>((m, n, k): Sizes, (a, b, c): Matrices, panel: *mut u8)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let (lanes, size) = (<T::V as Lanes>::N, size_of::<T>() as isize);
    let dense = |ptr: *mut u8| Matrix { ptr, rows: lanes as isize * size, cols: size };
    let mut corner = [T::zero(); 16];
    let tile = dense(corner.as_mut_ptr().cast());
    // SAFETY: the caller vouches for the matrices and the panel; a tile has four rows at most.
    unsafe {
        panel.write_bytes(0, k * lanes * size_of::<T>());
        copy(size as usize, (k, n), b, dense(panel));
        for i in (0..m).step_by(4) {
            let rows = (m - i).min(4);
            if rows == 4 {
                grid::<T::V, 4, 1>((4, lanes, k), (a.at(i, 0), dense(panel), tile));
            } else {
                for r in 0..rows {
                    grid::<T::V, 1, 1>(
                        (1, lanes, k),
                        (a.at(i + r, 0), dense(panel), tile.at(r, 0)),
                    );
                }
            }
            copy(size as usize, (rows, n), tile, c.at(i, 0));
        }
    }
}

/// A grid of whole tiles; a function of its own for the reason that the packed kernels are.
/// # Safety
/// As [`tile`], for each.
#[inline(never)]
unsafe fn grid<L: Float, const MR: usize, const NV: usize>((m, n, k): Sizes, (a, b, c): Matrices) {
    for i in (0..m).step_by(MR) {
        for j in (0..n).step_by(NV * L::N) {
            let part = (a.at(i, 0), b.at(0, j), c.at(i, j));
            // SAFETY: the caller vouches for all three.
            unsafe {
                let spread = |p: *mut u8, r: usize| spread(p.offset(r as isize * a.rows));
                tile::<L, MR, NV>(part, k, false, L::zero(), spread, |sum, x, y| x.mul_add(y, sum));
            }
        }
    }
}
