//! Sums of small integers in 64 bits, without a cast: neighbours are added up apart, in lanes twice as wide.
use super::fold::{Fold, Of};
use crate::dtype::DType;
use crate::simd::{Element, Int, Lanes, Num};

/// An integer of up to 32 bits, and lanes of twice its width over the same memory. Signed ones are moved
/// up by half their range first, so that a shift and a mask take a pair apart.
trait Narrow: Copy + 'static {
    type Pair: Element<V: Int> + Lanes<Elem = Self::Pair> + Into<u64>;
    /// How many pairs can be added before a lane could overflow.
    const MOST: usize;
    /// What is added to every element: 0, or half the range; as many times as a lane holds it.
    const BIAS: u64;
    const LOW: Self::Pair;
    const BIASES: Self::Pair;
    fn value(self) -> u64;
}

macro_rules! narrow {
    ($($t:ident as $unsigned:ident in $pair:ident, $bias:expr, $most:expr;)*) => {$(
        impl Narrow for $t {
            type Pair = $pair;
            const MOST: usize = $most;
            const BIAS: u64 = $bias;
            const LOW: $pair = <$unsigned>::MAX as $pair;
            const BIASES: $pair = $bias | $bias << <$unsigned>::BITS;
            fn value(self) -> u64 {
                self as i64 as u64
            }
        }
    )*};
}
narrow! {
    u8 as u8 in u16, 0, 257;
    i8 as u8 in u16, 1 << 7, 257;
    u16 as u16 in u32, 0, 65_537;
    i16 as u16 in u32, 1 << 15, 65_537;
    u32 as u32 in u64, 0, 1 << 30;
    i32 as u32 in u64, 1 << 31, 1 << 30;
}

/// Registers side by side: with 32-bit elements a cache line.
const WAYS: usize = 4;
/// The most pairs in one register.
const PAIRS: usize = 8;

type Wide<T> = <<T as Narrow>::Pair as Element>::V;

/// The sums of the first and of the second elements of pairs.
#[derive(Clone, Copy)]
struct Sums<T: Narrow> {
    even: Wide<T>,
    odd: Wide<T>,
}

impl<T: Narrow> Sums<T> {
    #[inline(always)]
    fn zero() -> Self {
        Self { even: Wide::<T>::zero(), odd: Wide::<T>::zero() }
    }

    /// # Safety
    /// A register must be readable at `p`.
    #[inline(always)]
    unsafe fn add(&mut self, p: *const u8) {
        // SAFETY: the caller's promise.
        let x = unsafe { Wide::<T>::load(p.cast()) }.xor(Wide::<T>::splat(T::BIASES));
        self.even = self.even.add(x.and(Wide::<T>::splat(T::LOW)));
        self.odd = self.odd.add(x.shr(Wide::<T>::BITS / 2));
    }

    /// Every pair of sums, in 64 bits.
    #[inline(always)]
    fn each(self, mut f: impl FnMut(usize, u64, u64)) {
        let (mut even, mut odd) = ([T::LOW; PAIRS], [T::LOW; PAIRS]);
        // SAFETY: a register has at most `PAIRS` lanes.
        unsafe {
            self.even.store(even.as_mut_ptr());
            self.odd.store(odd.as_mut_ptr());
        }
        for (k, (&even, &odd)) in even.iter().zip(&odd).enumerate().take(Wide::<T>::N) {
            f(k, even.into(), odd.into());
        }
    }
}

unsafe fn fold<T: Narrow>(n: usize, src: *const u8, acc: *mut u8) {
    let acc = acc.cast::<u64>();
    let lanes = 16 / size_of::<T>();
    // SAFETY: whole registers within the `n` elements, then the rest one by one.
    unsafe {
        let mut total = acc.read_unaligned();
        let mut i = 0;
        while i + lanes <= n {
            let count = T::MOST.min((n - i) / lanes);
            let mut sums = Sums::<T>::zero();
            for k in 0..count {
                sums.add(src.add(i * size_of::<T>() + k * 16));
            }
            sums.each(|_, even, odd| total = total.wrapping_add(even).wrapping_add(odd));
            i += count * lanes;
        }
        total = total.wrapping_sub(T::BIAS.wrapping_mul(i as u64));
        while i < n {
            total = total.wrapping_add(src.cast::<T>().add(i).read_unaligned().value());
            i += 1;
        }
        acc.write_unaligned(total);
    }
}

unsafe fn rows<T: Narrow>(n: usize, rows: usize, src: *const u8, stride: isize, acc: *mut u8) {
    let mut row = 0;
    while row < rows {
        let some = T::MOST.min(rows - row);
        let from = src.wrapping_offset(row as isize * stride);
        let lanes = 16 / size_of::<T>();
        let mut i = 0;
        // SAFETY: `rows` rows of `n` elements and as many results, which the caller vouches for.
        unsafe {
            while i + WAYS * lanes <= n {
                columns::<T, WAYS>(i, some, from, stride, acc);
                i += WAYS * lanes;
            }
            while i + lanes <= n {
                columns::<T, 1>(i, some, from, stride, acc);
                i += lanes;
            }
            while i < n {
                let mut total = 0;
                for k in 0..some {
                    let p = from.wrapping_offset(k as isize * stride).cast::<T>().add(i);
                    total = p.read_unaligned().value().wrapping_add(total);
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
) {
    let mut sums = [Sums::<T>::zero(); W];
    let mut at = src.wrapping_add(i * size_of::<T>());
    let bias = T::BIAS.wrapping_mul(rows as u64);
    // SAFETY: the caller's promise.
    unsafe {
        for _ in 0..rows {
            for (k, sums) in sums.iter_mut().enumerate() {
                sums.add(at.add(16 * k));
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
    ($($name:ident $t:ident $input:ident $acc:ident $wide:ident;)*) => {$(
        #[doc = concat!("The sum of `", stringify!($t), "`, in 64 bits.")]
        pub const fn $name() -> Fold {
            let input = DType::$input;
            Fold { input, fold: fold::<$t>, rows: rows::<$t>, ..Of::<$wide>::sum(DType::$acc) }
        }
    )*};
}
sums! {
    sum_i8 i8 Int8 Int64 i64;
    sum_u8 u8 Uint8 Uint64 u64;
    sum_i16 i16 Int16 Int64 i64;
    sum_u16 u16 Uint16 Uint64 u64;
    sum_i32 i32 Int32 Int64 i64;
    sum_u32 u32 Uint32 Uint64 u64;
}
