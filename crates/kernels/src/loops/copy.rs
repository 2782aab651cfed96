//! Moving elements whose type does not matter, only their size: the one place that knows of strides.
pub use super::fill::fill;
use crate::simd::{Lanes, Mask, V, Zip};

/// Bytes of a cache line.
pub const LINE: usize = 64;

/// Sixteen bytes at a time.
type Bytes = V<u8>;

/// A plane of elements: `rows` by `cols`, byte strides for the destination and for the source.
#[derive(Clone, Copy)]
pub struct Plane {
    /// Length of the outer axis.
    pub rows: usize,
    /// Length of the inner axis.
    pub cols: usize,
    /// The destination's strides, outer and inner.
    pub to: [isize; 2],
    /// The source's strides, outer and inner.
    pub from: [isize; 2],
}

/// Copy `n` bytes that do not overlap. Short rows stay out of the engine's `memory.copy`.
/// # Safety
/// `from` must be readable and `to` writable for `n` bytes.
#[inline(always)]
pub unsafe fn bytes(n: usize, to: *mut u8, from: *const u8) {
    // SAFETY: every access lies within the `n` bytes.
    unsafe {
        if n > 256 {
            core::ptr::copy_nonoverlapping(from, to, n);
            return;
        }
        let mut i = 0;
        while i + 16 <= n {
            Bytes::load(from.add(i)).store(to.add(i));
            i += 16;
        }
        if i + 8 <= n {
            to.add(i).cast::<u64>().write_unaligned(from.add(i).cast::<u64>().read_unaligned());
            i += 8;
        }
        if i + 4 <= n {
            to.add(i).cast::<u32>().write_unaligned(from.add(i).cast::<u32>().read_unaligned());
            i += 4;
        }
        while i < n {
            *to.add(i) = *from.add(i);
            i += 1;
        }
    }
}

/// As [`bytes`], as a call: where size counts for more than speed.
/// # Safety
/// As for [`bytes`].
#[inline(never)]
pub unsafe fn few_bytes(n: usize, to: *mut u8, from: *const u8) {
    // SAFETY: the caller's promise, handed on.
    unsafe { bytes(n, to, from) }
}

/// Copy `n` elements from one stride to another: four are read before they are written.
/// # Safety
/// Every element must be readable at `from` and writable at `to`.
#[inline(always)]
unsafe fn line<T: Copy>(n: usize, to: *mut u8, by: isize, from: *const u8, step: isize) {
    let (mut p, mut q) = (to, from);
    // SAFETY: the caller's promise, element by element.
    unsafe {
        for _ in 0..n / 4 {
            let four: [T; 4] = core::array::from_fn(|k| {
                q.wrapping_offset(k as isize * step).cast::<T>().read_unaligned()
            });
            for (k, x) in four.into_iter().enumerate() {
                p.wrapping_offset(k as isize * by).cast::<T>().write_unaligned(x);
            }
            p = p.wrapping_offset(4 * by);
            q = q.wrapping_offset(4 * step);
        }
        for _ in 0..n % 4 {
            p.cast::<T>().write_unaligned(q.cast::<T>().read_unaligned());
            p = p.wrapping_offset(by);
            q = q.wrapping_offset(step);
        }
    }
}

impl Plane {
    /// The same plane with its axes exchanged.
    fn turned(self) -> Self {
        let ([a, b], [c, d]) = (self.to, self.from);
        Self { rows: self.cols, cols: self.rows, to: [b, a], from: [d, c] }
    }

    /// Copy the plane; the two sides do not overlap, or are the very same.
    /// # Safety
    /// Every element of the plane must be readable at `from` and writable at `to`; `size` is 1, 2, 4, 8
    /// or 16.
    #[inline(never)]
    pub unsafe fn copy(self, size: usize, to: *mut u8, from: *const u8) {
        // Along the destination's shorter stride, so that writes run forward.
        let inner_last = self.rows == 1 || self.to[1].unsigned_abs() <= self.to[0].unsigned_abs();
        let plane = if inner_last || self.cols == 1 { self } else { self.turned() };
        let step = size as isize;
        // SAFETY: rows and columns stay inside the plane.
        unsafe {
            if plane.to[1] == step && (plane.from[1] == step || plane.cols == 1) {
                plane.each_row(to, from, |to, from| bytes(plane.cols * size, to, from));
            } else if plane.to[1] == step && plane.from[1] == 0 {
                plane.repeat(size, to, from);
            } else {
                match size {
                    1 => plane.elements::<u8>(to, from),
                    2 => plane.elements::<u16>(to, from),
                    4 => plane.elements::<u32>(to, from),
                    8 => plane.elements::<u64>(to, from),
                    _ => plane.elements::<Sixteen>(to, from),
                }
            }
        }
    }

    /// Copy the elements whose byte in `mask` is not 0; the mask's strides are `by`.
    /// # Safety
    /// As for [`copy`](Self::copy), and the mask must be readable at every place.
    pub unsafe fn copy_where(
        self,
        size: usize,
        to: *mut u8,
        from: *const u8,
        mask: *const u8,
        by: [isize; 2],
    ) {
        // SAFETY: rows and columns stay inside the plane.
        unsafe {
            match size {
                1 => self.elements_where::<u8>(to, from, mask, by),
                2 => self.elements_where::<u16>(to, from, mask, by),
                4 => self.elements_where::<u32>(to, from, mask, by),
                8 => self.elements_where::<u64>(to, from, mask, by),
                _ => self.elements_where::<Sixteen>(to, from, mask, by),
            }
        }
    }

    #[inline(always)]
    fn each_row(self, to: *mut u8, from: *const u8, row: impl Fn(*mut u8, *const u8)) {
        for i in 0..self.rows as isize {
            row(to.wrapping_offset(i * self.to[0]), from.wrapping_offset(i * self.from[0]));
        }
    }

    /// All rows, or if the source lies the other way round, as many at a time as 64 bytes hold, so that its
    /// cache lines are read whole.
    unsafe fn elements<T: Tile>(self, to: *mut u8, from: *const u8) {
        if self.rows == 1 {
            // SAFETY: the caller's promise, handed on.
            return unsafe { self.lines::<T>(to, from) };
        }
        let size = size_of::<T>() as isize;
        let turned = self.from[0].unsigned_abs() < self.from[1].unsigned_abs();
        let in_tiles = self.from[0] == size && self.to[1] == size;
        let line = LINE / size_of::<T>();
        // A few columns are a few streams: they need no bands.
        let whole = if self.cols <= 8 { (self.rows / line * line).max(line) } else { line };
        let band = if turned { whole } else { self.rows };
        let mut first = 0;
        while first < self.rows {
            let rows = band.min(self.rows - first);
            let strip = Self { rows, ..self };
            let to = to.wrapping_offset(first as isize * self.to[0]);
            let from = from.wrapping_offset(first as isize * self.from[0]);
            // SAFETY: a strip of the plane that the caller vouches for.
            unsafe {
                let done =
                    if turned && in_tiles && rows == band { T::tiles(strip, to, from) } else { 0 };
                let rest = Self { cols: self.cols - done, ..strip };
                let to = to.wrapping_offset(done as isize * self.to[1]);
                let from = from.wrapping_offset(done as isize * self.from[1]);
                if rest.cols < rows {
                    rest.turned().lines::<T>(to, from);
                } else {
                    rest.lines::<T>(to, from);
                }
            }
            first += band;
        }
    }

    /// Row by row.
    #[inline(never)]
    unsafe fn lines<T: Tile>(self, to: *mut u8, from: *const u8) {
        let (size, [_, by], [_, step]) = (size_of::<T>() as isize, self.to, self.from);
        let near = by == size && (step == 2 * size || step == -size);
        self.each_row(to, from, |to, from| {
            // SAFETY: a row of the plane that the caller vouches for, from its first registers on.
            unsafe {
                let done = if near { T::near(self.cols, to, from, step < 0) } else { 0 };
                let to = to.wrapping_offset(done as isize * by);
                let from = from.wrapping_offset(done as isize * step);
                line::<T>(self.cols - done, to, by, from, step);
            }
        });
    }

    unsafe fn elements_where<T: Tile>(
        self,
        to: *mut u8,
        from: *const u8,
        mask: *const u8,
        by: [isize; 2],
    ) {
        let size = size_of::<T>() as isize;
        let dense = self.to[1] == size && self.from[1] == size && by[1] == 1;
        for i in 0..self.rows as isize {
            let to = to.wrapping_offset(i * self.to[0]);
            let from = from.wrapping_offset(i * self.from[0]);
            let mask = mask.wrapping_offset(i * by[0]);
            // SAFETY: the caller's promise for this row.
            let done = if dense { unsafe { T::select(self.cols, to, from, mask) } } else { 0 };
            for j in done as isize..self.cols as isize {
                // SAFETY: the caller's promise for this element of the plane.
                unsafe {
                    if *mask.wrapping_offset(j * by[1]) != 0 {
                        let value = from.wrapping_offset(j * self.from[1]).cast::<T>();
                        let place = to.wrapping_offset(j * self.to[1]).cast::<T>();
                        place.write_unaligned(value.read_unaligned());
                    }
                }
            }
        }
    }
}

/// What registers can do for elements of one size.
trait Tile: Copy {
    /// Transpose a strip of [`LINE`] bytes by as many columns as whole tiles take; gives their number.
    /// # Safety
    /// As for [`Plane::copy`], with rows dense in the source and columns dense in the destination.
    unsafe fn tiles(strip: Plane, to: *mut u8, from: *const u8) -> usize;
    /// Copy every second element, or those from here on backwards, if they are more than fill a register; gives their number.
    /// # Safety
    /// As for [`Plane::copy`], of a row of `n` that is dense in the destination.
    unsafe fn near(n: usize, to: *mut u8, from: *const u8, back: bool) -> usize;
    /// Store what a mask leaves of whole registers; gives the number of elements seen.
    /// # Safety
    /// All three must be dense and valid for `n` elements, `to` for reading as well.
    unsafe fn select(n: usize, to: *mut u8, from: *const u8, mask: *const u8) -> usize;
}

/// The transpose of a square of registers: as many rounds of interleaving as `N` has bits.
#[inline(always)]
fn transpose<R: Zip, const N: usize>(mut rows: [R; N]) -> [R; N] {
    let mut round = 1;
    while round < N {
        let old = rows;
        for i in 0..N / 2 {
            (rows[2 * i], rows[2 * i + 1]) = old[i].zip(old[i + N / 2]);
        }
        round *= 2;
    }
    rows
}

macro_rules! tile {
    ($($t:ident $n:literal;)*) => {$(
        impl Tile for $t {
            #[inline(never)]
            unsafe fn tiles(strip: Plane, to: *mut u8, from: *const u8) -> usize {
                let cols = strip.cols - strip.cols % $n;
                for j in (0..cols as isize).step_by($n) {
                    let from = from.wrapping_offset(j * strip.from[1]);
                    let to = to.wrapping_add(j as usize * size_of::<$t>());
                    for i in (0..strip.rows).step_by($n) {
                        let from = from.wrapping_add(i * size_of::<$t>());
                        let to = to.wrapping_offset(i as isize * strip.to[0]);
                        let column = |k: usize| from.wrapping_offset(k as isize * strip.from[1]);
                        // SAFETY: the tile lies within the strip.
                        unsafe {
                            let square: [V<$t>; $n] =
                                core::array::from_fn(|k| V::<$t>::load(column(k).cast()));
                            for (k, row) in transpose(square).into_iter().enumerate() {
                                row.store(to.wrapping_offset(k as isize * strip.to[0]).cast());
                            }
                        }
                    }
                }
                cols
            }
            #[inline(never)]
            unsafe fn near(n: usize, to: *mut u8, from: *const u8, back: bool) -> usize {
                if n <= $n {
                    return 0;
                }
                let (mut to, mut from) = (to.cast::<$t>(), from.cast::<$t>());
                let (left, end) = (n - $n, to.wrapping_add(n - $n));
                // SAFETY: whole registers are left on both sides; the last one may overlap the one before.
                unsafe {
                    if back {
                        from = from.wrapping_sub($n - 1);
                        let last = from.wrapping_sub(left);
                        while to < end {
                            V::<$t>::load(from).reversed().store(to);
                            (to, from) = (to.add($n), from.wrapping_sub($n));
                        }
                        V::<$t>::load(last).reversed().store(end);
                    } else {
                        // Behind the last element there is nothing: its register begins with a gap.
                        let last = from.add(2 * left - 1);
                        while to < end {
                            V::<$t>::load(from).even(V::<$t>::load(from.add($n))).store(to);
                            (to, from) = (to.add($n), from.add(2 * $n));
                        }
                        V::<$t>::load(last).odd(V::<$t>::load(last.add($n))).store(end);
                    }
                }
                n
            }
            #[inline(always)]
            unsafe fn select(n: usize, to: *mut u8, from: *const u8, mask: *const u8) -> usize {
                let n = n - n % $n;
                for i in (0..n).step_by($n) {
                    // SAFETY: a whole register is left on all three sides.
                    unsafe {
                        let to = to.cast::<$t>().add(i);
                        let new = V::<$t>::load(from.cast::<$t>().add(i));
                        let mask = <V<$t> as Lanes>::Mask::load(mask.add(i));
                        V::<$t>::select(mask, new, V::<$t>::load(to)).store(to);
                    }
                }
                n
            }
        }
    )*};
}
tile! { u8 16; u16 8; u32 4; u64 2; }

/// An element that is a register already.
#[derive(Clone, Copy)]
struct Sixteen(#[expect(dead_code, reason = "it is moved only")] Bytes);

impl Tile for Sixteen {
    unsafe fn tiles(_: Plane, _: *mut u8, _: *const u8) -> usize {
        0
    }
    unsafe fn near(_: usize, _: *mut u8, _: *const u8, _: bool) -> usize {
        0
    }
    unsafe fn select(_: usize, _: *mut u8, _: *const u8, _: *const u8) -> usize {
        0
    }
}
