//! Rows brought to mean 0 and variance 1, and the gradients of that.
use super::rowwise::{Cell, Row, across};
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

/// The mean of what `term` gives for every place of a row.
/// # Safety
/// As `term` asks.
#[inline(always)]
unsafe fn mean<E: Cell>(row: Row<E>, n: usize, term: impl Fn(usize) -> E::V) -> E {
    let sum = row.places().fold(E::V::zero(), |sum, i| sum.add(term(i)));
    across::<E>(sum, E::zero(), Num::add).div(E::of(n as f64))
}

impl<E: Cell> Norm<E> {
    /// `(x - mean) rstd weight + bias`; writes `mean` and `rstd`.
    /// # Safety
    /// Every matrix must hold `rows` rows of `n` elements, weight and bias one row, mean and rstd one column.
    pub unsafe fn forward(&self, bias: *mut E, out: *mut E, eps: f64) {
        let n = self.n;
        let (weight, bias) = (Row::of(self.weight, 0, n), Row::of(bias, 0, n));
        for row in 0..self.rows {
            let (Some(x), Some(out)) = (Row::of(self.x, row, n), Row::of(out, row, n)) else {
                return;
            };
            // SAFETY: the caller's promise.
            unsafe {
                let mid = mean(x, n, |i| x.get(i, E::zero()));
                let center = E::V::splat(mid);
                let square = |i| {
                    let d = x.get(i, mid).sub(center);
                    d.mul(d)
                };
                let rstd = E::one().div(mean(x, n, square).add(E::of(eps)).sqrt());
                self.mean.wrapping_add(row).write_unaligned(mid);
                self.rstd.wrapping_add(row).write_unaligned(rstd);
                let scale = E::V::splat(rstd);
                for i in x.places() {
                    let mut y = x.get(i, mid).sub(center).mul(scale);
                    if let Some(weight) = weight {
                        y = y.mul(weight.get(i, E::one()));
                    }
                    if let Some(bias) = bias {
                        y = y.add(bias.get(i, E::zero()));
                    }
                    out.put(i, y);
                }
            }
        }
    }

    /// The gradient of the input.
    /// # Safety
    /// As for [`forward`](Self::forward).
    pub unsafe fn backward(&self, grad: *mut E, out: *mut E) {
        let n = self.n;
        let weight = Row::of(self.weight, 0, n);
        for row in 0..self.rows {
            let (Some(x), Some(grad)) = (Row::of(self.x, row, n), Row::of(grad, row, n)) else {
                return;
            };
            let Some(out) = Row::of(out, row, n) else { return };
            // SAFETY: the caller's promise.
            unsafe {
                let (mid, scale) = self.moments(row);
                let hat = |i| x.get(i, mid).sub(E::V::splat(mid)).mul(scale);
                let g = |i| {
                    let g = grad.get(i, E::zero());
                    weight.map_or(g, |weight| g.mul(weight.get(i, E::zero())))
                };
                let flat = E::V::splat(mean(x, n, g));
                let slope = E::V::splat(mean(x, n, |i| g(i).mul(hat(i))));
                for i in x.places() {
                    out.put(i, g(i).sub(flat).sub(hat(i).mul(slope)).mul(scale));
                }
            }
        }
    }

    /// Add the gradients of the weight and of the bias to what `weight` and `bias` hold; either may be null.
    /// # Safety
    /// As for [`forward`](Self::forward).
    pub unsafe fn backward_columns(&self, grad: *mut E, weight: *mut E, bias: *mut E) {
        let n = self.n;
        let (weight, bias) = (Row::of(weight, 0, n), Row::of(bias, 0, n));
        for row in 0..self.rows {
            let (Some(x), Some(grad)) = (Row::of(self.x, row, n), Row::of(grad, row, n)) else {
                return;
            };
            // SAFETY: the caller's promise.
            unsafe {
                let (mid, scale) = self.moments(row);
                for i in x.places() {
                    let g = grad.get(i, E::zero());
                    if let Some(weight) = weight {
                        let hat = x.get(i, mid).sub(E::V::splat(mid)).mul(scale);
                        weight.put(i, weight.get(i, E::zero()).add(g.mul(hat)));
                    }
                    if let Some(bias) = bias {
                        bias.put(i, bias.get(i, E::zero()).add(g));
                    }
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
