//! The blocked product: panels of both operands are copied into the order in which a tile reads them.
use super::gemm::{Matrices, Sizes};
use super::matrix::Matrix;
use super::panel::{Move, Truth, copy, narrow, rows, widen};
use super::tile::{repeat, spread, tile};
use crate::dtype::DType;
use crate::simd::{BF16, Complex, Element, F16, Float, Int, Lanes, Num};
use core::sync::atomic::{AtomicUsize, Ordering};

/// The bytes of the largest tile.
const TILE: usize = 512;
/// Rows of a block of `A`, which stays in the second cache.
const MC: usize = 192;
/// Depth of a block: a panel of `B` stays in the first cache.
const KC: usize = 256;
/// Columns of a block of `B`.
const NC: usize = 1024;
type Block = unsafe fn(sizes: Sizes, a: *mut u8, b: *mut u8, c: Matrix, chain: bool);

/// A micro-kernel: the rows and the columns of its tile, and the product of panels by it.
#[derive(Clone, Copy)]
struct Tile {
    mr: usize,
    nr: usize,
    block: Block,
}

/// How one dtype is multiplied.
pub struct Kernel {
    tile: Tile,
    /// Bytes of an element as stored, and as computed.
    size: usize,
    wide: usize,
    /// How stored elements are read and written where they are computed in another type.
    convert: Option<(Move, Move)>,
}

/// Each micro-kernel is a function of its own that is never inlined: engines replace baseline code
/// only when a function is called again, so inside its driver it would run a first product slowly. It
/// goes over a whole block, because V8 unrolls an inner loop the more, the deeper it is nested.
macro_rules! tiles {
    ($($(#[$when:meta])? $name:ident $ty:ty, $mr:literal by $nv:literal, $spread:ident, $step:expr;)*) => {$(
        $(#[$when])?
        const $name: Tile = {
            /// # Safety
            /// The panels must hold `k` rows each, `c` must be valid for `m` x `n`: whole tiles.
            #[inline(never)]
            unsafe fn block((m, n, k): Sizes, a: *mut u8, b: *mut u8, c: Matrix, chain: bool) {
                type L = <$ty as Element>::V;
                let (size, nr) = (size_of::<$ty>(), $nv * L::N);
                let panel = |ptr: *mut u8, from: usize, width: usize| Matrix {
                    ptr: ptr.wrapping_add(from * k * size),
                    rows: size as isize,
                    cols: (width * size) as isize,
                };
                for j in (0..n).step_by(nr) {
                    for i in (0..m).step_by($mr) {
                        let part = (panel(a, i, $mr), panel(b, j, nr).transposed(), c.at(i, j));
                        // SAFETY: the caller vouches for all three.
                        unsafe {
                            let spread = |p: *mut u8, r: usize| $spread(p.add(r * size));
                            tile::<L, $mr, $nv>(part, k, chain, L::zero(), spread, $step);
                        }
                    }
                }
            }
            let nr = $nv * <<$ty as Element>::V as Lanes>::N;
            assert!($mr * nr * size_of::<$ty>() <= TILE);
            Tile { mr: $mr, nr, block }
        };
    )*};
}

tiles! {
    F32 f32, 4 by 2, spread, |sum, x, y| x.mul_add(y, sum);
    F64 f64, 4 by 2, spread, |sum, x, y| x.mul_add(y, sum);
    // A sum that is spilled waits for memory in every step.
    C64 Complex<f32>, 2 by 1, repeat, |sum, x, y| x.mul_add(y, sum);
    C128 Complex<f64>, 2 by 1, repeat, |sum, x, y| x.mul_add(y, sum);
    BOOL u8, 4 by 1, repeat, |sum, x, y| Int::or(sum, Int::and(x, y));
    U8 u8, 4 by 1, repeat, |sum, x, y| sum.add(x.mul(y));
    U16 u16, 4 by 2, repeat, |sum, x, y| sum.add(x.mul(y));
    U32 u32, 4 by 2, repeat, |sum, x, y| sum.add(x.mul(y));
    U64 u64, 4 by 2, repeat, |sum, x, y| sum.add(x.mul(y));
    // For engines that join pairs of registers.
    #[cfg(not(target_feature = "relaxed-simd"))]
    WIDE_F32 f32, 4 by 4, spread, |sum, x, y| x.mul_add(y, sum);
    #[cfg(not(target_feature = "relaxed-simd"))]
    WIDE_F64 f64, 4 by 4, spread, |sum, x, y| x.mul_add(y, sum);
    // The same with fused sums, which leave a register free; and for engines that keep the order of instructions.
    #[cfg(target_feature = "relaxed-simd")]
    WIDE_F32 f32, 6 by 4, spread, |sum, x, y| x.mul_add(y, sum);
    #[cfg(target_feature = "relaxed-simd")]
    WIDE_F64 f64, 6 by 4, spread, |sum, x, y| x.mul_add(y, sum);
    #[cfg(target_feature = "relaxed-simd")]
    HIGH_F32 f32, 6 by 2, spread, |sum, x, y| x.mul_add(y, sum);
    #[cfg(target_feature = "relaxed-simd")]
    HIGH_F64 f64, 6 by 2, spread, |sum, x, y| x.mul_add(y, sum);
}

/// The tiles of float32 and of float64. All give the same bits; which is fastest depends on the engine and the machine.
const CHOICES: [&[Tile]; 2] = [
    &[
        F32,
        WIDE_F32,
        #[cfg(target_feature = "relaxed-simd")]
        HIGH_F32,
    ],
    &[
        F64,
        WIDE_F64,
        #[cfg(target_feature = "relaxed-simd")]
        HIGH_F64,
    ],
];

/// Which of them are used: shared by all threads, like code.
static CHOSEN: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

/// Use tile `which` of a dtype from here on, or with `repeats` run it that often on panels in `scratch`, to be timed.
/// Gives which one is used, and how many there are to choose from: none but for float32 and float64.
/// # Safety
/// `scratch` must be valid for reading and writing 64 KB.
pub unsafe fn choose(
    dtype: DType,
    which: usize,
    repeats: usize,
    scratch: *mut u8,
) -> (usize, usize) {
    let at = match dtype {
        DType::Float32 => 0,
        DType::Float64 => 1,
        _ => return (0, 0),
    };
    let tiles = CHOICES[at];
    let state = || (CHOSEN[at].load(Ordering::Relaxed), tiles.len());
    let Some(tile) = tiles.get(which) else { return state() };
    if repeats == 0 {
        CHOSEN[at].store(which, Ordering::Relaxed);
    }
    // A multiple of every tile; the results go where nobody reads them.
    const { assert!((12 * KC + 16 * KC + 12 * 16) * 8 <= 1 << 16) };
    let (m, n, size) = (12, 16, dtype.size());
    let (b, c) = (scratch.wrapping_add(m * KC * size), scratch.wrapping_add((m + n) * KC * size));
    let c = Matrix { ptr: c, rows: (n * size) as isize, cols: size as isize };
    for _ in 0..repeats {
        // SAFETY: panels and results lie in the scratch that the caller vouches for.
        unsafe { (tile.block)((m, n, KC), scratch, b, c, false) };
    }
    state()
}

impl Kernel {
    /// The kernel of this dtype. Wrapping products and sums do not depend on a sign.
    pub fn of(dtype: DType) -> Self {
        let chosen = |at: usize| CHOICES[at][CHOSEN[at].load(Ordering::Relaxed)];
        let half = |widen: Move, narrow: Move| (chosen(0), 4, Some((widen, narrow)));
        let (tile, wide, convert): (_, _, Option<(Move, Move)>) = match dtype {
            DType::Bool => (BOOL, 1, Some((widen::<Truth>, narrow::<Truth>))),
            DType::Int8 | DType::Uint8 => (U8, 1, None),
            DType::Int16 | DType::Uint16 => (U16, 2, None),
            DType::Int32 | DType::Uint32 => (U32, 4, None),
            DType::Int64 | DType::Uint64 => (U64, 8, None),
            DType::Float16 => half(widen::<F16>, narrow::<F16>),
            DType::Bfloat16 => half(widen::<BF16>, narrow::<BF16>),
            DType::Float32 => (chosen(0), 4, None),
            DType::Float64 => (chosen(1), 8, None),
            DType::Complex64 => (C64, 8, None),
            DType::Complex128 => (C128, 16, None),
        };
        Self { tile, size: dtype.size(), wide, convert }
    }

    /// Whether a sum may be kept in `C` between blocks: it is not rounded there.
    fn same(&self) -> bool {
        self.size == self.wide
    }

    /// Copy what is stored to compute with.
    /// # Safety
    /// `from` must be valid for reading and `to` for writing `sizes` elements.
    unsafe fn read(&self, sizes: (usize, usize), from: Matrix, to: Matrix) {
        // SAFETY: the caller vouches for both.
        unsafe {
            match self.convert {
                Some((widen, _)) => widen(sizes, from, to),
                None => copy(self.size, sizes, from, to),
            }
        }
    }

    /// Copy what was computed to store.
    /// # Safety
    /// As [`read`](Self::read).
    unsafe fn write(&self, sizes: (usize, usize), from: Matrix, to: Matrix) {
        // SAFETY: the caller vouches for both.
        unsafe {
            match self.convert {
                Some((_, narrow)) => narrow(sizes, from, to),
                None => copy(self.size, sizes, from, to),
            }
        }
    }

    /// Rows, columns and depth of the blocks. A narrow result must not be rounded between blocks of
    /// depth, so there the depth is whole and the other two give way.
    fn blocks(&self, k: usize) -> (usize, usize, usize) {
        if self.same() || k <= KC {
            return (MC, NC, KC);
        }
        let fit = |most: usize, unit: usize| (most * KC / k / unit * unit).max(unit);
        (fit(MC, self.tile.mr), fit(NC, self.tile.nr), k)
    }

    /// The bytes that [`multiply`](Self::multiply) needs for its panels.
    pub fn scratch(&self, (m, n, k): Sizes) -> usize {
        let (mc, nc, kc) = self.blocks(k);
        let Tile { mr, nr, .. } = self.tile;
        let rows = m.min(mc).next_multiple_of(mr) + n.min(nc).next_multiple_of(nr);
        rows * k.min(kc) * self.wide
    }

    /// Copy `count` columns of a matrix `depth` rows deep to panels of `unit` columns, the last filled with zeros.
    /// # Safety
    /// `from` must be valid for reading them, `panels` for writing whole panels.
    #[inline(never)]
    unsafe fn pack(
        &self,
        unit: usize,
        (depth, count): (usize, usize),
        from: Matrix,
        panels: *mut u8,
    ) {
        let line = unit * self.wide;
        for i in (0..count).step_by(unit) {
            let width = unit.min(count - i);
            let ptr = panels.wrapping_add(i * depth * self.wide);
            let panel = Matrix { ptr, rows: line as isize, cols: self.wide as isize };
            // SAFETY: the caller vouches for both; a zero of every compute type is all zero bytes.
            unsafe {
                if width < unit {
                    ptr.write_bytes(0, depth * line);
                }
                let part = from.at(0, i);
                let dense = self.convert.is_none() && from.cols == self.size as isize;
                match (dense && width == unit, line) {
                    (true, 16) => rows::<1>(depth, part, ptr),
                    (true, 32) => rows::<2>(depth, part, ptr),
                    (true, 64) => rows::<4>(depth, part, ptr),
                    _ => self.read((depth, width), part, panel),
                }
            }
        }
    }

    /// `C = A B` for `m` x `k` and `k` x `n` elements at any strides.
    /// # Safety
    /// The matrices must be valid and `scratch` hold [`scratch`](Self::scratch) bytes; `C` overlaps none.
    pub unsafe fn multiply(&self, (m, n, k): Sizes, (a, b, c): Matrices, scratch: *mut u8) {
        let (mc, nc, kc) = self.blocks(k);
        let Tile { mr, nr, .. } = self.tile;
        for jc in (0..n).step_by(nc) {
            let nb = nc.min(n - jc);
            let mut pc = 0;
            // At least once: an empty sum is written as well.
            loop {
                let kb = kc.min(k - pc);
                let rows = scratch.wrapping_add(nb.next_multiple_of(nr) * kb * self.wide);
                // SAFETY: the panels lie within the scratch; the rest is the caller's.
                unsafe {
                    self.pack(nr, (kb, nb), b.at(pc, jc), scratch);
                    for ic in (0..m).step_by(mc) {
                        let mb = mc.min(m - ic);
                        self.pack(mr, (kb, mb), a.at(ic, pc).transposed(), rows);
                        self.block((mb, nb, kb), (rows, scratch), c.at(ic, jc), pc > 0);
                    }
                }
                pc += kb;
                if pc >= k {
                    break;
                }
            }
        }
    }

    /// One block of `C` from panels.
    /// # Safety
    /// As [`multiply`](Self::multiply), for what the panels hold.
    unsafe fn block(&self, (m, n, k): Sizes, (a, b): (*mut u8, *mut u8), c: Matrix, chain: bool) {
        #[repr(align(64))]
        struct Corner([u8; TILE]);
        let mut corner = Corner([0; TILE]);
        let Tile { mr, nr, block } = self.tile;
        let wide = self.wide as isize;
        let corner = Matrix { ptr: corner.0.as_mut_ptr(), rows: nr as isize * wide, cols: wide };
        let fits = self.same() && c.cols == wide;
        let (whole_m, whole_n) = if fits { (m / mr * mr, n / nr * nr) } else { (0, 0) };
        // SAFETY: whole tiles lie within `C`, any other in the corner.
        unsafe {
            // Columns of one tile in a call: engines put the optimised code in place from one call to the next.
            for j in (0..whole_n).step_by(nr) {
                let b = b.wrapping_add(j * k * self.wide);
                block((whole_m, nr, k), a, b, c.at(0, j), chain);
            }
            for j in (0..n).step_by(nr) {
                let nn = nr.min(n - j);
                let from = if j < whole_n { whole_m } else { 0 };
                for i in (from..m).step_by(mr) {
                    let mm = mr.min(m - i);
                    let part = c.at(i, j);
                    if chain {
                        self.read((mm, nn), part, corner);
                    }
                    let a = a.wrapping_add(i * k * self.wide);
                    let b = b.wrapping_add(j * k * self.wide);
                    block((mr, nr, k), a, b, corner, chain);
                    self.write((mm, nn), corner, part);
                }
            }
        }
    }
}
