//! The engine against a naive evaluation: one element at a time, whatever the strides, dtypes and masks.
use kernels::dtype::{DTYPES, DType};
use kernels::loops::blocks::{SCRATCH, assign, run};
use kernels::loops::cast::cast;
use kernels::loops::{Arg, MAX_NDIM, MAX_OPS, Operand, Walk};
use kernels::table::UFUNCS;

/// A small generator (xorshift64*), so that every run is the same.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % n
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Memory and how an array lies in it.
#[derive(Clone)]
struct View {
    dtype: DType,
    bytes: Vec<u8>,
    start: usize,
    strides: Vec<isize>,
}

impl View {
    /// A random layout for `shape`: axes in any order, gaps, backwards, repeated if it may be.
    fn new(random: &mut Random, dtype: DType, shape: &[usize], repeats: bool) -> Self {
        let mut order: Vec<usize> = (0..shape.len()).collect();
        if random.chance(50) {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
        }
        let mut strides = vec![0; shape.len()];
        let (mut extent, mut start) = (dtype.size(), 0);
        for &axis in order.iter().rev() {
            if repeats && random.chance(20) {
                continue;
            }
            let step = extent * if random.chance(15) { 1 + random.below(3) } else { 1 };
            strides[axis] = step as isize;
            if shape[axis] > 0 && random.chance(15) {
                strides[axis] = -strides[axis];
                start += step * (shape[axis] - 1);
            }
            extent = step * shape[axis].max(1);
        }
        let bytes = (0..extent + 64).map(|_| random.below(256) as u8).collect();
        let mut view = Self { dtype, bytes, start, strides };
        view.tame(random);
        view
    }
    /// Ordinary values: random bits of floats are mostly huge, or NaN.
    fn tame(&mut self, random: &mut Random) {
        let size = self.dtype.size();
        let count = self.bytes.len() / size;
        for i in 0..count {
            let value = (random.below(4001) as f64 - 2000.0) / 16.0;
            let place = &mut self.bytes[i * size..(i + 1) * size];
            if self.dtype >= DType::Float16 && random.chance(95) {
                convert(DType::Float64, self.dtype, &value.to_le_bytes(), place);
            } else if self.dtype == DType::Bool && random.chance(90) {
                place[0] &= 1;
            }
        }
    }
    fn offset(&self, index: &[usize]) -> usize {
        let hop: isize = index.iter().zip(&self.strides).map(|(&i, &s)| i as isize * s).sum();
        (self.start as isize + hop) as usize
    }
    fn at(&self, index: &[usize]) -> &[u8] {
        let at = self.offset(index);
        &self.bytes[at..at + self.dtype.size()]
    }
    fn operand(&mut self) -> Operand {
        let mut strides = [0; MAX_NDIM];
        strides[..self.strides.len()].copy_from_slice(&self.strides);
        Operand { ptr: self.bytes[self.start..].as_mut_ptr(), dtype: self.dtype, strides }
    }
}

fn convert(from: DType, to: DType, x: &[u8], out: &mut [u8]) {
    let mut args = [Arg { ptr: out.as_mut_ptr(), step: 1 }; MAX_OPS];
    args[0].ptr = x.as_ptr().cast_mut();
    // SAFETY: one element each.
    unsafe { cast(from, to)(1, &args) }
}

fn walk(shape: &[usize], ops: &[Operand]) -> Walk {
    let blank = Operand { ptr: core::ptr::null_mut(), dtype: DType::Bool, strides: [0; MAX_NDIM] };
    let mut walk =
        Walk { ndim: shape.len(), nops: ops.len(), shape: [0; MAX_NDIM], ops: [blank; MAX_OPS] };
    walk.shape[..shape.len()].copy_from_slice(shape);
    walk.ops[..ops.len()].copy_from_slice(ops);
    walk
}

/// Every index of a shape.
fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    shape.iter().fold(vec![vec![]], |all, &n| {
        all.iter().flat_map(|i| (0..n).map(move |j| [i.as_slice(), &[j]].concat())).collect()
    })
}

fn shape(random: &mut Random) -> Vec<usize> {
    let ndim = random.below(6);
    let mut room = if random.chance(10) { 20_000 } else { 600 };
    (0..ndim)
        .map(|_| {
            if random.chance(3) {
                return 0;
            }
            let most = if random.chance(30) { room } else { room.min(7) };
            let n = 1 + random.below(most.max(1));
            room /= n;
            n
        })
        .collect()
}

fn is_nan(dtype: DType, bytes: &[u8]) -> bool {
    let mut value = [0; 8];
    convert(dtype, DType::Float64, bytes, &mut value);
    f64::from_le_bytes(value).is_nan()
}

/// Equal bits throughout the memory of both, but for what a NaN holds.
fn assert_same(got: &View, expected: &View, shape: &[usize], what: &str) {
    if got.bytes == expected.bytes {
        return;
    }
    let (mut a, mut b) = (got.bytes.clone(), expected.bytes.clone());
    let size = got.dtype.size();
    let (part, width) = match got.dtype {
        DType::Complex64 => (DType::Float32, 4),
        DType::Complex128 => (DType::Float64, 8),
        dtype => (dtype, size),
    };
    for index in indices(shape) {
        let at = got.offset(&index);
        for at in (at..at + size).step_by(width) {
            let (x, y) = (&got.bytes[at..at + width], &expected.bytes[at..at + width]);
            let nans = part >= DType::Float16 && is_nan(part, x) && is_nan(part, y);
            assert!(x == y || nans, "{what}: at {index:?} {x:?}, not {y:?}");
            a[at..at + width].fill(0);
            b[at..at + width].fill(0);
        }
    }
    assert!(a == b, "{what}: wrote outside the output");
}

/// What a walk must leave in the output: `f` gives the element for inputs as they are stored.
fn naive(
    inputs: &[View],
    output: &View,
    mask: Option<&View>,
    shape: &[usize],
    f: impl Fn(&[&[u8]]) -> Vec<u8>,
) -> View {
    let mut expected = output.clone();
    for index in indices(shape) {
        if mask.is_none_or(|mask| mask.at(&index)[0] != 0) {
            let stored: Vec<_> = inputs.iter().map(|view| view.at(&index)).collect();
            let at = output.offset(&index);
            expected.bytes[at..at + output.dtype.size()].copy_from_slice(&f(&stored));
        }
    }
    expected
}

fn operands(inputs: &mut [View], outputs: &mut [View], mask: Option<&mut View>) -> Vec<Operand> {
    let mut ops: Vec<_> = inputs.iter_mut().map(View::operand).collect();
    ops.extend(outputs.iter_mut().map(View::operand));
    ops.extend(mask.map(View::operand));
    ops
}

fn scratch() -> Vec<u8> {
    vec![0; SCRATCH]
}

#[test]
fn loops_see_any_operands() {
    let mut random = Random(20_241_121);
    let mut scratch = scratch();
    for round in 0..6000 {
        let ufunc = &UFUNCS[random.below(UFUNCS.len())];
        let sig = &ufunc.signatures[random.below(ufunc.signatures.len())];
        let shape = shape(&mut random);
        let nin = sig.nin;
        let stored = |random: &mut Random, k: usize| match random.below(3) {
            0 => DTYPES[random.below(DTYPES.len())],
            1 => sig.types[k],
            _ => sig.compute[k],
        };
        let mut inputs: Vec<_> = (0..nin)
            .map(|k| {
                let dtype = stored(&mut random, k);
                View::new(&mut random, dtype, &shape, true)
            })
            .collect();
        let mut outputs: Vec<_> = (nin..sig.compute.len())
            .map(|k| {
                let dtype = stored(&mut random, k);
                View::new(&mut random, dtype, &shape, false)
            })
            .collect();
        let mut mask = random.chance(30).then(|| View::new(&mut random, DType::Bool, &shape, true));
        let in_place = random.chance(20);
        if in_place {
            inputs[0] = outputs[0].clone();
        }
        let element = |stored: &[&[u8]], wanted: usize| {
            let mut values: Vec<Vec<u8>> = Vec::new();
            for (k, x) in stored.iter().enumerate() {
                let mut value = vec![0; sig.compute[k].size()];
                convert(inputs[k].dtype, sig.compute[k], x, &mut value);
                values.push(value);
            }
            values.extend(sig.compute[nin..].iter().map(|dtype| vec![0; dtype.size()]));
            let mut args = [Arg { ptr: core::ptr::null_mut(), step: 1 }; MAX_OPS];
            for (arg, value) in args.iter_mut().zip(&mut values) {
                arg.ptr = value.as_mut_ptr();
            }
            // SAFETY: one element each.
            unsafe { (sig.run)(1, &args) };
            let out = outputs[wanted].dtype;
            let mut element = vec![0; out.size()];
            convert(sig.compute[nin + wanted], out, &values[nin + wanted], &mut element);
            element
        };
        let expected: Vec<_> = outputs
            .iter()
            .enumerate()
            .map(|(k, output)| {
                naive(&inputs, output, mask.as_ref(), &shape, |stored| element(stored, k))
            })
            .collect();
        let dtypes: Vec<_> = inputs.iter().map(|view| view.dtype).collect();
        let out: Vec<_> = outputs.iter().map(|view| view.dtype).collect();
        let what = format!(
            "round {round}: {} {:?} of {dtypes:?} -> {out:?}, shape {shape:?}, mask {}, in place {in_place}",
            ufunc.name,
            sig.compute,
            mask.is_some(),
        );
        let mut ops = operands(&mut inputs, &mut outputs, mask.as_mut());
        if in_place {
            ops[0] = ops[nin];
        }
        // SAFETY: every view lies within its memory; the output overlaps nothing but itself.
        unsafe {
            run(sig.run, sig.nin, sig.compute, &mut walk(&shape, &ops), scratch.as_mut_ptr())
        };
        for (output, expected) in outputs.iter().zip(&expected) {
            assert_same(output, expected, &shape, &what);
        }
    }
}

#[test]
fn assignment_casts_and_copies() {
    let mut random = Random(31_415_926);
    let mut scratch = scratch();
    for round in 0..4000 {
        let shape = shape(&mut random);
        let from = DTYPES[random.below(DTYPES.len())];
        let to = if random.chance(40) { from } else { DTYPES[random.below(DTYPES.len())] };
        let mut inputs = vec![View::new(&mut random, from, &shape, true)];
        let mut output = View::new(&mut random, to, &shape, false);
        let mut mask = random.chance(25).then(|| View::new(&mut random, DType::Bool, &shape, true));
        let expected = naive(&inputs, &output, mask.as_ref(), &shape, |stored| {
            let mut element = vec![0; to.size()];
            convert(from, to, stored[0], &mut element);
            element
        });
        let what = format!("round {round}: {from:?} -> {to:?}, shape {shape:?}");
        let ops = operands(&mut inputs, core::slice::from_mut(&mut output), mask.as_mut());
        // SAFETY: as above.
        unsafe { assign(&mut walk(&shape, &ops), scratch.as_mut_ptr()) };
        assert_same(&output, &expected, &shape, &what);
    }
}

#[test]
fn large_transposes_go_by_tiles() {
    let mut random = Random(271_828);
    let mut scratch = scratch();
    for dtype in [DType::Uint8, DType::Float16, DType::Float32, DType::Float64, DType::Complex128] {
        for (rows, cols) in [(3, 500), (500, 3), (67, 131), (128, 64), (33, 300)] {
            let mut source = View::new(&mut random, dtype, &[0; 0], false);
            let size = dtype.size();
            source.bytes = (0..rows * cols * size).map(|_| random.below(120) as u8).collect();
            source.strides = vec![size as isize, (rows * size) as isize];
            let mut output =
                View { strides: vec![(cols * size) as isize, size as isize], ..source.clone() };
            output.bytes.fill(0);
            let shape = [rows, cols];
            let mut inputs = vec![source];
            let copied = naive(&inputs, &output, None, &shape, |stored| stored[0].to_vec());
            let ops = operands(&mut inputs, core::slice::from_mut(&mut output), None);
            // SAFETY: as above.
            unsafe { assign(&mut walk(&shape, &ops), scratch.as_mut_ptr()) };
            assert_same(&output, &copied, &shape, &format!("transpose {dtype:?} {shape:?}"));
            let maximum = UFUNCS.iter().find(|f| f.name == "maximum").unwrap();
            let sig = maximum.signatures.iter().find(|s| s.types[0] == dtype).unwrap();
            let two = vec![inputs[0].clone(), output.clone()];
            let mut inputs = two;
            output.bytes.fill(0);
            let ops = operands(&mut inputs, core::slice::from_mut(&mut output), None);
            // SAFETY: as above.
            unsafe {
                run(sig.run, sig.nin, sig.compute, &mut walk(&shape, &ops), scratch.as_mut_ptr())
            };
            assert_same(&output, &copied, &shape, &format!("maximum {dtype:?} {shape:?}"));
        }
    }
}
