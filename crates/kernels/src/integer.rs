//! Integer operations that registers lack: powers, common divisors, and shifts by a count of its own for each element.
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
    /// The remainder of truncated division, with the sign of `self`; by 0, 0.
    fn fmod(self, y: Self) -> Self;
    /// The greatest common divisor of the magnitudes, wrapping.
    fn gcd(self, y: Self) -> Self;
    /// The least common multiple of the magnitudes, wrapping; with 0, 0.
    fn lcm(self, y: Self) -> Self;
    /// How many bits of the magnitude are set.
    fn bit_count(self) -> u8;
}

/// Stein's algorithm (J. Comp. Phys. 1, 1967), for integers of all widths.
#[inline(never)]
fn gcd(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << twos
}

/// `$spent` is what a number is shifted to once all its bits are out, `$infinity` the inverse of 0, `$size` the magnitude.
macro_rules! integers {
    ($($t:ident)*, |$x:ident| $spent:expr, $infinity:expr, $size:expr) => {$(
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
            #[inline(always)]
            fn fmod(self, y: Self) -> Self {
                if y == 0 { 0 } else { self.wrapping_rem(y) }
            }
            #[inline(always)]
            fn gcd(self, y: Self) -> Self {
                gcd($size(self) as u64, $size(y) as u64) as Self
            }
            #[inline(always)]
            fn lcm(self, y: Self) -> Self {
                let (a, b) = ($size(self) as u64, $size(y) as u64);
                // Of two zeros the divisor is 0, too.
                a.checked_div(gcd(a, b)).unwrap_or(0).wrapping_mul(b) as Self
            }
            #[inline(always)]
            fn bit_count(self) -> u8 {
                $size(self).count_ones() as u8
            }
        }
    )*};
}
integers!(i8 i16, |x| x >> (Self::BITS - 1), 0, Self::unsigned_abs);
integers!(i32 i64, |x| x >> (Self::BITS - 1), Self::MIN, Self::unsigned_abs);
integers!(u8 u16 u32 u64, |_x| 0, 0, core::convert::identity::<Self>);
