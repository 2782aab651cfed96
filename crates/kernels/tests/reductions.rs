//! Reductions against loops that are written the obvious way, over shapes, strides, masks and lengths.
//! Natively the registers are arrays; inside wasm (`--target wasm32-wasip1`) they are SIMD128.
use kernels::dtype::DType;
use kernels::loops::arg::arg;
use kernels::loops::reduce::{SCRATCH, flat, reduce};
use kernels::loops::scan::scan;
use kernels::loops::{MAX_NDIM, MAX_OPS, Operand, Walk};
use kernels::reductions::{Kernel, REDUCTIONS, ReduceSignature};

/// Pseudo-random bits: SplitMix64 (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: u64) -> usize {
        (self.bits() % n) as usize
    }
    fn float(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64 - 0.5
    }
}

fn signature(name: &str, input: DType, output: DType) -> &'static ReduceSignature {
    let row = REDUCTIONS.iter().find(|row| row.name == name).expect(name);
    row.signatures.iter().find(|s| s.input == input && s.output == output).expect(name)
}

fn scratch() -> Vec<u128> {
    vec![0; SCRATCH / 16]
}

fn operand<T>(data: &mut [T], dtype: DType, strides: &[isize]) -> Operand {
    let mut op = Operand { ptr: data.as_mut_ptr().cast(), dtype, strides: [0; MAX_NDIM] };
    op.strides[..strides.len()].copy_from_slice(strides);
    op
}

fn walk(shape: &[usize], ops: &[Operand]) -> Walk {
    let mut walk =
        Walk { ndim: shape.len(), nops: ops.len(), shape: [0; MAX_NDIM], ops: [ops[0]; MAX_OPS] };
    walk.shape[..shape.len()].copy_from_slice(shape);
    walk.ops[..ops.len()].copy_from_slice(ops);
    walk
}

/// A full reduction of dense elements.
fn whole<T: Copy, R: Copy + Default>(name: &str, dtype: DType, output: DType, data: &[T]) -> R {
    let mut data = data.to_vec();
    let mut out = [R::default()];
    let n = data.len();
    let ops =
        [operand(&mut data, dtype, &[size_of::<T>() as isize]), operand(&mut out, output, &[0])];
    let sig = signature(name, dtype, output);
    let mut scratch = scratch();
    // SAFETY: the walk covers the vectors, and the scratch is large enough.
    unsafe {
        match &sig.kernel {
            Kernel::Fold(fold) => {
                reduce(fold, sig.input, &walk(&[n], &ops), false, scratch.as_mut_ptr().cast());
            }
            Kernel::Arg(op) => arg(op, &walk(&[n], &ops), scratch.as_mut_ptr().cast()),
            Kernel::Scan(_) => panic!("{name} is no reduction"),
        }
    }
    out[0]
}

/// NumPy's tree, one addition after the other; `width` parts of numbers are added apart.
fn tree(x: &[f64], width: usize, round: &dyn Fn(f64) -> f64) -> Vec<f64> {
    let plus =
        |a: &mut Vec<f64>, b: &[f64]| a.iter_mut().zip(b).for_each(|(a, b)| *a = round(*a + b));
    let n = x.len();
    if n < 8 {
        let mut total = vec![-0.0; width];
        x.chunks(width).for_each(|z| plus(&mut total, z));
        return total;
    }
    if n <= 128 {
        let mut sums = x[..8].to_vec();
        let body = n - n % 8;
        x[8..body].chunks(8).for_each(|eight| plus(&mut sums, eight));
        while sums.len() > width {
            sums = sums
                .chunks(2 * width)
                .flat_map(|z| (0..width).map(|k| round(z[k] + z[k + width])))
                .collect();
        }
        x[body..].chunks(width).for_each(|z| plus(&mut sums, z));
        return sums;
    }
    let half = n / 2 - n / 2 % 8;
    let mut left = tree(&x[..half], width, round);
    plus(&mut left, &tree(&x[half..], width, round));
    left
}

#[test]
fn sums_of_floats_follow_the_tree() {
    let mut random = Random(1);
    let single = |x: f64| f64::from(x as f32);
    for n in (0..300).chain([511, 512, 513, 1000, 2047, 4096, 5001, 20_000]) {
        let wide: Vec<f64> =
            (0..n).map(|_| random.float() * 10f64.powi(random.below(9) as i32 - 4)).collect();
        let narrow: Vec<f32> = wide.iter().map(|&x| x as f32).collect();
        let exact: Vec<f64> = narrow.iter().map(|&x| f64::from(x)).collect();
        let sum: f64 = whole("sum", DType::Float64, DType::Float64, &wide);
        assert_eq!(sum.to_bits(), (0.0 + tree(&wide, 1, &|x| x)[0]).to_bits(), "float64, {n}");
        let sum: f32 = whole("sum", DType::Float32, DType::Float32, &narrow);
        assert_eq!(f64::from(sum), 0.0 + tree(&exact, 1, &single)[0], "float32, {n}");
        if n % 2 == 0 {
            let pairs: Vec<[f64; 2]> = wide.chunks(2).map(|z| [z[0], z[1]]).collect();
            let sum: [f64; 2] = whole("sum", DType::Complex128, DType::Complex128, &pairs);
            assert_eq!(sum.to_vec(), tree(&wide, 2, &|x| 0.0 + x), "complex128, {n}");
        }
    }
}

#[test]
fn a_strided_run_has_the_bits_of_a_dense_one() {
    let mut random = Random(2);
    for n in [1, 7, 130, 1024, 1025, 5000, 9000] {
        let dense: Vec<f32> = (0..n).map(|_| random.float() as f32).collect();
        let mut spread = vec![f32::NAN; 3 * n];
        dense.iter().enumerate().for_each(|(i, &x)| spread[3 * i] = x);
        let mut out = [0f32];
        let ops =
            [operand(&mut spread, DType::Float32, &[12]), operand(&mut out, DType::Float32, &[0])];
        let sig = signature("sum", DType::Float32, DType::Float32);
        let Kernel::Fold(fold) = &sig.kernel else { panic!("sum folds") };
        // SAFETY: the walk covers every third element.
        unsafe { reduce(fold, sig.input, &walk(&[n], &ops), false, scratch().as_mut_ptr().cast()) };
        assert_eq!(
            out[0].to_bits(),
            whole::<f32, f32>("sum", DType::Float32, DType::Float32, &dense).to_bits()
        );
    }
}

macro_rules! integers {
    ($random:ident: $($t:ident $dtype:ident $wide:ident $out:ident;)*) => {$(
        for n in (1..140).chain([1000, 4112, 5000]) {
            let x: Vec<$t> = (0..n).map(|_| $random.bits() as $t).collect();
            let sum: $wide = whole("sum", DType::$dtype, DType::$out, &x);
            assert_eq!(sum, x.iter().fold(0, |a: $wide, &b| a.wrapping_add(b as $wide)), "{n}");
            let sum: $t = whole("sum", DType::$dtype, DType::$dtype, &x);
            assert_eq!(sum, x.iter().fold(0, |a: $t, &b| a.wrapping_add(b)), "{n}");
            let product: $t = whole("prod", DType::$dtype, DType::$dtype, &x);
            assert_eq!(product, x.iter().fold(1, |a: $t, &b| a.wrapping_mul(b)), "{n}");
            let (max, min) = (*x.iter().max().unwrap(), *x.iter().min().unwrap());
            assert_eq!(whole::<_, $t>("max", DType::$dtype, DType::$dtype, &x), max, "{n}");
            assert_eq!(whole::<_, $t>("min", DType::$dtype, DType::$dtype, &x), min, "{n}");
            let place: i32 = whole("argmax", DType::$dtype, DType::Int32, &x);
            assert_eq!(Some(place as usize), x.iter().position(|&y| y == max), "{n}");
            let place: i32 = whole("argmin", DType::$dtype, DType::Int32, &x);
            assert_eq!(Some(place as usize), x.iter().position(|&y| y == min), "{n}");
            let few: Vec<$t> = x.iter().map(|&y| y % 3).collect();
            let count: i32 = whole("countNonzero", DType::$dtype, DType::Int32, &few);
            assert_eq!(count as usize, few.iter().filter(|&&y| y != 0).count(), "{n}");
        }
    )*};
}

#[test]
fn integers_of_every_length() {
    let mut random = Random(3);
    integers! { random:
        i8 Int8 i64 Int64;
        u8 Uint8 u64 Uint64;
        i16 Int16 i64 Int64;
        u16 Uint16 u64 Uint64;
        i32 Int32 i64 Int64;
        u32 Uint32 u64 Uint64;
    }
}

#[test]
fn a_nan_wins_wherever_it_is() {
    for n in (1..70).chain([1023, 4100]) {
        let numbers: Vec<f32> = (0..n).map(|i| ((i * 37) % 101) as f32 - 200.0).collect();
        let max: f32 = whole("max", DType::Float32, DType::Float32, &numbers);
        assert_eq!(max, numbers.iter().copied().fold(f32::NEG_INFINITY, f32::max));
        for at in [0, n / 3, n / 2, n - 1] {
            for nan in [f32::NAN, -f32::NAN] {
                let mut x = numbers.clone();
                x[at] = nan;
                for name in ["max", "min"] {
                    assert!(whole::<_, f32>(name, DType::Float32, DType::Float32, &x).is_nan());
                }
                for name in ["argmax", "argmin"] {
                    assert_eq!(whole::<_, i32>(name, DType::Float32, DType::Int32, &x), at as i32);
                }
            }
        }
    }
}

#[test]
fn truth_is_any_byte_but_zero() {
    let x = [0u8, 0, 7, 1, 0, 255];
    assert_eq!(whole::<_, u8>("any", DType::Bool, DType::Bool, &x), 1);
    assert_eq!(whole::<_, u8>("all", DType::Bool, DType::Bool, &x), 0);
    assert_eq!(whole::<_, u8>("all", DType::Bool, DType::Bool, &[7u8, 2, 1]), 1);
    assert_eq!(whole::<_, u8>("max", DType::Bool, DType::Bool, &[0u8, 4]), 1);
    assert_eq!(whole::<_, i64>("sum", DType::Bool, DType::Int64, &x), 3);
    assert_eq!(whole::<_, i32>("argmax", DType::Bool, DType::Int32, &x), 2);
    assert_eq!(whole::<_, i32>("argmin", DType::Bool, DType::Int32, &[7u8, 2, 0, 0]), 2);
}

#[test]
fn flat_is_the_same() {
    let x: Vec<f64> = (0..777).map(|i| f64::from(i).sin()).collect();
    let sig = signature("sum", DType::Float64, DType::Float64);
    let Kernel::Fold(fold) = &sig.kernel else { panic!("sum folds") };
    let mut out = [0f64];
    // SAFETY: as many elements as it says, and one result.
    unsafe { flat(fold, x.len(), x.as_ptr().cast(), out.as_mut_ptr().cast()) };
    assert_eq!(out[0], whole::<_, f64>("sum", DType::Float64, DType::Float64, &x));
}

/// Every place of a shape.
fn places(shape: &[usize]) -> Vec<Vec<usize>> {
    shape.iter().fold(vec![vec![]], |all, &n| {
        all.iter().flat_map(|at| (0..n).map(move |i| [at.as_slice(), &[i]].concat())).collect()
    })
}

fn at(place: &[usize], strides: &[isize]) -> isize {
    place.iter().zip(strides).map(|(&i, s)| i as isize * s).sum()
}

#[test]
fn any_axes_of_any_strides_under_a_mask() {
    let mut random = Random(4);
    for round in 0..600 {
        let ndim = 1 + random.below(4);
        let shape: Vec<usize> =
            (0..ndim).map(|_| 1 + random.below(if ndim == 1 { 3000 } else { 12 })).collect();
        // A dense block in a random order of axes, some of them backwards or repeated.
        let mut strides = vec![0isize; ndim];
        let mut order: Vec<usize> = (0..ndim).collect();
        (1..ndim).rev().for_each(|i| order.swap(i, random.below(i as u64 + 1)));
        let (mut step, mut first) = (4, 0);
        for &axis in &order {
            strides[axis] = match random.below(6) {
                0 => 0,
                1 => -step,
                _ => step,
            };
            first += if strides[axis] < 0 { step * (shape[axis] as isize - 1) } else { 0 };
            step *= shape[axis] as isize * (1 + random.below(2) as isize);
        }
        let mut data: Vec<i32> = (0..step / 4).map(|_| random.bits() as i32 % 1000).collect();
        let mut mask: Vec<u8> = places(&shape).iter().map(|_| random.below(3) as u8).collect();
        let reduced: Vec<bool> = (0..ndim).map(|_| random.below(2) == 0).collect();
        let dense = |size: isize, keep: &dyn Fn(usize) -> bool| {
            let (mut step, mut strides) = (size, vec![0isize; ndim]);
            for axis in (0..ndim).rev().filter(|&axis| keep(axis)) {
                strides[axis] = step;
                step *= shape[axis] as isize;
            }
            (strides, (step / size) as usize)
        };
        let (out_strides, results) = dense(8, &|axis| !reduced[axis]);
        let (mask_strides, _) = dense(1, &|_| true);
        let (mut expected, mut out) = (vec![0i64; results], vec![i64::MIN; results]);
        let masked = round % 2 == 0;
        for place in places(&shape) {
            let x = data[((first + at(&place, &strides)) / 4) as usize];
            if !masked || mask[at(&place, &mask_strides) as usize] != 0 {
                expected[(at(&place, &out_strides) / 8) as usize] += i64::from(x);
            }
        }
        let mut ops = vec![
            operand(&mut data, DType::Int32, &strides),
            operand(&mut out, DType::Int64, &out_strides),
        ];
        ops[0].ptr = ops[0].ptr.wrapping_offset(first);
        if masked {
            ops.push(operand(&mut mask, DType::Bool, &mask_strides));
        }
        let sig = signature("sum", DType::Int32, DType::Int64);
        let Kernel::Fold(fold) = &sig.kernel else { panic!("sum folds") };
        // SAFETY: the strides stay inside the vectors.
        unsafe {
            reduce(fold, sig.input, &walk(&shape, &ops), false, scratch().as_mut_ptr().cast())
        };
        assert_eq!(out, expected, "{shape:?} {strides:?} {reduced:?}");
    }
}

#[test]
fn running_sums_along_any_axis() {
    let mut random = Random(5);
    for _ in 0..60 {
        let shape = [1 + random.below(20), 1 + random.below(1500), 1 + random.below(4)];
        let n: usize = shape.iter().product();
        let mut data: Vec<i16> = (0..n).map(|_| random.bits() as i16).collect();
        let (rows, cols) = (shape[1] * shape[2], shape[2]);
        let elements = [rows as isize, cols as isize, 1];
        for axis in 0..3 {
            let mut out = vec![0i64; n];
            let ops = [
                operand(&mut data, DType::Int16, &elements.map(|s| 2 * s)),
                operand(&mut out, DType::Int64, &elements.map(|s| 8 * s)),
            ];
            let sig = signature("cumsum", DType::Int16, DType::Int64);
            let Kernel::Scan(op) = &sig.kernel else { panic!("cumsum runs along an axis") };
            // SAFETY: the strides stay inside the vectors.
            unsafe { scan(op, &walk(&shape, &ops), axis, scratch().as_mut_ptr().cast()) };
            for place in places(&shape) {
                let i = at(&place, &elements) as usize;
                let before = if place[axis] > 0 { out[i - elements[axis] as usize] } else { 0 };
                assert_eq!(out[i], before + i64::from(data[i]), "{shape:?} {axis}");
            }
        }
    }
}
