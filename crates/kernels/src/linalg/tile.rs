//! The micro-kernel: a small tile of the product, held in registers.
use super::gemm::Matrices;
use crate::simd::{Float, Lanes};

/// `C = A B`, or `C += A B` with `chain`, for `MR` rows and `NV` registers of columns.
///
/// `A` may have any strides: `spread(p, r)` has the element `r` rows below `p` in every lane. The rows
/// of `B` and `C` are contiguous. One element of `A` at a time, and `k` is not unrolled: every other
/// form spills registers in some engine.
/// # Safety
/// The matrices must be valid for `MR` x `k`, `k` x `NV N` and `MR` x `NV N` elements, and the rows of `B` not be one.
#[inline(always)]
pub unsafe fn tile<L: Lanes, const MR: usize, const NV: usize>(
    (a, b, c): Matrices,
    k: usize,
    chain: bool,
    zero: L,
    spread: impl Fn(*mut u8, usize) -> L,
    step: impl Fn(L, L, L) -> L,
) {
    let width = L::N * size_of::<L::Elem>();
    let mut sums = [[zero; NV]; MR];
    // SAFETY: the caller vouches for every element that the loops touch; only the last steps of `x`
    // and `y` leave the matrices.
    unsafe {
        let register = |p: *mut u8, v: usize| p.add(v * width).cast::<L::Elem>();
        let part = |r: usize, v: usize| register(c.ptr.offset(r as isize * c.rows), v);
        if chain {
            for (r, sums) in sums.iter_mut().enumerate() {
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum = L::load(part(r, v));
                }
            }
        }
        let (mut x, mut y) = (a.ptr, b.ptr);
        // Counting by the pointer that moves anyway saves an instruction a step; one that stands still cannot count.
        let end = y.wrapping_offset((k as isize).wrapping_mul(b.rows));
        while y != end {
            let mut columns = [zero; NV];
            for (v, column) in columns.iter_mut().enumerate() {
                *column = L::load(register(y, v));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let element = spread(x, r);
                for (sum, column) in sums.iter_mut().zip(columns) {
                    *sum = step(*sum, element, column);
                }
            }
            x = x.wrapping_offset(a.cols);
            y = y.wrapping_offset(b.rows);
        }
        for (r, sums) in sums.iter().enumerate() {
            for (v, sum) in sums.iter().enumerate() {
                sum.store(part(r, v));
            }
        }
    }
}

/// A float in every lane. Read as an integer: only then do compilers fold the address into the load.
/// # Safety
/// `p` must be valid for reading.
#[inline(always)]
pub unsafe fn spread<L: Float>(p: *const u8) -> L {
    // SAFETY: the caller vouches for the element, and the integer is as wide.
    L::from_bits(unsafe { L::Bits::splat(p.cast::<<L::Bits as Lanes>::Elem>().read_unaligned()) })
}

/// Any other element in every lane.
/// # Safety
/// `p` must be valid for reading.
#[inline(always)]
pub unsafe fn repeat<L: Lanes>(p: *const u8) -> L {
    // SAFETY: the caller vouches for the element.
    L::splat(unsafe { p.cast::<L::Elem>().read_unaligned() })
}
