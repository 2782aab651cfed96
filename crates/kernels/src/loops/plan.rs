//! The plan: a walk with as few axes as its operands allow, in the order of the output's memory.
use super::{MAX_NDIM, Walk};
use crate::dtype::DType;

impl Walk {
    /// The length of axis `i`.
    #[inline(always)]
    pub fn len(&self, i: usize) -> usize {
        self.shape[i % MAX_NDIM]
    }

    /// The byte stride of operand `k` along axis `i`.
    #[inline(always)]
    pub fn stride(&self, k: usize, i: usize) -> isize {
        self.ops.get(k).map_or(0, |op| op.strides[i % MAX_NDIM])
    }

    /// How operand `k` is stored.
    #[inline(always)]
    pub fn dtype(&self, k: usize) -> DType {
        self.ops.get(k).map_or(DType::Bool, |op| op.dtype)
    }

    fn copy_axis(&mut self, from: usize, to: usize) {
        self.shape[to % MAX_NDIM] = self.shape[from % MAX_NDIM];
        for op in self.ops.iter_mut().take(self.nops) {
            op.strides[to % MAX_NDIM] = op.strides[from % MAX_NDIM];
        }
    }

    /// Exchange two axes.
    pub fn swap_axes(&mut self, i: usize, j: usize) {
        self.shape.swap(i % MAX_NDIM, j % MAX_NDIM);
        for op in self.ops.iter_mut().take(self.nops) {
            op.strides.swap(i % MAX_NDIM, j % MAX_NDIM);
        }
    }

    /// Whether axis `i` belongs outside axis `j`: `out` decides, then the other operands in turn.
    fn is_outside(&self, i: usize, j: usize, out: usize) -> bool {
        let far = |k: usize| (self.stride(k, i).unsigned_abs(), self.stride(k, j).unsigned_abs());
        for k in core::iter::once(out).chain(0..self.nops) {
            let (a, b) = far(k);
            if a != b {
                return a > b;
            }
        }
        false
    }

    /// Walk axis `i` from its other end.
    fn flip(&mut self, i: usize) {
        let last = self.len(i) as isize - 1;
        for op in self.ops.iter_mut().take(self.nops) {
            let stride = &mut op.strides[i % MAX_NDIM];
            op.ptr = op.ptr.wrapping_offset(last * *stride);
            *stride = -*stride;
        }
    }

    /// Drop axes of one element, turn axes so that operand `out` runs forwards, sort them by its
    /// strides, and merge neighbours that every operand visits evenly. At least one axis is left.
    /// False if there is nothing to visit.
    pub fn plan(&mut self, out: usize) -> bool {
        let mut ndim = 0;
        for i in 0..self.ndim {
            match self.len(i) {
                0 => return false,
                1 => continue,
                _ => {}
            }
            self.copy_axis(i, ndim);
            if self.stride(out, ndim) < 0 {
                self.flip(ndim);
            }
            let mut at = ndim;
            while at > 0 && self.is_outside(at, at - 1, out) {
                self.swap_axes(at, at - 1);
                at -= 1;
            }
            ndim += 1;
        }
        if ndim == 0 {
            self.shape[0] = 1;
            for op in self.ops.iter_mut().take(self.nops) {
                op.strides[0] = op.dtype.size() as isize;
            }
            self.ndim = 1;
            return true;
        }
        let mut last = 0;
        for i in 1..ndim {
            let len = self.len(i) as isize;
            if (0..self.nops).all(|k| self.stride(k, last) == len * self.stride(k, i)) {
                let outer = self.len(last);
                self.copy_axis(i, last);
                self.shape[last % MAX_NDIM] *= outer;
            } else {
                last += 1;
                self.copy_axis(i, last);
            }
        }
        self.ndim = last + 1;
        true
    }
}

/// A position in a walk that moves in steps of a tile, innermost axis fastest.
pub struct Odometer {
    index: [usize; MAX_NDIM],
}

impl Odometer {
    /// At the beginning.
    #[expect(clippy::new_without_default, reason = "a position has no default, it has a start")]
    pub fn new() -> Self {
        Self { index: [0; MAX_NDIM] }
    }

    /// How much of a tile of this length is left along axis `i`.
    #[inline(always)]
    pub fn extent(&self, walk: &Walk, i: usize, tile: usize) -> usize {
        tile.min(walk.len(i) - self.index[i % MAX_NDIM])
    }

    /// Move the operands' pointers to the next tile among the axes below `axes`; false after the last.
    #[inline(always)]
    pub fn advance(&mut self, walk: &mut Walk, axes: usize, tile: impl Fn(usize) -> usize) -> bool {
        let mut i = axes;
        while i > 0 {
            i -= 1;
            let step = tile(i);
            let index = &mut self.index[i % MAX_NDIM];
            let len = walk.shape[i % MAX_NDIM];
            if *index + step < len {
                *index += step;
                for op in walk.ops.iter_mut().take(walk.nops) {
                    op.ptr = op.ptr.wrapping_offset(op.strides[i % MAX_NDIM] * step as isize);
                }
                return true;
            }
            let back = *index as isize;
            *index = 0;
            for op in walk.ops.iter_mut().take(walk.nops) {
                op.ptr = op.ptr.wrapping_offset(-(op.strides[i % MAX_NDIM] * back));
            }
        }
        false
    }
}
