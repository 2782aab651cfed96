//! Rows brought to mean 0 and variance 1, and the gradients of that.
use super::rowwise::{Cell, Sum, fold, map, sum};
use crate::simd::{Lanes, Num};

/// Everything that a row is normalised with; a missing weight counts as 1, a missing bias as 0.
pub struct Norm<E> {
    /// How many rows there are.
    pub rows: usize,
    /// How long each is.
    pub n: usize,
    /// The input.
    pub x: *mut E,
    /// One factor for each column, or null.
    pub weight: *mut E,
    /// The mean of each row.
    pub mean: *mut E,
    /// One over the standard deviation of each row.
    pub rstd: *mut E,
}

impl<E: Cell> Norm<E> {
    /// `(x - mean) rstd weight + bias`; writes `mean` and `rstd`.
    /// # Safety
    /// Every matrix must hold `rows` rows of `n` elements, weight and bias one row, mean and rstd one column.
    pub unsafe fn forward(&self, bias: *mut E, out: *mut E, eps: f64) {
        let (n, weight, zero) = (self.n, self.weight, E::zero());
        let count = E::of(n as f64);
        for row in 0..self.rows {
            let (x, out) = (self.x.wrapping_add(row * n), out.wrapping_add(row * n));
            // SAFETY: the caller's promise.
            unsafe {
                let mid = sum(n, x).div(count);
                let center = E::V::splat(mid);
                let squares = fold::<E, Sum, 1, 4>(n, [x], (zero, mid), |sum, [x]| {
                    let d = x.sub(center);
                    sum.add(d.mul(d))
                });
                let rstd = E::one().div(squares.div(count).add(E::of(eps)).sqrt());
                self.mean.wrapping_add(row).write_unaligned(mid);
                self.rstd.wrapping_add(row).write_unaligned(rstd);
                let scale = E::V::splat(rstd);
                let hat = |x: E::V| x.sub(center).mul(scale);
                if !weight.is_null() && !bias.is_null() {
                    map(n, [x, weight, bias], zero, out, |[x, w, b]| hat(x).mul(w).add(b));
                    continue;
                }
                map(n, [x], zero, out, |[x]| hat(x));
                if !weight.is_null() {
                    map(n, [out, weight], zero, out, |[y, w]| y.mul(w));
                }
                if !bias.is_null() {
                    map(n, [out, bias], zero, out, |[y, b]| y.add(b));
                }
            }
        }
    }

    /// The gradient of the input.
    /// # Safety
    /// As for [`forward`](Self::forward).
    pub unsafe fn backward(&self, grad: *mut E, out: *mut E) {
        let (n, zero, count) = (self.n, E::zero(), E::of(self.n as f64));
        for row in 0..self.rows {
            let [x, mut g, out] = [self.x, grad, out].map(|p| p.wrapping_add(row * n));
            // SAFETY: the caller's promise.
            unsafe {
                let (mid, scale) = self.moments(row);
                let center = E::V::splat(mid);
                if !self.weight.is_null() {
                    map(n, [g, self.weight], zero, out, |[g, w]| g.mul(w));
                    g = out;
                }
                let hat = |x: E::V| x.sub(center).mul(scale);
                let flat = E::V::splat(sum(n, g).div(count));
                let slope = fold::<E, Sum, 2, 4>(n, [g, x], (zero, zero), |sum, [g, x]| {
                    sum.add(g.mul(hat(x)))
                });
                let slope = E::V::splat(slope.div(count));
                map(n, [g, x], zero, out, |[g, x]| g.sub(flat).sub(hat(x).mul(slope)).mul(scale));
            }
        }
    }

    /// Add the gradients of the weight and of the bias to what `weight` and `bias` hold; either may be null.
    /// # Safety
    /// As for [`forward`](Self::forward).
    pub unsafe fn backward_columns(&self, grad: *mut E, weight: *mut E, bias: *mut E) {
        let (n, zero) = (self.n, E::zero());
        for row in 0..self.rows {
            let (x, g) = (self.x.wrapping_add(row * n), grad.wrapping_add(row * n));
            // SAFETY: the caller's promise.
            unsafe {
                if !weight.is_null() {
                    let (mid, scale) = self.moments(row);
                    let center = E::V::splat(mid);
                    map(n, [weight, g, x], zero, weight, |[sum, g, x]| {
                        sum.add(g.mul(x.sub(center).mul(scale)))
                    });
                }
                if !bias.is_null() {
                    map(n, [bias, g], zero, bias, |[sum, g]| sum.add(g));
                }
            }
        }
    }

    /// # Safety
    /// Mean and rstd must hold the row.
    #[inline(always)]
    unsafe fn moments(&self, row: usize) -> (E, E::V) {
        // SAFETY: the caller's promise.
        unsafe {
            let mid = self.mean.wrapping_add(row).read_unaligned();
            (mid, E::V::splat(self.rstd.wrapping_add(row).read_unaligned()))
        }
    }
}
