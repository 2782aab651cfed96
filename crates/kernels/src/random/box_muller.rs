//! Box and Muller's transform (1958) in single precision, with the bits of PyTorch's vector code.
//!
//! The polynomials are those of Moshier's Cephes library in the order of operations of Pommier's and Garberoglio's
//! `avx_mathfun`, which PyTorch fills arrays with; its compiler turns a product and a sum into one rounding.
use core::f32::consts::{FRAC_1_SQRT_2, TAU};

/// `a * b + c`, rounded once but for very rare ties: a double holds the product.
#[inline(always)]
fn fused(a: f32, b: f32, c: f32) -> f32 {
    (f64::from(a) * f64::from(b) + f64::from(c)) as f32
}

/// A polynomial by Horner's rule, the highest power first.
#[inline(always)]
fn horner<const N: usize>(x: f32, coefficients: [f32; N]) -> f32 {
    coefficients[1..].iter().fold(coefficients[0], |sum, &c| fused(sum, x, c))
}

/// The logarithm of a normal number.
fn log(x: f32) -> f32 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 23) as i32 - 126) as f32;
    let half = f32::from_bits(bits & 0x007f_ffff | 0x3f00_0000);
    let mut m = half - 1.0;
    if half < FRAC_1_SQRT_2 {
        exponent -= 1.0;
        m += half;
    }
    let square = m * m;
    let coefficients = [
        7.037_683_6e-2,
        -1.151_461e-1,
        1.167_699_84e-1,
        -1.242_014_1e-1,
        1.424_932_3e-1,
        -1.666_805_7e-1,
        2.000_071_4e-1,
        -2.499_999_4e-1,
        3.333_333e-1,
    ];
    let tail = fused(horner(m, coefficients) * m, square, exponent * -2.121_944_4e-4);
    fused(exponent, 0.693_359_4, m + fused(square, -0.5, tail))
}

/// The sine and the cosine of a positive angle.
fn sin_cos(angle: f32) -> (f32, f32) {
    let octant = ((angle * 1.273_239_5) as i32 + 1) & !1;
    let steps = octant as f32;
    // pi / 4 in three parts.
    let parts = [-0.785_156_25, -2.418_756_5e-4, -3.774_895e-8];
    let x = parts.iter().fold(angle, |x, &part| fused(steps, part, x));
    let z = x * x;
    let even = horner(z, [2.443_315_7e-5, -1.388_731_6e-3, 4.166_664_6e-2]) * z;
    let even = fused(even, z, -(z * 0.5)) + 1.0;
    let odd = horner(z, [-1.951_529_6e-4, 8.332_161e-3, -1.666_665_5e-1]) * z;
    let odd = fused(odd, x, x);
    let (sine, cosine) = if octant & 2 == 0 { (odd, even) } else { (even, odd) };
    (
        if octant & 4 == 0 { sine } else { -sine },
        if (octant - 2) & 4 == 0 { -cosine } else { cosine },
    )
}

/// Two uniform draws over [0, 1) as two normal ones.
#[inline(always)]
pub fn box_muller(u1: f32, u2: f32) -> (f32, f32) {
    let radius = (-2.0 * log(1.0 - u1)).sqrt();
    let (sine, cosine) = sin_cos(TAU * u2);
    (radius * cosine, radius * sine)
}
