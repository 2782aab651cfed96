//! The dense loops of reductions: fold a run of elements into one result, or rows into a row of results.
use super::combine::Combine;
pub use super::combine::{Add, And, First, Last, Max, Min, Mul, Or};
use super::pairwise::{Total, sum, sum_strided};
use crate::dtype::DType;
use crate::simd::{Complex, Element, Float, Lanes, Num, Real};
use core::marker::PhantomData;

/// What reduces a run of one compute type, with its types erased.
#[derive(Clone, Copy)]
pub struct Fold {
    /// What the elements are read as.
    pub input: DType,
    /// What results are kept in meanwhile.
    pub acc: DType,
    /// `acc[0] = acc[0] ∘ src[0] ∘ ... ∘ src[n - 1]`.
    pub fold: unsafe fn(n: usize, src: *const u8, acc: *mut u8),
    /// `acc[i] = acc[i] ∘ src[0][i] ∘ ... ∘ src[rows - 1][i]`, in this order; rows lie `stride` bytes apart.
    pub rows: unsafe fn(n: usize, rows: usize, src: *const u8, stride: isize, acc: *mut u8),
    /// Writes the result of reducing nothing; without one, reducing nothing is refused.
    pub identity: Option<unsafe fn(acc: *mut u8)>,
    /// The shape of the sum matters: NumPy's pairwise tree.
    pub tree: Option<Tree>,
    /// Once the (one-byte) result is this, nothing can change it.
    pub stop: Option<u8>,
}

/// How long runs of a pairwise sum are split where they cannot be added up in one go.
#[derive(Clone, Copy)]
pub struct Tree {
    /// Floats per element.
    pub width: usize,
    /// Writes what a partial sum starts from: unlike the identity, it leaves a zero's sign alone.
    pub neutral: unsafe fn(acc: *mut u8),
    /// As [`Fold::fold`], of elements `stride` bytes apart.
    pub strided: unsafe fn(n: usize, src: *const u8, stride: isize, acc: *mut u8),
}

/// Registers that a fold keeps in flight.
const WAYS: usize = 4;

/// Fold in any order: several registers side by side.
unsafe fn fold_any<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    src: *const u8,
    acc: *mut u8,
) {
    let (src, acc) = (src.cast::<E>(), acc.cast::<E>());
    let lanes = <E::V as Lanes>::N;
    // SAFETY: whole registers within the `n` elements, then the rest one by one.
    unsafe {
        let mut total = E::load(acc);
        let mut i = 0;
        if n >= WAYS * lanes {
            let mut ways: [E::V; WAYS] = core::array::from_fn(|k| Lanes::load(src.add(k * lanes)));
            i = WAYS * lanes;
            while i + WAYS * lanes <= n {
                for (k, way) in ways.iter_mut().enumerate() {
                    *way = O::lanes(*way, Lanes::load(src.add(i + k * lanes)));
                }
                i += WAYS * lanes;
            }
            let all = O::lanes(O::lanes(ways[0], ways[1]), O::lanes(ways[2], ways[3]));
            let mut each = [total; 16];
            all.store(each.as_mut_ptr());
            for &x in each.iter().take(lanes) {
                total = O::one(total, x);
            }
        }
        while i < n {
            total = O::one(total, E::load(src.add(i)));
            i += 1;
        }
        total.store(acc);
    }
}

/// Fold one after the other, where the order shows in the result.
unsafe fn fold_in_order<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    src: *const u8,
    acc: *mut u8,
) {
    let (src, acc) = (src.cast::<E>(), acc.cast::<E>());
    // SAFETY: `n` elements and one result, which the caller vouches for.
    unsafe {
        let mut total = E::load(acc);
        for i in 0..n {
            total = O::one(total, E::load(src.add(i)));
        }
        total.store(acc);
    }
}

/// Fold by NumPy's pairwise tree.
unsafe fn fold_pairwise<T: Total>(n: usize, src: *const u8, acc: *mut u8) {
    let acc = acc.cast::<T>();
    // SAFETY: `n` elements and one result, which the caller vouches for.
    unsafe {
        let total = acc.read_unaligned();
        acc.write_unaligned(total.plus(sum::<T>(src.cast(), n * T::WIDTH)));
    }
}

/// Rows into a row, four at a time: the row of results is read and written a quarter as often. Columns that fill no
/// register come last, each down all rows.
unsafe fn rows_of<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
) {
    let lanes = <E::V as Lanes>::N;
    let whole = n - n % lanes;
    let at = |row: usize| src.wrapping_offset(row as isize * stride).cast::<E>();
    let acc = acc.cast::<E>();
    // SAFETY: `rows` rows of `n` elements and one of results, which the caller vouches for.
    unsafe {
        let mut row = 0;
        while row + 4 <= rows {
            some_rows::<E, O, 4>(whole, core::array::from_fn(|k| at(row + k)), acc);
            row += 4;
        }
        while row < rows {
            some_rows::<E, O, 1>(whole, [at(row)], acc);
            row += 1;
        }
        last_columns::<E, O>(whole, n, rows, (src, stride), acc);
    }
}

/// The columns from `first` on, each down all rows.
/// # Safety
/// `rows` rows of `n` elements, `stride` bytes apart, and as many results.
#[inline(always)]
pub(super) unsafe fn last_columns<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    first: usize,
    n: usize,
    rows: usize,
    (src, stride): (*const u8, isize),
    acc: *mut E,
) {
    for i in first..n {
        // SAFETY: a column of the rows.
        unsafe {
            let mut total = E::load(acc.add(i));
            for row in 0..rows {
                let row = src.wrapping_offset(row as isize * stride).cast::<E>();
                total = O::one(total, E::load(row.add(i)));
            }
            total.store(acc.add(i));
        }
    }
}

/// # Safety
/// Every pointer must be valid for `n` elements, a whole number of registers; `acc` must not overlap the others.
#[inline(always)]
unsafe fn some_rows<E: Element + Lanes<Elem = E>, O: Combine<E>, const ROWS: usize>(
    n: usize,
    src: [*const E; ROWS],
    acc: *mut E,
) {
    // SAFETY: whole registers within the `n` elements.
    unsafe {
        let mut i = 0;
        while i < n {
            let mut total: E::V = Lanes::load(acc.add(i));
            for row in src {
                total = O::lanes(total, Lanes::load(row.add(i)));
            }
            O::ended(total).store(acc.add(i));
            i += <E::V as Lanes>::N;
        }
    }
}

/// Rows of complex numbers are rows of twice as many floats where the parts don't meet.
unsafe fn rows_of_pairs<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
) {
    // SAFETY: the same bytes, seen as floats.
    unsafe { rows_of::<E, O>(2 * n, rows, src, stride, acc) }
}

pub(super) unsafe fn zero<E: Num<Elem = E>>(acc: *mut u8) {
    // SAFETY: one element, which the caller vouches for.
    unsafe { E::zero().store(acc.cast()) }
}

unsafe fn one<E: Num<Elem = E>>(acc: *mut u8) {
    // SAFETY: one element, which the caller vouches for.
    unsafe { E::one().store(acc.cast()) }
}

/// As [`fold_pairwise`], of elements that lie apart.
unsafe fn fold_strided<T: Total>(n: usize, src: *const u8, stride: isize, acc: *mut u8) {
    let acc = acc.cast::<T>();
    // SAFETY: `n` elements and one result, which the caller vouches for.
    unsafe {
        let total = acc.read_unaligned();
        acc.write_unaligned(total.plus(sum_strided::<T>(src, stride, n)));
    }
}

unsafe fn neutral<T: Total>(acc: *mut u8) {
    // SAFETY: one element, which the caller vouches for.
    unsafe { acc.cast::<T>().write_unaligned(T::neutral()) }
}

/// The kernels of one compute type.
pub struct Of<E>(PhantomData<E>);

impl<E: Element<V: Num> + Num<Elem = E>> Of<E> {
    /// Sums whose order does not show: of integers.
    pub const fn sum(dtype: DType) -> Fold {
        Fold {
            input: dtype,
            acc: dtype,
            fold: fold_any::<E, Add>,
            rows: rows_of::<E, Add>,
            identity: Some(zero::<E>),
            tree: None,
            stop: None,
        }
    }
    /// Products whose order does not show: of integers.
    pub const fn prod(dtype: DType) -> Fold {
        Fold {
            fold: fold_any::<E, Mul>,
            rows: rows_of::<E, Mul>,
            identity: Some(one::<E>),
            ..Self::sum(dtype)
        }
    }
    /// Products one after the other: of floats.
    pub const fn prod_in_order(dtype: DType) -> Fold {
        Fold { fold: fold_in_order::<E, Mul>, ..Self::prod(dtype) }
    }
}

impl<T: Total> Of<T>
where
    T: Element<V: Num> + Num<Elem = T>,
{
    /// Sums by the pairwise tree.
    pub const fn sum_pairwise(dtype: DType) -> Fold {
        let rows = if T::WIDTH == 1 { rows_of::<T, Add> } else { rows_of_pairs::<T::Float, Add> };
        let (neutral, strided) = (neutral::<T>, fold_strided::<T>);
        let tree = Some(Tree { width: T::WIDTH, neutral, strided });
        Fold { fold: fold_pairwise::<T>, rows, tree, ..Self::sum(dtype) }
    }
}

impl<E: Element + Lanes<Elem = E>> Of<E> {
    pub(super) const fn of<O: Combine<E>>(dtype: DType) -> Fold {
        Fold {
            input: dtype,
            acc: dtype,
            fold: fold_any::<E, O>,
            rows: rows_of::<E, O>,
            identity: None,
            tree: None,
            stop: None,
        }
    }
}

impl<E: Element<V: Real> + Real<Elem = E>> Of<E> {
    /// The largest.
    pub const fn max(dtype: DType) -> Fold {
        Self::of::<Max>(dtype)
    }
    /// The smallest.
    pub const fn min(dtype: DType) -> Fold {
        Self::of::<Min>(dtype)
    }
}

impl<E: Float, R: Float<Elem = E>> Of<Complex<E>>
where
    Complex<E>: Element<V = Complex<R>> + Lanes<Elem = Complex<E>>,
{
    /// The last in lexicographic order.
    pub const fn last(dtype: DType) -> Fold {
        Fold { fold: fold_in_order::<Complex<E>, Last>, ..Self::of::<Last>(dtype) }
    }
    /// The first in lexicographic order.
    pub const fn first(dtype: DType) -> Fold {
        Fold { fold: fold_in_order::<Complex<E>, First>, ..Self::of::<First>(dtype) }
    }
}

/// Whether any truth value is set; with an identity, the start is false.
pub const fn any(identity: bool) -> Fold {
    let identity = if identity { Some(zero::<u8> as unsafe fn(*mut u8)) } else { None };
    Fold { identity, stop: Some(1), ..Of::<u8>::of::<Or>(DType::Bool) }
}

/// Whether all truth values are set; with an identity, the start is true.
pub const fn all(identity: bool) -> Fold {
    let identity = if identity { Some(one::<u8> as unsafe fn(*mut u8)) } else { None };
    Fold { identity, stop: Some(0), ..Of::<u8>::of::<And>(DType::Bool) }
}
