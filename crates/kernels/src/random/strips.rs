//! The tables of a ziggurat, derived at first use from the widths of its strips.
//!
//! All strips have one area, so that the widths give the densities at their ends. Where rounding leads
//! elsewhere than to the published tables, a recipe lists the steps back: streams are NumPy's, bit for bit.
use super::tables::{EXP, NORMAL};
use core::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::*};

/// What tables are derived from.
pub struct Recipe {
    /// The area of a strip.
    pub area: f64,
    /// The width of a strip is `scale` times its entry in `widths`.
    pub scale: f64,
    /// What thresholds are multiples of.
    pub unit: u64,
    /// What a draw is multiplied by.
    pub widths: [f64; 256],
    /// For each table an index and how many units in the last place are missing there.
    pub steps: [&'static [(u8, i8)]; 5],
}

/// Tables for one density. Atomic, as threads may derive them at the same time: all write the same.
pub struct Strips {
    recipe: &'static Recipe,
    ready: AtomicBool,
    density: [AtomicU64; 256],
    below: [AtomicU64; 256],
    width_f32: [AtomicU32; 256],
    density_f32: [AtomicU32; 256],
    below_f32: [AtomicU32; 256],
}

static NORMAL_STRIPS: Strips = Strips::of(&NORMAL);
static EXPONENTIAL_STRIPS: Strips = Strips::of(&EXP);

/// The strips of the normal density.
pub fn normal() -> &'static Strips {
    NORMAL_STRIPS.derived()
}

/// The strips of the exponential density.
pub fn exponential() -> &'static Strips {
    EXPONENTIAL_STRIPS.derived()
}

impl Strips {
    const fn of(recipe: &'static Recipe) -> Self {
        Self {
            recipe,
            ready: AtomicBool::new(false),
            density: [const { AtomicU64::new(0) }; 256],
            below: [const { AtomicU64::new(0) }; 256],
            width_f32: [const { AtomicU32::new(0) }; 256],
            density_f32: [const { AtomicU32::new(0) }; 256],
            below_f32: [const { AtomicU32::new(0) }; 256],
        }
    }

    fn derived(&'static self) -> &'static Self {
        if !self.ready.load(Acquire) {
            self.derive();
            self.ready.store(true, Release);
        }
        self
    }

    #[cold]
    fn derive(&self) {
        let Recipe { area, scale, unit, ref widths, steps } = *self.recipe;
        let [density, below, width_f32, density_f32, below_f32] = steps;
        let mut above = 1.0;
        for i in (0..256).rev() {
            // The outermost strip holds the tail: its width is that of a rectangle of the same area.
            let wider = if i == 255 { widths[0] } else { widths[i + 1] };
            let y = if i == 0 { 1.0 } else { area / (wider * scale) };
            let y = if i % 255 == 0 { y } else { y + above };
            let bits = y.to_bits().wrapping_add_signed(step(density, i));
            above = f64::from_bits(bits);
            let ratio = match i {
                0 => widths[255] / widths[0],
                1 => 0.0,
                _ => widths[i - 1] / widths[i],
            };
            let whole = |scale: f64| (ratio * scale).round_ties_even();
            let narrow =
                |x: f64, steps| (x as f32).to_bits().wrapping_add_signed(step(steps, i) as i32);
            let k = (whole(TWO_52) as u64 * unit).wrapping_add_signed(step(below, i));
            let k_f32 = (whole(TWO_23) as u32).wrapping_add_signed(step(below_f32, i) as i32);
            self.density[i].store(bits, Relaxed);
            self.below[i].store(k, Relaxed);
            self.width_f32[i].store(narrow(widths[i] * (scale / TWO_23), width_f32), Relaxed);
            self.density_f32[i].store(narrow(above, density_f32), Relaxed);
            self.below_f32[i].store(k_f32, Relaxed);
        }
    }

    /// What a draw is multiplied by.
    #[inline(always)]
    pub fn width(&self, strip: usize) -> f64 {
        self.recipe.widths[strip & 255]
    }
    /// Draws below are accepted at once.
    #[inline(always)]
    pub fn below(&self, strip: usize) -> u64 {
        self.below[strip & 255].load(Relaxed)
    }
    /// The density at the strip's end.
    #[inline(always)]
    pub fn density(&self, strip: usize) -> f64 {
        f64::from_bits(self.density[strip & 255].load(Relaxed))
    }
    /// As [`width`](Self::width), for half the bits.
    #[inline(always)]
    pub fn width_f32(&self, strip: usize) -> f32 {
        f32::from_bits(self.width_f32[strip & 255].load(Relaxed))
    }
    /// As [`below`](Self::below), for half the bits.
    #[inline(always)]
    pub fn below_f32(&self, strip: usize) -> u32 {
        self.below_f32[strip & 255].load(Relaxed)
    }
    /// As [`density`](Self::density), rounded.
    #[inline(always)]
    pub fn density_f32(&self, strip: usize) -> f32 {
        f32::from_bits(self.density_f32[strip & 255].load(Relaxed))
    }
}

const TWO_52: f64 = 4_503_599_627_370_496.0;
const TWO_23: f64 = 8_388_608.0;

/// What is missing in entry `i`.
fn step(steps: &[(u8, i8)], i: usize) -> i64 {
    steps.iter().find(|(at, _)| usize::from(*at) == i).map_or(0, |(_, by)| i64::from(*by))
}

#[cfg(test)]
mod tests {
    use super::super::tables::{EXP_SUMS, NORMAL_SUMS};
    use super::*;

    fn sum<const N: usize>(entry: impl Fn(usize) -> [u8; N]) -> u32 {
        let bytes: Vec<u8> = (0..256).flat_map(entry).collect();
        crate::crc32::crc32(&bytes, 0)
    }

    fn sums(s: &Strips) -> [u32; 5] {
        [
            sum(|i| s.density(i).to_le_bytes()),
            sum(|i| s.below(i).to_le_bytes()),
            sum(|i| s.width_f32(i).to_le_bytes()),
            sum(|i| s.density_f32(i).to_le_bytes()),
            sum(|i| s.below_f32(i).to_le_bytes()),
        ]
    }

    #[test]
    fn derived_tables_are_the_published_ones() {
        assert_eq!(sums(normal()), NORMAL_SUMS);
        assert_eq!(sums(exponential()), EXP_SUMS);
    }
}
