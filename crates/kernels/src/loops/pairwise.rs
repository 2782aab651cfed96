//! Sums of floats in the order of NumPy's pairwise tree, so that they have its bits.
//!
//! A node of more than [`LEAF`] floats is split in two, the left half rounded down to a multiple of 8;
//! a leaf keeps eight running sums (NumPy: `pairwise_sum` of its umath loops). A complex number is two
//! floats to the tree. Two sibling leaves run side by side: each alone would wait for its own additions.
use super::term::{Itself, Term};
use crate::simd::{Complex, Element, Float, Lanes, Num};

/// The most floats that one leaf adds up.
pub(super) const LEAF: usize = 128;
/// Running sums of a leaf.
const LANES: usize = 8;

/// Leaves that run side by side.
const WAYS: usize = 4;

/// A float that has a register and is one lane itself.
pub trait Scalar: Element<V: Float> + Num + Lanes<Elem = Self> {}
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
    /// The running sums of several leaves, combined.
    fn combine_all(sums: [[Self::Float; LANES]; WAYS]) -> [Self; WAYS];
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
            fn combine_all(mut sums: [[$t; LANES]; WAYS]) -> [Self; WAYS] {
                let p = sums.as_mut_ptr().cast::<$t>();
                // SAFETY: half of all sums is left every time, at last one for each leaf.
                unsafe {
                    add_neighbours(p, WAYS * LANES);
                    add_neighbours(p, WAYS * LANES / 2);
                    add_neighbours(p, WAYS * LANES / 4);
                    core::array::from_fn(|k| p.add(k).read())
                }
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
            fn combine_all(sums: [[$t; LANES]; WAYS]) -> [Self; WAYS] {
                const HALF: usize = WAYS * LANES / 2;
                let (mut re, mut im) = ([0.0; HALF], [0.0; HALF]);
                let (p, q) = (re.as_mut_ptr(), im.as_mut_ptr());
                // SAFETY: half of all sums are real parts; two steps leave one for each leaf.
                unsafe {
                    for i in (0..HALF).step_by(<$t as Element>::V::N) {
                        let from = sums.as_ptr().cast::<$t>().add(2 * i);
                        let (x, y) = <$t as Element>::V::load_pairs(from);
                        x.store(p.add(i));
                        y.store(q.add(i));
                    }
                    for part in [p, q] {
                        add_neighbours(part, HALF);
                        add_neighbours(part, HALF / 2);
                    }
                    core::array::from_fn(|k| Self { re: p.add(k).read(), im: q.add(k).read() })
                }
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

/// `p[i] = p[2 i] + p[2 i + 1]` for all `n` floats; two registers hold a part of them exactly.
/// # Safety
/// `p` must be valid for `n` floats.
#[inline(always)]
unsafe fn add_neighbours<T: Scalar>(p: *mut T, n: usize) {
    for i in (0..n).step_by(2 * T::V::N) {
        // SAFETY: the caller's promise; what is written has been read before.
        unsafe {
            let (even, odd) = T::V::load_pairs(p.add(i));
            even.add(odd).store(p.add(i / 2));
        }
    }
}

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
            return leaf(Itself, p, n);
        }
        let left = split(n);
        let right = n - left;
        // Four leaves: both halves are split once more.
        if left > LEAF && right - split(right) <= LEAF {
            let cuts = [0, split(left), left, left + split(right), n];
            let [a, b, c, d] = leaves::<T>(p, cuts);
            return a.plus(b).plus(c.plus(d));
        }
        sum::<T>(p, left).plus(sum(p.add(left), right))
    }
}

/// The sum of `n` numbers that lie `stride` bytes apart, by the same tree.
/// # Safety
/// Every number must be readable.
pub unsafe fn sum_strided<T: Total>(p: *const u8, stride: isize, n: usize) -> T {
    // SAFETY: number `i` of the caller's `n`.
    let at = |i: usize| unsafe { T::read(p.wrapping_offset(i as isize * stride).cast()) };
    let floats = n * T::WIDTH;
    if floats > LEAF {
        let left = split(floats) / T::WIDTH;
        let right = p.wrapping_offset(left as isize * stride);
        // SAFETY: both halves are among the caller's numbers.
        return unsafe {
            sum_strided::<T>(p, stride, left).plus(sum_strided(right, stride, n - left))
        };
    }
    if floats < LANES {
        return (0..n).fold(T::neutral(), |total, i| total.plus(at(i)));
    }
    let group = LANES / T::WIDTH;
    let mut sums: [T; LANES] = core::array::from_fn(|k| at(k % group));
    let steps: [isize; LANES] = core::array::from_fn(|k| k as isize * stride);
    let mut here = p;
    let mut i = group;
    while i + group <= n {
        here = here.wrapping_offset(group as isize * stride);
        for (sum, step) in sums.iter_mut().zip(steps).take(group) {
            // SAFETY: one of the numbers `i..i + group`.
            *sum = sum.plus(unsafe { T::read(here.wrapping_offset(step).cast()) });
        }
        i += group;
    }
    let [a, b, c, d, e, f, g, h] = sums;
    let mut total = a.plus(b).plus(c.plus(d));
    if T::WIDTH == 1 {
        total = total.plus(e.plus(f).plus(g.plus(h)));
    }
    (i..n).fold(total, |total, i| total.plus(at(i)))
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
unsafe fn start<T: Total>(m: impl Term<T>, p: *const T::Float) -> Sums<T> {
    let mut sums = [<T::Float as Element>::V::zero(); 4];
    for (i, sum) in sums.iter_mut().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        *sum = unsafe { m.lanes(p.add(i * <<T::Float as Element>::V as Lanes>::N)) };
    }
    sums
}

/// # Safety
/// `p` must be valid for reading eight floats.
#[inline(always)]
unsafe fn step<T: Total>(m: impl Term<T>, sums: &mut Sums<T>, p: *const T::Float) {
    for (i, sum) in sums.iter_mut().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        let x: <T::Float as Element>::V =
            unsafe { m.lanes(p.add(i * <<T::Float as Element>::V as Lanes>::N)) };
        *sum = sum.add(x);
    }
}

#[inline(always)]
fn spill<T: Total>(sums: Sums<T>) -> [T::Float; LANES] {
    let mut lanes = [T::Float::zero(); LANES];
    for (i, sum) in sums.into_iter().enumerate().take(registers::<T>()) {
        // SAFETY: `registers` registers are eight floats.
        unsafe {
            sum.store(lanes.as_mut_ptr().add(i * <<T::Float as Element>::V as Lanes>::N));
        }
    }
    lanes
}

/// Add the floats `from..n`, number by number.
/// # Safety
/// `p` must be valid for reading `n` floats.
#[inline(always)]
unsafe fn tail<T: Total>(
    m: impl Term<T>,
    mut total: T,
    p: *const T::Float,
    from: usize,
    n: usize,
) -> T {
    let mut i = from;
    while i < n {
        // SAFETY: the caller vouches for `n` floats, a multiple of the width.
        total = total.plus(unsafe { m.one(p.add(i)) });
        i += T::WIDTH;
    }
    total
}

/// # Safety
/// `p` must be valid for reading `n <= LEAF` floats.
#[inline(always)]
pub(super) unsafe fn leaf<T: Total, M: Term<T>>(m: M, p: *const T::Float, n: usize) -> T {
    // SAFETY: whole groups of eight floats within `n`, then the rest.
    unsafe {
        if n < LANES {
            return tail(m, T::neutral(), p, 0, n);
        }
        let mut sums = start::<T>(m, p);
        let mut i = LANES;
        while i + LANES <= n {
            step::<T>(m, &mut sums, p.add(i));
            i += LANES;
        }
        tail(m, T::combine(spill::<T>(sums)), p, i, n)
    }
}

/// Four leaves between five cuts, in pairs; each has eight floats at least.
/// # Safety
/// `p` must be valid for reading up to the last cut.
#[inline(always)]
unsafe fn leaves<T: Total>(p: *const T::Float, cuts: [usize; WAYS + 1]) -> [T; WAYS] {
    let [a, b, c, d, end] = cuts;
    // SAFETY: whole groups of eight floats within each leaf, then the rests.
    unsafe {
        let (first, second) = pair::<T>(p.add(a), b - a, p.add(b), c - b);
        let (third, fourth) = pair::<T>(p.add(c), d - c, p.add(d), end - d);
        let mut totals = T::combine_all([first, second, third, fourth]);
        for (k, total) in totals.iter_mut().enumerate() {
            let (from, to) = (cuts[k % WAYS], cuts[k % WAYS + 1]);
            let body = (to - from) - (to - from) % LANES;
            *total = tail(Itself, *total, p, from + body, to);
        }
        totals
    }
}

/// The running sums of two leaves; the right one is not the shorter.
/// # Safety
/// `p` must be valid for reading `n` floats and `q` for `m`.
#[inline(always)]
unsafe fn pair<T: Total>(
    p: *const T::Float,
    n: usize,
    q: *const T::Float,
    m: usize,
) -> ([T::Float; LANES], [T::Float; LANES]) {
    // SAFETY: whole groups of eight floats within `n` and `m`.
    unsafe {
        let mut left = start::<T>(Itself, p);
        let mut right = start::<T>(Itself, q);
        let mut i = LANES;
        while i + LANES <= n {
            step::<T>(Itself, &mut left, p.add(i));
            step::<T>(Itself, &mut right, q.add(i));
            i += LANES;
        }
        while i + LANES <= m {
            step::<T>(Itself, &mut right, q.add(i));
            i += LANES;
        }
        (spill::<T>(left), spill::<T>(right))
    }
}
