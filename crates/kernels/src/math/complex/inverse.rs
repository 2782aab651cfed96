//! Inverse functions by Kahan's formulas ("Branch cuts for complex elementary functions", 1987), with the special
//! cases of C99, Annex G.
use super::root::{ln, log_size, sqrt};
use super::{C, atan2, lane};
use crate::math;
use core::f64::consts::{FRAC_PI_2, LN_2};

/// Beyond this magnitude 1 is nothing beside a square.
const LARGE: f64 = (1u64 << 60) as f64;

/// Below this magnitude a square is nothing beside 1.
const SMALL: f64 = 1.0 / (1u64 << 28) as f64;

fn asinh_real(x: f64) -> f64 {
    lane(x, x, |x, _| math::asinh(x))
}

fn is_large(z: C) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

/// The inverse hyperbolic sine.
pub fn asinh(z: C) -> C {
    if is_large(z) {
        let size = log_size(z.re.abs(), z.im.abs()) + LN_2;
        return C::new(size.copysign(z.re), atan2(z.im, z.re.abs()));
    }
    if z.re.is_nan() || z.im.is_nan() {
        return C::new(f64::NAN, if z.im == 0.0 { z.im } else { f64::NAN });
    }
    // The cube is nothing beside `z`, and halves of the least numbers are not exact.
    if z.re.abs() < SMALL && z.im.abs() < SMALL {
        return z;
    }
    // The roots of 1 + iz and 1 - iz.
    let (p, m) = (sqrt(C::new(1.0 - z.im, z.re)), sqrt(C::new(1.0 + z.im, -z.re)));
    let re = asinh_real(p.im * m.re - p.re * m.im);
    C::new(re.copysign(z.re), atan2(z.im, p.re * m.re - p.im * m.im))
}

/// The arc cosine.
pub fn acos(z: C) -> C {
    if is_large(z) {
        let size = log_size(z.re.abs(), z.im.abs()) + LN_2;
        return C::new(atan2(z.im.abs(), z.re), size.copysign(-z.im));
    }
    if z.re.is_nan() || z.im.is_nan() {
        return C::new(if z.re == 0.0 { FRAC_PI_2 } else { f64::NAN }, f64::NAN);
    }
    let (m, p) = (sqrt(C::new(1.0 - z.re, -z.im)), sqrt(C::new(1.0 + z.re, z.im)));
    let im = asinh_real(p.re * m.im - p.im * m.re);
    C::new(2.0 * atan2(m.re, p.re), im.copysign(-z.im))
}

/// The inverse hyperbolic cosine: the arc cosine turned to the right half plane.
pub fn acosh(z: C) -> C {
    let w = acos(z);
    // A real part of NaN is the imaginary part of the arc cosine.
    let side = if w.re.is_nan() { w.re } else { w.re.copysign(z.im) };
    C::new(w.im.abs(), side)
}

/// The inverse hyperbolic tangent.
pub fn atanh(z: C) -> C {
    let (x, y) = (z.re.abs(), z.im.abs());
    if x == f64::INFINITY || y == f64::INFINITY {
        let im = if y.is_nan() { y } else { FRAC_PI_2 };
        return C::new(0f64.copysign(z.re), im.copysign(z.im));
    }
    if x.is_nan() || y.is_nan() {
        return C::new(if x == 0.0 { z.re } else { f64::NAN }, f64::NAN);
    }
    if is_large(z) {
        // The real part of 1 / z, without overflow.
        let (large, small) = if x < y { (y, x) } else { (x, y) };
        let re = x / large / (large + small * (small / large));
        return C::new(re.copysign(z.re), FRAC_PI_2.copysign(z.im));
    }
    let d = 1.0 - x;
    let re = if x == 1.0 && y < 1.0 / LARGE {
        // Next to the pole: the quotient may overflow.
        0.5 * (LN_2 - ln(y))
    } else {
        0.25 * lane(4.0 * x / (d * d + y * y), 0.0, math::log1p_sum)
    };
    let im = 0.5 * atan2(2.0 * y, d * (1.0 + x) - y * y);
    C::new(re.copysign(z.re), im.copysign(z.im))
}
