//! Sorting by digits, from the least significant one: stable, and linear in time.
//!
//! D. E. Knuth, The Art of Computer Programming 3, 5.2.5 (radix list sort with counted digits).

/// Rows up to this length are sorted by insertion.
pub const SHORT: usize = 32;
/// Rows below this length have digits of 8 bits, others of 11.
const LONG: usize = 2048;

/// What is moved: a key, or a key with an index.
pub trait Item: Copy {
    /// The bits of the key from `shift` on, at least.
    fn bits(self, shift: u32) -> usize;
}

macro_rules! items {
    ($($ty:ty)*) => {$(impl Item for $ty {
        #[inline(always)]
        fn bits(self, shift: u32) -> usize {
            (self >> shift) as usize
        }
    })*};
}
items! { u16 u32 u64 }

/// A key of 64 bits with an index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// What it is sorted by.
    pub key: u64,
    /// What it stands for.
    pub index: u64,
}

impl Item for Pair {
    #[inline(always)]
    fn bits(self, shift: u32) -> usize {
        (self.key >> shift) as usize
    }
}

/// The bytes of counters for rows of this length.
pub const fn counters(n: usize) -> usize {
    if n <= SHORT {
        0
    } else if n < LONG {
        8 * 256 * size_of::<u32>()
    } else {
        6 * 2048 * size_of::<u32>()
    }
}

/// Sort `n` items by the `BITS` bits of their key from `low` on, between two buffers. Gives the one that
/// holds the result.
/// # Safety
/// Both buffers must hold `n` items (the first one does), and `counts` [`counters`] bytes.
pub unsafe fn sort<T: Item, const BITS: u32>(
    n: usize,
    (from, to): (*mut T, *mut T),
    low: u32,
    counts: *mut u32,
) -> *mut T {
    // SAFETY: the caller vouches for the buffers.
    unsafe {
        match BITS {
            16 => digits::<T, 8, 2>(n, (from, to), low, counts),
            32 if n < LONG => digits::<T, 8, 4>(n, (from, to), low, counts),
            32 => digits::<T, 11, 3>(n, (from, to), low, counts),
            _ if n < LONG => digits::<T, 8, 8>(n, (from, to), low, counts),
            _ => digits::<T, 11, 6>(n, (from, to), low, counts),
        }
    }
}

/// `COUNT` digits of `WIDTH` bits.
/// # Safety
/// As [`sort`].
unsafe fn digits<T: Item, const WIDTH: u32, const COUNT: usize>(
    n: usize,
    (mut from, mut to): (*mut T, *mut T),
    low: u32,
    counts: *mut u32,
) -> *mut T {
    let radix = 1 << WIDTH;
    let digit = |item: T, at: usize| item.bits(low + WIDTH * at as u32) & (radix - 1);
    // SAFETY: the caller vouches for the buffers; a digit is below `radix`, and the counts of a digit
    // add up to `n`.
    unsafe {
        counts.write_bytes(0, radix * COUNT);
        for i in 0..n {
            let item = from.add(i).read_unaligned();
            for at in 0..COUNT {
                *counts.add(radix * at + digit(item, at)) += 1;
            }
        }
        for at in 0..COUNT {
            let counts = counts.add(radix * at);
            // A digit that all items share moves nothing.
            if *counts.add(digit(from.read_unaligned(), at)) as usize == n {
                continue;
            }
            let mut sum = 0;
            for d in 0..radix {
                let count = *counts.add(d);
                *counts.add(d) = sum;
                sum += count;
            }
            for i in 0..n {
                let item = from.add(i).read_unaligned();
                let place = counts.add(digit(item, at));
                to.add(*place as usize).write_unaligned(item);
                *place += 1;
            }
            (from, to) = (to, from);
        }
        from
    }
}
