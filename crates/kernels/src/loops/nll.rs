//! The negative log likelihood of labels: one element of each row, weighted.
use super::rowwise::Cell;

/// The labels of `rows` rows of `n` classes.
pub struct Labels<E> {
    /// How many rows there are.
    pub rows: usize,
    /// How many classes.
    pub n: usize,
    /// A class for each row.
    pub target: *const i64,
    /// One weight for each class, or null.
    pub weight: *const E,
    /// Rows with this label count nothing.
    pub ignore: i64,
}

/// What becomes of the losses of all rows.
#[derive(Clone, Copy, PartialEq)]
pub enum Reduction {
    /// They are kept.
    None,
    /// Their sum is divided by that of the weights.
    Mean,
    /// They are added up.
    Sum,
}

impl Reduction {
    /// 0, 1 or 2 in the order above.
    pub const fn from_code(code: u32) -> Self {
        match code {
            0 => Self::None,
            1 => Self::Mean,
            _ => Self::Sum,
        }
    }
}

impl<E: Cell> Labels<E> {
    /// The first row whose label is no class, if there is one.
    /// # Safety
    /// `target` must hold `rows` labels.
    pub unsafe fn refused(&self) -> Option<usize> {
        (0..self.rows).find(|&row| {
            // SAFETY: the caller's promise.
            let label = unsafe { self.target.add(row).read_unaligned() };
            label != self.ignore && !(0..self.n as i64).contains(&label)
        })
    }

    /// The label and weight of a row, unless it is ignored.
    /// # Safety
    /// As for [`forward`](Self::forward).
    #[inline(always)]
    pub(super) unsafe fn label(&self, row: usize) -> Option<(usize, E)> {
        // SAFETY: the caller's promise.
        unsafe {
            let label = self.target.add(row).read_unaligned();
            if label == self.ignore {
                return None;
            }
            let label = label as usize;
            let weighted = !self.weight.is_null();
            let weight = if weighted { self.weight.add(label).read_unaligned() } else { E::one() };
            Some((label, weight))
        }
    }

    /// The loss of every row, or their reduction. Gives the sum of the weights.
    /// # Safety
    /// No label is [refused](Self::refused); `x` holds the rows, `weight` a row, `out` what the reduction gives.
    pub unsafe fn forward(&self, x: *const E, out: *mut E, reduction: Reduction) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for row in 0..self.rows {
            // SAFETY: the caller's promise.
            unsafe {
                let loss = self.label(row).map(|(label, weight)| {
                    weights += weight.into();
                    x.add(row * self.n + label).read_unaligned().mul(weight).neg()
                });
                let loss = loss.unwrap_or(E::zero());
                sum += loss.into();
                if reduction == Reduction::None {
                    out.add(row).write_unaligned(loss);
                }
            }
        }
        let result = if reduction == Reduction::Mean { sum / weights } else { sum };
        if reduction != Reduction::None {
            // SAFETY: the caller's promise.
            unsafe { out.write_unaligned(E::of(result)) };
        }
        weights
    }

    /// Add the gradient of the input: `grad` holds one for each row, or one.
    /// # Safety
    /// As for [`forward`](Self::forward); `out` holds the rows.
    pub unsafe fn backward(&self, grad: *const E, out: *mut E, reduction: Reduction) {
        let mut weights = E::one();
        let step = (reduction == Reduction::None) as usize;
        // SAFETY: the caller's promise.
        unsafe {
            if reduction == Reduction::Mean {
                let each = (0..self.rows).filter_map(|row| self.label(row));
                weights = E::of(each.map(|(_, weight)| weight.into()).sum());
            }
            for row in 0..self.rows {
                let Some((label, weight)) = self.label(row) else { continue };
                let g = grad.add(row * step).read_unaligned();
                let place = out.add(row * self.n + label);
                place.write_unaligned(place.read_unaligned().sub(g.mul(weight).div(weights)));
            }
        }
    }
}
