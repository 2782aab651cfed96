//! Values to bins of equal width, and how many there are in each.
use crate::simd::{F16, Half};

/// The dtype that an operation rounds to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precision {
    /// float64: as it is.
    Double,
    /// float32.
    Single,
    /// float16.
    Half,
}

impl Precision {
    /// By bytes of an element; 8 for all others.
    pub const fn of(itemsize: u32) -> Self {
        match itemsize {
            2 => Self::Half,
            4 => Self::Single,
            _ => Self::Double,
        }
    }

    /// The nearest number of this precision.
    #[inline(always)]
    fn round(self, x: f64) -> f64 {
        match self {
            Self::Double => x,
            Self::Single => f64::from(x as f32),
            // A half has less than half of the digits of a float, so rounding twice does no harm to what one
            // operation on halves gives.
            Self::Half => f64::from(F16::from_f32(x as f32).to_f32()),
        }
    }
}

/// Bins of equal width: NumPy's `histogram`.
pub struct Bins {
    /// `count + 1` edges in ascending order.
    pub edges: *const f64,
    /// How many bins.
    pub count: usize,
    /// Values below are not counted.
    pub first: f64,
    /// Values above are not counted.
    pub last: f64,
    /// From the first to the last edge.
    pub width: f64,
    /// The precision of differences of values.
    pub values: Precision,
    /// The precision of quotients by the width.
    pub quotients: Precision,
}

impl Bins {
    /// The bin of each of `n` values, -1 for those outside of all (NaN among them). Arithmetic finds the bin, and the
    /// edges correct it by one: the last bin has its upper edge, the others only their lower one.
    /// # Safety
    /// `x` and `out` hold `n` elements, `edges` what it says.
    pub unsafe fn place(&self, n: usize, x: *const f64, out: *mut i32) {
        let top = self.count - 1;
        let parts = self.count as f64;
        for i in 0..n {
            // SAFETY: `i < n`, and `bin < count`.
            unsafe {
                let x = x.add(i).read_unaligned();
                let mut bin = usize::MAX;
                if x >= self.first && x <= self.last {
                    let distance = self.values.round(x - self.first);
                    let part = self.quotients.round(distance / self.width);
                    bin = (self.quotients.round(part * parts) as usize).min(top);
                    if x < *self.edges.add(bin) && bin > 0 {
                        bin -= 1;
                    }
                    if bin < top && x >= *self.edges.add(bin + 1) {
                        bin += 1;
                    }
                }
                out.add(i).write_unaligned(bin as i32);
            }
        }
    }
}

/// Add 1, or a weight, to the count that each of `n` places names; negative ones count nothing. Counts are int32,
/// those of weights float64.
/// # Safety
/// `places` and `weights`, unless null, hold `n` elements, and `counts` one for each place.
pub unsafe fn count(n: usize, places: *const i32, weights: *const f64, counts: *mut u8) {
    for i in 0..n {
        // SAFETY: the caller's promise.
        unsafe {
            let Ok(place) = usize::try_from(places.add(i).read_unaligned()) else { continue };
            if weights.is_null() {
                *counts.cast::<i32>().add(place) += 1;
            } else {
                *counts.cast::<f64>().add(place) += weights.add(i).read_unaligned();
            }
        }
    }
}
