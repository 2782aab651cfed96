//! The exponential and its relatives, with the special cases of C99, Annex G.
use super::C;
use crate::math;

/// Up to here `e^x` does not overflow. Beyond, `e^(x - LARGE)` and `e^LARGE` are applied one by one:
/// a small sine or cosine may still bring the product back into range.
pub const LARGE: f64 = 709.0;
/// `e^LARGE`.
const FACTOR: f64 = 8.218_407_461_554_972e307;

/// `e^z`.
pub fn exp(z: C) -> C {
    if z.im == 0.0 {
        return C::new(math::exp(z.re), z.im);
    }
    if !z.im.is_finite() {
        return match z.re {
            f64::INFINITY => C::new(z.re, f64::NAN),
            f64::NEG_INFINITY => C::new(0.0, 0f64.copysign(z.im)),
            _ => C::new(f64::NAN, f64::NAN),
        };
    }
    let (base, factor) = split(z.re);
    let (sin, cos) = turn(z.im);
    C::new(base * cos * factor, base * sin * factor)
}

/// The sine and the cosine.
#[inline(never)]
fn turn(x: f64) -> (f64, f64) {
    (math::sin(x), math::cos(x))
}

/// `e^x - 1`.
#[inline(never)]
fn less_one(x: f64) -> f64 {
    math::expm1(x)
}

/// `e^z - 1`, NumPy's formula.
pub fn expm1(z: C) -> C {
    let (half, _) = turn(z.im * 0.5);
    let (sin, cos) = turn(z.im);
    let (base, factor) = split(z.re);
    // An infinite size makes NaN of a sine of 0, as in NumPy.
    C::new(less_one(z.re) * cos - 2.0 * half * half, base * factor * sin)
}

/// `e^x` as a product.
#[inline(never)]
fn split(x: f64) -> (f64, f64) {
    if x > LARGE { (math::exp(x - LARGE), FACTOR) } else { (math::exp(x), 1.0) }
}

/// `cosh x` and `sinh x`, both still to be multiplied by the third.
#[inline(never)]
fn both(x: f64) -> (f64, f64, f64) {
    let a = x.abs();
    if a > 22.0 {
        let (base, factor) = split(a);
        return (0.5 * base, (0.5 * base).copysign(x), factor);
    }
    let t = less_one(a);
    let u = t / (t + 1.0);
    (1.0 + 0.5 * t * u, (0.5 * (t + u)).copysign(x), 1.0)
}

/// The hyperbolic sine.
pub fn sinh(z: C) -> C {
    let (c, s, factor) = both(z.re);
    if z.im == 0.0 {
        return C::new(s * factor, z.im);
    }
    if !z.im.is_finite() {
        let re = if z.re.is_infinite() { f64::INFINITY } else { f64::NAN };
        return C::new(if z.re == 0.0 { z.re } else { re }, f64::NAN);
    }
    let (sin, cos) = turn(z.im);
    C::new(s * cos * factor, c * sin * factor)
}

/// The hyperbolic cosine.
pub fn cosh(z: C) -> C {
    let (c, s, factor) = both(z.re);
    // Where an argument vanishes so does the imaginary part, whatever the other is.
    if z.im == 0.0 {
        return C::new(c * factor, if z.re.is_nan() { z.im } else { z.im * 1f64.copysign(z.re) });
    }
    if !z.im.is_finite() {
        let im = if z.re == 0.0 { 0.0 } else { f64::NAN };
        return C::new(if z.re.is_infinite() { f64::INFINITY } else { f64::NAN }, im);
    }
    let (sin, cos) = turn(z.im);
    C::new(c * cos * factor, s * sin * factor)
}

/// The hyperbolic tangent (Kahan, "Branch cuts for complex elementary functions", 1987).
pub fn tanh(z: C) -> C {
    let sign = 1f64.copysign(z.re);
    if z.re.is_infinite() {
        let side = if z.im.is_finite() { turn(2.0 * z.im).0 } else { z.im };
        return C::new(sign, 0f64.copysign(side));
    }
    if z.im == 0.0 {
        return C::new(math::tanh(z.re), z.im);
    }
    if z.re.is_nan() || !z.im.is_finite() {
        return C::new(if z.re == 0.0 { z.re } else { f64::NAN }, f64::NAN);
    }
    let (sin, cos) = turn(z.im);
    if z.re.abs() > 22.0 {
        return C::new(sign, 4.0 * sin * cos * split(-2.0 * z.re.abs()).0);
    }
    let (c, s, _) = both(z.re);
    let t = sin / cos;
    let beta = 1.0 + t * t;
    let below = 1.0 + beta * s * s;
    C::new(beta * c * s / below, t / below)
}
