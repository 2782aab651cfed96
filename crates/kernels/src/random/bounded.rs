//! Integers in an interval: Lemire's method (2019) on as many bits as the type has.
use super::pcg64::{Pcg64, widening};
use super::{Param, each};

/// The rest of a draw of 32 bits, from which bytes, 16-bit words and booleans are cut. It lives for one call only.
#[derive(Clone, Copy, Default)]
pub struct Rest {
    bits: u32,
    left: u32,
}

impl Rest {
    /// The lowest `width` bits of what is left, or of 32 new ones.
    #[inline(always)]
    fn next(&mut self, g: &mut Pcg64, width: u32) -> u32 {
        if self.left == 0 {
            self.bits = g.next_u32();
            self.left = 32 / width - 1;
        } else {
            self.bits >>= width;
            self.left -= 1;
        }
        self.bits
    }
}

/// Unsigned integers that can be drawn from `[0, range]`, both ends included.
pub trait Bounded: Copy {
    /// A uniform draw from `low + [0, range]`, wrapping.
    fn bounded(g: &mut Pcg64, rest: &mut Rest, low: Self, range: Self) -> Self;
}

macro_rules! bounded {
    ($ty:ty, $wide:ty, |$g:ident, $rest:ident| $draw:expr) => {
        impl Bounded for $ty {
            #[inline(always)]
            fn bounded($g: &mut Pcg64, $rest: &mut Rest, low: Self, range: Self) -> Self {
                if range == 0 {
                    return low;
                }
                let count = range.wrapping_add(1);
                if count == 0 {
                    return low.wrapping_add($draw);
                }
                let mut product = <$wide>::from($draw) * <$wide>::from(count);
                if (product as $ty) < count {
                    // 2^BITS mod count: below it, the product's low part would favour some results.
                    let threshold = count.wrapping_neg() % count;
                    while (product as $ty) < threshold {
                        product = <$wide>::from($draw) * <$wide>::from(count);
                    }
                }
                low.wrapping_add((product >> <$ty>::BITS) as $ty)
            }
        }
    };
}

bounded!(u8, u16, |g, rest| rest.next(g, 8) as u8);
bounded!(u16, u32, |g, rest| rest.next(g, 16) as u16);
bounded!(u32, u64, |g, _rest| g.next_u32());

impl Bounded for u64 {
    #[inline(always)]
    fn bounded(g: &mut Pcg64, rest: &mut Rest, low: Self, range: Self) -> Self {
        if let Ok(range) = u32::try_from(range) {
            return low.wrapping_add(u64::from(u32::bounded(g, rest, 0, range)));
        }
        let count = range.wrapping_add(1);
        if count == 0 {
            return low.wrapping_add(g.next_u64());
        }
        let mut product = widening(g.next_u64(), count);
        if product[0] < count {
            let threshold = count.wrapping_neg() % count;
            while product[0] < threshold {
                product = widening(g.next_u64(), count);
            }
        }
        low.wrapping_add(product[1])
    }
}

/// A boolean as it is stored: 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Bit(pub u8);

impl Bounded for Bit {
    #[inline(always)]
    fn bounded(g: &mut Pcg64, rest: &mut Rest, low: Self, range: Self) -> Self {
        if range.0 == 0 { low } else { Self((rest.next(g, 1) & 1) as u8) }
    }
}

/// Write `n` draws from `low[i] + [0, range[i]]`.
/// # Safety
/// `state` must be valid for reads and writes, `out` for writing `n` elements, `low` and `range` for reading `n`.
pub unsafe fn integers<T: Bounded>(
    state: *mut Pcg64,
    low: Param<T>,
    range: Param<T>,
    out: *mut T,
    n: usize,
) {
    let mut rest = Rest::default();
    // SAFETY: the caller's promise; `each` asks for i < n.
    unsafe {
        each(state, out, n, |g, i| T::bounded(g, &mut rest, low.at(i), range.at(i)));
    }
}
