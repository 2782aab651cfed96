//! An operand of a reduction as a dense run of its compute type, whatever its strides and storage.
use super::axes::{Axis, OPS};
use super::copy::Plane;
use super::{Arg, Loop, MAX_OPS};

/// The most elements of one block.
pub const BLOCK: usize = 1024;
/// Room for a block of the largest elements.
pub const BLOCK_BYTES: usize = BLOCK * 16;

/// Turn `n` dense elements into another dtype.
/// # Safety
/// As for the loop: `from` must be readable and `to` writable for `n` elements.
#[inline]
pub unsafe fn convert(cast: Loop, n: usize, from: *const u8, to: *mut u8) {
    let mut args = [Arg { ptr: to, step: 1 }; MAX_OPS];
    if let Some(input) = args.first_mut() {
        input.ptr = from.cast_mut();
    }
    // SAFETY: the caller's promise, handed on.
    unsafe { cast(n, &args) }
}

/// Elements along some axes, the first of them fastest, as one sequence.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The first element.
    pub ptr: *const u8,
    /// The axes, innermost first.
    pub axes: &'a [Axis],
    /// Which of their strides counts.
    pub op: usize,
    /// Bytes of a stored element.
    pub size: usize,
    /// From the stored dtype to the computed one, in up to two steps.
    pub casts: [Option<Loop>; 2],
    /// Two blocks of scratch.
    pub scratch: *mut u8,
}

impl Source<'_> {
    #[inline(always)]
    fn axis(&self, i: usize) -> (usize, isize) {
        self.axes.get(i).map_or((1, 0), |axis| (axis.len, axis.strides[self.op % OPS]))
    }

    /// The whole sequence, if it lies in memory just as it is wanted.
    #[inline(always)]
    pub fn dense(&self) -> Option<*const u8> {
        let even = match self.axes {
            [] => true,
            [_] => self.axis(0).1 == self.size as isize,
            _ => false,
        };
        (even && self.casts[0].is_none()).then_some(self.ptr)
    }

    /// The first element and the stride, if the sequence is evenly spaced and needs no cast.
    #[inline(always)]
    pub fn even(&self) -> Option<(*const u8, isize)> {
        let plain = self.axes.len() <= 1 && self.casts[0].is_none();
        plain.then_some((self.ptr, self.axis(0).1))
    }

    /// Elements `start..start + n`, `n <= BLOCK`. The next call may overwrite them.
    /// # Safety
    /// The sequence must be readable and have that many elements; the scratch must be ours.
    #[inline]
    pub unsafe fn block(&self, start: usize, n: usize) -> *const u8 {
        let (stride, single) = (self.axis(0).1, self.axes.len() <= 1);
        let mut at = self.ptr.wrapping_offset(start as isize * stride);
        // SAFETY: all within the sequence and within two blocks of scratch.
        unsafe {
            let gathered = self.scratch;
            if !single {
                self.gather(start, n, gathered);
                at = gathered;
            } else if stride != self.size as isize && n > 1 {
                let (to, from) = ([0, self.size as isize], [0, stride]);
                Plane { rows: 1, cols: n, to, from }.copy(self.size, gathered, at);
                at = gathered;
            }
            let mut to = gathered.add(BLOCK_BYTES);
            for cast in self.casts.into_iter().flatten() {
                convert(cast, n, at, to);
                at = to;
                to = gathered;
            }
        }
        at
    }

    /// Copy elements of several axes: whole planes of the inner two where they fit, else parts of rows.
    unsafe fn gather(&self, start: usize, n: usize, mut to: *mut u8) {
        let (len, stride) = self.axis(0);
        let (rows, row_stride) = self.axis(1);
        let (mut at, end) = (start, start + n);
        while at < end {
            let (mut rest, col) = (at / len, at % len);
            let row = rest % rows;
            let mut from = self.ptr.wrapping_offset(col as isize * stride);
            for i in 1..self.axes.len() {
                let (len, stride) = self.axis(i);
                from = from.wrapping_offset((rest % len) as isize * stride);
                rest /= len;
            }
            let whole = if col == 0 { (rows - row).min((end - at) / len) } else { 0 };
            let (rows, cols) =
                if whole > 0 { (whole, len) } else { (1, (len - col).min(end - at)) };
            let to_strides = [(cols * self.size) as isize, self.size as isize];
            let plane = Plane { rows, cols, to: to_strides, from: [row_stride, stride] };
            // SAFETY: `rows * cols` elements of the sequence and of the block.
            unsafe { plane.copy(self.size, to, from) };
            at += rows * cols;
            to = to.wrapping_add(rows * cols * self.size);
        }
    }
}
