//! Reductions over any axes of any strides.
//!
//! Either the innermost axis is folded: runs go to [`Fold::fold`], cut as NumPy cuts them. Or it is kept:
//! rows go to [`Fold::rows`]. Operands that are not dense, or stored in another dtype, pass through blocks.
use super::axes::{Axes, Axis, OPS, Places, moved, visit};
use super::cast::cast;
use super::copy::{Plane, few_bytes};
use super::fold::Fold;
use super::source::{BLOCK, BLOCK_BYTES, Source, convert};
use super::{Loop, MAX_NDIM, Walk};
use crate::dtype::DType;

/// Bytes of scratch that a reduction needs.
pub const SCRATCH: usize = 5 * BLOCK_BYTES;

/// What stays the same throughout one reduction.
struct Job<'a> {
    fold: &'a Fold,
    /// Bytes of a stored element, and how it becomes one to compute with.
    size: usize,
    casts: [Option<Loop>; 2],
    /// Bytes of a result in memory; if it is kept in another dtype meanwhile, there and back.
    out_size: usize,
    out: Option<[Loop; 2]>,
    masked: bool,
    scratch: *mut u8,
}

/// Reduce the axes along which the output (operand 1) does not move; operand 2, if any, says which
/// elements count. With `has_initial` the output holds values to go on from; otherwise it starts from the
/// identity, or from the first elements where there is none (then nothing may be empty).
/// `input` is the dtype that NumPy's loop would take.
/// # Safety
/// The walk's operands must be readable, operand 1 writable and apart from the others; `scratch` must be
/// [`SCRATCH`] bytes of ours.
pub unsafe fn reduce(fold: &Fold, input: DType, walk: &Walk, has_initial: bool, scratch: *mut u8) {
    let (stored, result) = (walk.dtype(0), walk.dtype(1));
    let change = |from, to| (from != to).then(|| cast(from, to));
    let first = change(stored, input);
    let second = change(input, fold.input);
    let job = Job {
        fold,
        size: stored.size(),
        casts: if first.is_none() { [second, None] } else { [first, second] },
        out_size: result.size(),
        out: (result != fold.acc).then(|| [cast(result, fold.acc), cast(fold.acc, result)]),
        masked: walk.nops > 2,
        scratch,
    };
    let sizes = || (0..walk.ndim).map(|i| walk.len(i));
    if !has_initial {
        // SAFETY: the caller's promise, handed on.
        unsafe { job.start(walk, change(stored, result)) };
    }
    if sizes().any(|len| len == 0) {
        return;
    }
    let axes = Axes::of(walk, |_| true);
    let at = core::array::from_fn(|k| if k < walk.nops { walk.ops[k].ptr } else { scratch });
    // SAFETY: the caller's promise, handed on; every axis has places.
    unsafe {
        match axes.all().first() {
            Some(axis) if !axis.is_reduced() => job.across(axes.all(), at),
            _ => job.along(&axes, at, stored != input),
        }
    }
}

/// The reduction of `n` dense elements, stored as they are computed, to one result.
/// # Safety
/// `src` must be readable for `n` elements, at least one; `out` writable.
pub unsafe fn flat(fold: &Fold, n: usize, src: *const u8, out: *mut u8) {
    // SAFETY: the caller's promise, handed on.
    unsafe {
        match fold.identity {
            Some(identity) => identity(out),
            None => few_bytes(fold.acc.size(), out, src),
        }
        (fold.fold)(n, src, out);
    }
}

impl Job<'_> {
    fn block(&self, i: usize) -> *mut u8 {
        self.scratch.wrapping_add(i * BLOCK_BYTES)
    }

    fn input<'a>(&self, at: Places, axes: &'a [Axis]) -> Source<'a> {
        let (size, casts) = (self.size, self.casts);
        Source { ptr: at[0], axes, op: 0, size, casts, scratch: self.scratch }
    }

    fn mask<'a>(&self, at: Places, axes: &'a [Axis]) -> Source<'a> {
        let (casts, scratch) = ([None; 2], self.block(2));
        Source { ptr: at[2], axes, op: 2, size: 1, casts, scratch }
    }

    /// Fill the output with the identity, or with the first elements along the reduced axes.
    unsafe fn start(&self, walk: &Walk, to_result: Option<Loop>) {
        let mut axes = [Axis { len: 1, strides: [0; OPS] }; MAX_NDIM];
        let kept = (0..walk.ndim).filter(|&i| walk.stride(1, i) != 0 && walk.len(i) != 1);
        let mut n = 0;
        for i in kept {
            let strides = [walk.stride(0, i), walk.stride(1, i), 0];
            axes[n % MAX_NDIM] = Axis { len: walk.len(i), strides };
            n += 1;
        }
        let axes = axes.get_mut(..n).unwrap_or(&mut []);
        if axes.iter().any(|axis| axis.len == 0) {
            return;
        }
        axes.reverse();
        let mut at = [walk.ops[0].ptr, walk.ops[1].ptr, self.scratch];
        let mut cast = to_result;
        let mut size = self.size;
        // SAFETY: the blocks are ours; every place of the output is writable, of the input readable.
        unsafe {
            if let Some(identity) = self.fold.identity {
                let value = self.block(2);
                identity(value);
                (at[0], cast, size) = (value, self.out.map(|[_, back]| back), self.fold.acc.size());
                for axis in axes.iter_mut() {
                    axis.strides[0] = 0;
                }
            }
            let row = axes.get(..1).unwrap_or(&[]);
            let len = row.first().map_or(1, |axis| axis.len);
            visit(axes.get(1..).unwrap_or(&[]), at, |at| {
                let mut done = 0;
                while done < len {
                    let n = BLOCK.min(len - done);
                    let (casts, scratch) = ([cast, None], self.scratch);
                    let source = Source { ptr: at[0], axes: row, op: 0, size, casts, scratch };
                    self.scatter(row, at, done, n, source.block(done, n));
                    done += n;
                }
            });
        }
    }

    /// Write dense results to the output, from place `done` of a row on.
    unsafe fn scatter(&self, row: &[Axis], at: Places, done: usize, n: usize, from: *const u8) {
        let stride = row.first().map_or(0, |axis| axis.strides[1]);
        let to = at[1].wrapping_offset(done as isize * stride);
        let (to_strides, from_strides) = ([0, stride], [0, self.out_size as isize]);
        let plane = Plane { rows: 1, cols: n, to: to_strides, from: from_strides };
        // SAFETY: `n` places of the output and of the block.
        unsafe { plane.copy(self.out_size, to, from) }
    }

    /// The innermost axis is folded.
    unsafe fn along(&self, axes: &Axes, at: Places, cast: bool) {
        let (count, chunk) = axes.chunk(if self.masked { 3 } else { 2 }, cast);
        let (folded, outer) = axes.all().split_at_checked(count).unwrap_or((axes.all(), &[]));
        let len = folded.iter().map(|axis| axis.len).product();
        let direct = self.input(at, folded).dense().is_some() && !self.masked && len <= chunk;
        // SAFETY: every run lies within the input, and every place within the output.
        unsafe {
            if direct && self.out.is_none() {
                return visit(outer, at, |at| (self.fold.fold)(len, at[0], at[1]));
            }
            visit(outer, at, |at| {
                let mut start = 0;
                while start < len {
                    let n = chunk.min(len - start);
                    if self.masked {
                        self.masked_run(folded, at, start, n);
                    } else {
                        self.run(&self.input(at, folded), start, n, at[1]);
                    }
                    start += n;
                }
            });
        }
    }

    /// Fold elements `start..start + n` into one result, which is rounded once.
    unsafe fn run(&self, source: &Source, start: usize, n: usize, out: *mut u8) {
        let Some([there, back]) = self.out else {
            // SAFETY: the caller's promise, handed on.
            return unsafe { self.run_exact(source, start, n, out) };
        };
        let acc = self.block(3);
        // SAFETY: one result; the block is ours.
        unsafe {
            convert(there, 1, out, acc);
            self.run_exact(source, start, n, acc);
            convert(back, 1, acc, out);
        }
    }

    unsafe fn run_exact(&self, source: &Source, start: usize, n: usize, acc: *mut u8) {
        let fold = self.fold;
        // SAFETY: the run lies within the source.
        unsafe {
            if let Some(dense) = source.dense() {
                return (fold.fold)(n, dense.add(start * fold.input.size()), acc);
            }
            if let (Some(tree), Some((first, stride))) = (&fold.tree, source.even()) {
                let first = first.wrapping_offset(start as isize * stride);
                return (tree.strided)(n, first, stride, acc);
            }
            if fold.tree.is_some() && n > BLOCK {
                let mut part = [0u64; 2];
                let part = part.as_mut_ptr().cast();
                self.node(source, start, n, part);
                return (fold.rows)(1, 1, part, 0, acc);
            }
            let mut done = 0;
            while done < n && fold.stop.is_none_or(|stop| *acc != stop) {
                let size = BLOCK.min(n - done);
                (fold.fold)(size, source.block(start + done, size), acc);
                done += size;
            }
        }
    }

    /// A node of the pairwise tree that is too long for one block.
    unsafe fn node(&self, source: &Source, start: usize, n: usize, acc: *mut u8) {
        let Some(tree) = self.fold.tree else { return };
        // SAFETY: both halves lie within the source.
        unsafe {
            if n <= BLOCK {
                (tree.neutral)(acc);
                return (self.fold.fold)(n, source.block(start, n), acc);
            }
            let left = super::pairwise::split(n * tree.width) / tree.width;
            let mut part = [0u64; 2];
            let part = part.as_mut_ptr().cast();
            self.node(source, start, left, acc);
            self.node(source, start + left, n - left, part);
            (self.fold.rows)(1, 1, part, 0, acc);
        }
    }

    /// Fold what the mask lets through: every run of it on its own, as NumPy does.
    unsafe fn masked_run(&self, axes: &[Axis], at: Places, start: usize, n: usize) {
        let out = at[1];
        let (source, mask) = (self.input(at, axes), self.mask(at, axes));
        let (mut from, mut open) = (start, false);
        let mut done = start;
        // SAFETY: all within the sequence of both.
        unsafe {
            while done < start + n {
                let size = BLOCK.min(start + n - done);
                let bytes = mask.block(done, size);
                for i in 0..size {
                    let set = *bytes.add(i) != 0;
                    if set && !open {
                        from = done + i;
                    } else if open && !set {
                        self.run(&source, from, done + i - from, out);
                    }
                    open = set;
                }
                done += size;
            }
            if open {
                self.run(&source, from, done - from, out);
            }
        }
    }

    /// The innermost axis is kept: rows are folded into a row of results.
    unsafe fn across(&self, axes: &[Axis], at: Places) {
        let (row, outer) = axes.split_at_checked(1).unwrap_or((axes, &[]));
        let Some(&Axis { len, strides: [step, out_step, _] }) = row.first() else { return };
        // The next axis can be folded along with it, unless results are rounded after every step.
        let (several, outer) = match outer.split_first() {
            Some((next, rest)) if next.is_reduced() && self.out.is_none() => (*next, rest),
            _ => (Axis { len: 1, strides: [0; OPS] }, outer),
        };
        let in_place = self.out.is_none() && out_step == self.out_size as isize;
        let direct = self.casts[0].is_none() && step == self.size as isize && !self.masked;
        visit(outer, at, |at| {
            let mut done = 0;
            while done < len {
                let n = BLOCK.min(len - done);
                // SAFETY: `n` places of a row from `done` on.
                unsafe {
                    let acc = if in_place {
                        at[1].wrapping_offset(done as isize * out_step)
                    } else {
                        self.results(row, at, done, n)
                    };
                    if direct {
                        let from = at[0].wrapping_offset(done as isize * step);
                        (self.fold.rows)(n, several.len, from, several.strides[0], acc);
                    } else {
                        for i in 0..several.len {
                            let at = moved(at, &several, i as isize);
                            self.gathered_row(row, at, done, n, acc);
                        }
                    }
                    if !in_place {
                        let mut from = acc;
                        if let Some([_, back]) = self.out {
                            from = self.block(4);
                            convert(back, n, acc, from);
                        }
                        self.scatter(row, at, done, n, from);
                    }
                }
                done += n;
            }
        });
    }

    /// The results of a part of a row, dense.
    unsafe fn results(&self, row: &[Axis], at: Places, done: usize, n: usize) -> *mut u8 {
        let acc = self.block(3);
        let stored = if self.out.is_some() { self.block(4) } else { acc };
        let stride = row.first().map_or(0, |axis| axis.strides[1]);
        let from = at[1].wrapping_offset(done as isize * stride);
        let (to_strides, from_strides) = ([0, self.out_size as isize], [0, stride]);
        let plane = Plane { rows: 1, cols: n, to: to_strides, from: from_strides };
        // SAFETY: `n` places of the output and of the block.
        unsafe {
            plane.copy(self.out_size, stored, from);
            if let Some([there, _]) = self.out {
                convert(there, n, stored, acc);
            }
        }
        acc
    }

    /// Fold a part of a row into results, through blocks and the mask.
    unsafe fn gathered_row(&self, row: &[Axis], at: Places, done: usize, n: usize, acc: *mut u8) {
        // SAFETY: `n` places of the row and of the results.
        unsafe {
            let from = self.input(at, row).block(done, n);
            if !self.masked {
                return (self.fold.rows)(n, 1, from, 0, acc);
            }
            let mask = self.mask(at, row).block(done, n);
            let (size, acc_size) = (self.fold.input.size(), self.fold.acc.size());
            let mut i = 0;
            while i < n {
                let first = i;
                while i < n && *mask.add(i) != 0 {
                    i += 1;
                }
                if i > first {
                    let (from, acc) = (from.add(first * size), acc.add(first * acc_size));
                    (self.fold.rows)(i - first, 1, from, 0, acc);
                }
                i += 1;
            }
        }
    }
}
