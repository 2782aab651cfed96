//! Reductions by any step: whole rows at a time along an axis that is kept, else one element after the other.
use super::axes::{Axes, Axis, Places, moved, visit};
use super::cast::cast;
use super::copy::{Plane, few_bytes as bytes};
use super::source::{BLOCK, BLOCK_BYTES, Source};
use super::step::Step;
use super::{Loop, Walk};

/// The shortest kept axis whose results are worth being computed together.
const ROW: usize = 4;
/// The fewest elements that are folded in halves.
const HALVES: usize = 16;

/// How a reduction begins and what it may do.
#[derive(Clone, Copy)]
pub struct Start {
    /// The output holds what to start from; else it starts with the first element.
    pub has_initial: bool,
    /// Elements may be combined in any order without a change of the result.
    pub any_order: bool,
}

/// What stays the same throughout one call.
struct Job<'a> {
    op: &'a dyn Step,
    start: Start,
    masked: bool,
    /// Bytes of an element as it is stored, and as a result is.
    sizes: [usize; 2],
    /// To what the first element becomes, and the others.
    casts: [Option<Loop>; 2],
    scratch: *mut u8,
}

/// Fold axes of operand 0 away into operand 1 (stored as `op.dtype()`, stride 0 on those axes), where operand 2
/// is not 0 if there is one. A mask needs an initial value.
/// # Safety
/// Every place of the operands must be readable, of the output writable; the output overlaps nothing. `scratch`
/// must be writable for [`SCRATCH`](super::step::SCRATCH) bytes.
pub unsafe fn reduce(op: &dyn Step, walk: &Walk, start: Start, scratch: *mut u8) {
    if (0..walk.ndim).any(|i| walk.len(i) == 0) {
        return;
    }
    let stored = walk.dtype(0);
    let changed = |to| (stored != to).then(|| cast(stored, to));
    let job = Job {
        op,
        start,
        masked: walk.nops > 2,
        sizes: [stored.size(), op.dtype().size()],
        casts: [changed(op.dtype()), changed(op.element())],
        scratch,
    };
    let kept = Axes::of(walk, |i| walk.stride(1, i) != 0);
    let reduced = Axes::of(walk, |i| walk.stride(1, i) == 0);
    let at = [walk.ops[0].ptr, walk.ops[1].ptr, walk.ops[2].ptr];
    // SAFETY: the caller's promise, handed on.
    unsafe {
        match kept.all().split_first() {
            Some((row, outer)) if row.len >= ROW => job.across(row, outer, reduced.all(), at),
            _ => job.along(kept.all(), reduced.all(), at),
        }
    }
}

impl Job<'_> {
    /// `n` elements along an axis from `at` on, as the first ones or as the others.
    unsafe fn block(&self, at: *const u8, axis: &Axis, n: usize, first: bool) -> *const u8 {
        let casts = [self.casts[!first as usize], None];
        let axes = core::slice::from_ref(axis);
        let source =
            Source { ptr: at, axes, op: 0, size: self.sizes[0], casts, scratch: self.scratch };
        // SAFETY: the caller's promise, handed on.
        unsafe { source.block(0, n) }
    }

    fn room(&self, k: usize) -> *mut u8 {
        self.scratch.wrapping_add((2 + k) * BLOCK_BYTES)
    }

    /// Row by row: every row of results takes a row of elements at a time.
    unsafe fn across(&self, row: &Axis, outer: &[Axis], reduced: &[Axis], at: Places) {
        let size = self.sizes[1];
        let step = size as isize;
        let dense = row.strides[1] == step;
        visit(outer, at, |at| {
            let mut done = 0;
            while done < row.len {
                let n = BLOCK.min(row.len - done);
                let here = moved(at, row, done as isize);
                let acc = if dense { here[1] } else { self.room(0) };
                let results = Plane { rows: 1, cols: n, to: [0, step], from: [0, row.strides[1]] };
                let mut fresh = !self.start.has_initial;
                // SAFETY: `n` places of every operand, and blocks of scratch.
                unsafe {
                    if !dense && !fresh {
                        results.copy(size, acc, here[1]);
                    }
                    visit(reduced, here, |at| {
                        let from = self.block(at[0], row, n, fresh);
                        if fresh {
                            bytes(n * size, acc, from);
                            fresh = false;
                        } else if self.masked {
                            let next = self.room(1);
                            self.op.next(n, acc, from, next);
                            let plane = Plane { from: [0, step], ..results };
                            plane.copy_where(size, acc, next, at[2], [0, row.strides[2]]);
                        } else {
                            self.op.next(n, acc, from, acc);
                        }
                    });
                    if !dense {
                        let back = Plane { to: results.from, from: results.to, ..results };
                        back.copy(size, here[1], acc);
                    }
                }
                done += n;
            }
        });
    }

    /// Result by result.
    unsafe fn along(&self, kept: &[Axis], reduced: &[Axis], at: Places) {
        let single = Axis { len: 1, strides: [0; 3] };
        let (line, outer) = reduced.split_first().unwrap_or((&single, &[]));
        let acc = self.room(0);
        visit(kept, at, |at| {
            let mut fresh = !self.start.has_initial;
            // SAFETY: one result, and the elements of a line at a time.
            unsafe {
                if !fresh {
                    bytes(self.sizes[1], acc, at[1]);
                }
                visit(outer, at, |at| {
                    let mut done = 0;
                    while done < line.len {
                        let n = if fresh { 1 } else { BLOCK.min(line.len - done) };
                        let at = moved(at, line, done as isize);
                        let from = self.block(at[0], line, n, fresh);
                        if fresh {
                            bytes(self.sizes[1], acc, from);
                            fresh = false;
                        } else if self.masked {
                            self.fold_where(n, from, acc, at[2], line.strides[2]);
                        } else {
                            self.fold(n, from, acc);
                        }
                        done += n;
                    }
                });
                bytes(self.sizes[1], at[1], acc);
            }
        });
    }

    /// Fold `n` elements into one result: in halves where the order is free.
    unsafe fn fold(&self, mut n: usize, mut from: *const u8, acc: *mut u8) {
        let size = self.sizes[1];
        // SAFETY: `n` elements, and a block of scratch.
        unsafe {
            if self.start.any_order && n >= HALVES && self.op.element() == self.op.dtype() {
                let room = self.room(1);
                while n >= HALVES {
                    let half = n / 2;
                    self.op.next(half, from, from.wrapping_add((n - half) * size), room);
                    if n % 2 == 1 {
                        bytes(size, room.wrapping_add(half * size), from.wrapping_add(half * size));
                    }
                    n -= half;
                    from = room;
                }
            }
            self.op.run(n, from, core::ptr::null_mut(), acc);
        }
    }

    /// As [`fold`](Self::fold), but only those where a mask is not 0.
    unsafe fn fold_where(
        &self,
        n: usize,
        from: *const u8,
        acc: *mut u8,
        mask: *const u8,
        by: isize,
    ) {
        let size = self.op.element().size();
        for i in 0..n {
            // SAFETY: `n` elements and as many places of the mask.
            unsafe {
                if *mask.wrapping_offset(i as isize * by) != 0 {
                    self.op.next(1, acc, from.wrapping_add(i * size), acc);
                }
            }
        }
    }
}

/// Fold pieces of an axis: operand 1 holds the first element of each, `indices` where the pieces begin; each ends
/// where the next one begins, if that is further on, else after its first element. `fold` folds one piece.
/// # Safety
/// `indices` must hold `count` places on the axis of the walk.
pub unsafe fn reduceat(
    walk: &mut Walk,
    axis: usize,
    indices: *const i32,
    count: usize,
    mut fold: impl FnMut(&Walk),
) {
    let len = walk.len(axis);
    let steps = [0, 1].map(|k| walk.stride(k, axis));
    let at = [0, 1].map(|k| walk.ops[k].ptr);
    walk.ops[1].strides[axis % super::MAX_NDIM] = 0;
    for i in 0..count {
        // SAFETY: one of `count` indices.
        let place = |i: usize| unsafe { indices.add(i).read_unaligned() } as usize;
        let begin = place(i);
        let next = if i + 1 < count { place(i + 1) } else { len };
        if next > begin + 1 {
            walk.shape[axis % super::MAX_NDIM] = next - begin - 1;
            walk.ops[0].ptr = at[0].wrapping_offset((begin + 1) as isize * steps[0]);
            walk.ops[1].ptr = at[1].wrapping_offset(i as isize * steps[1]);
            fold(walk);
        }
    }
}
