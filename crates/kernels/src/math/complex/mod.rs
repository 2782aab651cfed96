//! Functions of one complex number, with C99's branch cuts: the side of a cut follows the sign of a zero.
//!
//! complex64 goes through complex128 and is rounded once, except where NumPy spells out a formula.
mod hyperbolic;
mod inverse;
mod power;
mod root;

pub use power::power;

use crate::simd::{Complex, Float, Lanes, Mask, V};

type C = Complex<f64>;

/// A scalar float.
pub trait Scalar: Float<Mask = bool, Wide = f64> + Into<f64> {}
impl<T: Float<Mask = bool, Wide = f64> + Into<f64>> Scalar for T {}

/// Apply a function computed in complex128.
#[inline(always)]
fn wide<T: Scalar>(z: Complex<T>, f: impl Fn(C) -> C) -> Complex<T> {
    let w = f(C::new(z.re.into(), z.im.into()));
    Complex::new(T::of(w.re), T::of(w.im))
}

/// Apply a function of registers to one number: it needs no second body then.
#[inline(always)]
fn lane(x: f64, y: f64, f: impl Fn(V<f64>, V<f64>) -> V<f64>) -> f64 {
    let mut lanes = [0.0; 2];
    // SAFETY: a register of float64 has two lanes.
    unsafe { f(V::splat(x), V::splat(y)).store(lanes.as_mut_ptr()) };
    lanes[0]
}

/// The angle of `(x, y)`.
fn atan2(y: f64, x: f64) -> f64 {
    lane(y, x, super::atan2)
}

/// Both parts times a real factor.
#[inline(always)]
fn times<T: Scalar>(z: Complex<T>, factor: f64) -> Complex<T> {
    Complex::new(z.re.mul(T::of(factor)), z.im.mul(T::of(factor)))
}

/// `e^z`.
pub fn exp<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, hyperbolic::exp)
}

/// [`exp`] of registers.
#[inline(always)]
pub fn exp_lanes<W: Float<Elem = f64>>(z: Complex<W>) -> Complex<W> {
    let size = super::exp(z.re);
    let (sin, cos, close) = super::sine_cosine(z.im);
    if close.and(z.re.abs().lt(W::of(hyperbolic::LARGE))).all() {
        Complex::new(size.mul(cos), size.mul(sin))
    } else {
        each_exp(z)
    }
}

/// As [`exp_lanes`], one by one.
#[cold]
#[inline(never)]
fn each_exp<W: Float<Elem = f64>>(z: Complex<W>) -> Complex<W> {
    z.map(hyperbolic::exp)
}

/// `e^z - 1`, NumPy's formula.
pub fn expm1<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, hyperbolic::expm1)
}

/// The natural logarithm, its imaginary part from -pi to pi.
pub fn log<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, root::log)
}

/// `log(1 + z)`, NumPy's formula.
pub fn log1p<T: Scalar>(z: Complex<T>) -> Complex<T> {
    let re = z.re.add(T::one());
    Complex::new(
        T::of(root::ln(super::hypot(re, z.im).into())),
        T::of(atan2(z.im.into(), re.into())),
    )
}

/// The logarithm to base 2.
pub fn log2<T: Scalar>(z: Complex<T>) -> Complex<T> {
    times(log(z), core::f64::consts::LOG2_E)
}

/// The logarithm to base 10.
pub fn log10<T: Scalar>(z: Complex<T>) -> Complex<T> {
    times(log(z), core::f64::consts::LOG10_E)
}

/// The square root in the right half plane.
pub fn sqrt<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, root::sqrt)
}

/// `z z`.
pub fn square<T: Scalar>(z: Complex<T>) -> Complex<T> {
    z.square()
}

/// The sine: `sin z = -i sinh iz`, which swaps the parts on the way in and out.
pub fn sin<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, |z| swap(hyperbolic::sinh(swap(z))))
}

/// The cosine: `cos z = cosh iz`.
pub fn cos<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, |z| hyperbolic::cosh(C::new(-z.im, z.re)))
}

/// The tangent: `tan z = -i tanh iz`.
pub fn tan<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, |z| swap(hyperbolic::tanh(swap(z))))
}

/// `2^z`, NumPy's formula.
pub fn exp2<T: Scalar>(z: Complex<T>) -> Complex<T> {
    exp(times(z, core::f64::consts::LN_2))
}

/// The hyperbolic sine.
pub fn sinh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, hyperbolic::sinh)
}

/// The hyperbolic cosine.
pub fn cosh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, hyperbolic::cosh)
}

/// The arc sine: `asin z = -i asinh iz`.
pub fn asin<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, |z| swap(inverse::asinh(swap(z))))
}

/// The arc cosine.
pub fn acos<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, inverse::acos)
}

/// The arc tangent: `atan z = -i atanh iz`.
pub fn atan<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, |z| swap(inverse::atanh(swap(z))))
}

/// The inverse hyperbolic sine.
pub fn asinh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, inverse::asinh)
}

/// The inverse hyperbolic cosine.
pub fn acosh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, inverse::acosh)
}

/// The inverse hyperbolic tangent.
pub fn atanh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, inverse::atanh)
}

/// The hyperbolic tangent.
pub fn tanh<T: Scalar>(z: Complex<T>) -> Complex<T> {
    wide(z, hyperbolic::tanh)
}

fn swap(z: C) -> C {
    C::new(z.im, z.re)
}
