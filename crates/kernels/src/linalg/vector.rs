//! Products with a vector: bound by memory, so every element of the matrix is read once, in order.
use super::gemm::Matrices;
use crate::simd::{Element, Float, Lanes, Num};

/// Registers of partial sums in a dot product: TurboFan loads all factors of a step first, and spills with more.
const SUMS: usize = 4;
/// Registers of columns at a time.
const WIDTH: usize = 2;
/// The most lanes of a float register.
const MOST: usize = 4;

/// `c = x B` for a row `x` of any stride, where the rows of `B` and `c` are contiguous.
///
/// Four rows of `B` are added to `c` at a time, one after the other.
/// # Safety
/// `x`, `B` and `c` must be valid for `k`, `k` x `n` and `n` elements; `c` overlaps none.
pub unsafe fn combine<T>((n, k): (usize, usize), (x, b, c): Matrices)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    // SAFETY: the rows lie within what the caller vouches for.
    unsafe {
        let mut p = k % 4;
        match p {
            0 => rows::<T, 0>(n, (x, b, c), false),
            1 => rows::<T, 1>(n, (x, b, c), false),
            2 => rows::<T, 2>(n, (x, b, c), false),
            _ => rows::<T, 3>(n, (x, b, c), false),
        }
        while p < k {
            rows::<T, 4>(n, (x.at(0, p), b.at(p, 0), c), true);
            p += 4;
        }
    }
}

/// `c = x B`, or `c += x B` with `chain`, for `R` rows of `B`.
/// # Safety
/// As [`combine`].
#[inline(never)]
unsafe fn rows<T, const R: usize>(n: usize, (x, b, c): Matrices, chain: bool)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let (lanes, size) = (<T::V as Lanes>::N, size_of::<T>());
    // SAFETY: the caller vouches for `R` factors and `n` columns.
    unsafe {
        let mut factors = [T::zero(); R];
        for (r, factor) in factors.iter_mut().enumerate() {
            *factor = x.at(0, r).ptr.cast::<T>().read_unaligned();
        }
        let (mut row, mut to) = (b.ptr.cast_const(), c.ptr);
        let mut left = n;
        while left >= WIDTH * lanes {
            columns::<T::V, R, WIDTH>(factors, (row, b.rows), to, chain);
            (row, to) = (row.add(WIDTH * lanes * size), to.add(WIDTH * lanes * size));
            left -= WIDTH * lanes;
        }
        for _ in 0..left {
            columns::<T, R, 1>(factors, (row, b.rows), to, chain);
            (row, to) = (row.add(size), to.add(size));
        }
    }
}

/// As [`rows`], for a few registers of columns.
/// # Safety
/// As [`rows`].
#[inline(always)]
unsafe fn columns<L: Float, const R: usize, const NV: usize>(
    factors: [L::Elem; R],
    (b, stride): (*const u8, isize),
    c: *mut u8,
    chain: bool,
) {
    // SAFETY: the caller vouches for the columns.
    unsafe {
        let c = c.cast::<L::Elem>();
        let mut sums = [L::zero(); NV];
        if chain {
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = L::load(c.add(v * L::N));
            }
        }
        for (r, factor) in factors.into_iter().enumerate() {
            let row = b.offset(r as isize * stride).cast::<L::Elem>();
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = L::splat(factor).mul_add(L::load(row.add(v * L::N)), *sum);
            }
        }
        for (v, sum) in sums.into_iter().enumerate() {
            sum.store(c.add(v * L::N));
        }
    }
}

/// `c = A x` where the rows of `A` and `x` are contiguous; `c` may have any stride. Where `x` has rows, every row of `A`
/// takes one of its own.
///
/// With `N` lanes, element `p` goes to partial sum `p mod 4N` as long as a whole register is left. The four
/// registers are added, the first to the second and the third to the fourth, then their lanes from the first to the
/// last, then what is left of the elements, in order.
/// # Safety
/// `A`, `x` and `c` must be valid for `m` x `k`, `k` and `m` elements; `c` overlaps none.
#[inline(never)]
pub unsafe fn dots<T>((m, k): (usize, usize), (a, x, c): Matrices)
where
    T: Element + Float<Elem = T>,
    T::V: Float,
{
    let lanes = <T::V as Lanes>::N;
    for i in 0..m {
        // SAFETY: the caller vouches for `k` elements of each row and of `x`, and for `m` of `c`.
        unsafe {
            let (mut row, mut y) = (a.at(i, 0).ptr.cast::<T>(), x.at(i, 0).ptr.cast::<T>());
            let term = |row: *mut T, y: *mut T, v: usize, sum: T::V| {
                let factor = <T::V as Lanes>::load(y.add(v * lanes));
                <T::V as Lanes>::load(row.add(v * lanes)).mul_add(factor, sum)
            };
            let mut sums = [<T::V as Num>::zero(); SUMS];
            let mut left = k;
            while left >= SUMS * lanes {
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum = term(row, y, v, *sum);
                }
                (row, y) = (row.add(SUMS * lanes), y.add(SUMS * lanes));
                left -= SUMS * lanes;
            }
            for sum in &mut sums[..SUMS - 1] {
                if left < lanes {
                    break;
                }
                *sum = term(row, y, 0, *sum);
                (row, y) = (row.add(lanes), y.add(lanes));
                left -= lanes;
            }
            let [s0, s1, s2, s3] = sums;
            let mut parts = [T::zero(); MOST];
            s0.add(s1).add(s2.add(s3)).store(parts.as_mut_ptr());
            let mut sum = parts[0];
            for part in &parts[1..lanes] {
                sum = sum.add(*part);
            }
            for q in 0..left {
                sum = row.add(q).read_unaligned().mul_add(y.add(q).read_unaligned(), sum);
            }
            c.at(i, 0).ptr.cast::<T>().write_unaligned(sum);
        }
    }
}
