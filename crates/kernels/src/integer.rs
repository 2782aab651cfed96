//! Integer operations that registers lack: powers, and shifts by a count of its own for each element.
use crate::math::divmod::Floored;
use crate::simd::Int;

/// An integer, one at a time. Nothing traps.
pub trait Integer: Int + Floored {
    /// `self` to the power of `y >= 0`, wrapping.
    fn pow(self, y: Self) -> Self;
    /// `1 / self`, cut towards zero; of 0, what casting an infinity gives on x86, as in NumPy.
    fn inverse(self) -> Self;
    /// `self << y`; 0 once every bit is out.
    fn shift_left(self, y: Self) -> Self;
    /// `self >> y`; only the sign is left once every bit is out.
    fn shift_right(self, y: Self) -> Self;
}

/// `$spent` is what a number is shifted to once all its bits are out, `$infinity` the inverse of 0.
macro_rules! integers {
    ($($t:ident)*, |$x:ident| $spent:expr, $infinity:expr) => {$(
        impl Integer for $t {
            #[inline(always)]
            fn pow(self, y: Self) -> Self {
                let (mut base, mut left, mut result) = (self, y, 1 as Self);
                while left > 0 {
                    if left & 1 != 0 {
                        result = result.wrapping_mul(base);
                    }
                    base = base.wrapping_mul(base);
                    left >>= 1;
                }
                result
            }
            #[inline(always)]
            fn inverse(self) -> Self {
                if self == 0 { $infinity } else { (1 as Self).wrapping_div(self) }
            }
            #[inline(always)]
            fn shift_left(self, y: Self) -> Self {
                // A negative count is a huge one.
                if (y as u64) < Self::BITS as u64 { self.wrapping_shl(y as u32) } else { 0 }
            }
            #[inline(always)]
            fn shift_right(self, y: Self) -> Self {
                let $x = self;
                if (y as u64) < Self::BITS as u64 { $x.wrapping_shr(y as u32) } else { $spent }
            }
        }
    )*};
}
integers!(i8 i16, |x| x >> (Self::BITS - 1), 0);
integers!(i32 i64, |x| x >> (Self::BITS - 1), Self::MIN);
integers!(u8 u16 u32 u64, |_x| 0, 0);
