//! Sums of floats in the order of NumPy's pairwise tree, so that they have its bits.
//!
//! A node of more than [`LEAF`] floats is split in two, the left half rounded down to a multiple of 8;
//! a leaf keeps eight running sums (NumPy: `pairwise_sum` of its umath loops). A complex number is two
//! floats to the tree. Two sibling leaves run side by side: each alone would wait for its own additions.
use crate::simd::{Complex, Element, Lanes, Num};

/// The most floats that one leaf adds up.
const LEAF: usize = 128;
/// Running sums of a leaf.
const LANES: usize = 8;

/// A float that has a register and is one lane itself.
pub trait Scalar: Element<V: Num> + Num + Lanes<Elem = Self> {}
impl Scalar for f32 {}
impl Scalar for f64 {}

/// What the eight running sums of a leaf stand for.
pub trait Total: Copy {
    /// The floats that the tree runs over.
    type Float: Scalar;
    /// How many floats make one number.
    const WIDTH: usize;
    /// The neutral element: negative zero, which leaves even a zero's sign alone.
    fn neutral() -> Self;
    /// `self + y`
    fn plus(self, y: Self) -> Self;
    /// The running sums of a leaf, combined.
    fn combine(sums: [Self::Float; LANES]) -> Self;
    /// The number at `p`.
    /// # Safety
    /// `p` must be valid for reading `WIDTH` floats.
    unsafe fn read(p: *const Self::Float) -> Self;
}

macro_rules! totals {
    ($($t:ident)*) => {$(
        impl Total for $t {
            type Float = $t;
            const WIDTH: usize = 1;
            #[inline(always)]
            fn neutral() -> Self {
                -0.0
            }
            #[inline(always)]
            fn plus(self, y: Self) -> Self {
                self + y
            }
            #[inline(always)]
            fn combine(r: [$t; LANES]) -> Self {
                ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
            }
            #[inline(always)]
            unsafe fn read(p: *const $t) -> Self {
                // SAFETY: the caller vouches for one float.
                unsafe { p.read_unaligned() }
            }
        }
        impl Total for Complex<$t> {
            type Float = $t;
            const WIDTH: usize = 2;
            #[inline(always)]
            fn neutral() -> Self {
                Self { re: -0.0, im: -0.0 }
            }
            #[inline(always)]
            fn plus(self, y: Self) -> Self {
                self.add(y)
            }
            #[inline(always)]
            fn combine(r: [$t; LANES]) -> Self {
                Self { re: (r[0] + r[2]) + (r[4] + r[6]), im: (r[1] + r[3]) + (r[5] + r[7]) }
            }
            #[inline(always)]
            unsafe fn read(p: *const $t) -> Self {
                // SAFETY: the caller vouches for two floats.
                unsafe { p.cast::<Self>().read_unaligned() }
            }
        }
    )*};
}
totals!(f32 f64);

/// Where a node of `n` floats, `n > LEAF`, is split.
#[inline(always)]
pub const fn split(n: usize) -> usize {
    n / 2 - n / 2 % LANES
}

/// The sum of the `n` floats at `p`.
/// # Safety
/// `p` must be valid for reading `n` floats, a multiple of `T::WIDTH`.
pub unsafe fn sum<T: Total>(p: *const T::Float, n: usize) -> T {
    // SAFETY: every part lies within the `n` floats that the caller vouches for.
    unsafe {
        if n <= LEAF {
            return leaf(p, n);
        }
        let left = split(n);
        let q = p.add(left);
        if n - left <= LEAF {
            let (x, y): (T, T) = leaves(p, left, q, n - left);
            x.plus(y)
        } else {
            sum::<T>(p, left).plus(sum(q, n - left))
        }
    }
}

/// Registers that hold the eight running sums; the last are unused where lanes are narrow.
type Sums<T> = [<<T as Total>::Float as Element>::V; 4];

/// How many of them are in use.
const fn registers<T: Total>() -> usize {
    LANES / <<T::Float as Element>::V as Lanes>::N
}

/// # Safety
/// `p` must be valid for reading eight floats.
#[inline(always)]
unsafe fn start<T: Total>(p: *const T::Float) -> Sums<T> {
    let mut sums = [<T::Float as Element>::V::zero(); 4];
    for (i, sum) in sums.iter_mut().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        *sum = unsafe { Lanes::load(p.add(i * <<T::Float as Element>::V as Lanes>::N)) };
    }
    sums
}

/// # Safety
/// `p` must be valid for reading eight floats.
#[inline(always)]
unsafe fn step<T: Total>(sums: &mut Sums<T>, p: *const T::Float) {
    for (i, sum) in sums.iter_mut().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        let x: <T::Float as Element>::V =
            unsafe { Lanes::load(p.add(i * <<T::Float as Element>::V as Lanes>::N)) };
        *sum = sum.add(x);
    }
}

/// The leaf's sums combined, then what is left of it: the floats `from..n`.
/// # Safety
/// `p` must be valid for reading `n` floats.
#[inline(always)]
unsafe fn finish<T: Total>(sums: Sums<T>, p: *const T::Float, from: usize, n: usize) -> T {
    let mut lanes = [T::Float::zero(); LANES];
    for (i, sum) in sums.into_iter().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        unsafe {
            sum.store(lanes.as_mut_ptr().add(i * <<T::Float as Element>::V as Lanes>::N));
        }
    }
    // SAFETY: the caller vouches for the rest.
    unsafe { tail(T::combine(lanes), p, from, n) }
}

/// # Safety
/// `p` must be valid for reading `n` floats.
#[inline(always)]
unsafe fn tail<T: Total>(mut total: T, p: *const T::Float, from: usize, n: usize) -> T {
    let mut i = from;
    while i < n {
        // SAFETY: the caller vouches for `n` floats, a multiple of the width.
        total = total.plus(unsafe { T::read(p.add(i)) });
        i += T::WIDTH;
    }
    total
}

/// # Safety
/// `p` must be valid for reading `n <= LEAF` floats.
#[inline(always)]
unsafe fn leaf<T: Total>(p: *const T::Float, n: usize) -> T {
    // SAFETY: whole groups of eight floats within `n`, then the rest.
    unsafe {
        if n < LANES {
            return tail(T::neutral(), p, 0, n);
        }
        let mut sums = start::<T>(p);
        let mut i = LANES;
        while i + LANES <= n {
            step::<T>(&mut sums, p.add(i));
            i += LANES;
        }
        finish(sums, p, i, n)
    }
}

/// Two leaves at once; both have eight floats at least, and the right one is not the shorter.
/// # Safety
/// `p` must be valid for reading `n` floats and `q` for `m`.
#[inline(always)]
unsafe fn leaves<T: Total>(p: *const T::Float, n: usize, q: *const T::Float, m: usize) -> (T, T) {
    // SAFETY: whole groups of eight floats within `n` and `m`, then the rests.
    unsafe {
        let mut left = start::<T>(p);
        let mut right = start::<T>(q);
        let mut i = LANES;
        while i + LANES <= n {
            step::<T>(&mut left, p.add(i));
            step::<T>(&mut right, q.add(i));
            i += LANES;
        }
        let mut j = i;
        while j + LANES <= m {
            step::<T>(&mut right, q.add(j));
            j += LANES;
        }
        (finish(left, p, i, n), finish(right, q, j, m))
    }
}
