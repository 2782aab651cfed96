//! Rows of floats, register by register: the last register of a row may be partly filled.
use crate::simd::{Element, Float, Lanes};

/// A float that rows are computed in.
pub trait Cell: Element<V: Float<Elem = Self>> + Float<Elem = Self> + Into<f64> {}
impl Cell for f32 {}
impl Cell for f64 {}

/// The most lanes of a register.
const MOST: usize = 4;

/// A dense row.
#[derive(Clone, Copy)]
pub struct Row<E> {
    p: *mut E,
    n: usize,
}

impl<E: Cell> Row<E> {
    /// Row `row` of a matrix with `n` columns; a missing matrix gives a missing row.
    pub fn of(matrix: *mut E, row: usize, n: usize) -> Option<Self> {
        (!matrix.is_null()).then(|| Self { p: matrix.wrapping_add(row * n), n })
    }

    /// The places at which its registers begin.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..self.n).step_by(<E::V as Lanes>::N)
    }

    /// The register at a place; where the row has ended it holds `pad`.
    /// # Safety
    /// The row must be readable.
    #[inline(always)]
    pub unsafe fn get(self, i: usize, pad: E) -> E::V {
        let left = self.n - i;
        let p = self.p.wrapping_add(i);
        // SAFETY: the caller's promise; no more than what is left.
        unsafe {
            if left >= <E::V as Lanes>::N {
                return Lanes::load(p);
            }
            let mut some = [pad; MOST];
            core::ptr::copy_nonoverlapping(p, some.as_mut_ptr(), left.min(MOST));
            Lanes::load(some.as_ptr())
        }
    }

    /// Write a register to a place, as far as the row goes.
    /// # Safety
    /// The row must be writable.
    #[inline(always)]
    pub unsafe fn put(self, i: usize, x: E::V) {
        let left = self.n - i;
        let p = self.p.wrapping_add(i);
        // SAFETY: the caller's promise; no more than what is left.
        unsafe {
            if left >= <E::V as Lanes>::N {
                return x.store(p);
            }
            let mut some = [E::zero(); MOST];
            x.store(some.as_mut_ptr());
            core::ptr::copy_nonoverlapping(some.as_ptr(), p, left.min(MOST));
        }
    }
}

/// Fold the lanes of a register into one.
#[inline(always)]
pub fn across<E: Cell>(x: E::V, from: E, f: impl Fn(E, E) -> E) -> E {
    let mut lanes = [E::zero(); MOST];
    // SAFETY: a register has at most `MOST` lanes.
    unsafe { x.store(lanes.as_mut_ptr()) };
    lanes.iter().take(<E::V as Lanes>::N).fold(from, |a, &b| f(a, b))
}
