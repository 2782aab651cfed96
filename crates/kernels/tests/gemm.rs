//! Every path of the matrix product against the definition, bit for bit.
use kernels::dtype::{DTYPES, DType};
use kernels::linalg::{Matrix, gemm, gemm_scratch, matmul};
use kernels::loops::{MAX_NDIM, MAX_OPS, Operand, Walk};
use kernels::simd::{BF16, Complex, Element, F16, Half, Lanes};

/// A small linear congruential generator: the tests are the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 33
    }
    fn float(&mut self) -> f64 {
        self.next() as f64 / (1u64 << 31) as f64 - 0.5
    }
}

/// What the product means for one dtype.
trait Entry: Copy + PartialEq + std::fmt::Debug + 'static {
    /// The type in which it is summed.
    type Sum: Copy;
    const DTYPE: DType;
    fn random(numbers: &mut Numbers) -> Self;
    fn zero() -> Self::Sum;
    fn step(sum: Self::Sum, x: Self, y: Self) -> Self::Sum;
    fn round(sum: Self::Sum) -> Self;
}

macro_rules! entries {
    ($($ty:ty, $sum:ty, $dtype:ident, |$n:ident| $random:expr, $zero:expr,
        |$s:ident, $x:ident, $y:ident| $step:expr, |$r:ident| $round:expr;)*) => {$(
        impl Entry for $ty {
            type Sum = $sum;
            const DTYPE: DType = DType::$dtype;
            fn random($n: &mut Numbers) -> Self { $random }
            fn zero() -> $sum { $zero }
            fn step($s: $sum, $x: Self, $y: Self) -> $sum { $step }
            fn round($r: $sum) -> Self { $round }
        }
    )*};
}

macro_rules! ints {
    ($($ty:ty, $dtype:ident;)*) => { entries! { $($ty, $ty, $dtype, |n| n.next() as $ty, 0,
        |s, x, y| s.wrapping_add(x.wrapping_mul(y)), |r| r;)* } };
}
ints! {
    i8, Int8; u8, Uint8; i16, Int16; u16, Uint16; i32, Int32; u32, Uint32; i64, Int64; u64, Uint64;
}

macro_rules! complexes {
    ($($ty:ty, $dtype:ident;)*) => { entries! { $(Complex<$ty>, Complex<$ty>, $dtype,
        |n| Complex { re: n.float() as $ty, im: n.float() as $ty }, Complex { re: 0.0, im: 0.0 },
        |s, x, y| Complex {
            re: s.re + (x.re * y.re - x.im * y.im),
            im: s.im + (x.re * y.im + x.im * y.re),
        }, |r| r;)* } };
}
complexes! { f32, Complex64; f64, Complex128; }

/// A bool byte; any value but 0 is true.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
struct Bool(u8);

entries! {
    f32, f32, Float32, |n| n.float() as f32, 0.0, |s, x, y| s + x * y, |r| r;
    f64, f64, Float64, |n| n.float(), 0.0, |s, x, y| s + x * y, |r| r;
    F16, f32, Float16, |n| F16::from_f32(n.float() as f32), 0.0,
        |s, x, y| s + x.to_f32() * y.to_f32(), |r| F16::from_f32(r);
    BF16, f32, Bfloat16, |n| BF16::from_f32(n.float() as f32), 0.0,
        |s, x, y| s + x.to_f32() * y.to_f32(), |r| BF16::from_f32(r);
    Bool, bool, Bool, |n| Bool([0, 0, 1, 7][n.next() as usize % 4]), false,
        |s, x, y| s || (x.0 != 0 && y.0 != 0), |r| Bool(u8::from(r));
}

/// A matrix inside a buffer with room on all sides.
struct Store<T> {
    data: Vec<T>,
    start: usize,
    rows: isize,
    cols: isize,
}

/// How a matrix lies in memory.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Rows,
    Columns,
    Spread,
    Backwards,
    OneRow,
}

impl<T: Entry> Store<T> {
    fn new(m: usize, n: usize, layout: Layout, numbers: &mut Numbers) -> Self {
        let (m, n) = (m as isize, n as isize);
        let (start, rows, cols) = match layout {
            Layout::Rows => (0, n, 1),
            Layout::Columns => (0, 1, m),
            Layout::Spread => (1, 2 * n + 3, 2),
            Layout::Backwards => (m * n, -n, -1),
            Layout::OneRow => (0, 0, 1),
        };
        let length = (2 * (m + 1) * (n + 2) + 4) as usize;
        let data = (0..length).map(|_| T::random(numbers)).collect();
        Self { data, start: start as usize, rows, cols }
    }
    fn at(&self, i: usize, j: usize) -> T {
        self.data[(self.start as isize + i as isize * self.rows + j as isize * self.cols) as usize]
    }
    fn matrix(&mut self) -> Matrix {
        let size = size_of::<T>() as isize;
        Matrix {
            ptr: self.data[self.start..].as_mut_ptr().cast(),
            rows: self.rows * size,
            cols: self.cols * size,
        }
    }
}

/// The documented order of the one exception: partial sums by lanes.
fn dot<T>(k: usize, x: impl Fn(usize) -> T, y: impl Fn(usize) -> T) -> T
where
    T: Entry<Sum = T> + Element + std::ops::Add<Output = T>,
{
    let n = <T::V as Lanes>::N;
    let mut sums = vec![T::zero(); 4 * n];
    let whole = k / n * n;
    for p in 0..whole {
        let sum = &mut sums[p % (4 * n)];
        *sum = T::step(*sum, x(p), y(p));
    }
    let pair = |i: usize| sums[i] + sums[i + n];
    let lanes: Vec<T> = (0..n).map(|i| pair(i) + pair(i + 2 * n)).collect();
    let mut sum = lanes[0];
    for lane in &lanes[1..] {
        sum = sum + *lane;
    }
    (whole..k).fold(sum, |sum, p| T::step(sum, x(p), y(p)))
}

fn plain<T: Entry>(k: usize, x: impl Fn(usize) -> T, y: impl Fn(usize) -> T) -> T {
    T::round((0..k).fold(T::zero(), |sum, p| T::step(sum, x(p), y(p))))
}

/// The element of a product: depth, row of the left matrix, column of the right one.
type Sum<T> = fn(usize, &dyn Fn(usize) -> T, &dyn Fn(usize) -> T) -> T;

/// Multiply and compare every element, and everything around the result.
fn check<T: Entry>(
    (m, n, k): (usize, usize, usize),
    (la, lb, lc): (Layout, Layout, Layout),
    special: Option<Sum<T>>,
) {
    let mut numbers = Numbers((m * 31 + n * 7 + k) as u64);
    let mut a = Store::<T>::new(m, k, la, &mut numbers);
    let mut b = Store::<T>::new(k, n, lb, &mut numbers);
    let mut c = Store::<T>::new(m, n, lc, &mut numbers);
    let mut expected = c.data.clone();
    // The partial sums serve a matrix with contiguous rows times a vector.
    let vector = (n == 1 && a.cols == 1) || (m == 1 && b.rows == 1);
    for i in 0..m {
        for j in 0..n {
            let at = (c.start as isize + i as isize * c.rows + j as isize * c.cols) as usize;
            let (x, y) = (|p| a.at(i, p), |p| b.at(p, j));
            expected[at] = match special {
                Some(special) if vector => special(k, &x, &y),
                _ => plain(k, x, y),
            };
        }
    }
    let mut scratch = vec![0xaau8; gemm_scratch(T::DTYPE, (m, n, k))];
    let matrices = (a.matrix(), b.matrix(), c.matrix());
    // SAFETY: the stores hold the matrices, and the scratch has the size asked for.
    unsafe { gemm(T::DTYPE, (m, n, k), matrices, scratch.as_mut_ptr()) };
    assert!(c.data == expected, "{:?} {m}x{n}x{k} {la:?} {lb:?} {lc:?}", T::DTYPE);
}

const LAYOUTS: [Layout; 4] = [Layout::Rows, Layout::Columns, Layout::Spread, Layout::Backwards];

fn every_small_shape<T: Entry>(special: Option<Sum<T>>) {
    for m in 0..10 {
        for n in 0..10 {
            for k in 0..10 {
                let at = m + n + k;
                let (la, lb, lc) = (LAYOUTS[at % 4], LAYOUTS[at / 4 % 4], LAYOUTS[at / 2 % 4]);
                check::<T>((m, n, k), (Layout::Rows, Layout::Rows, Layout::Rows), special);
                check::<T>((m, n, k), (la, lb, lc), special);
            }
        }
    }
    for la in [Layout::Rows, Layout::Columns, Layout::Spread, Layout::Backwards, Layout::OneRow] {
        for lb in [Layout::Rows, Layout::Columns, Layout::Spread, Layout::OneRow] {
            for lc in LAYOUTS {
                check::<T>((5, 9, 3), (la, lb, lc), special);
                check::<T>((17, 35, 21), (la, lb, lc), special);
                check::<T>((1, 11, 40), (la, lb, lc), special);
                check::<T>((11, 1, 40), (la, lb, lc), special);
            }
        }
    }
}

#[test]
fn floats() {
    every_small_shape::<f32>(Some(|k, x, y| dot(k, x, y)));
    every_small_shape::<f64>(Some(|k, x, y| dot(k, x, y)));
}

#[test]
fn every_other_dtype() {
    every_small_shape::<Bool>(None);
    every_small_shape::<i8>(None);
    every_small_shape::<u8>(None);
    every_small_shape::<i16>(None);
    every_small_shape::<u16>(None);
    every_small_shape::<i32>(None);
    every_small_shape::<u32>(None);
    every_small_shape::<i64>(None);
    every_small_shape::<u64>(None);
    every_small_shape::<F16>(None);
    every_small_shape::<BF16>(None);
    every_small_shape::<Complex<f32>>(None);
    every_small_shape::<Complex<f64>>(None);
    assert_eq!(DTYPES.len(), 15, "a new dtype belongs into this test");
}

/// Deep and wide enough for several blocks, with a remainder on every side.
#[test]
fn blocks() {
    for (la, lb, lc) in [
        (Layout::Rows, Layout::Rows, Layout::Rows),
        (Layout::Columns, Layout::Columns, Layout::Rows),
        (Layout::Rows, Layout::Columns, Layout::Columns),
        (Layout::Backwards, Layout::Spread, Layout::Spread),
    ] {
        check::<f32>((201, 130, 519), (la, lb, lc), None);
        check::<f64>((6, 1033, 259), (la, lb, lc), None);
        check::<i32>((197, 11, 300), (la, lb, lc), None);
        check::<F16>((9, 10, 900), (la, lb, lc), None);
        check::<Complex<f64>>((9, 7, 300), (la, lb, lc), None);
        check::<f32>((1, 700, 33), (la, Layout::Rows, lc), None);
        check::<f64>((700, 1, 33), (Layout::Columns, lb, lc), None);
    }
}

fn operand<T: Entry>(store: &mut Store<T>, strides: &[isize]) -> Operand {
    let size = size_of::<T>() as isize;
    let mut all = [0; MAX_NDIM];
    for (to, from) in all.iter_mut().zip(strides) {
        *to = from * size;
    }
    Operand { ptr: store.data.as_mut_ptr().cast(), dtype: T::DTYPE, strides: all }
}

/// Stacks: both advance, one is repeated, rows can be merged or not, an axis is empty.
#[test]
fn stacks() {
    type Case = ([usize; 2], [isize; 4], [isize; 4]);
    let (m, n, k) = (3usize, 5usize, 4usize);
    let (mk, kn) = ((m * k) as isize, (k * n) as isize);
    let (ks, ns) = (k as isize, n as isize);
    let cases: [Case; 6] = [
        ([2, 3], [3 * mk, mk, ks, 0], [3 * kn, kn, 0, 1]),
        ([2, 3], [3 * mk, mk, ks, 0], [0, 0, 0, 1]),
        ([2, 3], [0, 0, ks, 0], [3 * kn, kn, 0, 1]),
        ([2, 3], [mk, 2 * mk, ks, 0], [0, 0, 0, 1]),
        ([2, 3], [0, mk, ks, 0], [kn, 0, 0, 1]),
        ([2, 0], [0, mk, ks, 0], [kn, 0, 0, 1]),
    ];
    for ([s, t], sa, sb) in cases {
        let mut numbers = Numbers(9);
        let mut a = Store::<f64>::new(s * t * m + m, k, Layout::Rows, &mut numbers);
        let mut b = Store::<f64>::new(s * t * k + k, n, Layout::Rows, &mut numbers);
        let mut c = Store::<f64>::new(s * t * m + m, n, Layout::Rows, &mut numbers);
        let mut expected = c.data.clone();
        let at = |base: [usize; 3], strides: [isize; 4]| {
            base[0] * strides[0] as usize + base[1] * strides[1] as usize + base[2]
        };
        for u in 0..s {
            for v in 0..t {
                for i in 0..m {
                    for j in 0..n {
                        let x = |p| a.data[at([u, v, i * k + p], sa)];
                        let y = |p| b.data[at([u, v, p * n + j], sb)];
                        expected[((u * t + v) * m + i) * n + j] = plain(k, x, y);
                    }
                }
            }
        }
        let mn = (m * n) as isize;
        let sc = [t as isize * mn, mn, ns, 1];
        let last = operand(&mut c, &sc);
        let mut walk = Walk { ndim: 4, nops: 3, shape: [0; MAX_NDIM], ops: [last; MAX_OPS] };
        walk.shape[..4].copy_from_slice(&[s, t, m, n]);
        walk.ops[0] = operand(&mut a, &sa);
        walk.ops[1] = operand(&mut b, &sb);
        let mut scratch = vec![0u8; gemm_scratch(DType::Float64, (s * t * m + m, n, k))];
        // SAFETY: the stores hold the stacks, and the scratch is large enough for all rows at once.
        unsafe { matmul(&walk, k, 8, 8 * n as isize, scratch.as_mut_ptr()) };
        assert!(c.data == expected, "{s} {t} {sa:?} {sb:?}");
    }
}
