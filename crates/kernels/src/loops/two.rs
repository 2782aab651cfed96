//! The loops of operations that give two results at once.
use super::elementwise::{self, Binary, Value};
use super::{Arg, Loop, MAX_OPS, copy};
use crate::simd::{Element, Float, Lanes};
use core::marker::PhantomData;

/// `f(x)` on the lanes of `V`, with two results.
pub trait Two<V: Lanes> {
    /// The form of the second result; the first is as the input is.
    type Second: Value;
    /// Apply to every lane.
    fn call(x: V) -> (V, Self::Second);
}

/// A second result of 32-bit integers, from integers as wide as the floats.
#[derive(Clone, Copy)]
pub struct Exponent<V: Float>(pub V::Bits);

impl<V: Float> Value for Exponent<V> {
    const N: usize = V::N;
    const SIZE: usize = size_of::<i32>();
    #[inline(always)]
    unsafe fn load(p: *const u8) -> Self {
        // SAFETY: the caller's promise, handed on.
        Self(unsafe { V::Bits::load(p.cast()) })
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut u8) {
        let mut wide = [0u8; WIDEST];
        let size = size_of::<V::Elem>();
        // SAFETY: a register is no wider than the room; the low half of a little-endian integer is its value.
        unsafe {
            self.0.store(wide.as_mut_ptr().cast());
            for i in 0..V::N {
                copy::few_bytes(Self::SIZE, p.add(i * Self::SIZE), wide.as_ptr().add(i * size));
            }
        }
    }
}

/// Bytes of the widest register.
const WIDEST: usize = 16;

/// The loop: registers, and what does not fill the last one through padded ones.
/// # Safety
/// The input must be readable and both outputs writable for `n` elements.
pub unsafe fn two<V: Lanes, O: Two<V>>(n: usize, args: &[Arg; MAX_OPS]) {
    let [x, first, second, ..] = *args;
    let (size, narrow) = (size_of::<V::Elem>(), O::Second::SIZE);
    let mut rooms = [[0u8; WIDEST]; 3];
    let [room, room_first, room_second] = rooms.each_mut().map(|r| r.as_mut_ptr());
    // SAFETY: a register where a whole one is left, else as many elements as there are; rooms hold a register.
    unsafe {
        if x.step == 0 {
            copy::fill(size, V::N, room, x.ptr);
        }
        let mut i = 0;
        while i < n {
            let (left, at) = (V::N.min(n - i), x.ptr.wrapping_add(i * size));
            let whole = left == V::N;
            if x.step > 0 && !whole {
                copy::few_bytes(left * size, room, at);
            }
            let (a, b) = O::call(V::load((if x.step > 0 && whole { at } else { room }).cast()));
            let ends = (first.ptr.wrapping_add(i * size), second.ptr.wrapping_add(i * narrow));
            let to = if whole { ends } else { (room_first, room_second) };
            a.store(to.0.cast());
            b.store(to.1);
            if !whole {
                copy::few_bytes(left * size, ends.0, room_first);
                copy::few_bytes(left * narrow, ends.1, room_second);
            }
            i += V::N;
        }
    }
}

/// The loop of another row.
pub trait Other {
    /// Bytes of an element.
    const SIZE: usize;
    /// The loop.
    const RUN: Loop;
}
/// A binary row's loop over registers.
#[allow(non_camel_case_types, reason = "named as the table says how")]
pub struct lanes<T, O>(PhantomData<(T, O)>);
/// A binary row's loop over single elements.
#[allow(non_camel_case_types, reason = "named as the table says how")]
pub struct each<T, O>(PhantomData<(T, O)>);

impl<T: Element, O: Binary<T::V>> Other for lanes<T, O> {
    const SIZE: usize = size_of::<T>();
    const RUN: Loop = elementwise::binary::<T, O>;
}
impl<T, O: Binary<T>> Other for each<T, O> {
    const SIZE: usize = size_of::<T>();
    const RUN: Loop = elementwise::scalar::binary::<T, O>;
}

/// Elements that go through both loops at a time.
const PART: usize = 64;

/// The loop of an operation whose results are those of two other rows. Outputs may be the inputs, in any order.
/// # Safety
/// As for [`two`], of two inputs.
pub unsafe fn both<F: Other, G: Other>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: a part of every operand at a time, and a room for as many results.
    unsafe { in_parts(F::RUN, G::RUN, F::SIZE, n, args) }
}

/// # Safety
/// As for [`both`].
unsafe fn in_parts(first: Loop, second: Loop, size: usize, n: usize, args: &[Arg; MAX_OPS]) {
    let mut room = [0u64; PART];
    let mut part = *args;
    let [_, _, out, other, ..] = *args;
    let mut i = 0;
    while i < n {
        let count = PART.min(n - i);
        // SAFETY: the caller's promise for this part; no element has more than 8 bytes.
        unsafe {
            part[2].ptr = room.as_mut_ptr().cast();
            first(count, &part);
            part[2].ptr = other.ptr.wrapping_add(i * size);
            second(count, &part);
            copy::few_bytes(count * size, out.ptr.wrapping_add(i * size), room.as_ptr().cast());
        }
        for arg in part.iter_mut().take(2) {
            arg.ptr = arg.ptr.wrapping_add(count * size * arg.step);
        }
        i += count;
    }
}
