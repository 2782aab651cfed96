//! Running results along one axis: every element is combined with the one before it.
use super::axes::{Axes, Axis, Places, moved, visit};
use super::cast::cast;
use super::combine::{Add, Combine, Mul};
use super::copy::{Plane, few_bytes};
use super::source::{BLOCK, BLOCK_BYTES, Source};
use super::step::Step;
use super::{Loop, Walk};
use crate::dtype::DType;
use crate::simd::{Element, Half, Lanes, Num, V};

/// Elements that are read before the first of them is written.
const AHEAD: usize = 4;

/// What accumulates one dtype, with its types erased.
#[derive(Clone, Copy)]
pub struct Scan {
    /// What elements are read and written as.
    pub dtype: DType,
    /// `dst[i] = acc = acc ∘ src[i]`
    pub run: unsafe fn(n: usize, src: *const u8, dst: *mut u8, acc: *mut u8),
    /// `dst[i] = before[i] ∘ src[i]`
    pub next: unsafe fn(n: usize, before: *const u8, src: *const u8, dst: *mut u8),
}

impl Scan {
    /// By `O`.
    pub const fn of<E: Element + Lanes<Elem = E>, O: Combine<E>>(dtype: DType) -> Self {
        Self { dtype, run: run::<E, O>, next: next::<E, O> }
    }
    /// By `O`, rounded to 16 bits after every step.
    pub const fn half<H: Half, O: Combine<f32>>(dtype: DType) -> Self {
        Self { dtype, run: run_half::<H, O>, next: next_half::<H, O> }
    }
}

impl Step for Scan {
    fn dtype(&self) -> DType {
        self.dtype
    }
    fn element(&self) -> DType {
        self.dtype
    }
    unsafe fn next(&self, n: usize, before: *const u8, src: *const u8, dst: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { (self.next)(n, before, src, dst) }
    }
    unsafe fn run(&self, n: usize, src: *const u8, dst: *mut u8, acc: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { (self.run)(n, src, dst, acc) }
    }
}

unsafe fn run<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    src: *const u8,
    dst: *mut u8,
    acc: *mut u8,
) {
    let (src, dst) = (src.cast::<E>(), dst.cast::<E>());
    // SAFETY: `n` elements on both sides and one result, which the caller vouches for.
    unsafe {
        let mut total = E::load(acc.cast());
        let mut i = 0;
        while i + AHEAD <= n {
            let some: [E; AHEAD] = core::array::from_fn(|k| E::load(src.add(i + k)));
            for (k, x) in some.into_iter().enumerate() {
                total = O::one(total, x);
                total.store(dst.add(i + k));
            }
            i += AHEAD;
        }
        while i < n {
            total = O::one(total, E::load(src.add(i)));
            total.store(dst.add(i));
            i += 1;
        }
        total.store(acc.cast());
    }
}

unsafe fn next<E: Element + Lanes<Elem = E>, O: Combine<E>>(
    n: usize,
    before: *const u8,
    src: *const u8,
    dst: *mut u8,
) {
    let (before, src, dst) = (before.cast::<E>(), src.cast::<E>(), dst.cast::<E>());
    // SAFETY: `n` elements on every side, which the caller vouches for.
    unsafe {
        let mut i = 0;
        while i + E::V::N <= n {
            let x: E::V = O::lanes(Lanes::load(before.add(i)), Lanes::load(src.add(i)));
            O::ended(x).store(dst.add(i));
            i += E::V::N;
        }
        while i < n {
            O::one(E::load(before.add(i)), E::load(src.add(i))).store(dst.add(i));
            i += 1;
        }
    }
}

unsafe fn run_half<H: Half, O: Combine<f32>>(n: usize, src: *const u8, dst: *mut u8, acc: *mut u8) {
    let (src, dst, acc) = (src.cast::<H>(), dst.cast::<H>(), acc.cast::<H>());
    // SAFETY: `n` elements on both sides and one result, which the caller vouches for.
    unsafe {
        let mut total = acc.read_unaligned();
        for i in 0..n {
            total = H::from_f32(O::one(total.to_f32(), src.add(i).read_unaligned().to_f32()));
            dst.add(i).write_unaligned(total);
        }
        acc.write_unaligned(total);
    }
}

unsafe fn next_half<H: Half, O: Combine<f32>>(
    n: usize,
    before: *const u8,
    src: *const u8,
    dst: *mut u8,
) {
    let (before, src, dst) = (before.cast::<H>(), src.cast::<H>(), dst.cast::<H>());
    // SAFETY: `n` elements on every side, which the caller vouches for; four are left each time.
    unsafe {
        let mut i = 0;
        while i + V::<f32>::N <= n {
            H::store4(O::lanes(H::load4(before.add(i)), H::load4(src.add(i))), dst.add(i));
            i += V::<f32>::N;
        }
        while i < n {
            let x = before.add(i).read_unaligned().to_f32();
            let y = src.add(i).read_unaligned().to_f32();
            dst.add(i).write_unaligned(H::from_f32(O::one(x, y)));
            i += 1;
        }
    }
}

/// What stays the same throughout one call.
struct Job<'a> {
    op: &'a dyn Step,
    size: usize,
    cast: Option<Loop>,
    scratch: *mut u8,
}

/// Accumulate operand 0 into operand 1 (stored as `op.dtype()`) along an axis.
/// # Safety
/// As for [`reduce`](super::reduce::reduce); the operands may be the very same.
pub unsafe fn scan(op: &dyn Step, walk: &Walk, axis: usize, scratch: *mut u8) {
    if (0..walk.ndim).any(|i| walk.len(i) == 0) {
        return;
    }
    let stored = walk.dtype(0);
    let cast = (stored != op.dtype()).then(|| cast(stored, op.dtype()));
    let job = Job { op, size: stored.size(), cast, scratch };
    let strides = [walk.stride(0, axis), walk.stride(1, axis), 0];
    let line = Axis { len: if axis < walk.ndim { walk.len(axis) } else { 1 }, strides };
    let others = Axes::of(walk, |i| i != axis);
    let at = [walk.ops[0].ptr, walk.ops[1].ptr, scratch];
    // SAFETY: the caller's promise, handed on.
    unsafe {
        match others.all().split_first() {
            Some((row, outer)) if row.is_near(&line) => job.across(&line, row, outer, at),
            _ => job.along(&line, others.all(), at),
        }
    }
}

impl Job<'_> {
    fn source<'a>(&self, ptr: *const u8, axes: &'a [Axis]) -> Source<'a> {
        let casts = [self.cast, None];
        Source { ptr, axes, op: 0, size: self.size, casts, scratch: self.scratch }
    }

    fn scatter(&self, n: usize, to: *mut u8, stride: isize, from: *const u8) {
        let size = self.op.dtype().size();
        let (to_strides, from_strides) = ([0, stride], [0, size as isize]);
        let plane = Plane { rows: 1, cols: n, to: to_strides, from: from_strides };
        // SAFETY: `n` places of the output and of a block.
        unsafe { plane.copy(size, to, from) }
    }

    /// Line by line.
    unsafe fn along(&self, line: &Axis, others: &[Axis], at: Places) {
        let size = self.op.dtype().size();
        let dense = line.strides[1] == size as isize;
        let room = self.scratch.wrapping_add(2 * BLOCK_BYTES);
        let acc = self.scratch.wrapping_add(3 * BLOCK_BYTES);
        visit(others, at, |at| {
            let source = self.source(at[0], core::slice::from_ref(line));
            let mut done = 0;
            while done < line.len {
                let n = BLOCK.min(line.len - done);
                let out = moved(at, line, done as isize)[1];
                let to = if dense { out } else { room };
                // SAFETY: `n` elements of the line; the first of all is copied as it is.
                unsafe {
                    let from = source.block(done, n);
                    let first = (done == 0) as usize;
                    if done == 0 {
                        few_bytes(size, acc, from);
                        few_bytes(size, to, acc);
                    }
                    let skip = first * size;
                    self.op.run(n - first, from.add(skip), to.add(skip), acc);
                }
                if !dense {
                    self.scatter(n, out, line.strides[1], to);
                }
                done += n;
            }
        });
    }

    /// Row by row, every row from the one before it.
    unsafe fn across(&self, line: &Axis, row: &Axis, outer: &[Axis], at: Places) {
        let size = self.op.dtype().size();
        let dense = row.strides[1] == size as isize;
        let room = self.scratch.wrapping_add(2 * BLOCK_BYTES);
        visit(outer, at, |at| {
            let mut done = 0;
            while done < row.len {
                let n = BLOCK.min(row.len - done);
                let mut here = moved(at, row, done as isize);
                let mut before = room;
                for k in 0..line.len {
                    let to = if dense { here[1] } else { room };
                    // SAFETY: `n` elements of the row; a row written before lies at `before`.
                    unsafe {
                        let from = self.source(here[0], core::slice::from_ref(row)).block(0, n);
                        if k > 0 {
                            self.op.next(n, before, from, to);
                        } else if from != to.cast_const() {
                            few_bytes(n * size, to, from);
                        }
                    }
                    if !dense {
                        self.scatter(n, here[1], row.strides[1], to);
                    }
                    before = to;
                    here = moved(here, line, 1);
                }
                done += n;
            }
        });
    }
}

/// Sums of everything that has registers.
pub const fn sums<E: Element<V: Num> + Num<Elem = E>>(dtype: DType) -> Scan {
    Scan::of::<E, Add>(dtype)
}

/// Products of everything that has registers.
pub const fn products<E: Element<V: Num> + Num<Elem = E>>(dtype: DType) -> Scan {
    Scan::of::<E, Mul>(dtype)
}
