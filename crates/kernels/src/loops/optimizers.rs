//! Steps of optimisers: one pass over a parameter, its gradient and what is remembered of it, in the order of operations
//! (and so with the bits) of the updates that `ts/torch/optim` composes.
use super::rowwise::Cell;
use crate::simd::{Float, Lanes};
use core::ptr::copy_nonoverlapping;

/// What becomes of a gradient first.
#[derive(Clone, Copy)]
pub struct Taken {
    /// Its sign is flipped.
    pub negate: bool,
    /// How much of the parameter is added to it.
    pub decay: f64,
}

impl Taken {
    #[inline(always)]
    fn of<V: Float>(self, grad: V, param: V) -> V {
        let grad = if self.negate { grad.neg() } else { grad };
        if self.decay == 0.0 { grad } else { grad.add(param.mul(V::of(self.decay))) }
    }
}

/// The constants of a step of Adam (Kingma & Ba, 2015).
#[derive(Clone, Copy)]
pub struct Adam {
    /// The gradient.
    pub taken: Taken,
    /// What parameters are multiplied by first.
    pub shrink: f64,
    /// The weight of the gradient in its average.
    pub weight: f64,
    /// How much of the average of squares is kept.
    pub keep: f64,
    /// The weight of the square in its average.
    pub fresh: f64,
    /// What the root of that average is divided by.
    pub root: f64,
    /// Added to the root.
    pub eps: f64,
    /// The factor of the quotient.
    pub rate: f64,
}

impl Adam {
    /// # Safety
    /// All pointers but a null `most` must be valid for a register.
    #[inline(always)]
    unsafe fn at<V: Float>(&self, [param, grad, mean, square, most]: [*mut V::Elem; 5]) {
        // SAFETY: the caller's promise.
        unsafe {
            let p = V::load(param);
            let g = self.taken.of(V::load(grad), p);
            let p = p.mul(V::of(self.shrink));
            let m = V::load(mean);
            let m = m.add(g.sub(m).mul(V::of(self.weight)));
            m.store(mean);
            let mut v = V::load(square).mul(V::of(self.keep)).add(g.mul(g).mul(V::of(self.fresh)));
            v.store(square);
            if !most.is_null() {
                v = V::load(most).max(v);
                v.store(most);
            }
            let divisor = v.sqrt().div(V::of(self.root)).add(V::of(self.eps));
            p.add(m.div(divisor).mul(V::of(self.rate))).store(param);
        }
    }
}

/// The constants of a step of gradient descent, with momentum if there is a buffer.
#[derive(Clone, Copy)]
pub struct Descent {
    /// The gradient.
    pub taken: Taken,
    /// Minus the learning rate.
    pub rate: f64,
    /// How much of the buffer is kept.
    pub momentum: f64,
    /// The weight of the gradient in it.
    pub fresh: f64,
    /// Whether the buffer is to begin with the gradient.
    pub first: bool,
    /// Whether the step looks ahead along the buffer.
    pub nesterov: bool,
}

impl Descent {
    /// # Safety
    /// All pointers but a null `buffer` must be valid for a register.
    #[inline(always)]
    unsafe fn at<V: Float>(&self, [param, grad, buffer]: [*mut V::Elem; 3]) {
        let rate = V::of(self.rate);
        // SAFETY: the caller's promise.
        unsafe {
            let mut p = V::load(param);
            let g = self.taken.of(V::load(grad), p);
            if !buffer.is_null() {
                let mut b = g;
                if !self.first {
                    b = V::load(buffer).mul(V::of(self.momentum)).add(g.mul(V::of(self.fresh)));
                }
                b.store(buffer);
                if self.nesterov {
                    p = p.add(g.mul(rate)).add(b.mul(V::of(self.rate * self.momentum)));
                } else {
                    p = p.add(b.mul(rate));
                }
            } else {
                p = p.add(g.mul(rate));
            }
            p.store(param);
        }
    }
}

/// Bytes of a register.
const REGISTER: usize = 16;

/// Run a step over `n` elements, register by register. The last ones go through registers of their own: so there is one
/// body for each type.
macro_rules! pass {
    ($name:ident, $step:ty, $count:literal) => {
        /// # Safety
        /// The arrays must hold `n` elements, but those that may be null, and be apart.
        pub unsafe fn $name<E: Cell>(n: usize, arrays: [*mut E; $count], step: &$step) {
            let lanes = <E::V as Lanes>::N;
            let mut rest = [[0_u8; REGISTER]; $count];
            let mut i = 0;
            while i < n {
                let left = n - i;
                let mut at = arrays.map(|p| if p.is_null() { p } else { p.wrapping_add(i) });
                // SAFETY: the caller's promise; no more than what is left.
                unsafe {
                    if left >= lanes {
                        step.at::<E::V>(at);
                    } else {
                        let bytes = left * size_of::<E>();
                        for (p, own) in at.iter_mut().zip(&mut rest).filter(|(p, _)| !p.is_null()) {
                            copy_nonoverlapping(p.cast(), own.as_mut_ptr(), bytes);
                            *p = own.as_mut_ptr().cast();
                        }
                        step.at::<E::V>(at);
                        for (p, own) in arrays.iter().zip(&rest).filter(|(p, _)| !p.is_null()) {
                            copy_nonoverlapping(own.as_ptr(), p.wrapping_add(i).cast(), bytes);
                        }
                    }
                }
                i += lanes;
            }
        }
    };
}
pass!(adam, Adam, 5);
pass!(descend, Descent, 3);
