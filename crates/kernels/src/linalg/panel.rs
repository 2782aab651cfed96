//! Copies into and out of the order in which a tile reads and writes.
use super::matrix::Matrix;
use crate::loops::copy::Plane;
use crate::simd::{BF16, Element, F16, Half, Lanes};

/// What a stored element becomes in a panel, and back, where it is computed in another type.
pub trait Widen: Copy {
    /// The compute type.
    type Wide: Copy;
    /// The element to compute with.
    fn widen(self) -> Self::Wide;
    /// The element to store; rounds once.
    fn narrow(wide: Self::Wide) -> Self;
}

macro_rules! half {
    ($($ty:ty)*) => {$(impl Widen for $ty {
        type Wide = f32;
        #[inline(always)]
        fn widen(self) -> f32 { self.to_f32() }
        #[inline(always)]
        fn narrow(wide: f32) -> Self { Self::from_f32(wide) }
    })*};
}
half! { F16 BF16 }

/// A stored truth value: any byte but 0 is true.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Truth(u8);

impl Widen for Truth {
    type Wide = u8;
    #[inline(always)]
    fn widen(self) -> u8 {
        u8::from(self.0 != 0)
    }
    #[inline(always)]
    fn narrow(wide: u8) -> Self {
        Self(wide)
    }
}

/// Copies `rows` by `cols` elements from one matrix into another.
pub type Move = unsafe fn(sizes: (usize, usize), from: Matrix, to: Matrix);

/// Copy elements of `size` bytes as they are.
/// # Safety
/// `from` must be valid for reading the elements and `to` for writing them; they do not overlap.
pub unsafe fn copy(size: usize, (rows, cols): (usize, usize), from: Matrix, to: Matrix) {
    let plane = Plane { rows, cols, to: [to.rows, to.cols], from: [from.rows, from.cols] };
    // SAFETY: the caller vouches for both.
    unsafe { plane.copy(size, to.ptr, from.ptr) }
}

/// Copy `count` rows of `N` registers, one after the other.
/// # Safety
/// `from` must be valid for reading them and `to` for writing.
#[inline(always)]
pub unsafe fn rows<const N: usize>(count: usize, from: Matrix, mut to: *mut u8) {
    type Bytes = <u8 as Element>::V;
    let mut row = from.ptr.cast_const();
    for _ in 0..count {
        // SAFETY: the caller vouches for both.
        unsafe {
            for i in 0..N {
                Bytes::load(row.add(i * Bytes::N)).store(to.add(i * Bytes::N));
            }
        }
        row = row.wrapping_offset(from.rows);
        to = to.wrapping_add(N * Bytes::N);
    }
}

/// Copy stored elements to compute with.
/// # Safety
/// As [`copy`].
pub unsafe fn widen<S: Widen>((rows, cols): (usize, usize), from: Matrix, to: Matrix) {
    for i in 0..rows {
        for j in 0..cols {
            // SAFETY: the caller vouches for both.
            unsafe {
                let x = from.at(i, j).ptr.cast::<S>().read_unaligned();
                to.at(i, j).ptr.cast::<S::Wide>().write_unaligned(x.widen());
            }
        }
    }
}

/// Copy computed elements to store.
/// # Safety
/// As [`copy`].
pub unsafe fn narrow<S: Widen>((rows, cols): (usize, usize), from: Matrix, to: Matrix) {
    for i in 0..rows {
        for j in 0..cols {
            // SAFETY: the caller vouches for both.
            unsafe {
                let x = from.at(i, j).ptr.cast::<S::Wide>().read_unaligned();
                to.at(i, j).ptr.cast::<S>().write_unaligned(S::narrow(x));
            }
        }
    }
}
