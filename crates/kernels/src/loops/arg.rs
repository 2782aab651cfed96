//! The place of the largest or smallest element: the first of equals, and the first NaN before all.
use super::axes::{Axes, Axis, Places, moved, visit};
use super::cast::cast;
use super::combine::{And, Combine, First, Last, Max, Min, Or};
use super::copy::few_bytes;
use super::fold::Fold;
use super::source::{BLOCK, BLOCK_BYTES, Source};
use super::{Loop, Walk};
use crate::simd::{Element, Lanes, Mask};

/// What finds a place, with its types erased.
#[derive(Clone, Copy)]
pub struct ArgFold {
    /// Folds to the value itself.
    pub fold: Fold,
    /// The first place of the value, or of a NaN if it is one.
    pub find: unsafe fn(n: usize, src: *const u8, value: *const u8) -> usize,
    /// Whether a folded value is another than the one it started from.
    pub changed: unsafe fn(value: *const u8, start: *const u8) -> bool,
    /// An element that beats the best of its column becomes it, and `row` its index.
    pub rows: unsafe fn(n: usize, src: *const u8, best: *mut u8, index: *mut i32, row: i32),
}

impl ArgFold {
    /// The place of what `O` keeps of two elements.
    pub const fn of<E: Element + Lanes<Elem = E>, O: Keep<E>>(fold: Fold) -> Self {
        Self { fold, find: find::<E>, changed: changed::<E>, rows: rows::<E, O> }
    }
    /// The place of a truth value; any byte but 0 is true.
    pub const fn of_truth<O: Keep<u8>>(fold: Fold) -> Self {
        Self { find: find_truth, ..Self::of::<u8, O>(fold) }
    }
}

/// A choice between two elements that says which lanes keep what they had.
pub trait Keep<E: Element>: Combine<E> {
    /// Whether `x` does not beat `old`; false where either is a NaN.
    fn is_kept(old: E::V, x: E::V) -> <E::V as Lanes>::Mask;
}

macro_rules! keep {
    ($($most:ident $least:ident;)*) => {$(
        impl<E: Element> Keep<E> for $most where $most: Combine<E> {
            #[inline(always)]
            fn is_kept(old: E::V, x: E::V) -> <E::V as Lanes>::Mask {
                x.le(old)
            }
        }
        impl<E: Element> Keep<E> for $least where $least: Combine<E> {
            #[inline(always)]
            fn is_kept(old: E::V, x: E::V) -> <E::V as Lanes>::Mask {
                old.le(x)
            }
        }
    )*};
}
keep! {
    Max Min;
    Last First;
    Or And;
}

unsafe fn find_truth(n: usize, src: *const u8, value: *const u8) -> usize {
    type Bytes = <u8 as Element>::V;
    let mut i = 0;
    // SAFETY: `n` bytes and one value, which the caller vouches for.
    unsafe {
        let truth = *value != 0;
        let zero = Bytes::splat(0);
        while i + Bytes::N <= n {
            let set = Bytes::load(src.add(i)).ne(zero);
            let found = if truth { set.any() } else { !set.all() };
            if found {
                break;
            }
            i += Bytes::N;
        }
        while i < n && (*src.add(i) != 0) != truth {
            i += 1;
        }
    }
    i
}

unsafe fn find<E: Element + Lanes<Elem = E>>(n: usize, src: *const u8, value: *const u8) -> usize {
    let src = src.cast::<E>();
    // SAFETY: `n` elements and one value, which the caller vouches for.
    unsafe {
        let value = E::load(value.cast());
        let all = E::V::splat(value);
        let nan = value.ne(value).any();
        let mut i = 0;
        while !nan && i + 4 * E::V::N <= n {
            let here = |k: usize| <E::V as Lanes>::load(src.add(i + k * E::V::N)).eq(all);
            if here(0).or(here(1)).or(here(2).or(here(3))).any() {
                break;
            }
            i += 4 * E::V::N;
        }
        while i + E::V::N <= n {
            let x: E::V = Lanes::load(src.add(i));
            if x.eq(all).any() || nan && x.ne(x).any() {
                break;
            }
            i += E::V::N;
        }
        while i < n {
            let x = E::load(src.add(i));
            if x.eq(value).any() || nan && x.ne(x).any() {
                break;
            }
            i += 1;
        }
        i
    }
}

unsafe fn changed<E: Element + Lanes<Elem = E>>(value: *const u8, start: *const u8) -> bool {
    // SAFETY: two values, which the caller vouches for.
    let (value, start) = unsafe { (E::load(value.cast()), E::load(start.cast())) };
    value.ne(start).and(start.eq(start)).any()
}

unsafe fn rows<E: Element + Lanes<Elem = E>, O: Keep<E>>(
    n: usize,
    src: *const u8,
    best: *mut u8,
    index: *mut i32,
    row: i32,
) {
    let (src, best) = (src.cast::<E>(), best.cast::<E>());
    let mut i = 0;
    while i < n {
        let end = n.min(i + E::V::N);
        // SAFETY: `n` elements, bests and indices, which the caller vouches for.
        unsafe {
            // As a rule nothing changes, which one comparison tells; a NaN fails it.
            let whole = end - i == E::V::N;
            if whole && O::is_kept(Lanes::load(best.add(i)), Lanes::load(src.add(i))).all() {
                i = end;
                continue;
            }
            while i < end {
                let old = E::load(best.add(i));
                let new = O::one(old, E::load(src.add(i)));
                if new.ne(old).and(old.eq(old)).any() {
                    new.store(best.add(i));
                    *index.add(i) = row;
                }
                i += 1;
            }
        }
    }
}

/// What stays the same throughout one call.
struct Job<'a> {
    op: &'a ArgFold,
    size: usize,
    cast: Option<Loop>,
    scratch: *mut u8,
}

/// For every place of the output (operand 1, int32) the index of the best element along the axes on
/// which it does not move, counted in C order. No axis is empty.
/// # Safety
/// As for [`reduce`](super::reduce::reduce).
pub unsafe fn arg(op: &ArgFold, walk: &Walk, scratch: *mut u8) {
    if (0..walk.ndim).any(|i| walk.len(i) == 0) {
        return;
    }
    let (stored, computed) = (walk.dtype(0), op.fold.input);
    let cast = (stored != computed).then(|| cast(stored, computed));
    let job = Job { op, size: stored.size(), cast, scratch };
    let folded = Axes::in_order(walk, true);
    let mut kept = Axes::in_order(walk, false);
    let at = [walk.ops[0].ptr, walk.ops[1].ptr, scratch];
    let step = |(_, axis): &(usize, &Axis)| axis.strides[0].unsigned_abs();
    let nearest = kept.all().iter().enumerate().min_by_key(step);
    let row = nearest.filter(|(_, axis)| folded.all().iter().all(|other| axis.is_near(other)));
    // SAFETY: the caller's promise, handed on.
    unsafe {
        match row.map(|(i, _)| i) {
            Some(i) if !folded.all().is_empty() => {
                let row = kept.remove(i);
                job.across(&row, kept.all(), folded.all(), at);
            }
            _ => job.along(kept.all(), folded.all(), at),
        }
    }
}

impl Job<'_> {
    fn source<'a>(&self, ptr: *const u8, axes: &'a [Axis]) -> Source<'a> {
        let casts = [self.cast, None];
        Source { ptr, axes, op: 0, size: self.size, casts, scratch: self.scratch }
    }

    /// Fold block by block; only the block that held the best is looked through again.
    unsafe fn along(&self, kept: &[Axis], folded: &[Axis], at: Places) {
        let (op, size) = (self.op, self.op.fold.input.size());
        let len: usize = folded.iter().map(|axis| axis.len).product();
        let best = self.scratch.wrapping_add(2 * BLOCK_BYTES);
        let start = best.wrapping_add(16);
        visit(kept, at, |at| {
            let source = self.source(at[0], folded);
            let dense = source.dense();
            // Runs that are dense need no block: long ones of whole registers, but short enough that looking through
            // one of them again costs little.
            let half = len.div_ceil(2).next_multiple_of(64);
            let most = if dense.is_some() { half.min(BLOCK_BYTES / size) } else { BLOCK };
            // SAFETY: blocks lie within the source, the two values in scratch.
            unsafe {
                let run = |from: usize, n: usize| match dense {
                    Some(first) => first.add(from * size),
                    None => source.block(from, n),
                };
                few_bytes(size, best, run(0, 1));
                // Once with itself: truth values become 0 or 1.
                (op.fold.fold)(1, best, best);
                let (mut done, mut held) = (0, 0);
                while done < len {
                    let n = most.min(len - done);
                    few_bytes(size, start, best);
                    (op.fold.fold)(n, run(done, n), best);
                    if (op.changed)(best, start) {
                        held = done;
                    }
                    if op.fold.stop.is_some_and(|stop| *best == stop) {
                        break;
                    }
                    done += n;
                }
                let n = most.min(len - held);
                let found = held + (op.find)(n, run(held, n), best);
                at[1].cast::<i32>().write_unaligned(found as i32);
            }
        });
    }

    /// Row by row, the best of every column so far in scratch.
    unsafe fn across(&self, row: &Axis, others: &[Axis], folded: &[Axis], at: Places) {
        let size = self.op.fold.input.size();
        let best = self.scratch.wrapping_add(2 * BLOCK_BYTES);
        let index = self.scratch.wrapping_add(3 * BLOCK_BYTES).cast::<i32>();
        let one = core::slice::from_ref(row);
        visit(others, at, |at| {
            let mut done = 0;
            while done < row.len {
                let n = BLOCK.min(row.len - done);
                let at = moved(at, row, done as isize);
                let mut count = 0;
                visit(folded, at, |here| {
                    // SAFETY: `n` elements of the row; both blocks are ours.
                    unsafe {
                        let from = self.source(here[0], one).block(0, n);
                        if count == 0 {
                            few_bytes(n * size, best, from);
                            (self.op.fold.rows)(n, 1, from, 0, best);
                            index.write_bytes(0, n);
                        } else {
                            (self.op.rows)(n, from, best, index, count);
                        }
                    }
                    count += 1;
                });
                for i in 0..n {
                    let to = at[1].wrapping_offset(i as isize * row.strides[1]);
                    // SAFETY: a place of the output.
                    unsafe { to.cast::<i32>().write_unaligned(*index.add(i)) };
                }
                done += n;
            }
        });
    }
}
