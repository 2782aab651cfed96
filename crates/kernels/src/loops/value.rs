//! The forms in which elements move between memory and the bodies of loops.
use crate::simd::{Int, Lanes, Mask};

/// What moves between memory and a body: `N` elements.
pub trait Value: Copy {
    /// How many elements.
    const N: usize;
    /// Bytes of one element in memory.
    const SIZE: usize;
    /// How many registers are stored at once.
    const TOGETHER: usize = 1;
    /// Read `N` elements.
    /// # Safety
    /// `p` must be valid for reading `N` elements.
    unsafe fn load(p: *const u8) -> Self;
    /// Write `N` elements.
    /// # Safety
    /// `p` must be valid for writing `N` elements.
    unsafe fn store(self, p: *mut u8);
    /// Write `4 N` elements.
    /// # Safety
    /// `p` must be valid for writing them.
    #[inline(always)]
    unsafe fn store_four(four: [Self; 4], p: *mut u8) {
        for (i, x) in four.into_iter().enumerate() {
            // SAFETY: the caller's promise, a register at a time.
            unsafe { x.store(p.add(i * Self::N * Self::SIZE)) }
        }
    }
}

/// Numbers.
#[derive(Clone, Copy)]
pub struct Of<V>(pub V);
/// Truth values, one byte each, as many as `V` has lanes.
#[derive(Clone, Copy)]
pub struct Truth<V: Lanes>(pub V::Mask);

impl<V: Lanes> Value for Of<V> {
    const N: usize = V::N;
    const SIZE: usize = size_of::<V::Elem>();
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: the caller's promise, handed on.
        Self(unsafe { V::load(p.cast()) })
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { self.0.store(p.cast()) }
    }
}

/// One element as memory holds it.
#[derive(Clone, Copy)]
pub struct Raw<T>(pub T);

impl<T: Copy> Value for Raw<T> {
    const N: usize = 1;
    const SIZE: usize = size_of::<T>();
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: one element, which the caller vouches for; alignment is not asked for.
        Self(unsafe { p.cast::<T>().read_unaligned() })
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: as for `load`.
        unsafe { p.cast::<T>().write_unaligned(self.0) }
    }
}

impl<V: Lanes> Value for Truth<V> {
    const N: usize = V::N;
    const SIZE: usize = 1;
    const TOGETHER: usize = 4;
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: the caller's promise, handed on.
        Self(unsafe { V::Mask::load(p) })
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { self.0.store(p) }
    }
    #[inline(always)]
    unsafe fn store_four(four: [Self; 4], p: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { V::Mask::store_four(four.map(|x| x.0), V::N, p) }
    }
}

/// Stored truth values, each of them 0 or 1.
#[derive(Clone, Copy)]
pub struct Flags<V>(pub Flag<V>);
/// Bytes that are 0 or 1.
#[derive(Clone, Copy)]
pub struct Flag<V>(V);

impl<V: Int> Flag<V> {
    /// Both.
    #[inline(always)]
    pub fn and(self, y: Self) -> Self {
        Self(self.0.and(y.0))
    }
    /// Either.
    #[inline(always)]
    pub fn or(self, y: Self) -> Self {
        Self(self.0.or(y.0))
    }
    /// Exactly one.
    #[inline(always)]
    pub fn xor(self, y: Self) -> Self {
        Self(self.0.xor(y.0))
    }
    /// The opposite.
    #[inline(always)]
    #[expect(clippy::should_implement_trait, reason = "the vocabulary of masks")]
    pub fn not(self) -> Self {
        Self(self.0.xor(V::one()))
    }
}

impl<V: Int<Elem = u8>> Value for Flags<V> {
    const N: usize = V::N;
    const SIZE: usize = 1;
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: the caller's promise, handed on. Any byte but 0 is true.
        Self(Flag(unsafe { V::load(p) }.min(V::one())))
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        // SAFETY: the caller's promise, handed on.
        unsafe { self.0.0.store(p) }
    }
}
