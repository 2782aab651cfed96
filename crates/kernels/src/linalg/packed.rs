//! The blocked product: panels of both operands are copied into the order in which a tile reads them.
use super::gemm::{Matrices, Sizes};
use super::matrix::Matrix;
use super::panel::{Truth, Widen, give, pack, take};
use super::tile::{repeat, spread, tile};
use crate::dtype::DType;
use crate::simd::{BF16, Complex, Element, F16, Float, Int, Lanes, Num};

/// Rows of a tile.
const MR: usize = 4;
/// The bytes of the largest tile.
const TILE: usize = 512;
/// Rows of a block of `A`, which stays in the second cache.
const MC: usize = 192;
/// Depth of a block: a panel of `B` stays in the first cache.
const KC: usize = 256;
/// Columns of a block of `B`.
const NC: usize = 1024;

type Tile = unsafe fn(sizes: Sizes, a: *mut u8, b: *mut u8, c: Matrix, chain: bool);
type Pack = unsafe fn(k: usize, width: usize, from: Matrix, panel: *mut u8);
type Move = unsafe fn(m: usize, n: usize, from: Matrix, to: Matrix);

/// How one dtype is multiplied.
pub struct Kernel {
    /// Columns of a tile.
    nr: usize,
    /// Bytes of an element as computed.
    wide: usize,
    /// Whether a sum may be kept in `C` between blocks: it is not rounded there.
    same: bool,
    tile: Tile,
    pack_a: Pack,
    pack_b: Pack,
    give: Move,
    take: Move,
}

/// Each micro-kernel is a function of its own that is never inlined: engines replace baseline code
/// only when a function is called again, so inside its driver it would run a first product slowly. It
/// goes over a whole block, because V8 unrolls an inner loop the more, the deeper it is nested.
macro_rules! tiles {
    ($($name:ident $ty:ty, $nr:ident = $nv:literal, $spread:ident, $step:expr;)*) => {$(
        const $nr: usize = $nv * <<$ty as Element>::V as Lanes>::N;

        /// # Safety
        /// The panels must hold `k` rows each, `c` must be valid for `m` x `n`: whole tiles.
        #[inline(never)]
        unsafe fn $name((m, n, k): Sizes, a: *mut u8, b: *mut u8, c: Matrix, chain: bool) {
            type L = <$ty as Element>::V;
            let size = size_of::<$ty>();
            let panel = |ptr: *mut u8, from: usize, width: usize| Matrix {
                ptr: ptr.wrapping_add(from * k * size),
                rows: size as isize,
                cols: (width * size) as isize,
            };
            for j in (0..n).step_by($nr) {
                for i in (0..m).step_by(MR) {
                    let part = (panel(a, i, MR), panel(b, j, $nr).transposed(), c.at(i, j));
                    // SAFETY: the caller vouches for all three.
                    unsafe {
                        let spread = |p: *mut u8, r: usize| $spread(p.add(r * size));
                        tile::<L, MR, $nv>(part, k, chain, L::zero(), spread, $step);
                    }
                }
            }
        }
    )*};
}

tiles! {
    tile_f32 f32, NR_F32 = 2, spread, |sum, x, y| x.mul_add(y, sum);
    tile_f64 f64, NR_F64 = 2, spread, |sum, x, y| x.mul_add(y, sum);
    tile_c64 Complex<f32>, NR_C64 = 1, repeat, |sum, x, y| sum.add(x.mul(y));
    tile_c128 Complex<f64>, NR_C128 = 1, repeat, |sum, x, y| sum.add(x.mul(y));
    tile_bool u8, NR_BOOL = 1, repeat, |sum, x, y| Int::or(sum, Int::and(x, y));
    tile_u8 u8, NR_U8 = 1, repeat, |sum, x, y| sum.add(x.mul(y));
    tile_u16 u16, NR_U16 = 2, repeat, |sum, x, y| sum.add(x.mul(y));
    tile_u32 u32, NR_U32 = 2, repeat, |sum, x, y| sum.add(x.mul(y));
    tile_u64 u64, NR_U64 = 2, repeat, |sum, x, y| sum.add(x.mul(y));
}

impl Kernel {
    /// The kernel of this dtype. Wrapping products and sums do not depend on a sign.
    pub const fn of(dtype: DType) -> Self {
        match dtype {
            DType::Bool => Self::row::<Truth, NR_BOOL>(tile_bool),
            DType::Int8 | DType::Uint8 => Self::row::<u8, NR_U8>(tile_u8),
            DType::Int16 | DType::Uint16 => Self::row::<u16, NR_U16>(tile_u16),
            DType::Int32 | DType::Uint32 => Self::row::<u32, NR_U32>(tile_u32),
            DType::Int64 | DType::Uint64 => Self::row::<u64, NR_U64>(tile_u64),
            DType::Float16 => Self::row::<F16, NR_F32>(tile_f32),
            DType::Bfloat16 => Self::row::<BF16, NR_F32>(tile_f32),
            DType::Float32 => Self::row::<f32, NR_F32>(tile_f32),
            DType::Float64 => Self::row::<f64, NR_F64>(tile_f64),
            DType::Complex64 => Self::row::<Complex<f32>, NR_C64>(tile_c64),
            DType::Complex128 => Self::row::<Complex<f64>, NR_C128>(tile_c128),
        }
    }

    const fn row<S: Widen, const NR: usize>(tile: Tile) -> Self {
        const { assert!(MR * NR * size_of::<S::Wide>() <= TILE) };
        Self {
            nr: NR,
            wide: size_of::<S::Wide>(),
            same: size_of::<S>() == size_of::<S::Wide>(),
            tile,
            pack_a: pack::<S, MR>,
            pack_b: pack::<S, NR>,
            give: give::<S>,
            take: take::<S>,
        }
    }

    /// Rows, columns and depth of the blocks. A narrow result must not be rounded between blocks of
    /// depth, so there the depth is whole and the other two give way.
    fn blocks(&self, k: usize) -> (usize, usize, usize) {
        if self.same || k <= KC {
            return (MC, NC, KC);
        }
        let fit = |most: usize, unit: usize| (most * KC / k / unit * unit).max(unit);
        (fit(MC, MR), fit(NC, self.nr), k)
    }

    /// The bytes that [`multiply`](Self::multiply) needs for its panels.
    pub fn scratch(&self, (m, n, k): Sizes) -> usize {
        let (mc, nc, kc) = self.blocks(k);
        let rows = m.min(mc).next_multiple_of(MR) + n.min(nc).next_multiple_of(self.nr);
        rows * k.min(kc) * self.wide
    }

    /// `C = A B` for `m` x `k` and `k` x `n` elements at any strides.
    /// # Safety
    /// The matrices must be valid and `scratch` hold [`scratch`](Self::scratch) bytes; `C` overlaps none.
    pub unsafe fn multiply(&self, (m, n, k): Sizes, (a, b, c): Matrices, scratch: *mut u8) {
        let (mc, nc, kc) = self.blocks(k);
        let pack = |pack: Pack, unit: usize, count: usize, depth: usize, from: Matrix, to| {
            for i in (0..count).step_by(unit) {
                let panel = to + i * depth * self.wide;
                // SAFETY: the panel lies within the scratch that the caller vouches for.
                unsafe {
                    pack(depth, unit.min(count - i), from.at(0, i), scratch.wrapping_add(panel))
                };
            }
        };
        for jc in (0..n).step_by(nc) {
            let nb = nc.min(n - jc);
            let mut pc = 0;
            // At least once: an empty sum is written as well.
            loop {
                let kb = kc.min(k - pc);
                pack(self.pack_b, self.nr, nb, kb, b.at(pc, jc), 0);
                let a_at = nb.next_multiple_of(self.nr) * kb * self.wide;
                for ic in (0..m).step_by(mc) {
                    let mb = mc.min(m - ic);
                    pack(self.pack_a, MR, mb, kb, a.at(ic, pc).transposed(), a_at);
                    let panels = (scratch.wrapping_add(a_at), scratch);
                    // SAFETY: both panels were just written; the rest is the caller's.
                    unsafe { self.block((mb, nb, kb), panels, c.at(ic, jc), pc > 0) };
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
        let wide = self.wide as isize;
        let corner =
            Matrix { ptr: corner.0.as_mut_ptr(), rows: self.nr as isize * wide, cols: wide };
        let fits = self.same && c.cols == wide;
        let (whole_m, whole_n) = if fits { (m / MR * MR, n / self.nr * self.nr) } else { (0, 0) };
        // SAFETY: whole tiles lie within `C`, any other in the corner.
        unsafe {
            (self.tile)((whole_m, whole_n, k), a, b, c, chain);
            for j in (0..n).step_by(self.nr) {
                let nn = self.nr.min(n - j);
                let from = if j < whole_n { whole_m } else { 0 };
                for i in (from..m).step_by(MR) {
                    let mm = MR.min(m - i);
                    let part = c.at(i, j);
                    if chain {
                        (self.take)(mm, nn, part, corner);
                    }
                    let a = a.wrapping_add(i * k * self.wide);
                    let b = b.wrapping_add(j * k * self.wide);
                    (self.tile)((MR, self.nr, k), a, b, corner, chain);
                    (self.give)(mm, nn, corner, part);
                }
            }
        }
    }
}
