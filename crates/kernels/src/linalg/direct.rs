//! The product in place: no panels, for what is small or has few columns.
use super::gemm::{Matrices, Sizes};
use super::tile::{spread, tile};
use crate::simd::{Element, Float, Lanes};

/// `C = A B` where the rows of `B` and of `C` are contiguous, or fewer than a register.
/// # Safety
/// The matrices must be valid for `m` x `k`, `k` x `n` and `m` x `n` elements; `C` overlaps none.
pub unsafe fn multiply<T>((m, n, k): Sizes, (a, b, c): Matrices)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let (four, two) = (m / 4 * 4, m / 2 * 2);
    // SAFETY: the strips lie within the matrices that the caller vouches for.
    unsafe {
        if four > 0 {
            strip::<T, 4, 2>((four, n, k), (a, b, c));
        }
        if two > four {
            strip::<T, 2, 4>((2, n, k), (a.at(four, 0), b, c.at(four, 0)));
        }
        if m > two {
            strip::<T, 1, 4>((1, n, k), (a.at(two, 0), b, c.at(two, 0)));
        }
    }
}

/// As [`multiply`], by tiles of `MR` rows and `NV` registers; `m` is a multiple of `MR`.
/// # Safety
/// As [`multiply`].
#[inline(always)]
unsafe fn strip<T, const MR: usize, const NV: usize>((m, n, k): Sizes, (a, b, c): Matrices)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let lanes = <T::V as Lanes>::N;
    let (wide, whole) = (n / (NV * lanes) * (NV * lanes), n / lanes * lanes);
    // SAFETY: the columns lie within the `n` that the caller vouches for.
    unsafe {
        if wide > 0 {
            grid::<T::V, MR, NV>((m, wide, k), (a, b, c));
        }
        if whole > wide {
            grid::<T::V, MR, 1>((m, whole - wide, k), (a, b.at(0, wide), c.at(0, wide)));
        }
        if whole < n {
            // Some columns twice if need be: an element has the same bits in every tile.
            if whole > 0 {
                grid::<T::V, MR, 1>((m, lanes, k), (a, b.at(0, n - lanes), c.at(0, n - lanes)));
            } else {
                grid::<T, MR, 1>((m, n, k), (a, b, c));
            }
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
                tile::<L, MR, NV>(part, k, false, L::zero(), spread, |sum, x, y| sum.add(x.mul(y)));
            }
        }
    }
}
