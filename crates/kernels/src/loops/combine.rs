//! What reductions and accumulations apply over and over.
use crate::simd::{Complex, Element, Float, Num, Real};

/// A binary operation that is applied over and over, on registers and on scalars.
pub trait Combine<E: Element> {
    /// On every lane.
    fn lanes(a: E::V, b: E::V) -> E::V;
    /// On one element.
    fn one(a: E, b: E) -> E;
    /// What [`lanes`](Self::lanes) gave, as [`one`](Self::one) would give it.
    #[inline(always)]
    fn ended(x: E::V) -> E::V {
        x
    }
}

/// `a + b`
pub struct Add;
/// `a * b`
pub struct Mul;
/// The larger; a NaN wins.
pub struct Max;
/// The smaller; a NaN wins.
pub struct Min;
/// The complex number that comes first in lexicographic order; a NaN wins.
pub struct First;
/// The one that comes last; a NaN wins.
pub struct Last;
/// Whether either is not 0.
pub struct Or;
/// Whether neither is 0.
pub struct And;

macro_rules! combine {
    ($($op:ident: $bound:ident, $f:ident;)*) => {$(
        impl<E: Element<V: $bound> + $bound> Combine<E> for $op {
            #[inline(always)]
            fn lanes(a: E::V, b: E::V) -> E::V {
                a.$f(b)
            }
            #[inline(always)]
            fn one(a: E, b: E) -> E {
                a.$f(b)
            }
        }
    )*};
}
combine! {
    Add: Num, add;
    Mul: Num, mul;
    Max: Real, max;
    Min: Real, min;
}

macro_rules! lexicographic {
    ($($op:ident, $f:ident;)*) => {$(
        impl<E: Float, R: Float<Elem = E>> Combine<Complex<E>> for $op
        where
            Complex<E>: Element<V = Complex<R>>,
        {
            #[inline(always)]
            fn lanes(a: Complex<R>, b: Complex<R>) -> Complex<R> {
                a.$f(b)
            }
            #[inline(always)]
            fn one(a: Complex<E>, b: Complex<E>) -> Complex<E> {
                a.$f(b)
            }
        }
    )*};
}
lexicographic! {
    First, min;
    Last, max;
}

macro_rules! logical {
    ($($op:ident, $f:ident;)*) => {$(
        impl Combine<u8> for $op {
            #[inline(always)]
            fn lanes(a: <u8 as Element>::V, b: <u8 as Element>::V) -> <u8 as Element>::V {
                a.$f(b)
            }
            #[inline(always)]
            fn one(a: u8, b: u8) -> u8 {
                Real::min(Real::$f(a, b), 1)
            }
            #[inline(always)]
            fn ended(x: <u8 as Element>::V) -> <u8 as Element>::V {
                Real::min(x, Num::one())
            }
        }
    )*};
}
logical! {
    Or, max;
    And, min;
}
