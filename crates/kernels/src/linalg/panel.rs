//! Copies into and out of the order in which a tile reads and writes.
use super::matrix::Matrix;
use crate::simd::{BF16, Complex, Element, F16, Half, Lanes};

/// What a stored element becomes in a panel, and back.
pub trait Widen: Copy {
    /// The compute type.
    type Wide: Copy;
    /// Whether the two are the same bytes.
    const SAME: bool;
    /// The element to compute with.
    fn widen(self) -> Self::Wide;
    /// The element to store; rounds once.
    fn narrow(wide: Self::Wide) -> Self;
}

macro_rules! same {
    ($($ty:ty)*) => {$(impl Widen for $ty {
        type Wide = Self;
        const SAME: bool = true;
        #[inline(always)]
        fn widen(self) -> Self { self }
        #[inline(always)]
        fn narrow(wide: Self) -> Self { wide }
    })*};
}
same! { u8 u16 u32 u64 f32 f64 Complex<f32> Complex<f64> }

macro_rules! half {
    ($($ty:ty)*) => {$(impl Widen for $ty {
        type Wide = f32;
        const SAME: bool = false;
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
    const SAME: bool = false;
    #[inline(always)]
    fn widen(self) -> u8 {
        u8::from(self.0 != 0)
    }
    #[inline(always)]
    fn narrow(wide: u8) -> Self {
        Self(wide)
    }
}

/// Copy `k` rows of `width` elements to a panel with rows of `W`, and zeros beside them.
/// # Safety
/// `from` must be valid for reading, and `panel` for writing `k W` elements.
pub unsafe fn pack<S: Widen, const W: usize>(k: usize, width: usize, from: Matrix, panel: *mut u8) {
    type Bytes = <u8 as Element>::V;
    let line = W * size_of::<S::Wide>();
    let dense = from.cols == size_of::<S>() as isize;
    // SAFETY: the caller vouches for both; a zero of every compute type is all zero bytes.
    unsafe {
        let (mut row, mut to) = (from.ptr.cast_const(), panel);
        let element = |row: *const u8, j: usize| {
            let x = row.wrapping_offset((j as isize).wrapping_mul(from.cols));
            x.cast::<S>().read_unaligned().widen()
        };
        if width < W {
            panel.write_bytes(0, k * line);
        }
        for _ in 0..k {
            if S::SAME && line.is_multiple_of(Bytes::N) && dense && width == W {
                for i in (0..line).step_by(Bytes::N) {
                    Bytes::load(row.add(i)).store(to.add(i));
                }
            } else if width == W {
                for j in 0..W {
                    to.cast::<S::Wide>().add(j).write_unaligned(element(row, j));
                }
            } else {
                for j in 0..width {
                    to.cast::<S::Wide>().add(j).write_unaligned(element(row, j));
                }
            }
            row = row.wrapping_offset(from.rows);
            to = to.add(line);
        }
    }
}

/// Copy a part of a tile into `C`, at any strides.
/// # Safety
/// `from` must be valid for reading `m` x `n` elements and `to` for writing them.
pub unsafe fn give<S: Widen>(m: usize, n: usize, from: Matrix, to: Matrix) {
    for i in 0..m {
        for j in 0..n {
            // SAFETY: the caller vouches for both.
            unsafe {
                let x = from.at(i, j).ptr.cast::<S::Wide>().read_unaligned();
                to.at(i, j).ptr.cast::<S>().write_unaligned(S::narrow(x));
            }
        }
    }
}

/// Copy a part of `C` into a tile.
/// # Safety
/// As [`give`].
pub unsafe fn take<S: Widen>(m: usize, n: usize, from: Matrix, to: Matrix) {
    for i in 0..m {
        for j in 0..n {
            // SAFETY: the caller vouches for both.
            unsafe {
                let x = from.at(i, j).ptr.cast::<S>().read_unaligned();
                to.at(i, j).ptr.cast::<S::Wide>().write_unaligned(x.widen());
            }
        }
    }
}
