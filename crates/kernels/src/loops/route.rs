//! The way of one operand between memory and a block: gather and cast, cast and scatter.
use super::cast::cast;
use super::copy::Plane;
use super::{Arg, MAX_NDIM, MAX_OPS, Walk};
use crate::dtype::DType;

/// How an operand gets from memory to the loop and back.
#[derive(Clone, Copy)]
pub struct Route {
    /// What it is stored in.
    pub stored: DType,
    /// What it is computed in.
    pub computed: DType,
    /// The loop reads or writes memory itself.
    pub direct: bool,
    /// One element along what the loop runs over.
    pub repeated: bool,
    /// Without gaps along what the loop runs over.
    pub dense: bool,
    /// A block of elements as they are stored.
    pub stage: *mut u8,
    /// A block of elements as they are computed.
    pub block: *mut u8,
    /// What the block holds: the first element and the extents of its tile.
    pub held: (*mut u8, usize, usize),
}

impl Route {
    /// Fill the block from memory.
    /// # Safety
    /// The tile must be readable from `ptr` on, and have at most a block's `count` elements.
    pub unsafe fn bring(
        &mut self,
        part: &Part,
        ptr: *mut u8,
        count: usize,
        cols: usize,
        whole: bool,
    ) {
        let now = (ptr, count, cols);
        // An operand that is repeated along the outer axes is still there from the last tile.
        if self.held == now {
            return;
        }
        self.held = now;
        let converts = self.stored != self.computed;
        let in_place = whole && (self.dense || self.repeated);
        // SAFETY: the caller's promise; both blocks are this route's own.
        unsafe {
            let source = if converts && in_place {
                ptr
            } else {
                let to = if converts { self.stage } else { self.block };
                part.gather(self.stored.size(), to, ptr);
                to
            };
            if converts {
                convert(self.stored, self.computed, count, self.block, source);
            }
        }
    }

    /// As [`bring`](Self::bring), of `n` elements along one axis.
    /// # Safety
    /// The elements must be readable from `ptr` on, and fit into a block.
    #[inline(always)]
    pub unsafe fn bring_line(&mut self, ptr: *mut u8, stride: isize, n: usize) {
        let count = if self.repeated { 1 } else { n };
        if self.held == (ptr, count, 1) {
            return;
        }
        self.held = (ptr, count, 1);
        let size = self.stored.size();
        let converts = self.stored != self.computed;
        // SAFETY: the caller's promise; both blocks are this route's own.
        unsafe {
            let mut source = ptr;
            if !(converts && (self.dense || self.repeated)) {
                source = if converts { self.stage } else { self.block };
                let (to, from) = ([0, size as isize], [0, stride]);
                Plane { rows: 1, cols: count, to, from }.copy(size, source, ptr);
            }
            if converts {
                convert(self.stored, self.computed, count, self.block, source);
            }
        }
    }

    /// Bring `n` elements of the block to memory along one axis.
    /// # Safety
    /// The elements must be writable from `ptr` on.
    #[inline(always)]
    pub unsafe fn put_line(&self, ptr: *mut u8, stride: isize, n: usize) {
        let size = self.stored.size();
        // SAFETY: the caller's promise; both blocks are this route's own.
        unsafe {
            let mut source = self.block;
            if self.stored != self.computed {
                source = if self.dense { ptr } else { self.stage };
                convert(self.computed, self.stored, n, source, self.block);
            }
            if source != ptr {
                let (to, from) = ([0, stride], [0, size as isize]);
                Plane { rows: 1, cols: n, to, from }.copy(size, ptr, source);
            }
        }
    }

    /// Bring the block to memory, where a mask is not 0 if there is one: which operand it is, and where.
    /// # Safety
    /// The tile must be writable from `ptr` on, the mask readable.
    pub unsafe fn put(
        &self,
        part: &Part,
        ptr: *mut u8,
        count: usize,
        whole: bool,
        mask: Option<(usize, *mut u8)>,
    ) {
        // SAFETY: the caller's promise; both blocks are this route's own.
        unsafe {
            if self.stored == self.computed {
                part.scatter(self.stored.size(), ptr, self.block, mask);
            } else if whole && self.dense && mask.is_none() {
                convert(self.computed, self.stored, count, ptr, self.block);
            } else {
                convert(self.computed, self.stored, count, self.stage, self.block);
                part.scatter(self.stored.size(), ptr, self.stage, mask);
            }
        }
    }
}

/// # Safety
/// `n` elements must be readable at `source` and writable at `to`.
unsafe fn convert(from: DType, to: DType, n: usize, target: *mut u8, source: *mut u8) {
    let mut args = [Arg { ptr: source, step: 1 }; MAX_OPS];
    args[1] = Arg { ptr: target, step: 1 };
    // SAFETY: the caller's promise, handed on.
    unsafe { cast(from, to)(n, &args) }
}

/// One operand's part in a tile, plane by plane.
pub struct Part<'a> {
    /// The walk.
    pub walk: &'a Walk,
    /// Which operand.
    pub k: usize,
    /// The tile's outermost axis.
    pub first: usize,
    /// The tile's extents.
    pub extent: &'a [usize; MAX_NDIM],
    /// Only one column of it: the innermost axis repeats.
    pub repeated: bool,
}

impl Part<'_> {
    /// A block's strides beside this operand's; of a repeated operand, one column.
    fn plane(&self, size: usize) -> (Plane, usize) {
        let inner = self.walk.ndim - 1;
        let extent = |i: usize| self.extent[i % MAX_NDIM];
        let cols = if self.repeated { 1 } else { extent(inner) };
        let rows = if inner > self.first { extent(inner - 1) } else { 1 };
        let outer = self.walk.stride(self.k, inner.saturating_sub(1));
        let plane = Plane {
            rows,
            cols,
            to: [(cols * size) as isize, size as isize],
            from: [outer, self.walk.stride(self.k, inner)],
        };
        let planes = (self.first..inner.saturating_sub(1)).map(extent).product::<usize>();
        (plane, planes)
    }

    /// Where plane number `p` of operand `k` begins.
    fn offset(&self, k: usize, mut p: usize) -> isize {
        let inner = self.walk.ndim - 1;
        let mut offset = 0;
        for i in (self.first..inner.saturating_sub(1)).rev() {
            let extent = self.extent[i % MAX_NDIM];
            offset += (p % extent) as isize * self.walk.stride(k, i);
            p /= extent;
        }
        offset
    }

    /// # Safety
    /// The part must be readable from `ptr` on, `to` writable for as many elements.
    unsafe fn gather(&self, size: usize, to: *mut u8, ptr: *const u8) {
        let (plane, planes) = self.plane(size);
        for p in 0..planes {
            let (near, far) = (p * plane.rows * plane.cols * size, self.offset(self.k, p));
            // SAFETY: the caller's promise for this plane.
            unsafe { plane.copy(size, to.add(near), ptr.wrapping_offset(far)) };
        }
    }

    /// # Safety
    /// The part must be writable from `ptr` on (the mask readable), `from` readable for as many elements.
    unsafe fn scatter(
        &self,
        size: usize,
        ptr: *mut u8,
        from: *const u8,
        mask: Option<(usize, *mut u8)>,
    ) {
        let (plane, planes) = self.plane(size);
        let plane = Plane { to: plane.from, from: plane.to, ..plane };
        let inner = self.walk.ndim - 1;
        for p in 0..planes {
            let (near, far) = (p * plane.rows * plane.cols * size, self.offset(self.k, p));
            let to = ptr.wrapping_offset(far);
            // SAFETY: the caller's promise for this plane.
            unsafe {
                match mask {
                    None => plane.copy(size, to, from.add(near)),
                    Some((beside, mask)) => {
                        let by = [inner.saturating_sub(1), inner];
                        let by = by.map(|i| self.walk.stride(beside, i));
                        let mask = mask.wrapping_offset(self.offset(beside, p));
                        plane.copy_where(size, to, from.add(near), mask, by);
                    }
                }
            }
        }
    }
}
