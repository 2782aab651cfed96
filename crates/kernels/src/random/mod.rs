//! Random numbers with NumPy's bits: the PCG64 stream, and what `Generator` makes of it.
//!
//! A kernel copies the generator out of linear memory, draws, and stores it back, so that the position of the
//! stream afterwards is NumPy's too. The algorithms are the published ones: O'Neill's PCG XSL-RR 128/64 (2014),
//! Marsaglia and Tsang's ziggurat (2000), Lemire's bounded integers (2019), Floyd's sampling (1987).
mod bounded;
mod box_muller;
mod choice;
mod fill;
mod mt19937;
mod pcg64;
mod shuffle;
mod strips;
mod tables;
pub mod torch;
mod ziggurat;

pub use bounded::{Bit, Bounded, Rest, integers};
pub use choice::{fault, pick, pick_distinct, sample, weigh};
pub use fill::{Law, fill, fill_f32, scaled, survey};
pub use mt19937::Mt19937;
pub use pcg64::Pcg64;
pub use shuffle::{shuffle, shuffle_tail};

/// A parameter of a law: one for every draw, or one for all.
#[derive(Clone, Copy)]
pub struct Param<T> {
    /// The first.
    pub ptr: *const T,
    /// Elements from one to the next: 1, or 0 for all.
    pub step: usize,
}

impl<T: Copy> Param<T> {
    /// The parameter of draw `i`.
    /// # Safety
    /// `ptr` must be valid for reading element `i * step`.
    #[inline(always)]
    unsafe fn at(self, i: usize) -> T {
        // SAFETY: the caller's promise.
        unsafe { *self.ptr.add(i * self.step) }
    }
}

/// Write `draw(g, i)` for every `i` below `n`.
/// # Safety
/// `state` must be valid for reads and writes, `out` for writing `n` elements.
#[inline(always)]
unsafe fn each<T>(
    state: *mut Pcg64,
    out: *mut T,
    n: usize,
    mut draw: impl FnMut(&mut Pcg64, usize) -> T,
) {
    // SAFETY: the caller's promise.
    unsafe {
        let mut g = state.read();
        for i in 0..n {
            out.add(i).write(draw(&mut g, i));
        }
        state.write(g);
    }
}
