//! Complex functions against NumPy's at the special cases (`scripts/complex.py`).
use kernels::math::complex;
use kernels::simd::{Complex, Lanes, Num, V};

type C = Complex<f64>;

fn call(name: &str, z: C, w: C) -> C {
    match name {
        "exp" => complex::exp(z),
        "expm1" => complex::expm1(z),
        "log" => complex::log(z),
        "log1p" => complex::log1p(z),
        "log2" => complex::log2(z),
        "log10" => complex::log10(z),
        "sqrt" => complex::sqrt(z),
        "sin" => complex::sin(z),
        "cos" => complex::cos(z),
        "tan" => complex::tan(z),
        "tanh" => complex::tanh(z),
        "exp2" => complex::exp2(z),
        "sinh" => complex::sinh(z),
        "cosh" => complex::cosh(z),
        "arcsin" => complex::asin(z),
        "arccos" => complex::acos(z),
        "arctan" => complex::atan(z),
        "arcsinh" => complex::asinh(z),
        "arccosh" => complex::acosh(z),
        "arctanh" => complex::atanh(z),
        "sign" => z.sign(),
        "reciprocal" => z.reciprocal(),
        "power" => complex::power(z, w),
        "divide" => z.div(w),
        _ => unreachable!("{name}"),
    }
}

/// Equal where there is nothing to round: NaN, infinities, zeros with their signs.
fn agrees(got: f64, expected: f64, slack: f64) -> bool {
    if expected.is_finite() && expected != 0.0 {
        (got - expected).abs() <= slack
    } else {
        got.to_bits() == expected.to_bits() || (got.is_nan() && expected.is_nan())
    }
}

#[test]
fn as_numpy() {
    for line in include_str!("data/complex.txt").lines() {
        let mut fields = line.split(' ');
        let name = fields.next().expect("a name");
        let parts: Vec<f64> = fields
            .map(|hex| f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hexadecimal digits")))
            .collect();
        let number = |i: usize| C::new(parts[i], parts[i + 1]);
        let (expected, w) = (number(parts.len() - 2), number(2));
        let got = call(name, number(0), w);
        // A part that nearly cancels has the error of the whole: NumPy's formulas do not promise more.
        let slack = 4.0 * f64::EPSILON * expected.re.abs().max(expected.im.abs());
        let fine = agrees(got.re, expected.re, slack) && agrees(got.im, expected.im, slack);
        assert!(fine, "{name}({:?}, {w:?}): {got:?}, not {expected:?}", number(0));
    }
}

#[test]
fn single_precision_rounds_the_double_result() {
    for (re, im) in [(0.5, -2.0), (-1.0, -0.0), (3e-5, 4e10), (-7.0, 1e-3)] {
        let (single, double) =
            (Complex::new(re as f32, im as f32), C::new((re as f32).into(), (im as f32).into()));
        for (f, g) in [
            (complex::sqrt::<f32> as fn(_) -> _, complex::sqrt::<f64> as fn(C) -> C),
            (complex::log, complex::log),
            (complex::exp, complex::exp),
            (complex::sin, complex::sin),
            (complex::tanh, complex::tanh),
        ] {
            let (x, y) = (f(single), g(double));
            assert_eq!(
                (x.re.to_bits(), x.im.to_bits()),
                ((y.re as f32).to_bits(), (y.im as f32).to_bits())
            );
        }
    }
}

#[test]
fn whole_powers_multiply() {
    let z = Complex::new(1.5f32, -0.25);
    assert_eq!(complex::power(z, Complex::new(3.0, 0.0)), z.mul(z.mul(z)));
    assert_eq!(complex::power(z, Complex::new(-2.0, 0.0)), Complex::one().div(z.mul(z)));
}

/// Registers give the bits of single numbers, beside ordinary and beside special ones.
#[test]
fn exponentials_of_registers() {
    let parts = [
        0.0,
        -0.0,
        1.0,
        -1.5,
        0.7,
        30.0,
        -745.0,
        708.9,
        709.0,
        720.0,
        1e-310,
        99_999.0,
        1e5,
        -1e6,
        1e22,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    for (i, &re) in parts.iter().enumerate() {
        for (j, &im) in parts.iter().enumerate() {
            let two = [Complex::new(re, im), Complex::new(parts[j], parts[(i + j) % parts.len()])];
            let mut out = two;
            // SAFETY: a register has two numbers.
            unsafe {
                complex::exp_lanes(Complex::<V<f64>>::load(two.as_ptr())).store(out.as_mut_ptr());
            }
            for (z, got) in two.into_iter().zip(out) {
                let expected = complex::exp(z);
                for (a, b) in [(got.re, expected.re), (got.im, expected.im)] {
                    assert!(
                        a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()),
                        "{z:?}: {got:?}"
                    );
                }
            }
        }
    }
}
