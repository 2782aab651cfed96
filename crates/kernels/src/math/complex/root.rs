//! The logarithm and the square root.
use super::C;
use crate::math;
use crate::math::double::{add, two_prod};

const fn two_to(n: i64) -> f64 {
    f64::from_bits(((1023 + n) as u64) << 52)
}

/// The natural logarithm of a real number.
#[inline(never)]
pub fn ln(x: f64) -> f64 {
    math::log(x)
}

/// The natural logarithm.
pub fn log(z: C) -> C {
    C::new(log_size(z.re.abs(), z.im.abs()), super::atan2(z.im, z.re))
}

/// `log(hypot(a, b))`, accurate near 1 and free of overflow.
pub fn log_size(a: f64, b: f64) -> f64 {
    let size = math::hypot(a, b);
    if size > 0.5 && size < 2.0 {
        let (hi, lo) = add(add(two_prod(a, a), (-1.0, 0.0)), two_prod(b, b));
        return 0.5 * math::log1p(hi + lo);
    }
    if size > two_to(1020) && a.is_finite() && b.is_finite() {
        return ln(math::hypot(a * 0.25, b * 0.25)) + 2.0 * core::f64::consts::LN_2;
    }
    if size < two_to(-960) && size > 0.0 {
        let up = two_to(120);
        return ln(math::hypot(a * up, b * up)) - 120.0 * core::f64::consts::LN_2;
    }
    ln(size)
}

/// The square root (special cases as in C99, Annex G).
pub fn sqrt(z: C) -> C {
    if z.re == 0.0 && z.im == 0.0 {
        return C::new(0.0, z.im);
    }
    if z.im.is_infinite() {
        return C::new(f64::INFINITY, z.im);
    }
    if z.re.is_nan() || (z.im.is_nan() && z.re.is_finite()) {
        return C::new(f64::NAN, f64::NAN);
    }
    if z.re.is_infinite() {
        // The vanishing part keeps its sign, a NaN stays.
        let rest = if z.im.is_nan() { z.im } else { 0.0 };
        return if z.re > 0.0 {
            C::new(z.re, rest.copysign(z.im))
        } else {
            C::new(rest, f64::INFINITY.copysign(z.im))
        };
    }
    let size = z.re.abs().max(z.im.abs());
    let (down, up) = if size > two_to(1000) {
        (two_to(-100), two_to(50))
    } else if size < two_to(-900) {
        (two_to(200), two_to(-100))
    } else {
        (1.0, 1.0)
    };
    let (re, im) = (z.re * down, z.im * down);
    let t = ((re.abs() + math::hypot(re, im)) * 0.5).sqrt();
    let other = im.abs() / (t + t);
    let (re, im) = if re >= 0.0 { (t, other) } else { (other, t) };
    C::new(re * up, (im * up).copysign(z.im))
}
