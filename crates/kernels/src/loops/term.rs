//! What pairwise sums are of: numbers, or what is made of them on the way.
use super::pairwise::{LEAF, Scalar, Total, leaf, split};
use crate::simd::{Element, Lanes, Num};

/// What is summed, if it is not the numbers themselves: a function of what was read and from where.
pub trait Term<T: Total>: Copy {
    /// A register of terms.
    /// # Safety
    /// `p` must be valid for reading a register.
    unsafe fn lanes(self, p: *const T::Float) -> <T::Float as Element>::V;
    /// One term.
    /// # Safety
    /// `p` must be valid for reading a number.
    unsafe fn one(self, p: *const T::Float) -> T;
}

/// The numbers themselves.
#[derive(Clone, Copy)]
pub struct Itself;
impl<T: Total> Term<T> for Itself {
    #[inline(always)]
    unsafe fn lanes(self, p: *const T::Float) -> <T::Float as Element>::V {
        // SAFETY: the caller's promise.
        unsafe { Lanes::load(p) }
    }
    #[inline(always)]
    unsafe fn one(self, p: *const T::Float) -> T {
        // SAFETY: the caller's promise.
        unsafe { T::read(p) }
    }
}

/// `(x - c) * (y - d)`, with `y` so many bytes behind `x`.
#[derive(Clone, Copy)]
pub struct Product<E> {
    /// From `x` to `y`.
    pub behind: isize,
    /// Taken off `x`.
    pub c: E,
    /// Taken off `y`.
    pub d: E,
}
impl<T: Total<Float = T> + Scalar> Term<T> for Product<T> {
    #[inline(always)]
    unsafe fn lanes(self, p: *const T) -> T::V {
        // SAFETY: the caller's promise, here and so many bytes behind.
        let (x, y): (T::V, T::V) =
            unsafe { (Lanes::load(p), Lanes::load(p.wrapping_byte_offset(self.behind))) };
        x.sub(Lanes::splat(self.c)).mul(y.sub(Lanes::splat(self.d)))
    }
    #[inline(always)]
    unsafe fn one(self, p: *const T) -> T {
        // SAFETY: the caller's promise, here and so many bytes behind.
        let (x, y) = unsafe { (T::read(p), T::read(p.wrapping_byte_offset(self.behind))) };
        x.sub(self.c).mul(y.sub(self.d))
    }
}

/// `(x - y)` squared, with `y` so many bytes behind `x`.
#[derive(Clone, Copy)]
pub struct Difference {
    /// From `x` to `y`.
    pub behind: isize,
}
impl<T: Total<Float = T> + Scalar> Term<T> for Difference {
    #[inline(always)]
    unsafe fn lanes(self, p: *const T) -> T::V {
        // SAFETY: the caller's promise, here and so many bytes behind.
        let (x, y): (T::V, T::V) =
            unsafe { (Lanes::load(p), Lanes::load(p.wrapping_byte_offset(self.behind))) };
        let d = x.sub(y);
        d.mul(d)
    }
    #[inline(always)]
    unsafe fn one(self, p: *const T) -> T {
        // SAFETY: the caller's promise, here and so many bytes behind.
        let d = unsafe { T::read(p).sub(T::read(p.wrapping_byte_offset(self.behind))) };
        d.mul(d)
    }
}

/// The sum of `(x - y)` squared over `n` numbers of both.
/// # Safety
/// `x` and `y` must be valid for reading `n` numbers.
pub unsafe fn sum_differences<T>(n: usize, [x, y]: [*const T; 2]) -> T
where
    T: Total<Float = T> + Scalar,
{
    let behind = (y as isize).wrapping_sub(x as isize);
    // SAFETY: the caller's promise, handed on.
    T::zero().plus(unsafe { terms::<T, _>(Difference { behind }, x, n) })
}

/// The sum of `(x - c) * (y - d)` over `n` numbers of both.
/// # Safety
/// `x` and `y` must be valid for reading `n` numbers.
pub unsafe fn sum_products<T>(n: usize, [x, y]: [*const T; 2], [c, d]: [T; 2]) -> T
where
    T: Total<Float = T> + Scalar,
{
    let behind = (y as isize).wrapping_sub(x as isize);
    // SAFETY: the caller's promise, handed on.
    T::zero().plus(unsafe { terms::<T, _>(Product { behind, c, d }, x, n) })
}

/// The sum of the terms of the `n` floats at `p`: a leaf alone has enough to do.
/// # Safety
/// `p` must be valid for reading `n` floats, and whatever else the terms are made of.
unsafe fn terms<T: Total, M: Term<T>>(m: M, p: *const T::Float, n: usize) -> T {
    // SAFETY: the caller's promise, handed on; both halves lie within the floats.
    unsafe {
        if n <= LEAF {
            return leaf(m, p, n);
        }
        let left = split(n);
        terms::<T, M>(m, p, left).plus(terms(m, p.add(left), n - left))
    }
}
