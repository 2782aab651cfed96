//! The mathematical functions have the same bits on registers and scalars, natively and in wasm:
//! `cargo test -p kernels --test functions [--target wasm32-wasip1]`.
use kernels::math;
use kernels::simd::{Element, Float, Lanes, V};

/// Zeros, infinities, NaN, subnormal numbers, and numbers around thresholds of the functions.
const EDGES: [f64; 40] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    2.0,
    2.5,
    -3.0,
    0.1,
    -0.3,
    1e-3,
    0.625,
    22.0,
    10.0,
    88.8,
    -103.9,
    709.7,
    -745.1,
    1e5,
    -1e5,
    1.6e6,
    -1.05e8,
    1e10,
    -1e18,
    9007199254740993.0,
    1e30,
    -1e-30,
    1e-40,
    1e-45,
    1e-310,
    -5e-324,
    1e300,
    f64::MAX,
    f64::MIN_POSITIVE,
    f32::MAX as f64,
    f32::MIN_POSITIVE as f64,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

/// Arguments across all magnitudes and signs, after the edges.
fn arguments<T: Float<Elem = T, Mask = bool>>() -> Vec<T> {
    let mut state = 1u64;
    let mut next = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 11
    };
    let mut all: Vec<T> = EDGES.iter().map(|&x| T::of(x)).collect();
    while all.len() < 4096 {
        let bits = T::from_bits(T::bits_of((next() << 20 ^ next()) as i64));
        let near = T::of(
            (next() as f64 * 2f64.powi(-53) - 0.5) * [2.0, 20.0, 200.0, 2000.0][all.len() / 2 % 4],
        );
        all.push(if all.len().is_multiple_of(2) { bits } else { near });
    }
    all
}

/// A function's bits on registers, on scalars, and folded into one number that is the same on every machine.
macro_rules! functions {
    ($t:ty, $sum:ident; $($one:ident)*; $($two:path)*) => {{
        let x = arguments::<$t>();
        let mut y = x.clone();
        y.rotate_left(1234);
        let n = <<$t as Element>::V as Lanes>::N;
        let mut fold = |name: &str, register: &dyn Fn(V<$t>, V<$t>) -> V<$t>, scalar: &dyn Fn($t, $t) -> $t| {
            let mut hash = 0xCBF2_9CE4_8422_2325u64;
            for i in (0..x.len()).step_by(n) {
                let mut out = [0 as $t; 16];
                // SAFETY: 4096 is a multiple of the number of lanes, and `out` holds more.
                unsafe { register(V::load(&x[i]), V::load(&y[i])).store(out.as_mut_ptr()) };
                for j in 0..n {
                    let expected = scalar(x[i + j], y[i + j]);
                    assert!((out[j].to_bits() == expected.to_bits() || (out[j].is_nan() && expected.is_nan())), "{name}({:?}, {:?}): {:?}, not {expected:?}", x[i + j], y[i + j], out[j]);
                    let bits = if expected.is_nan() { 1 } else { expected.to_bits() as u64 };
                    hash = (hash ^ bits).wrapping_mul(0x100_0000_01B3);
                    hash ^= hash >> 29;
                }
            }
            $sum.push((format!("{name} {}", stringify!($t)), hash));
        };
        $(fold(stringify!($one), &|x, _| math::$one(x), &|x, _| math::$one(x));)*
        $(fold(stringify!($two).rsplit([' ', ':']).next().unwrap_or_default(), &|x, y| $two(x, y), &|x, y| $two(x, y));)*
    }};
}

/// The whole library of functions, register against scalar, and everything against the numbers that the
/// native build gives: a change of a function's bits shows here and nowhere else.
#[test]
fn functions_have_the_same_bits_everywhere() {
    let mut sums = Vec::new();
    macro_rules! all {
        ($($t:ty)*) => {$(
            functions!($t, sums;
                exp expm1 log log1p log2 log10 sin cos tan tanh
                asin acos atan sinh cosh asinh acosh atanh cbrt exp2;
                math::pow math::atan2 math::hypot math::divmod::fmod math::divmod::remainder math::divmod::floor_divide);
        )*};
    }
    all!(f32 f64);
    functions!(f64, sums;
        ; math::logaddexp math::logaddexp2 math::ldexp);
    let text: String = sums.iter().map(|(name, hash)| format!("{name} {hash:016x}\n")).collect();
    let recorded = include_str!("data/functions.txt");
    assert!(text == recorded, "put into tests/data/functions.txt if the change is meant:\n{text}");
}
