//! One loop per arity. The operation is a type parameter, and a repeated operand is not a branch: its
//! register is splatted into memory once and read again and again, so one loop serves every mix.
use super::{Arg, MAX_OPS};
use crate::simd::{Element, Lanes, Mask};
use core::mem::MaybeUninit;

/// What moves between memory and a body: `N` elements.
pub trait Value: Copy {
    /// How many elements.
    const N: usize;
    /// Bytes of one element in memory.
    const SIZE: usize;
    /// Read `N` elements.
    /// # Safety
    /// `p` must be valid for reading `N` elements.
    unsafe fn load(p: *const u8) -> Self;
    /// Write `N` elements.
    /// # Safety
    /// `p` must be valid for writing `N` elements.
    unsafe fn store(self, p: *mut u8);
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

impl<V: Lanes> Value for Truth<V> {
    const N: usize = V::N;
    const SIZE: usize = 1;
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
}

/// `f(x)` on the lanes of `V`.
pub trait Unary<V> {
    /// What it takes.
    type X: Value;
    /// What it gives.
    type Out: Value;
    /// Apply to every lane.
    fn call(x: Self::X) -> Self::Out;
}
/// `f(x, y)` on the lanes of `V`.
pub trait Binary<V> {
    /// What it takes first.
    type X: Value;
    /// What it takes second.
    type Y: Value;
    /// What it gives.
    type Out: Value;
    /// Apply to every lane.
    fn call(x: Self::X, y: Self::Y) -> Self::Out;
}
/// `f(x, y, z)` on the lanes of `V`.
pub trait Ternary<V> {
    /// What it takes first.
    type X: Value;
    /// What it takes second and third.
    type Y: Value;
    /// What it gives.
    type Out: Value;
    /// Apply to every lane.
    fn call(x: Self::X, y: Self::Y, z: Self::Y) -> Self::Out;
}

/// Room for the widest register: four complex numbers of 32-bit parts, two of 64.
type Room = MaybeUninit<[u8; 32]>;

/// An input on its way through a loop.
struct Input<W, S> {
    at: *const u8,
    step: usize,
    lanes: core::marker::PhantomData<(W, S)>,
}

impl<W: Value, S: Value> Input<W, S> {
    /// Dense as it is; repeated, from a register's worth of copies in `room`.
    #[inline(always)]
    unsafe fn new(arg: Arg, room: &mut Room) -> Self {
        let at = if arg.step == 0 {
            let to = room.as_mut_ptr().cast::<u8>();
            for i in 0..W::N {
                // SAFETY: a register has at most 32 bytes; the element is readable.
                unsafe { S::load(arg.ptr).store(to.add(i * S::SIZE)) };
            }
            to
        } else {
            arg.ptr
        };
        Self { at, step: arg.step * W::SIZE, lanes: core::marker::PhantomData }
    }
    #[inline(always)]
    unsafe fn wide(&mut self) -> W {
        // SAFETY: the loops ask for a register only while a whole one is left.
        let x = unsafe { W::load(self.at) };
        self.at = self.at.wrapping_add(self.step * W::N);
        x
    }
    #[inline(always)]
    unsafe fn one(&mut self) -> S {
        // SAFETY: the loops ask only while an element is left.
        let x = unsafe { S::load(self.at) };
        self.at = self.at.wrapping_add(self.step);
        x
    }
}

/// Registers that a unary loop computes together: long bodies then share the constants they load. Binary
/// loops are faster one by one.
const UNARY: usize = 2;

/// Fill `n` elements from `out` on: `K` registers at a time, then one lane at a time.
#[inline(always)]
unsafe fn each<const K: usize, I, W: Value, S: Value>(
    n: usize,
    mut out: *mut u8,
    mut inputs: I,
    wide: impl Fn(&mut I) -> W,
    one: impl Fn(&mut I) -> S,
) {
    let mut left = n;
    // SAFETY: `out` is writable for `n` elements, of which `left` remain.
    unsafe {
        while left >= K * W::N {
            let results: [W; K] = core::array::from_fn(|_| wide(&mut inputs));
            for result in results {
                result.store(out);
                out = out.wrapping_add(W::N * W::SIZE);
            }
            left -= K * W::N;
        }
        while left > 0 {
            one(&mut inputs).store(out);
            out = out.wrapping_add(S::SIZE);
            left -= 1;
        }
    }
}

/// The loop of a unary operation.
/// # Safety
/// Inputs must be readable and the output writable for `n` elements.
pub unsafe fn unary<T, O>(n: usize, args: &[Arg; MAX_OPS])
where
    T: Element,
    O: Unary<T> + Unary<T::V>,
{
    let [x, out, ..] = *args;
    let mut room = Room::uninit();
    // SAFETY: the caller's promise, handed on.
    unsafe {
        type In<T, O> = Input<<O as Unary<<T as Element>::V>>::X, <O as Unary<T>>::X>;
        let inputs: In<T, O> = Input::new(x, &mut room);
        each::<UNARY, _, _, _>(
            n,
            out.ptr,
            inputs,
            |x| <O as Unary<T::V>>::call(x.wide()),
            |x| <O as Unary<T>>::call(x.one()),
        )
    }
}

/// The loop of a binary operation.
/// # Safety
/// As for [`unary`].
pub unsafe fn binary<T, O>(n: usize, args: &[Arg; MAX_OPS])
where
    T: Element,
    O: Binary<T> + Binary<T::V>,
{
    let [x, y, out, ..] = *args;
    let (mut room_x, mut room_y) = (Room::uninit(), Room::uninit());
    // SAFETY: the caller's promise, handed on.
    unsafe {
        type InX<T, O> = Input<<O as Binary<<T as Element>::V>>::X, <O as Binary<T>>::X>;
        type InY<T, O> = Input<<O as Binary<<T as Element>::V>>::Y, <O as Binary<T>>::Y>;
        let inputs: (InX<T, O>, InY<T, O>) =
            (Input::new(x, &mut room_x), Input::new(y, &mut room_y));
        each::<1, _, _, _>(
            n,
            out.ptr,
            inputs,
            |(x, y)| <O as Binary<T::V>>::call(x.wide(), y.wide()),
            |(x, y)| <O as Binary<T>>::call(x.one(), y.one()),
        )
    }
}

/// The loop of a ternary operation.
/// # Safety
/// As for [`unary`].
pub unsafe fn ternary<T, O>(n: usize, args: &[Arg; MAX_OPS])
where
    T: Element,
    O: Ternary<T> + Ternary<T::V>,
{
    let [x, y, z, out, ..] = *args;
    let (mut room_x, mut room_y, mut room_z) = (Room::uninit(), Room::uninit(), Room::uninit());
    // SAFETY: the caller's promise, handed on.
    unsafe {
        type InX<T, O> = Input<<O as Ternary<<T as Element>::V>>::X, <O as Ternary<T>>::X>;
        type InY<T, O> = Input<<O as Ternary<<T as Element>::V>>::Y, <O as Ternary<T>>::Y>;
        let inputs: (InX<T, O>, InY<T, O>, InY<T, O>) =
            (Input::new(x, &mut room_x), Input::new(y, &mut room_y), Input::new(z, &mut room_z));
        each::<1, _, _, _>(
            n,
            out.ptr,
            inputs,
            |(x, y, z)| <O as Ternary<T::V>>::call(x.wide(), y.wide(), z.wide()),
            |(x, y, z)| <O as Ternary<T>>::call(x.one(), y.one(), z.one()),
        )
    }
}

/// The same loops for bodies without registers.
pub mod scalar {
    use super::{Arg, Binary, MAX_OPS, Unary, Value};

    /// The loop of a unary operation, element by element.
    /// # Safety
    /// As for [`unary`](super::unary).
    pub unsafe fn unary<T, O: Unary<T>>(n: usize, args: &[Arg; MAX_OPS]) {
        let [x, out, ..] = *args;
        for i in 0..n {
            // SAFETY: `i` is below `n`.
            unsafe {
                let x = O::X::load(x.ptr.add(i * x.step * O::X::SIZE));
                O::call(x).store(out.ptr.add(i * O::Out::SIZE));
            }
        }
    }

    /// The loop of a binary operation, element by element.
    /// # Safety
    /// As for [`unary`](super::unary).
    pub unsafe fn binary<T, O: Binary<T>>(n: usize, args: &[Arg; MAX_OPS]) {
        let [x, y, out, ..] = *args;
        for i in 0..n {
            // SAFETY: `i` is below `n`.
            unsafe {
                let x = O::X::load(x.ptr.add(i * x.step * O::X::SIZE));
                let y = O::Y::load(y.ptr.add(i * y.step * O::Y::SIZE));
                O::call(x, y).store(out.ptr.add(i * O::Out::SIZE));
            }
        }
    }
}
