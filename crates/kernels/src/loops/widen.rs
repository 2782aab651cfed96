//! Sums of small integers in 64 bits, without a cast: neighbours are added up apart, in lanes twice as wide.
use super::fold::{Fold, Of};
use crate::dtype::DType;
use crate::simd::{Element, Int, Lanes, Num};

/// The bits of an integer of up to 32, and lanes of twice its width over the same memory. Signed ones are moved
/// up by half their range first, by a flip of their sign, so that a shift and a mask take a pair apart.
trait Narrow: Copy + Into<u64> + 'static {
    type Pair: Element<V: Int> + Lanes<Elem = Self::Pair> + Into<u64> + Copy;
    /// How many pairs can be added before a lane could overflow.
    const MOST: usize;
    /// Half the range.
    const HALF: u64;
    const LOW: Self::Pair;
    /// A lane that holds half the range twice.
    const HALVES: Self::Pair;
    const ZERO: Self::Pair;
}

macro_rules! narrow {
    ($($t:ident in $pair:ident, $most:expr;)*) => {$(
        impl Narrow for $t {
            type Pair = $pair;
            const MOST: usize = $most;
            const HALF: u64 = 1 << ($t::BITS - 1);
            const LOW: $pair = <$t>::MAX as $pair;
            const HALVES: $pair = 1 << ($t::BITS - 1) | 1 << ($pair::BITS - 1);
            const ZERO: $pair = 0;
        }
    )*};
}
narrow! {
    u8 in u16, 257;
    u16 in u32, 65_537;
    u32 in u64, 1 << 30;
}

/// Registers side by side: with 32-bit elements a cache line.
const WAYS: usize = 4;
/// The most pairs in one register.
const PAIRS: usize = 8;

type Wide<T> = <<T as Narrow>::Pair as Element>::V;

/// The sums of pairs, cut to their width, and of their second elements: what the first ones sum up to is the difference.
#[derive(Clone, Copy)]
struct Sums<T: Narrow> {
    pairs: Wide<T>,
    odd: Wide<T>,
}

impl<T: Narrow> Sums<T> {
    #[inline(always)]
    fn zero() -> Self {
        Self { pairs: Wide::<T>::zero(), odd: Wide::<T>::zero() }
    }

    /// # Safety
    /// A register must be readable at `p`.
    #[inline(always)]
    unsafe fn add(&mut self, p: *const u8, flips: Wide<T>) {
        // SAFETY: the caller's promise.
        let x = unsafe { Wide::<T>::load(p.cast()) }.xor(flips);
        self.pairs = self.pairs.add(x);
        self.odd = self.odd.add(x.shr(Wide::<T>::BITS / 2));
    }

    /// Every pair of sums, in 64 bits.
    #[inline(always)]
    fn each(self, mut f: impl FnMut(usize, u64, u64)) {
        let (mut even, mut odd) = ([T::LOW; PAIRS], [T::LOW; PAIRS]);
        // SAFETY: a register has at most `PAIRS` lanes.
        unsafe {
            self.pairs.sub(self.odd.shl(Wide::<T>::BITS / 2)).store(even.as_mut_ptr());
            self.odd.store(odd.as_mut_ptr());
        }
        for (k, (&even, &odd)) in even.iter().zip(&odd).enumerate().take(Wide::<T>::N) {
            f(k, even.into(), odd.into());
        }
    }
}

/// What moves an element up, and by how much.
#[inline(always)]
fn shift<T: Narrow>(signed: bool) -> (Wide<T>, u64) {
    let flips = Wide::<T>::splat(if signed { T::HALVES } else { T::ZERO });
    (flips, if signed { T::HALF } else { 0 })
}

unsafe fn fold<T: Narrow, const SIGNED: bool>(n: usize, src: *const u8, acc: *mut u8) {
    // SAFETY: the caller's promise, handed on.
    unsafe { fold_run::<T>(n, src, acc.cast(), SIGNED) }
}

/// # Safety
/// As [`Fold::fold`].
#[inline(never)]
unsafe fn fold_run<T: Narrow>(n: usize, src: *const u8, acc: *mut u64, signed: bool) {
    let lanes = 16 / size_of::<T>();
    let (flips, bias) = shift::<T>(signed);
    // SAFETY: whole registers within the `n` elements, then the rest one by one.
    unsafe {
        let mut total = acc.read_unaligned().wrapping_sub(bias.wrapping_mul(n as u64));
        let mut i = 0;
        while i + lanes <= n {
            let count = T::MOST.min((n - i) / lanes);
            let mut sums = Sums::<T>::zero();
            let from = src.add(i * size_of::<T>());
            let mut k = 0;
            while k + WAYS <= count {
                for way in 0..WAYS {
                    sums.add(from.add((k + way) * 16), flips);
                }
                k += WAYS;
            }
            while k < count {
                sums.add(from.add(k * 16), flips);
                k += 1;
            }
            sums.each(|_, even, odd| total = total.wrapping_add(even).wrapping_add(odd));
            i += count * lanes;
        }
        while i < n {
            total = total.wrapping_add(src.cast::<T>().add(i).read_unaligned().into() ^ bias);
            i += 1;
        }
        acc.write_unaligned(total);
    }
}

unsafe fn rows<T: Narrow, const SIGNED: bool>(
    n: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
) {
    // SAFETY: the caller's promise, handed on.
    unsafe { fold_rows::<T>(n, rows, (src, stride), acc, SIGNED) }
}

/// # Safety
/// As [`Fold::rows`].
#[inline(never)]
unsafe fn fold_rows<T: Narrow>(
    n: usize,
    rows: usize,
    (src, stride): (*const u8, isize),
    acc: *mut u8,
    signed: bool,
) {
    let lanes = 16 / size_of::<T>();
    let bias = shift::<T>(signed).1;
    let mut row = 0;
    while row < rows {
        let some = T::MOST.min(rows - row);
        let from = src.wrapping_offset(row as isize * stride);
        let mut i = 0;
        // SAFETY: `rows` rows of `n` elements and as many results, which the caller vouches for.
        unsafe {
            while i + WAYS * lanes <= n {
                columns::<T, WAYS>(i, some, from, stride, acc, signed);
                i += WAYS * lanes;
            }
            while i + lanes <= n {
                columns::<T, 1>(i, some, from, stride, acc, signed);
                i += lanes;
            }
            while i < n {
                let mut total = 0u64.wrapping_sub(bias.wrapping_mul(some as u64));
                for k in 0..some {
                    let p = from.wrapping_offset(k as isize * stride).cast::<T>().add(i);
                    total = total.wrapping_add(p.read_unaligned().into() ^ bias);
                }
                put(acc, i, total);
                i += 1;
            }
        }
        row += some;
    }
}

/// Add the columns of `W` registers from element `i` on.
/// # Safety
/// They must be readable in every row, and their results writable.
#[inline(always)]
unsafe fn columns<T: Narrow, const W: usize>(
    i: usize,
    rows: usize,
    src: *const u8,
    stride: isize,
    acc: *mut u8,
    signed: bool,
) {
    let (flips, bias) = shift::<T>(signed);
    let bias = bias.wrapping_mul(rows as u64);
    let mut sums = [Sums::<T>::zero(); W];
    let mut at = src.wrapping_add(i * size_of::<T>());
    // SAFETY: the caller's promise.
    unsafe {
        for _ in 0..rows {
            for (k, sums) in sums.iter_mut().enumerate() {
                sums.add(at.add(16 * k), flips);
            }
            at = at.wrapping_offset(stride);
        }
        for (k, sums) in sums.into_iter().enumerate() {
            let first = i + k * 16 / size_of::<T>();
            sums.each(|pair, even, odd| {
                put(acc, first + 2 * pair, even.wrapping_sub(bias));
                put(acc, first + 2 * pair + 1, odd.wrapping_sub(bias));
            });
        }
    }
}

/// # Safety
/// Result `i` must be writable.
#[inline(always)]
unsafe fn put(acc: *mut u8, i: usize, x: u64) {
    // SAFETY: the caller's promise.
    unsafe {
        let place = acc.cast::<u64>().add(i);
        place.write_unaligned(place.read_unaligned().wrapping_add(x));
    }
}

macro_rules! sums {
    ($($name:ident $t:ident $signed:literal $input:ident $acc:ident $wide:ident;)*) => {$(
        #[doc = concat!("The sum of `", stringify!($input), "`, in 64 bits.")]
        pub const fn $name() -> Fold {
            let (input, fold, rows) = (DType::$input, fold::<$t, $signed>, rows::<$t, $signed>);
            Fold { input, fold, rows, ..Of::<$wide>::sum(DType::$acc) }
        }
    )*};
}
sums! {
    sum_i8 u8 true Int8 Int64 i64;
    sum_u8 u8 false Uint8 Uint64 u64;
    sum_i16 u16 true Int16 Int64 i64;
    sum_u16 u16 false Uint16 Uint64 u64;
    sum_i32 u32 true Int32 Int64 i64;
    sum_u32 u32 false Uint32 Uint64 u64;
}
