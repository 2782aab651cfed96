//! The cross entropy of labels under the softmax of rows.
use super::nll::Labels;
use super::rowwise::{Cell, sum};
use super::softmax::{exps, ln};

/// Where what belongs to a row goes, one element for each.
pub struct Rows<E> {
    /// The sums of the exponentials.
    pub sums: *mut E,
    /// The weights of the labels.
    pub weights: *mut E,
    /// The losses.
    pub losses: *mut E,
}

/// The losses of all rows, of which the part `smoothing` is spread over all classes; that asks for labels without
/// weights. `to` takes rows of `e^(x - most)`, `step` elements apart, for the gradient.
/// # Safety
/// As for [`Labels::forward`]; `to` holds the rows, or one if `step` is 0, and is apart from `x`.
pub unsafe fn cross_entropy<E: Cell>(
    labels: &Labels<E>,
    smoothing: f64,
    x: *mut E,
    to: *mut E,
    step: usize,
    Rows { sums, weights, losses }: Rows<E>,
) {
    let n = labels.n;
    let (own, each) = (E::of(1.0 - smoothing), E::of(smoothing / n as f64));
    for row in 0..labels.rows {
        // SAFETY: the caller's promise.
        unsafe {
            let x = x.wrapping_add(row * n);
            let (most, total) = exps(n, x, to.wrapping_add(row * step));
            let (mut weight, mut loss) = (E::zero(), E::zero());
            if let Some((label, by)) = labels.label(row) {
                weight = by;
                let rest = ln(total);
                loss = rest.sub(x.add(label).read_unaligned().sub(most)).mul(by).mul(own);
                if smoothing > 0.0 {
                    let even = rest.add(most).mul(E::of(n as f64)).sub(sum(n, x));
                    loss = loss.add(even.mul(each));
                }
            }
            sums.add(row).write_unaligned(total);
            weights.add(row).write_unaligned(weight);
            losses.add(row).write_unaligned(loss);
        }
    }
}
