//! The floats next to a float: a step of its bits, in the format that it is stored in.
use crate::simd::{BF16, F16};

/// A stored float.
pub trait Format: Copy {
    /// The next one from here towards `y`.
    fn next_after(self, y: Self) -> Self;
    /// How far it is to the next one away from 0, with that direction's sign; of a float16, as NumPy has it, to the
    /// next greater one.
    fn spacing(self) -> Self;
}

/// The bits of a float and back, how many of them are the significand's, and whether it goes by float16's rules.
macro_rules! format {
    ($t:ty, $bits:ty, $mantissa:literal, $to:expr, $from:expr, $half:literal) => {
        impl Format for $t {
            #[inline(always)]
            fn next_after(self, y: Self) -> Self {
                const MAGNITUDE: $bits = <$bits>::MAX >> 1;
                const INFINITY: $bits = MAGNITUDE >> $mantissa << $mantissa;
                let (a, b) = ($to(self), $to(y));
                let (size, other) = (a & MAGNITUDE, b & MAGNITUDE);
                if size > INFINITY || other > INFINITY {
                    return $from(MAGNITUDE);
                }
                if a == b || size | other == 0 {
                    return if $half { self } else { y };
                }
                if size == 0 {
                    return $from(b & !MAGNITUDE | 1);
                }
                let inward = (a ^ b) & !MAGNITUDE != 0 || other < size;
                $from(if inward { a - 1 } else { a + 1 })
            }
            #[inline(always)]
            fn spacing(self) -> Self {
                const MAGNITUDE: $bits = <$bits>::MAX >> 1;
                const INFINITY: $bits = MAGNITUDE >> $mantissa << $mantissa;
                let (a, size) = ($to(self), $to(self) & MAGNITUDE);
                if size >= INFINITY {
                    return $from(MAGNITUDE);
                }
                let inward = $half && a != size;
                let exponent = size >> $mantissa;
                // Below a power of two the floats are twice as dense.
                let dense = inward && exponent > 1 && size == exponent << $mantissa;
                let exponent = if dense { exponent - 1 } else { exponent };
                let unit = if !inward && size == INFINITY - 1 {
                    INFINITY
                } else if exponent > $mantissa {
                    (exponent - $mantissa) << $mantissa
                } else {
                    1 << exponent.saturating_sub(1)
                };
                $from(if $half || size == 0 { unit } else { unit | a & !MAGNITUDE })
            }
        }
    };
}
format!(F16, u16, 10, |x: F16| x.0, F16, true);
format!(BF16, u16, 7, |x: BF16| x.0, BF16, false);
format!(f32, u32, 23, f32::to_bits, f32::from_bits, false);
format!(f64, u64, 52, f64::to_bits, f64::from_bits, false);
