//! Every operation of a register against the same operation of its scalars, natively and in wasm:
//! `cargo test -p kernels --test lanes [--target wasm32-wasip1]`.
use kernels::math::divmod::{int_floor_divide, int_remainder};
use kernels::simd::{Complex, Element, Float, Int, Lanes, Mask, Num, Real, Zip};
use std::fmt::Debug;

/// What is compared: bits, but all NaN alike (their payload is the engine's business).
trait Same: Copy + Debug {
    fn same(self, y: Self) -> bool;
}
macro_rules! same {
    ($($int:ty)*; $($float:ty)*) => {
        $(impl Same for $int { fn same(self, y: Self) -> bool { self == y } })*
        $(impl Same for $float {
            fn same(self, y: Self) -> bool {
                self.to_bits() == y.to_bits() || (self.is_nan() && y.is_nan())
            }
        })*
    };
}
same!(i8 u8 i16 u16 i32 u32 i64 u64; f32 f64);
impl<T: Same> Same for Complex<T> {
    fn same(self, y: Self) -> bool {
        self.re.same(y.re) && self.im.same(y.im)
    }
}

/// Every pair of edge values, so that every value meets every other in every lane or so.
fn pairs<T: Copy>(edges: &[T]) -> (Vec<T>, Vec<T>) {
    let mut all: Vec<(T, T)> =
        edges.iter().flat_map(|&x| edges.iter().map(move |&y| (x, y))).collect();
    while !all.len().is_multiple_of(16) {
        all.push(all[all.len() % 7]);
    }
    all.into_iter().unzip()
}

fn lanes<T: Element>() -> usize {
    <T::V as Lanes>::N
}

/// Run a register function over arrays.
fn run<T: Element, U: Element, R>(
    x: &[T],
    y: &[T],
    f: impl Fn(T::V, T::V) -> R,
    store: impl Fn(R, *mut U),
    zero: U,
) -> Vec<U> {
    let mut out = vec![zero; x.len()];
    for i in (0..x.len()).step_by(lanes::<T>()) {
        // SAFETY: the length is a multiple of 16, which is a multiple of every number of lanes.
        let (a, b) = unsafe { (T::V::load(x.as_ptr().add(i)), T::V::load(y.as_ptr().add(i))) };
        store(f(a, b), out[i..].as_mut_ptr());
    }
    out
}

fn binary<T: Element + Same>(
    what: &str,
    edges: &[T],
    register: impl Fn(T::V, T::V) -> T::V,
    scalar: impl Fn(T, T) -> T,
) {
    let (x, y) = pairs(edges);
    // SAFETY: `run` passes room for every lane.
    let out = run::<T, T, _>(&x, &y, register, |r, p| unsafe { r.store(p) }, edges[0]);
    for i in 0..x.len() {
        let expected = scalar(x[i], y[i]);
        assert!(
            out[i].same(expected),
            "{what}({:?}, {:?}): {:?}, not {expected:?}",
            x[i],
            y[i],
            out[i]
        );
    }
}

fn unary<T: Element + Same>(
    what: &str,
    edges: &[T],
    register: impl Fn(T::V) -> T::V,
    scalar: impl Fn(T) -> T,
) {
    binary(what, edges, |x, _| register(x), |x, _| scalar(x));
}

fn compare<T: Element + Same>(
    what: &str,
    edges: &[T],
    register: impl Fn(T::V, T::V) -> <T::V as Lanes>::Mask,
    scalar: impl Fn(T, T) -> bool,
) {
    let (x, y) = pairs(edges);
    // SAFETY: `run` passes room for every lane.
    let out = run::<T, u8, _>(&x, &y, register, |m, p| unsafe { m.store(p) }, 7);
    for i in 0..x.len() {
        assert_eq!(out[i], scalar(x[i], y[i]) as u8, "{what}({:?}, {:?})", x[i], y[i]);
    }
}

/// What all element types have.
fn common<T: Element<V: Num> + Same + Num<Elem = T, Mask = bool>>(edges: &[T]) {
    compare("eq", edges, Lanes::eq, Lanes::eq);
    compare("ne", edges, Lanes::ne, Lanes::ne);
    compare("lt", edges, Lanes::lt, Lanes::lt);
    compare("le", edges, Lanes::le, Lanes::le);
    binary("add", edges, Num::add, Num::add);
    binary("sub", edges, Num::sub, Num::sub);
    binary("mul", edges, Num::mul, Num::mul);
    unary("neg", edges, Num::neg, Num::neg);
    unary("zero", edges, |_| T::V::zero(), |_| T::zero());
    unary("one", edges, |_| T::V::one(), |_| T::one());
    unary("splat", edges, |_| T::V::splat(edges[1]), |_| edges[1]);
    binary("select", edges, |x, y| T::V::select(x.lt(y), x, y), |x, y| if x.lt(y) { x } else { y });
    unary("map", edges, |x| x.map(Num::neg), Num::neg);
    binary("map2", edges, |x, y| x.map2(y, Num::sub), Num::sub);
    masks(edges);
}

/// Masks: every pattern of lanes through memory and back.
fn masks<T: Element<V: Num> + Copy>(edges: &[T]) {
    let n = lanes::<T>();
    for pattern in 0..1u32 << n.min(8) {
        let bit = |i: usize| (pattern >> (i % 8)) & 1 == 1;
        let bytes: Vec<u8> = (0..16).map(|i| if bit(i) { 1 << (i % 8) } else { 0 }).collect();
        let other: Vec<u8> = (0..16).map(|i| (i % 3 == 0) as u8).collect();
        type MaskOf<T> = <<T as Element>::V as Lanes>::Mask;
        // SAFETY: both hold 16 bytes.
        let (m, o) =
            unsafe { (MaskOf::<T>::load(bytes.as_ptr()), MaskOf::<T>::load(other.as_ptr())) };
        assert_eq!(m.any(), (0..n).any(bit));
        assert_eq!(m.all(), (0..n).all(bit));
        let expect = |m: MaskOf<T>, f: &dyn Fn(bool, bool) -> bool| {
            let mut out = [9u8; 17];
            // SAFETY: there is room for 16 bytes.
            unsafe { m.store(out.as_mut_ptr()) };
            (0..n).for_each(|i| assert_eq!(out[i], f(bit(i), i % 3 == 0) as u8));
            assert!(out[n..].iter().all(|&x| x == 9), "a byte per lane and no more");
        };
        expect(m, &|a, _| a);
        expect(m.and(o), &|a, b| a & b);
        expect(m.or(o), &|a, b| a | b);
        expect(m.xor(o), &|a, b| a ^ b);
        expect(m.not(), &|a, _| !a);
        let _ = edges;
    }
}

fn real<T: Element<V: Real> + Same + Real<Elem = T, Mask = bool>>(edges: &[T]) {
    common(edges);
    binary("min", edges, Real::min, Real::min);
    binary("max", edges, Real::max, Real::max);
    unary("abs", edges, Real::abs, Real::abs);
}

fn int<T: Element<V: Int> + Same + Int<Elem = T, Mask = bool>>(edges: &[T]) {
    real(edges);
    binary("and", edges, Int::and, Int::and);
    binary("or", edges, Int::or, Int::or);
    binary("xor", edges, Int::xor, Int::xor);
    unary("not", edges, Int::not, Int::not);
    for count in 0..T::BITS {
        unary("shl", edges, |x| x.shl(count), |x| x.shl(count));
        unary("shr", edges, |x| x.shr(count), |x| x.shr(count));
    }
}

#[test]
fn integers() {
    macro_rules! all {
        ($($t:ty)*) => {$(
            int::<$t>(&[
                0, 1, 2, 3, 7, 100, <$t>::MAX, <$t>::MAX - 1, <$t>::MIN, <$t>::MIN.wrapping_add(1),
                (0 as $t).wrapping_sub(1), (0 as $t).wrapping_sub(5), <$t>::MAX / 2, <$t>::MAX / 3, 0x5A, 0x2B,
            ]);
        )*};
    }
    all!(i8 u8 i16 u16 i32 u32 i64 u64);
}

/// Zeros, infinities, NaN, subnormal numbers, the edges of integers, halves.
const EDGES: [f64; 41] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    3.0,
    -7.25,
    0.1,
    -0.3,
    1e-3,
    1e5,
    -1e5,
    1e10,
    -1e18,
    8388607.5,
    8388609.0,
    2147483647.0,
    -2147483648.0,
    4503599627370495.5,
    9007199254740993.0,
    1e30,
    -1e30,
    1e-30,
    1e-40,
    -1e-42,
    1e-45,
    1e-310,
    -5e-324,
    1e300,
    -1e300,
    f64::MAX,
    f64::MIN_POSITIVE,
    f32::MAX as f64,
    f32::MIN_POSITIVE as f64,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

fn float<T: Element<V: Float> + Same + Float<Elem = T, Mask = bool, Wide = f64>>(edges: &[T])
where
    T::Bits: Lanes<Elem = T::Bits>,
    <T::V as Float>::Bits: Lanes<Elem = T::Bits>,
{
    real(edges);
    binary("div", edges, Float::div, Float::div);
    unary("sqrt", edges, Float::sqrt, Float::sqrt);
    unary("rint", edges, Float::rint, Float::rint);
    unary("floor", edges, Float::floor, Float::floor);
    unary("ceil", edges, Float::ceil, Float::ceil);
    unary("trunc", edges, Float::trunc, Float::trunc);
    binary("copysign", edges, Float::copysign, Float::copysign);
    binary("pmin", edges, Float::pmin, |x, y| if y.lt(x) { y } else { x });
    binary("pmax", edges, Float::pmax, |x, y| if x.lt(y) { y } else { x });
    compare("is_nan", edges, |x, _| x.is_nan(), |x, _| x.is_nan());
    unary("of", edges, |_| Float::of(0.1), |_| T::of(0.1));
    unary(
        "bits_of",
        edges,
        |_| Float::from_bits(T::V::bits_of(0x7654_3210)),
        |_| T::from_bits(T::bits_of(0x7654_3210)),
    );
    unary(
        "to_bits",
        edges,
        |x| Float::from_bits(x.to_bits().xor(x.to_bits().shr(3))),
        |x| T::from_bits(x.to_bits().xor(x.to_bits().shr(3))),
    );
    unary("to_int", edges, |x| Float::from_bits(x.to_int()), |x| T::from_bits(x.to_int()));
    unary("from_int", edges, |x| Float::from_int(x.to_int()), |x| T::from_int(x.to_int()));
    unary("wide", edges, |x| x.wide(|x| x.mul(Float::of(0.1))), |x| x.wide(|x| x * 0.1));
    binary(
        "wide2",
        edges,
        |x, y| x.wide2(y, |x, y| x.mul(y).add(x)),
        |x, y| x.wide2(y, |x, y| x * y + x),
    );

    let n = lanes::<T>();
    let mut out = vec![edges[0]; 2 * n];
    // SAFETY: both hold at least `2 N` elements.
    let (first, second) = unsafe { T::V::load_pairs(edges.as_ptr()) };
    // SAFETY: as above.
    unsafe { T::V::store_pairs(second, first, out.as_mut_ptr()) };
    (0..2 * n).for_each(|i| assert!(out[i].same(edges[i ^ 1]), "pairs"));
}

#[test]
fn floats() {
    float::<f64>(&EDGES);
    float::<f32>(&EDGES.map(|x| x as f32));
}

#[test]
fn complex() {
    let few: Vec<f64> = EDGES.iter().copied().step_by(2).chain([f64::INFINITY, -0.0]).collect();
    macro_rules! all {
        ($($t:ty)*) => {$(
            let edges: Vec<Complex<$t>> = few
                .iter()
                .flat_map(|&x| few.iter().step_by(3).map(move |&y| Complex::new(x as $t, y as $t)))
                .collect();
            common(&edges);
            binary("div", &edges, |x, y| x.div(y), |x, y| x.div(y));
            binary("min", &edges, |x, y| x.min(y), |x, y| x.min(y));
            binary("max", &edges, |x, y| x.max(y), |x, y| x.max(y));
            unary("conj", &edges, |z| z.conj(), |z| z.conj());
            unary("square", &edges, |z| z.square(), |z| z.square());
            unary("reciprocal", &edges, |z| z.reciprocal(), |z| z.reciprocal());
            unary("sign", &edges, |z| z.sign(), |z| z.sign());
            unary("abs", &edges, |z| Complex::new(z.abs(), z.re), |z| Complex::new(z.abs(), z.re));
            compare("is_nan", &edges, |z, _| z.is_nan(), |z, _| z.is_nan());
        )*};
    }
    all!(f32 f64);
}

#[test]
fn zip_interleaves() {
    macro_rules! all {
        ($($t:ty)*) => {$({
            let n = lanes::<$t>();
            let mut x: Vec<$t> = (0..2 * n).map(|i| i as $t).collect();
            // SAFETY: `x` holds `2 N` elements.
            unsafe {
                let (low, high) = <$t as Element>::V::load(x.as_ptr()).zip(Lanes::load(x[n..].as_ptr()));
                low.store(x.as_mut_ptr());
                high.store(x[n..].as_mut_ptr());
            }
            (0..2 * n).for_each(|i| assert_eq!(x[i] as usize, i / 2 + i % 2 * n));
        })*};
    }
    all!(u8 u16 u32 u64);
}

#[test]
fn integer_division_floors() {
    macro_rules! all {
        ($($t:ty)*) => {$(
            let edges = [0, 1, 2, 7, 10, <$t>::MAX, <$t>::MIN, (0 as $t).wrapping_sub(1), (0 as $t).wrapping_sub(7)];
            let floor = |x: $t, y: $t| {
                let (x, y) = (x as i128, y as i128);
                // Truncated towards zero, then one less where that was upwards.
                if y == 0 { 0 } else { (x / y - (x % y != 0 && (x < 0) != (y < 0)) as i128) as $t }
            };
            binary("floor_divide", &edges, int_floor_divide, floor);
            binary("remainder", &edges, int_remainder, |x, y| {
                if y == 0 { 0 } else { (x as i128 - floor(x, y) as i128 * y as i128) as $t }
            });
        )*};
    }
    all!(i8 u8 i16 u16 i32 u32 i64 u64);
}
