//! One step of a running result: what reductions, accumulations and updates in place are made of.
//!
//! A ufunc's own loop is a step, so that every ufunc has them without another loop of its own.
use super::cast::cast;
use super::copy::few_bytes as bytes;
use super::source::{BLOCK_BYTES, convert};
use super::{Arg, Loop, MAX_OPS};
use crate::dtype::{DType, Kind};
use crate::rows::Signature;

/// What combines a running result with the next elements, at most a block of them at a time.
pub trait Step {
    /// What the result is stored as.
    fn dtype(&self) -> DType;
    /// What the next elements are read as.
    fn element(&self) -> DType;
    /// `dst[i] = before[i] ∘ src[i]`
    /// # Safety
    /// `n` elements on every side; `dst` may be `before`.
    unsafe fn next(&self, n: usize, before: *const u8, src: *const u8, dst: *mut u8);
    /// `acc = acc ∘ src[i]`, one after the other, and `dst[i] = acc` unless `dst` is null.
    /// # Safety
    /// `n` elements of `src` and `dst`, one of `acc`.
    unsafe fn run(&self, n: usize, src: *const u8, dst: *mut u8, acc: *mut u8);
}

/// The loop of a ufunc as a step. A loop of one input ignores the elements.
pub struct Any {
    run: Loop,
    stored: DType,
    element: DType,
    compute: [DType; 3],
    /// Into the types that are computed in, and out of them.
    casts: [Option<Loop>; 3],
    unary: bool,
    /// How many elements the loop takes at once: fewer cost more than as many.
    together: usize,
    scratch: *mut u8,
}

/// Blocks of scratch that a step uses, after those of its callers.
const FIRST: usize = 4;
/// Bytes of scratch that reductions by steps need.
pub const SCRATCH: usize = (FIRST + 3) * BLOCK_BYTES;
/// Bytes that the widest loop takes at once.
const WIDEST: usize = 64;

impl Any {
    /// Results are stored as `stored`, not as the loop has it.
    pub fn new(signature: &Signature, stored: DType, scratch: *mut u8) -> Self {
        let Signature { types, compute, .. } = signature;
        let unary = signature.nin == 1;
        let second = if unary { 0 } else { 1 };
        let out = signature.nin;
        let of = |list: &[DType], k: usize| list.get(k).copied().unwrap_or(stored);
        let compute = [of(compute, 0), of(compute, second), of(compute, out)];
        let element = if unary { stored } else { of(types, second) };
        let changed = |from: DType, to: DType| (from != to).then(|| cast(from, to));
        let casts = [
            changed(stored, compute[0]),
            changed(element, compute[1]),
            changed(compute[2], stored),
        ];
        let bytes = match compute[0].kind() {
            Kind::Bool | Kind::Complex => WIDEST,
            _ => WIDEST / 2,
        };
        let together = if signature.lanes { bytes / compute[0].size() } else { 1 };
        Self { run: signature.run, stored, element, compute, casts, unary, together, scratch }
    }

    fn block(&self, k: usize) -> *mut u8 {
        self.scratch.wrapping_add((FIRST + k) * BLOCK_BYTES)
    }

    /// Call the loop.
    unsafe fn call(&self, n: usize, x: *const u8, y: *const u8, out: *mut u8) {
        let arg = |ptr: *const u8| Arg { ptr: ptr.cast_mut(), step: 1 };
        let mut args = [arg(out); MAX_OPS];
        args[0] = arg(x);
        if !self.unary {
            args[1] = arg(y);
        }
        // SAFETY: the caller's promise, handed on.
        unsafe { (self.run)(n, &args) }
    }
}

impl Step for Any {
    fn dtype(&self) -> DType {
        self.stored
    }

    fn element(&self) -> DType {
        self.element
    }

    unsafe fn next(&self, n: usize, before: *const u8, src: *const u8, dst: *mut u8) {
        let bring = |k: usize, from: *const u8| match self.casts[k] {
            Some(cast) => {
                // SAFETY: `n` elements, and a block of ours.
                unsafe { convert(cast, n, from, self.block(k)) };
                self.block(k).cast_const()
            }
            None => from,
        };
        let x = bring(0, before);
        let y = if self.unary { x } else { bring(1, src) };
        // SAFETY: the caller's promise, and a block of ours.
        unsafe {
            match self.casts[2] {
                Some(cast) => {
                    self.call(n, x, y, self.block(2));
                    convert(cast, n, self.block(2), dst);
                }
                None => self.call(n, x, y, dst),
            }
        }
    }

    unsafe fn run(&self, n: usize, src: *const u8, dst: *mut u8, acc: *mut u8) {
        let (size, width) = (self.stored.size(), self.compute[1].size());
        let (mut now, mut last) = ([0u8; WIDEST], [0u8; 2 * WIDEST]);
        // SAFETY: a loop takes no more bytes at once than `now` has; where fewer elements are left in `src`, it
        // reads them from `last`.
        unsafe {
            let mut from = src;
            if let Some(cast) = self.casts[1] {
                convert(cast, n, src, self.block(1));
                from = self.block(1);
            }
            let direct = n.saturating_sub(self.together);
            bytes((n - direct) * width, last.as_mut_ptr(), from.wrapping_add(direct * width));
            let now = now.as_mut_ptr();
            match self.casts[0] {
                Some(cast) => convert(cast, 1, acc, now),
                None => bytes(size, now, acc),
            }
            for i in 0..n {
                let y = if i < direct {
                    from.wrapping_add(i * width)
                } else {
                    last.as_ptr().wrapping_add((i - direct) * width)
                };
                self.call(self.together, now, y, now);
                // Every result is rounded to what it is stored as.
                if let (Some(out), Some(back)) = (self.casts[2], self.casts[0]) {
                    convert(out, 1, now, acc);
                    convert(back, 1, acc, now);
                } else {
                    bytes(size, acc, now);
                }
                if !dst.is_null() {
                    bytes(size, dst.wrapping_add(i * size), acc);
                }
            }
        }
    }
}
