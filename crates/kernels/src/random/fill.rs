//! Arrays of draws from the continuous laws.
use super::pcg64::Pcg64;
use super::ziggurat::*;
use super::{Param, each, strips};

/// The standard laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Law {
    /// Uniform over [0, 1).
    Uniform = 0,
    /// Mean 0, deviation 1.
    Normal = 1,
    /// Mean 1.
    Exponential = 2,
    /// Mean 1, by inversion.
    ExponentialInverse = 3,
}

impl Law {
    /// The law with this code, if there is one.
    pub const fn from_code(code: u32) -> Option<Self> {
        match code {
            0 => Some(Self::Uniform),
            1 => Some(Self::Normal),
            2 => Some(Self::Exponential),
            3 => Some(Self::ExponentialInverse),
            _ => None,
        }
    }
}

/// Write `n` draws from a standard law.
/// # Safety
/// `state` must be valid for reads and writes, `out` for writing `n` elements.
pub unsafe fn fill(law: Law, state: *mut Pcg64, out: *mut f64, n: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        match law {
            Law::Uniform => each(state, out, n, |g, _| g.next_f64()),
            Law::Normal => {
                let s = strips::normal();
                each(state, out, n, |g, _| normal(s, g))
            }
            Law::Exponential => {
                let s = strips::exponential();
                each(state, out, n, |g, _| exponential(s, g))
            }
            Law::ExponentialInverse => each(state, out, n, |g, _| exponential_inverse(g)),
        }
    }
}

/// As [`fill`], in single precision: streams of their own, from 32 bits a draw.
/// # Safety
/// As [`fill`].
pub unsafe fn fill_f32(law: Law, state: *mut Pcg64, out: *mut f32, n: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        match law {
            Law::Uniform => each(state, out, n, |g, _| g.next_f32()),
            Law::Normal => {
                let s = strips::normal();
                each(state, out, n, |g, _| normal_f32(s, g))
            }
            Law::Exponential => {
                let s = strips::exponential();
                each(state, out, n, |g, _| exponential_f32(s, g))
            }
            Law::ExponentialInverse => each(state, out, n, |g, _| exponential_inverse_f32(g)),
        }
    }
}

/// Write `n` draws of `loc[i] + scale[i] * draw`.
/// # Safety
/// As [`fill`]; `loc` and `scale` must be valid for reading `n`.
pub unsafe fn scaled(
    law: Law,
    state: *mut Pcg64,
    loc: Param<f64>,
    scale: Param<f64>,
    out: *mut f64,
    n: usize,
) {
    // SAFETY: the caller's promise; `each` asks for i < n.
    unsafe {
        match law {
            Law::Uniform => each(state, out, n, |g, i| loc.at(i) + scale.at(i) * g.next_f64()),
            Law::Normal => {
                let s = strips::normal();
                each(state, out, n, |g, i| loc.at(i) + scale.at(i) * normal(s, g))
            }
            Law::Exponential => {
                let s = strips::exponential();
                each(state, out, n, |g, i| loc.at(i) + scale.at(i) * exponential(s, g));
            }
            Law::ExponentialInverse => {
                each(state, out, n, |g, i| loc.at(i) + scale.at(i) * exponential_inverse(g));
            }
        }
    }
}

/// What there is among `n` numbers: bit 0 says that one carries a minus sign (-0 does, NaN never counts), bit 1 that
/// one is not finite.
/// # Safety
/// `x` must be valid for reading `n` elements.
pub unsafe fn survey(x: *const f64, n: usize) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(x, n) }.iter().fold(0, |found, x| {
        let minus = x.is_sign_negative() && !x.is_nan();
        found | u32::from(minus) | (u32::from(!x.is_finite()) << 1)
    })
}
