//! Powers, with NumPy's cases: whole exponents below 100 by repeated multiplication.
use super::{C, Scalar, hyperbolic, root, wide};
use crate::simd::{Complex, Num};

/// `a^b`: `a^0` is 1, and `0^b` is 0 for a positive real `b`, else NaN.
pub fn power<T: Scalar>(a: Complex<T>, b: Complex<T>) -> Complex<T> {
    let (re, im): (f64, f64) = (b.re.into(), b.im.into());
    if re == 0.0 && im == 0.0 {
        return Complex::one();
    }
    if a.re.eq(T::zero()) && a.im.eq(T::zero()) {
        let x = if re > 0.0 && im == 0.0 { T::zero() } else { T::of(f64::NAN) };
        return Complex::new(x, x);
    }
    if im == 0.0 && re.trunc() == re && re.abs() < 100.0 {
        return whole(a, re as i32);
    }
    wide(a, |a| {
        let log = root::log(a);
        hyperbolic::exp(C::new(re * log.re - im * log.im, re * log.im + im * log.re))
    })
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
