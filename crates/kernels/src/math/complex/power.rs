//! Powers, with NumPy's cases: whole exponents below 100 by repeated multiplication.
use super::{Scalar, exp, log};
use crate::simd::{Complex, Num};

/// `a^b`: `a^0` is 1, and `0^b` is 0 where the real part of `b` is positive, else NaN.
pub fn power<T: Scalar>(a: Complex<T>, b: Complex<T>) -> Complex<T> {
    let (re, im): (f64, f64) = (b.re.into(), b.im.into());
    if re == 0.0 && im == 0.0 {
        return Complex::one();
    }
    if a.re.eq(T::zero()) && a.im.eq(T::zero()) {
        let x = if re > 0.0 { T::zero() } else { T::of(f64::NAN) };
        return Complex::new(x, x);
    }
    if im == 0.0 && re.trunc() == re && re.abs() < 100.0 {
        return whole(a, re as i32);
    }
    exp(product(b, log(a)))
}

/// The product with C99's Annex G: infinite unless a factor is NaN in both parts or the other one is 0.
fn product<T: Scalar>(a: Complex<T>, b: Complex<T>) -> Complex<T> {
    let z = a.mul(b);
    let infinity = T::of(f64::INFINITY);
    let infinite = |z: Complex<T>| z.re.abs().eq(infinity) || z.im.abs().eq(infinity);
    if !(z.re.is_nan() && z.im.is_nan() && (infinite(a) || infinite(b))) {
        return z;
    }
    // Of an infinite factor only the direction counts, of NaN only the sign.
    let part = |x: T, boxed: bool| {
        let edge = x.abs().eq(infinity);
        let size = if edge && boxed { T::one() } else { T::zero() };
        if boxed || x.is_nan() { size.copysign(x) } else { x }
    };
    let direction = |z: Complex<T>| {
        let boxed = infinite(z);
        Complex::new(part(z.re, boxed), part(z.im, boxed))
    };
    let z = direction(a).mul(direction(b));
    Complex::new(z.re.mul(infinity), z.im.mul(infinity))
}

/// `a^n` by squaring.
fn whole<T: Scalar>(a: Complex<T>, n: i32) -> Complex<T> {
    match n {
        1 => return a,
        2 => return a.mul(a),
        3 => return a.mul(a.mul(a)),
        _ => {}
    }
    let (mut left, mut factor, mut result) = (n.unsigned_abs(), a, Complex::one());
    while left > 0 {
        if left & 1 == 1 {
            result = result.mul(factor);
        }
        left >>= 1;
        if left > 0 {
            factor = factor.mul(factor);
        }
    }
    if n < 0 { Complex::one().div(result) } else { result }
}
