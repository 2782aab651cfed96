//! The 16-bit floats, every one of them: `cargo test -p kernels --test halves`.
use kernels::simd::{BF16, F16, Half, Lanes, V};
use std::fmt::Debug;

fn same(x: f64, y: f64) -> bool {
    x.to_bits() == y.to_bits() || (x.is_nan() && y.is_nan())
}

/// The value of a 16-bit float by its definition.
fn value(bits: u16, man: i32, bias: i32) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let exponent = ((bits & 0x7FFF) >> man) as i32;
    let fraction = (bits & ((1 << man) - 1)) as f64 / f64::from(1 << man);
    match exponent {
        0 => sign * fraction * 2f64.powi(1 - bias),
        e if e == 2 * bias + 1 => {
            if fraction == 0.0 {
                sign * f64::INFINITY
            } else {
                f64::NAN
            }
        }
        e => sign * (1.0 + fraction) * 2f64.powi(e - bias),
    }
}

fn halves<H: Half + Debug + PartialEq>(make: fn(u16) -> H, man: i32, bias: i32) {
    let quads = |x: [f32; 4]| {
        let mut out = [make(0); 4];
        // SAFETY: both hold four elements.
        unsafe { H::store4(V::<f32>::load(x.as_ptr()), out.as_mut_ptr()) };
        out
    };
    let infinity = ((2 * bias + 1) << man) as u16;
    for bits in 0..=u16::MAX {
        let h = make(bits);
        let x = value(bits, man, bias);
        assert!(same(h.to_f32().into(), x), "{h:?}");
        let mut four = [0f32; 4];
        // SAFETY: both hold four elements.
        unsafe { H::load4([make(0), h, make(bits ^ 0x8000), h].as_ptr()).store(four.as_mut_ptr()) };
        assert!(four[1..].iter().zip([x, -x, x]).all(|(&a, b)| same(a.into(), b)));
        if x.is_nan() {
            assert!(H::from_f64(x).to_f32().is_nan() && H::from_f32(h.to_f32()).to_f32().is_nan());
            assert!(quads([h.to_f32(); 4])[2].to_f32().is_nan());
            continue;
        }
        assert_eq!((H::from_f64(x), H::from_f32(x as f32), quads([x as f32; 4])[3]), (h, h, h));
        let magnitude = bits & 0x7FFF;
        if magnitude >= infinity {
            continue;
        }
        // Half way to the next one the even one wins; a little more or less decides. Past the largest
        // the next one would be a power of two, and is infinity.
        let next = make(bits + 1);
        let up = if magnitude + 1 == infinity {
            x.signum() * 2f64.powi(bias + 1)
        } else {
            value(bits + 1, man, bias)
        };
        let middle = x / 2.0 + up / 2.0;
        let even = if bits & 1 == 0 { h } else { next };
        let (less, more) =
            (f64::from_bits(middle.to_bits() - 1), f64::from_bits(middle.to_bits() + 1));
        assert_eq!(
            (H::from_f64(less), H::from_f64(middle), H::from_f64(more)),
            (h, even, next),
            "{middle:e}"
        );
        let middle = middle as f32;
        let (less, more) =
            (f32::from_bits(middle.to_bits() - 1), f32::from_bits(middle.to_bits() + 1));
        assert_eq!([H::from_f32(less), H::from_f32(middle), H::from_f32(more)], [h, even, next]);
        assert_eq!(quads([less, middle, more, x as f32]), [h, even, next, h], "{middle:e}");
    }
    let big = quads([f32::MAX, f32::MIN, f32::INFINITY, -1e-45]);
    let expected = [infinity, infinity | 0x8000, infinity, 0x8000].map(make);
    assert_eq!(big, expected);
    assert_eq!(H::from_f64(f64::MAX), make(infinity));
    assert_eq!(H::from_f64(-5e-324), make(0x8000));
}

#[test]
fn all_halves() {
    halves(F16, 10, 15);
    halves(BF16, 7, 127);
    // Rounded once: through 32 bits this would come out as 1.
    assert_eq!(F16::from_f64(1.000_488_281_250_000_2).to_f32(), 1.000_976_6);
}
