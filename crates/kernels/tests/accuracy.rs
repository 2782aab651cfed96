//! How far the functions are from the truth, in units of the last place.
//!
//! float32: a sample of all inputs against the system's float64 functions, or, with `LANEWISE_EXHAUSTIVE=1`,
//! all inputs at which anything can happen (minutes). float64: hard cases with their exact results from
//! `scripts/accuracy.py`.
use kernels::math;
use kernels::simd::{Lanes, V};
use std::ops::RangeInclusive;

/// The error of `got` against `hi + lo` in units of the last place of a float with `digits` bits.
fn ulps(got: f64, hi: f64, lo: f64, digits: i32, least: i32) -> f64 {
    if got.is_nan() || hi.is_nan() || got.is_infinite() {
        return if got == hi || (got.is_nan() && hi.is_nan()) { 0.0 } else { f64::INFINITY };
    }
    let exponent = ((hi.to_bits() >> 52) & 0x7FF) as i32 - 1023;
    ((got - hi) - lo).abs() / 2f64.powi(exponent.max(least)) * 2f64.powi(digits - 1)
}

/// The largest error over these bit patterns, taken four at a time.
fn worst(
    bits: impl Iterator<Item = u32>,
    register: impl Fn(V<f32>) -> V<f32>,
    exact: impl Fn(f64) -> f64,
) -> (f64, f32) {
    let mut most = (0.0, 0.0);
    let mut x = [0f32; 4];
    let mut fill = 0;
    for b in bits {
        x[fill] = f32::from_bits(b);
        fill += 1;
        if fill < 4 {
            continue;
        }
        fill = 0;
        let mut y = [0f32; 4];
        // SAFETY: both hold four elements.
        unsafe { register(V::load(x.as_ptr())).store(y.as_mut_ptr()) };
        for (&x, &y) in x.iter().zip(&y) {
            let reference = exact(f64::from(x));
            // What rounds to infinity is infinite.
            let reference = if (reference as f32).is_infinite() {
                f64::from(reference as f32)
            } else {
                reference
            };
            let error = ulps(f64::from(y), reference, 0.0, 24, -126);
            if error > most.0 {
                most = (error, x);
            }
        }
    }
    most
}

/// One function: a sample over everything and the whole of `ranges` if asked for.
fn single(
    name: &str,
    limit: f64,
    ranges: &[RangeInclusive<f32>],
    register: impl Fn(V<f32>) -> V<f32>,
    exact: impl Fn(f64) -> f64,
) {
    let sample = (0..=u32::MAX).step_by(2503);
    let mut most = worst(sample, &register, &exact);
    let exhaustive = std::env::var_os("LANEWISE_EXHAUSTIVE").is_some();
    for range in ranges.iter().filter(|_| exhaustive) {
        let found = worst(range.start().to_bits()..=range.end().to_bits() | 3, &register, &exact);
        most = if found.0 > most.0 { found } else { most };
    }
    println!(
        "{name} float32: {:.4} ULP at {:e}{}",
        most.0,
        most.1,
        if exhaustive { ", all inputs" } else { "" }
    );
    assert!(most.0 <= limit, "{name}: {} ULP at {:e}", most.0, most.1);
}

macro_rules! float32 {
    ($($name:ident $limit:literal $exact:expr, $($range:expr),*;)*) => {$(
        #[test]
        fn $name() {
            single(stringify!($name), $limit, &[$($range),*], math::$name, $exact);
        }
    )*};
}
// Below the ranges a function is x, 1 or x^2 to the last bit of a float64; odd and even ones need one sign.
float32! {
    exp 0.8 f64::exp, 1e-9..=105.0, -1e-9..=-105.0;
    expm1 1.2 f64::exp_m1, 1e-9..=105.0, -1e-9..=-105.0;
    log 0.9 f64::ln, 0.0..=f32::INFINITY;
    log1p 0.9 f64::ln_1p, 1e-9..=f32::INFINITY, -1e-9..=-1.0;
    log2 1.2 f64::log2, 0.0..=f32::INFINITY;
    log10 1.2 f64::log10, 0.0..=f32::INFINITY;
    sin 0.8 f64::sin, 1e-6..=f32::INFINITY;
    cos 0.9 f64::cos, 1e-6..=f32::INFINITY;
    tan 0.6 f64::tan, 1e-6..=f32::INFINITY;
    cbrt 0.6 f64::cbrt, 0.0..=f32::INFINITY;
    exp2 1.4 f64::exp2, 1e-9..=150.0, -1e-9..=-152.0;
    asin 1.4 f64::asin, 1e-6..=1.0;
    acos 1.4 f64::acos, 1e-6..=1.0, -1e-6..=-1.0;
    atan 1.4 f64::atan, 1e-6..=f32::INFINITY;
    sinh 1.9 f64::sinh, 1e-6..=90.0;
    cosh 1.2 f64::cosh, 1e-6..=90.0;
    tanh 1.4 f64::tanh, 1e-6..=12.0;
    asinh 1.4 f64::asinh, 1e-6..=f32::INFINITY;
    acosh 1.9 f64::acosh, 1.0..=f32::INFINITY;
    atanh 1.8 f64::atanh, 1e-6..=1.0;
}

/// The scalar of the function called `name`.
fn double(name: &str, x: f64, y: f64) -> f64 {
    match name {
        "exp" => math::exp(x),
        "expm1" => math::expm1(x),
        "log" => math::log(x),
        "log1p" => math::log1p(x),
        "log2" => math::log2(x),
        "log10" => math::log10(x),
        "sin" => math::sin(x),
        "cos" => math::cos(x),
        "tan" => math::tan(x),
        "tanh" => math::tanh(x),
        "pow" => math::pow(x, y),
        "hypot" => math::hypot(x, y),
        "atan2" => math::atan2(x, y),
        "asin" => math::asin(x),
        "acos" => math::acos(x),
        "atan" => math::atan(x),
        "sinh" => math::sinh(x),
        "cosh" => math::cosh(x),
        "asinh" => math::asinh(x),
        "acosh" => math::acosh(x),
        "atanh" => math::atanh(x),
        "cbrt" => math::cbrt(x),
        "exp2" => math::exp2(x),
        "logaddexp" => math::logaddexp(x, y),
        "logaddexp2" => math::logaddexp2(x, y),
        _ => unreachable!("{name}"),
    }
}

#[test]
fn float64_hard_cases() {
    let mut worst: Vec<(&str, f64)> = Vec::new();
    for line in include_str!("data/accuracy.txt").lines() {
        let mut fields = line.split(' ');
        let name = fields.next().expect("a name");
        let values: Vec<f64> = fields
            .map(|hex| f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hexadecimal digits")))
            .collect();
        let [x, .., hi, lo] = values[..] else { panic!("{line}") };
        let error = ulps(double(name, x, values[1]), hi, lo, 53, -1022);
        match worst.last_mut() {
            Some(last) if last.0 == name => last.1 = last.1.max(error),
            _ => worst.push((name, error)),
        }
        let limit =
            if matches!(name, "tanh" | "sinh" | "cosh" | "asinh" | "atan2") { 1.5 } else { 1.0 };
        assert!(error <= limit, "{name}({x:e}, {:e}): {error} ULP", values[1]);
    }
    assert_eq!(worst.len(), 25);
    worst.iter().for_each(|(name, error)| println!("{name} float64: {error:.4} ULP"));
}
