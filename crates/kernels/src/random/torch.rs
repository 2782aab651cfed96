//! What PyTorch's CPU samplers make of the MT19937 stream.
//!
//! A kernel draws where the generator lies, so that the stream afterwards stands where PyTorch's does.
use super::Param;
use super::box_muller::box_muller;
use super::mt19937::Mt19937;
use crate::math::{log_pair, sin_cos};

/// The types that uniform and normal draws are computed in.
pub trait Drawn: Copy + PartialOrd {
    /// Uniform over [0, 1).
    fn uniform(g: &mut Mt19937) -> Self;
    /// `x * scale + offset`, rounded once: PyTorch is compiled to fused multiply-adds.
    fn affine(x: Self, scale: Self, offset: Self) -> Self;
    /// Box and Muller's transform of 16 uniform draws: `j` with `j + 8`.
    /// # Safety
    /// `p` must be valid for reads and writes of 16 elements.
    unsafe fn transform(p: *mut Self);
    /// A double, rounded.
    fn of(x: f64) -> Self;
    /// As a double.
    fn wide(self) -> f64;
}

macro_rules! drawn {
    ($T:ty, $next:ident, $pair:expr) => {
        impl Drawn for $T {
            #[inline(always)]
            fn uniform(g: &mut Mt19937) -> Self {
                g.$next()
            }
            #[inline(always)]
            fn affine(x: Self, scale: Self, offset: Self) -> Self {
                // wasm has no fused instruction: the function behind `mul_add` is called where it matters only.
                if scale == 1.0 { x + offset } else { x.mul_add(scale, offset) }
            }
            #[inline(always)]
            unsafe fn transform(p: *mut Self) {
                for j in 0..BLOCK / 2 {
                    // SAFETY: the caller's promise.
                    unsafe {
                        let (x, y) = $pair(p.add(j).read(), p.add(j + BLOCK / 2).read());
                        p.add(j).write(x);
                        p.add(j + BLOCK / 2).write(y);
                    }
                }
            }
            #[inline(always)]
            fn of(x: f64) -> Self {
                x as Self
            }
            #[inline(always)]
            fn wide(self) -> f64 {
                f64::from(self)
            }
        }
    };
}
drawn!(f32, next_f32, box_muller);
drawn!(f64, next_f64, |u1: f64, u2: f64| {
    // 1 - u1 is exact; the logarithm is rounded correctly, as PyTorch's is in all but rare cases.
    let radius = (-2.0 * log_pair(1.0 - u1).0).sqrt();
    let (sine, cosine) = sin_cos(core::f64::consts::TAU * u2);
    (radius * cosine, radius * sine)
});

/// Write `n` draws, uniform over [low, high).
/// # Safety
/// `g` must be valid for reads and writes, `out` for writing `n` elements.
pub unsafe fn uniform<T: Drawn>(g: *mut Mt19937, low: f64, high: f64, out: *mut T, n: usize) {
    // SAFETY: the caller's promise.
    let (g, out) = unsafe { (&mut *g, core::slice::from_raw_parts_mut(out, n)) };
    // The width is a difference in the type itself.
    let (low, width) = (T::of(low), T::of(T::of(high).wide() - T::of(low).wide()));
    for x in out {
        *x = T::affine(T::uniform(g), width, low);
    }
}

/// Elements that are made normal together.
const BLOCK: usize = 16;

/// Write `n` normal draws. Dense arrays of 16 elements and more come in blocks, the last of which, if it is not
/// whole, is drawn anew over the end; everything else one by one.
/// # Safety
/// As [`uniform`].
pub unsafe fn normal<T: Drawn>(
    g: *mut Mt19937,
    mean: f64,
    deviation: f64,
    blocks: bool,
    out: *mut T,
    n: usize,
) {
    // SAFETY: the caller's promise.
    unsafe {
        if !blocks || n < BLOCK {
            let g = &mut *g;
            for i in 0..n {
                out.add(i).write(T::of(f64::affine(one_normal(g), deviation, mean)));
            }
            return;
        }
        let scale = |first: usize, n: usize| {
            let (mean, deviation) = (T::of(mean), T::of(deviation));
            for x in core::slice::from_raw_parts_mut(out.add(first), n) {
                *x = T::affine(*x, deviation, mean);
            }
        };
        uniform(g, 0.0, 1.0, out, n);
        let whole = n - n % BLOCK;
        for first in (0..whole).step_by(BLOCK) {
            T::transform(out.add(first));
        }
        scale(0, whole);
        if whole < n {
            uniform(g, 0.0, 1.0, out.add(n - BLOCK), BLOCK);
            T::transform(out.add(n - BLOCK));
            scale(n - BLOCK, BLOCK);
        }
    }
}

/// One of a pair of normals; the other waits in the generator.
#[inline]
fn one_normal(g: &mut Mt19937) -> f64 {
    if g.has_normal != 0 {
        g.has_normal = 0;
        return g.normal;
    }
    let (u1, u2) = (g.next_f64(), g.next_f64());
    // 1 - u2 is exact.
    let radius = (-2.0 * log_pair(1.0 - u2).0).sqrt();
    let angle = core::f64::consts::TAU * u1;
    let (sine, cosine) = sin_cos(angle);
    g.has_normal = 1;
    g.normal = radius * sine;
    radius * cosine
}

/// Write `n` draws from the exponential law of a rate, by inversion in double precision.
/// # Safety
/// As [`uniform`].
pub unsafe fn torch_exponential<T: Drawn>(g: *mut Mt19937, rate: f64, out: *mut T, n: usize) {
    // SAFETY: the caller's promise.
    let (g, out) = unsafe { (&mut *g, core::slice::from_raw_parts_mut(out, n)) };
    for x in out {
        // 1 - u is exact.
        *x = T::of(-1.0 / rate * log_pair(1.0 - g.next_f64()).0);
    }
}

/// Write `n` integers `base + draw % range`, from 64 bits a draw if `wide`, else 32; a range of 0 is 2^64.
/// # Safety
/// As [`uniform`].
pub unsafe fn torch_integers(
    g: *mut Mt19937,
    range: u64,
    base: i64,
    wide: bool,
    out: *mut i64,
    n: usize,
) {
    // SAFETY: the caller's promise.
    let (g, out) = unsafe { (&mut *g, core::slice::from_raw_parts_mut(out, n)) };
    for x in out {
        let draw = if wide { g.next_u64() } else { u64::from(g.next_u32()) };
        // Only a range of 0 has no remainder.
        *x = base.wrapping_add(draw.checked_rem(range).unwrap_or(draw) as i64);
    }
}

/// Write `n` truth values, each true with a probability `p`. Ends before one that is no probability, and returns how
/// many were drawn.
/// # Safety
/// As [`uniform`]; `p` must be valid for reading its elements.
pub unsafe fn bernoulli<T: Drawn>(g: *mut Mt19937, p: Param<T>, out: *mut u8, n: usize) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let g = &mut *g;
        for i in 0..n {
            let p = p.at(i);
            if !(T::of(0.0)..=T::of(1.0)).contains(&p) {
                return i;
            }
            out.add(i).write(u8::from(T::uniform(g) < p));
        }
    }
    n
}

/// Write the numbers below `n` in random order.
/// # Safety
/// As [`uniform`].
pub unsafe fn torch_permutation(g: *mut Mt19937, out: *mut i64, n: usize) {
    // SAFETY: the caller's promise; every place is below n.
    unsafe {
        let g = &mut *g;
        for i in 0..n {
            out.add(i).write(i as i64);
        }
        for i in 0..n.saturating_sub(1) {
            out.add(i).swap(out.add(i + g.next_u32() as usize % (n - i)));
        }
    }
}
