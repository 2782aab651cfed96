//! Linear interpolation in a table.

/// A table of points with ascending `x`. Values may be one part of complex numbers: `step` elements from one to
/// the next.
pub struct Curve {
    /// How many points, at least one.
    pub len: usize,
    /// Where they are.
    pub x: *const f64,
    /// Their values.
    pub y: *const f64,
    /// Elements from one value to the next, of results, too.
    pub step: usize,
    /// The value below the first point.
    pub left: f64,
    /// The value above the last point.
    pub right: f64,
    /// The value at NaN.
    pub nan: f64,
}

impl Curve {
    #[inline(always)]
    unsafe fn x(&self, i: usize) -> f64 {
        // SAFETY: the caller asks for a point of the table.
        unsafe { self.x.add(i).read_unaligned() }
    }

    #[inline(always)]
    unsafe fn y(&self, i: usize) -> f64 {
        // SAFETY: as for `x`.
        unsafe { self.y.add(i * self.step).read_unaligned() }
    }

    /// The last point that is not above `x`, which lies between the first and the last. Looks beside `guess` first:
    /// neighbours are often asked for one after the other.
    #[inline(always)]
    unsafe fn below(&self, x: f64, guess: usize) -> usize {
        // SAFETY: `low` and `high` stay in the table.
        unsafe {
            let last = self.len - 1;
            for near in [guess, guess + 1] {
                if near < last && self.x(near) <= x && x < self.x(near + 1) {
                    return near;
                }
            }
            let (mut low, mut high) = (0, self.len);
            while high - low > 1 {
                let middle = low.midpoint(high);
                if self.x(middle) <= x { low = middle } else { high = middle }
            }
            low
        }
    }

    /// Between the points at `j` and behind it, as NumPy computes it: from the left, and from the right where that
    /// gives no number.
    #[inline(always)]
    unsafe fn between(&self, x: f64, j: usize) -> f64 {
        // SAFETY: the caller asks for a point that is not the last.
        unsafe {
            let (x0, x1, y0, y1) = (self.x(j), self.x(j + 1), self.y(j), self.y(j + 1));
            // NumPy multiplies differences of complex values by the reciprocal.
            let complex = self.step > 1;
            let slope = if complex { (y1 - y0) * (1.0 / (x1 - x0)) } else { (y1 - y0) / (x1 - x0) };
            let from_left = slope * (x - x0) + y0;
            if !from_left.is_nan() {
                return from_left;
            }
            let from_right = slope * (x - x1) + y1;
            if from_right.is_nan() && y0 == y1 { y0 } else { from_right }
        }
    }
}

/// The values of a curve at each of `n` places.
/// # Safety
/// `x` holds `n` elements, `out` as many with the curve's step, and the curve what it says.
pub unsafe fn interp(curve: &Curve, n: usize, x: *const f64, out: *mut f64) {
    let last = curve.len - 1;
    let mut j = 0;
    for i in 0..n {
        // SAFETY: the caller's promise, and `j <= last`.
        unsafe {
            let at = x.add(i).read_unaligned();
            let value = if at < curve.x(0) {
                curve.left
            } else if at > curve.x(last) {
                curve.right
            } else if at.is_nan() && last > 0 {
                curve.nan
            } else {
                j = curve.below(at, j);
                if j == last || curve.x(j) == at { curve.y(j) } else { curve.between(at, j) }
            };
            out.add(i * curve.step).write_unaligned(value);
        }
    }
}
