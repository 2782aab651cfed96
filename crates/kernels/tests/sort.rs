//! Sorting against the definition: the order of the standard library's stable sort.
use kernels::dtype::DType;
use kernels::simd::{BF16, Complex, F16, Half};
use kernels::sort::{
    Ask, Places, Range, Rows, argpartition, argpartition_scratch, argsort, argsort_scratch, mark,
    marked, partition, partition_scratch, run_lengths, run_numbers, run_starts, search_sorted,
    sort, sort_scratch,
};
use std::cmp::Ordering;

struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 32 ^ self.0 << 32
    }
}

trait Value: Copy + std::fmt::Debug {
    const DTYPE: DType;
    fn random(numbers: &mut Numbers) -> Self;
    fn order(&self, other: &Self) -> Ordering;
    /// Every bit, but one NaN is as good as another.
    fn image(&self) -> (u64, u64);
    fn is_nan(&self) -> bool {
        false
    }
}

macro_rules! ints {
    ($($ty:ty, $dtype:ident;)*) => {$(impl Value for $ty {
        const DTYPE: DType = DType::$dtype;
        fn random(numbers: &mut Numbers) -> Self {
            let x = numbers.next();
            // Extremes, small numbers and all numbers.
            match x % 5 {
                0 => [<$ty>::MIN, <$ty>::MAX][(x >> 8) as usize % 2],
                1 | 2 => (x >> 8) as $ty % 7,
                _ => (x >> 8) as $ty,
            }
        }
        fn order(&self, other: &Self) -> Ordering { self.cmp(other) }
        fn image(&self) -> (u64, u64) { (0, *self as u64) }
    })*};
}
ints! {
    i8, Int8; u8, Uint8; i16, Int16; u16, Uint16; i32, Int32; u32, Uint32; i64, Int64; u64, Uint64;
}

fn float_order(x: f64, y: f64) -> Ordering {
    x.partial_cmp(&y).unwrap_or_else(|| x.is_nan().cmp(&y.is_nan()))
}

fn random_float(numbers: &mut Numbers) -> f64 {
    let x = numbers.next();
    let special = [0.0, -0.0, f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e-45, -1.0];
    match x % 3 {
        0 => special[(x >> 8) as usize % special.len()],
        1 => ((x >> 8) % 9) as f64 - 4.0,
        _ => ((x >> 8) as i32) as f64 / 65536.0,
    }
}

macro_rules! floats {
    ($($ty:ty, $dtype:ident, $from:expr, |$x:ident| $to:expr;)*) => {$(impl Value for $ty {
        const DTYPE: DType = DType::$dtype;
        fn random(numbers: &mut Numbers) -> Self { $from(random_float(numbers)) }
        fn order(&self, other: &Self) -> Ordering {
            let to = |$x: Self| -> f64 { $to };
            float_order(to(*self), to(*other))
        }
        fn image(&self) -> (u64, u64) {
            let $x = *self;
            let x: f64 = $to;
            (0, if x.is_nan() { 1 } else { x.to_bits() })
        }
        fn is_nan(&self) -> bool {
            let $x = *self;
            let x: f64 = $to;
            x.is_nan()
        }
    })*};
}
floats! {
    F16, Float16, F16::from_f64, |x| x.to_f32().into();
    BF16, Bfloat16, BF16::from_f64, |x| x.to_f32().into();
    f32, Float32, |x: f64| x as f32, |x| x.into();
    f64, Float64, |x: f64| x, |x| x;
}

macro_rules! complexes {
    ($($ty:ty, $dtype:ident;)*) => {$(impl Value for Complex<$ty> {
        const DTYPE: DType = DType::$dtype;
        fn random(numbers: &mut Numbers) -> Self {
            Complex { re: random_float(numbers) as $ty, im: random_float(numbers) as $ty }
        }
        /// As the loops of NumPy have it.
        fn order(&self, other: &Self) -> Ordering {
            let less = |a: &Self, b: &Self| {
                if a.re < b.re {
                    !a.im.is_nan() || b.im.is_nan()
                } else if a.re > b.re {
                    b.im.is_nan() && !a.im.is_nan()
                } else if a.re == b.re || (a.re.is_nan() && b.re.is_nan()) {
                    a.im < b.im || (b.im.is_nan() && !a.im.is_nan())
                } else {
                    b.re.is_nan()
                }
            };
            if less(self, other) {
                Ordering::Less
            } else if less(other, self) {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        }
        fn image(&self) -> (u64, u64) {
            let part = |x: $ty| if x.is_nan() { 1 } else { f64::from(x).to_bits() };
            (part(self.re), part(self.im))
        }
        fn is_nan(&self) -> bool { self.re.is_nan() || self.im.is_nan() }
    })*};
}
complexes! { f32, Complex64; f64, Complex128; }

#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
struct Bool(u8);

impl Value for Bool {
    const DTYPE: DType = DType::Bool;
    fn random(numbers: &mut Numbers) -> Self {
        Self((numbers.next() >> 9) as u8 % 2)
    }
    fn order(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
    fn image(&self) -> (u64, u64) {
        (0, self.0.into())
    }
}

fn images<T: Value>(row: &[T]) -> Vec<(u64, u64)> {
    row.iter().map(Value::image).collect()
}

fn aligned(bytes: usize) -> Vec<u128> {
    vec![u128::MAX; bytes.div_ceil(16)]
}

fn check<T: Value>(lengths: &[usize]) {
    let mut numbers = Numbers(7);
    for &n in lengths {
        let rows = if n < 100 { 3 } else { 1 };
        let data: Vec<T> = (0..rows * n).map(|_| T::random(&mut numbers)).collect();
        let mut sorted = data.clone();
        let mut order = vec![-1i32; rows * n];
        let mut turned = order.clone();
        let mut scratch = aligned(sort_scratch(T::DTYPE, n));
        let mut more = aligned(argsort_scratch(T::DTYPE, n));
        // SAFETY: the vectors hold the rows, and the scratch has the sizes asked for.
        unsafe {
            sort(T::DTYPE, sorted.as_mut_ptr().cast(), rows, n, scratch.as_mut_ptr().cast());
            let (data, order) = (data.as_ptr().cast(), order.as_mut_ptr());
            argsort(T::DTYPE, data, order, Rows { rows, n }, false, more.as_mut_ptr().cast());
            let turned = turned.as_mut_ptr();
            argsort(T::DTYPE, data, turned, Rows { rows, n }, true, more.as_mut_ptr().cast());
        }
        for row in 0..rows {
            let range = row * n..(row + 1) * n;
            let values = &data[range.clone()];
            let mut expected: Vec<i32> = (0..n as i32).collect();
            expected.sort_by(|i, j| values[*i as usize].order(&values[*j as usize]));
            assert!(order[range.clone()] == expected, "argsort {:?} {n}", T::DTYPE);
            let mut downwards: Vec<i32> = (0..n as i32).collect();
            downwards.sort_by(|i, j| {
                let (x, y) = (&values[*i as usize], &values[*j as usize]);
                if x.is_nan() || y.is_nan() { x.order(y) } else { y.order(x) }
            });
            assert!(turned[range.clone()] == downwards, "descending {:?} {n}", T::DTYPE);
            let expected: Vec<T> = expected.iter().map(|i| values[*i as usize]).collect();
            assert!(images(&sorted[range.clone()]) == images(&expected), "sort {:?} {n}", T::DTYPE);
            check_sorted(values, &expected, &order[range]);
            check_parts(values, &expected);
        }
    }
}

/// Partitions at several sets of places: in each segment lie the elements that sorting puts there.
fn check_parts<T: Value>(values: &[T], sorted: &[T]) {
    let n = values.len();
    let all: Vec<u32> = (0..n as u32).collect();
    let few = [0, n / 7, n / 2, n - n / 3, n].map(|k| k as u32);
    let mut few: Vec<u32> = few.into_iter().filter(|k| (*k as usize) < n).collect();
    few.dedup();
    let sets: [&[u32]; 4] = [&[], &few[..few.len().min(1)], &few, &all];
    for kth in sets {
        let mut parts = values.to_vec();
        let mut order = vec![-1i32; n];
        let mut scratch = aligned(partition_scratch(T::DTYPE, n));
        let mut more = aligned(argpartition_scratch(T::DTYPE, n));
        let (rows, places) = (Rows { rows: 1, n }, Places { kth: kth.as_ptr(), count: kth.len() });
        // SAFETY: the vectors hold the row, and the scratch has the sizes asked for.
        unsafe {
            partition(
                T::DTYPE,
                parts.as_mut_ptr().cast(),
                rows,
                places,
                scratch.as_mut_ptr().cast(),
            );
            let (data, order) = (values.as_ptr().cast(), order.as_mut_ptr());
            argpartition(T::DTYPE, data, order, rows, places, more.as_mut_ptr().cast());
        }
        let taken: Vec<T> = order.iter().map(|i| values[*i as usize]).collect();
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(i, j)| i as i32 == *j));
        let mut ends: Vec<usize> =
            kth.iter().flat_map(|k| [*k as usize, *k as usize + 1]).collect();
        ends.extend([0, n]);
        ends.sort_unstable();
        let order = |x: &T, y: &T| x.order(y).then_with(|| x.image().cmp(&y.image()));
        for pair in ends.windows(2) {
            let segment = |row: &[T]| {
                let mut part = row[pair[0]..pair[1]].to_vec();
                part.sort_by(order);
                part
            };
            let want = segment(sorted);
            for found in [segment(&parts), segment(&taken)] {
                // Between two zeros there is no order.
                let same = found.iter().zip(&want).all(|(x, y)| x.order(y) == Ordering::Equal);
                assert!(same, "{:?} {n} {kth:?}", T::DTYPE);
            }
        }
        let whole = |row: &[T]| {
            let mut row = row.to_vec();
            row.sort_by(order);
            images(&row)
        };
        assert!(whole(&parts) == whole(sorted) && whole(&taken) == whole(sorted));
    }
}

/// Searching and runs.
fn check_sorted<T: Value>(values: &[T], sorted: &[T], order: &[i32]) {
    let n = values.len();
    let probes = &values[..n.min(50)];
    for right in [false, true] {
        let mut found = vec![-1i32; probes.len()];
        let (row, wanted) = ((sorted.as_ptr().cast(), n), (probes.as_ptr().cast(), probes.len()));
        // SAFETY: the vectors hold the rows.
        unsafe {
            let out = found.as_mut_ptr();
            let ask = if right { Ask::Right(out) } else { Ask::Left(out) };
            search_sorted(T::DTYPE, row, wanted, ask);
        }
        for (probe, at) in probes.iter().zip(found) {
            let limit = if right { Ordering::Greater } else { Ordering::Equal };
            let expected = sorted.partition_point(|x| x.order(probe) < limit);
            assert_eq!(at as usize, expected, "{:?} {probe:?} {right}", T::DTYPE);
        }
    }
    for invert in [false, true] {
        let half = &sorted[..n / 2];
        let mut found = vec![9u8; probes.len()];
        let row = (half.as_ptr().cast(), half.len());
        let wanted = (probes.as_ptr().cast(), probes.len());
        // SAFETY: the vectors hold the rows.
        unsafe {
            let ask = Ask::Member { invert, out: found.as_mut_ptr() };
            search_sorted(T::DTYPE, row, wanted, ask);
        }
        for (probe, member) in probes.iter().zip(found) {
            let expected =
                !probe.is_nan() && half.iter().any(|x| x.order(probe) == Ordering::Equal);
            assert_eq!(member, u8::from(expected != invert), "{:?} {probe:?}", T::DTYPE);
        }
    }
    for equal_nan in [false, true] {
        let (mut starts, mut numbers) = (vec![9u8; n], vec![-1i32; n]);
        // SAFETY: the vectors hold the rows.
        let runs = unsafe {
            let runs =
                run_starts(T::DTYPE, sorted.as_ptr().cast(), n, equal_nan, starts.as_mut_ptr());
            run_numbers(starts.as_ptr(), order.as_ptr(), n, numbers.as_mut_ptr());
            runs
        };
        let mut lengths = vec![0i32; runs];
        // SAFETY: there are as many lengths as runs.
        unsafe { run_lengths(starts.as_ptr(), n, lengths.as_mut_ptr()) };
        let mut expected: Vec<i32> = Vec::new();
        for i in 0..n {
            let same = i > 0
                && if sorted[i].is_nan() {
                    equal_nan && sorted[i - 1].is_nan()
                } else {
                    sorted[i].order(&sorted[i - 1]) == Ordering::Equal
                };
            if !same {
                expected.push(0);
            }
            let run = expected.len() - 1;
            expected[run] += 1;
            assert_eq!(numbers[order[i] as usize] as usize, run);
        }
        assert_eq!(lengths, expected, "{:?} {n} {equal_nan}", T::DTYPE);
    }
}

const LENGTHS: &[usize] = &[0, 1, 2, 3, 5, 31, 32, 33, 64, 65, 200, 2047, 2048, 5000];

#[test]
fn integers() {
    check::<Bool>(LENGTHS);
    check::<i8>(LENGTHS);
    check::<u8>(LENGTHS);
    check::<i16>(LENGTHS);
    check::<u16>(LENGTHS);
    check::<i32>(LENGTHS);
    check::<u32>(LENGTHS);
    check::<i64>(LENGTHS);
    check::<u64>(LENGTHS);
}

#[test]
fn floats() {
    check::<F16>(LENGTHS);
    check::<BF16>(LENGTHS);
    check::<f32>(LENGTHS);
    check::<f64>(LENGTHS);
}

#[test]
fn complex_numbers() {
    check::<Complex<f32>>(LENGTHS);
    check::<Complex<f64>>(LENGTHS);
}

#[test]
fn members_by_a_table() {
    let set: [i16; 3] = [-300, 5, 40];
    let values: [i16; 7] = [-301, -300, 0, 5, 40, 41, i16::MAX];
    let range = Range { low: -300i16 as u16 as u64, length: 340 };
    let mut table = vec![0u8; 341];
    for invert in [false, true] {
        let mut out = [9u8; 7];
        let values = values.as_ptr().cast();
        // SAFETY: the vectors hold the values, and the table the range.
        unsafe {
            mark(DType::Int16, set.as_ptr().cast(), set.len(), range, table.as_mut_ptr());
            let to = out.as_mut_ptr();
            marked(DType::Int16, values, out.len(), range, table.as_ptr(), invert, to);
        }
        assert_eq!(out, [0, 1, 0, 1, 1, 0, 0].map(|x| x ^ u8::from(invert)));
    }
}

/// Rows on which a pivot by position fails, and rows of few values, take no more than linear time.
#[test]
fn partitions_of_hard_rows() {
    let n = 200_000;
    let rows: [Vec<u32>; 6] = [
        (0..n).collect(),
        (0..n).rev().collect(),
        (0..n).map(|i| i.min(n - i)).collect(),
        vec![7; n as usize],
        (0..n).map(|i| i % 2).collect(),
        (0..n).map(|i| if i % 3 == 0 { i } else { n - i % 1000 }).collect(),
    ];
    for row in rows {
        let mut sorted = row.clone();
        sorted.sort_unstable();
        for k in [0, n / 2, n - 1] {
            let mut parts = row.clone();
            let (rows, kth) = (Rows { rows: 1, n: n as usize }, [k]);
            let places = Places { kth: kth.as_ptr(), count: 1 };
            // SAFETY: the vector holds the row; no scratch is asked for.
            unsafe {
                let data = parts.as_mut_ptr().cast();
                partition(DType::Uint32, data, rows, places, std::ptr::null_mut());
            }
            let k = k as usize;
            assert_eq!(parts[k], sorted[k]);
            assert!(parts[..k].iter().all(|x| *x <= parts[k]));
            assert!(parts[k..].iter().all(|x| *x >= parts[k]));
        }
    }
}
