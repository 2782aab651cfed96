//! The engine: brings every operand into the form that loops take.
//!
//! Operands stay in place where they are dense (or one repeated element) and stored in the type they are
//! computed in. Any other is gathered and cast, tile by tile, into blocks of scratch that stay in cache;
//! outputs go the opposite way.
use super::cast::cast;
use super::copy::{LINE, Plane};
use super::plan::Odometer;
use super::route::{Part, Route};
use super::{Arg, Loop, MAX_NDIM, MAX_OPS, Walk};
use crate::dtype::DType;

/// Bytes of one block: it stays in the first-level cache with those of the other operands.
const BLOCK: usize = 8192;
/// Bytes of one block if an operand has more than [`MANY`]: while the loop runs over one, the processor fetches from
/// memory what the next ones are gathered from, so that many small ones wait less.
const SMALL: usize = 2048;
/// More bytes of an operand than the second-level cache holds for several.
const MANY: usize = 1 << 18;
/// Bytes of one block if an operand is transposed: longer rows for the others are worth the second level.
const TRANSPOSED: usize = 4 * BLOCK;
/// Bytes of scratch that the engine needs: two blocks for each operand.
pub const SCRATCH: usize = 2 * MAX_OPS * PITCH;
/// From one block to the next: not a multiple of 4096, at which loads wait for stores they only resemble.
const PITCH: usize = TRANSPOSED + 5 * LINE;
/// Rows shorter than this are put together in one block.
const SHORT: usize = 32;

/// Run a loop of `nin` inputs that computes in these types over a walk: inputs, outputs, then a mask of truth
/// values if the walk has one more operand.
/// # Safety
/// `compute` must be what `run` takes, one type for each input and each output. Every place of every
/// operand must be readable, of outputs writable; an output must not overlap an input unless it is
/// the very same view, nor another output. `scratch` must be writable for [`SCRATCH`] bytes.
pub unsafe fn run(run: Loop, nin: usize, compute: &[DType], walk: &mut Walk, scratch: *mut u8) {
    if !walk.plan(nin) {
        return;
    }
    let inner = walk.ndim - 1;
    let n = walk.len(inner);
    let masked = walk.nops > compute.len();
    let in_rows = (0..compute.len()).all(|k| is_direct(nin, compute, walk, k, inner));
    // SAFETY: the caller's promise, handed on.
    unsafe {
        if in_rows && !masked && (inner == 0 || n >= SHORT) {
            rows(run, walk, n)
        } else {
            Engine::new(run, nin, compute, walk, masked, scratch).run(walk)
        }
    }
}

/// Assign the first operand to the second, through a mask if there is a third.
/// # Safety
/// As for [`run`].
pub unsafe fn assign(walk: &mut Walk, scratch: *mut u8) {
    let types = [walk.dtype(0), walk.dtype(1)];
    let masked = walk.nops > types.len();
    if types[0] != types[1] || masked {
        // SAFETY: the caller's promise, handed on.
        unsafe { run(cast(types[0], types[1]), 1, &types, walk, scratch) }
        return;
    }
    if !walk.plan(1) {
        return;
    }
    let inner = walk.ndim - 1;
    let second = inner.saturating_sub(1);
    if let Some((axis, _)) = transposed(&types, walk) {
        walk.swap_axes(axis, second);
    }
    let plane = Plane {
        rows: if inner > 0 { walk.len(second) } else { 1 },
        cols: walk.len(inner),
        to: [walk.stride(1, second), walk.stride(1, inner)],
        from: [walk.stride(0, second), walk.stride(0, inner)],
    };
    let mut at = Odometer::new();
    loop {
        let [from, to, ..] = &walk.ops;
        // SAFETY: the caller's promise for this plane.
        unsafe { plane.copy(types[0].size(), to.ptr, from.ptr) };
        if !at.advance(walk, second, |_| 1) {
            return;
        }
    }
}

/// Every operand in place, row after row.
/// # Safety
/// As for [`run`]; every operand must be direct along the innermost axis.
unsafe fn rows(run: Loop, walk: &mut Walk, n: usize) {
    let inner = walk.ndim - 1;
    let mut args = [Arg { ptr: core::ptr::null_mut(), step: 1 }; MAX_OPS];
    for (arg, op) in args.iter_mut().zip(&walk.ops).take(walk.nops) {
        *arg = Arg { ptr: op.ptr, step: (op.strides[inner % MAX_NDIM] != 0) as usize };
    }
    // SAFETY: the caller's promise for the first row.
    unsafe { run(n, &args) };
    if inner == 0 {
        return;
    }
    let mut at = Odometer::new();
    while at.advance(walk, inner, |_| 1) {
        for (arg, op) in args.iter_mut().zip(&walk.ops).take(walk.nops) {
            arg.ptr = op.ptr;
        }
        // SAFETY: the caller's promise for this row.
        unsafe { run(n, &args) };
    }
}

/// What an operand is computed in; a mask is read as it is.
fn computed(compute: &[DType], k: usize) -> DType {
    compute.get(k).copied().unwrap_or(DType::Bool)
}

/// Whether the operand has no gaps from axis `first` on.
fn is_dense(walk: &Walk, k: usize, first: usize) -> bool {
    let mut expected = walk.dtype(k).size() as isize;
    (first..walk.ndim).rev().all(|i| {
        let fits = walk.stride(k, i) == expected;
        expected *= walk.len(i) as isize;
        fits
    })
}

/// Whether the operand is an input that repeats one element from axis `first` on.
fn is_repeated(nin: usize, walk: &Walk, k: usize, first: usize) -> bool {
    k < nin && (first..walk.ndim).all(|i| walk.stride(k, i) == 0)
}

/// Whether a loop from axis `first` on can take the operand as it lies in memory.
fn is_direct(nin: usize, compute: &[DType], walk: &Walk, k: usize, first: usize) -> bool {
    walk.dtype(k) == computed(compute, k)
        && (is_dense(walk, k, first) || is_repeated(nin, walk, k, first))
}

/// The piece of a walk that is brought into blocks at once.
struct Tile {
    /// The outermost axis of which it takes more than one element.
    first: usize,
    /// Its length along each axis, at most; whole axes between the first and the innermost.
    shape: [usize; MAX_NDIM],
    /// The loop runs for every row of it, not once.
    by_row: bool,
}

impl Tile {
    fn choose(nin: usize, compute: &[DType], walk: &mut Walk) -> Self {
        let inner = walk.ndim - 1;
        let n = walk.len(inner);
        let wide = |k| walk.dtype(k).size().max(computed(compute, k).size());
        let widest = (0..walk.nops).map(wide).max().unwrap_or(1);
        let bytes = (0..walk.ndim).map(|i| walk.len(i)).product::<usize>() * widest;
        let most = if bytes > MANY { SMALL } else { BLOCK } / widest;
        if n < SHORT || inner == 0 {
            return Self::flat(walk, most);
        }
        if let Some((axis, size)) = transposed(compute, walk) {
            walk.swap_axes(axis, inner - 1);
            return Self::rows(walk, TRANSPOSED / widest, (LINE / size).max(4));
        }
        let flat = Self::flat(walk, most);
        let apart = |k| {
            is_direct(nin, compute, walk, k, inner) && !is_direct(nin, compute, walk, k, flat.first)
        };
        // Rows that a loop can take as they are should not be gathered for the sake of another operand.
        if (0..compute.len()).any(apart) { Self::rows(walk, most, most / n) } else { flat }
    }

    /// As many whole axes as fit, taken as one row.
    fn flat(walk: &Walk, most: usize) -> Self {
        let mut shape = [1; MAX_NDIM];
        let (mut first, mut room) = (walk.ndim, most);
        while first > 0 && room > 1 {
            first -= 1;
            let len = walk.len(first).min(room);
            shape[first % MAX_NDIM] = len;
            room = if len == walk.len(first) { room / len } else { 0 };
        }
        Self { first, shape, by_row: false }
    }

    /// Up to so many rows, and of each as much as fits.
    fn rows(walk: &Walk, most: usize, rows: usize) -> Self {
        let inner = walk.ndim - 1;
        let first = inner - 1;
        let rows = walk.len(first).min(rows).max(1);
        let mut shape = [1; MAX_NDIM];
        shape[first % MAX_NDIM] = rows;
        shape[inner % MAX_NDIM] = walk.len(inner).min(most / rows);
        Self { first, shape, by_row: true }
    }
}

/// An axis along which an operand is dense though it is not along the innermost one, and its item size.
fn transposed(compute: &[DType], walk: &Walk) -> Option<(usize, usize)> {
    let inner = walk.ndim - 1;
    (0..compute.len()).find_map(|k| {
        let size = walk.dtype(k).size();
        let stride = walk.stride(k, inner).unsigned_abs();
        let unit = |i: &usize| walk.stride(k, *i).unsigned_abs() == size;
        if stride == 0 || stride == size { None } else { (0..inner).find(unit).map(|i| (i, size)) }
    })
}

/// One call of [`run`] that needs blocks.
struct Engine {
    run: Loop,
    nin: usize,
    /// How many operands the loop has: inputs and outputs.
    nargs: usize,
    masked: bool,
    tile: Tile,
    /// The extents of the tile at hand: smaller at the edges.
    extent: [usize; MAX_NDIM],
    routes: [Route; MAX_OPS],
}

impl Engine {
    fn new(
        run: Loop,
        nin: usize,
        compute: &[DType],
        walk: &mut Walk,
        masked: bool,
        scratch: *mut u8,
    ) -> Self {
        let tile = Tile::choose(nin, compute, walk);
        let nargs = compute.len();
        let from = if tile.by_row { walk.ndim - 1 } else { tile.first };
        let routes = core::array::from_fn(|k| Route {
            stored: walk.dtype(k),
            computed: computed(compute, k),
            direct: is_direct(nin, compute, walk, k, from) && !(masked && k >= nin),
            repeated: is_repeated(nin, walk, k, from),
            dense: is_dense(walk, k, from),
            stage: scratch.wrapping_add(2 * k * PITCH),
            block: scratch.wrapping_add((2 * k + 1) * PITCH),
            held: (core::ptr::null_mut(), 0, 0),
        });
        Self { run, nin, nargs, masked, extent: tile.shape, tile, routes }
    }

    /// # Safety
    /// As for [`run`].
    unsafe fn run(&mut self, walk: &mut Walk) {
        let mut at = Odometer::new();
        if self.tile.first + 1 == walk.ndim && !self.masked {
            loop {
                // SAFETY: the caller's promise for this line.
                unsafe { self.line(walk) };
                let inner = self.tile.first;
                if !at.advance(walk, inner, |_| 1) {
                    return;
                }
            }
        }
        loop {
            for i in self.tile.first..walk.ndim {
                self.extent[i % MAX_NDIM] = at.extent(walk, i, self.tile.shape[i % MAX_NDIM]);
            }
            // SAFETY: the caller's promise for this tile.
            unsafe { self.visit(walk) };
            let ndim = walk.ndim;
            if !at.advance(walk, ndim, |i| self.tile.shape[i % MAX_NDIM]) {
                return;
            }
        }
    }

    /// As [`visit`](Self::visit), all along the innermost axis, with less to keep.
    /// # Safety
    /// As for [`run`], within this line.
    unsafe fn line(&mut self, walk: &Walk) {
        let inner = self.tile.first % MAX_NDIM;
        let (len, most) = (walk.shape[inner], self.tile.shape[inner]);
        let mut args = [Arg { ptr: core::ptr::null_mut(), step: 1 }; MAX_OPS];
        let mut done = 0;
        while done < len {
            let n = most.min(len - done);
            let slots = args.iter_mut().zip(&walk.ops).zip(self.routes.iter_mut());
            for (k, ((arg, op), route)) in slots.take(self.nargs).enumerate() {
                let stride = op.strides[inner];
                *arg = Arg {
                    ptr: op.ptr.wrapping_offset(done as isize * stride),
                    step: !route.repeated as usize,
                };
                if !route.direct {
                    if k < self.nin {
                        // SAFETY: the caller's promise for this operand; so many elements fit into a block.
                        unsafe { route.bring_line(arg.ptr, stride, n) };
                    }
                    arg.ptr = route.block;
                }
            }
            // SAFETY: every operand is dense or repeated, and of its compute type.
            unsafe { (self.run)(n, &args) };
            let outputs = self.routes.iter().zip(&walk.ops).take(self.nargs).skip(self.nin);
            for (route, op) in outputs.filter(|(route, _)| !route.direct) {
                let stride = op.strides[inner];
                let to = op.ptr.wrapping_offset(done as isize * stride);
                // SAFETY: the caller's promise for the output.
                unsafe { route.put_line(to, stride, n) };
            }
            done += n;
        }
    }

    /// Bring the inputs of a tile in, run the loop, bring the outputs out.
    /// # Safety
    /// As for [`run`], within this tile.
    unsafe fn visit(&mut self, walk: &Walk) {
        let first = self.tile.first;
        let extents = self.extent.iter().take(walk.ndim).skip(first);
        let count = extents.product::<usize>();
        let cols = self.extent[(walk.ndim - 1) % MAX_NDIM];
        let (runs, n) = if self.tile.by_row { (count / cols, cols) } else { (1, count) };
        let mut args = [Arg { ptr: core::ptr::null_mut(), step: 1 }; MAX_OPS];
        let mut hops = [0isize; MAX_OPS];
        let slots = args.iter_mut().zip(hops.iter_mut()).zip(&walk.ops).zip(self.routes.iter_mut());
        for (k, (((arg, hop), op), route)) in slots.take(self.nargs).enumerate() {
            arg.step = !route.repeated as usize;
            if route.direct {
                arg.ptr = op.ptr;
                *hop = walk.stride(k, first);
                continue;
            }
            arg.ptr = route.block;
            *hop = (route.computed.size() * if route.repeated { 1 } else { cols }) as isize;
            if k < self.nin {
                let count = if route.repeated { runs } else { count };
                let part = Part { walk, k, first, extent: &self.extent, repeated: route.repeated };
                // SAFETY: the caller's promise for this operand; a tile fits into a block.
                unsafe { route.bring(&part, op.ptr, count, cols, runs == 1) };
            }
        }
        for _ in 0..runs {
            // SAFETY: along a row every operand is dense or repeated, and of its compute type.
            unsafe { (self.run)(n, &args) };
            for (arg, hop) in args.iter_mut().zip(hops) {
                arg.ptr = arg.ptr.wrapping_offset(hop);
            }
        }
        let mask = walk.ops.get(self.nargs).filter(|_| self.masked);
        let mask = mask.map(|op| (self.nargs, op.ptr));
        let outputs = self.routes.iter().zip(&walk.ops).enumerate().take(self.nargs).skip(self.nin);
        for (k, (route, op)) in outputs {
            if !route.direct {
                let part = Part { walk, k, first, extent: &self.extent, repeated: false };
                // SAFETY: the caller's promise for the output and the mask.
                unsafe { route.put(&part, op.ptr, count, runs == 1, mask) };
            }
        }
    }
}
