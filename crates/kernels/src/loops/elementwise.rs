//! One loop per arity. The operation is a type parameter, and a repeated operand is not a branch: its
//! register is splatted into memory once and read again and again, so one loop serves every mix.
//! What does not fill the last registers is computed with elements before it, or padded: a body is compiled once.
use super::{Arg, Loop, MAX_OPS, copy};
use crate::simd::{Element, Lanes};
use core::hint::black_box;
use core::mem::MaybeUninit;

pub use super::value::{Flags, Of, Raw, Truth, Value};

/// `f(x)` on the lanes of `V`.
pub trait Unary<V> {
    /// What it takes.
    type X: Value;
    /// What it gives.
    type Out: Value;
    /// How many registers its loop computes together.
    const TOGETHER: usize = UNARY;
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
    /// Whether [`brief`](Self::brief) is enough for these, which the loop repeats.
    #[inline(always)]
    fn is_brief(_: Self::Y, _: Self::Y) -> bool {
        false
    }
    /// As [`call`](Self::call), with less to do.
    #[inline(always)]
    fn brief(x: Self::X, y: Self::Y, z: Self::Y) -> Self::Out {
        Self::call(x, y, z)
    }
}
/// Bytes of the widest register: four complex numbers of 32-bit parts, two of 64.
const WIDEST: usize = 32;
/// The most registers that are computed together.
const MOST: usize = 4;
/// Room for those.
type Room = MaybeUninit<[u8; MOST * WIDEST]>;

/// An input on its way through a loop.
struct Input<W> {
    at: *const u8,
    /// Bytes from one block to the next.
    step: usize,
    register: core::marker::PhantomData<W>,
}

impl<W: Value> Input<W> {
    /// Dense as it is; repeated, from a block's worth of copies in `room`.
    #[inline(always)]
    unsafe fn new(arg: Arg, registers: usize, room: &mut Room) -> Self {
        let at = if arg.step == 0 {
            let to = room.as_mut_ptr().cast::<u8>();
            // SAFETY: no block has more bytes than the room; the element is readable.
            unsafe { copy::fill(W::SIZE, registers * W::N, to, arg.ptr) };
            to
        } else {
            arg.ptr
        };
        // Kept from optimisers: they would compute it in every round.
        let step = black_box(arg.step * registers * W::N * W::SIZE);
        Self { at, step, register: core::marker::PhantomData }
    }
    /// Register `k` of the block at hand: its place is a constant beyond the block's.
    #[inline(always)]
    unsafe fn get(&self, k: usize) -> W {
        // SAFETY: the loops ask for registers only while a whole block is left.
        unsafe { W::load(self.at.add(k * W::N * W::SIZE)) }
    }
    #[inline(always)]
    fn advance(&mut self) {
        self.at = self.at.wrapping_add(self.step);
    }
}

/// Registers that a unary loop computes together: long bodies then share the constants they load. Truth
/// values are narrowed four registers at a time.
const UNARY: usize = 2;
/// Registers that a binary loop computes together: one alone leaves memory waiting (a third slower at 1e6 elements).
const BINARY: usize = 2;
/// The same for three inputs.
const TERNARY: usize = 2;

/// How many registers a loop of `k` takes at a time for results of this form.
const fn registers<W: Value>(k: usize) -> usize {
    if W::TOGETHER > k { W::TOGETHER } else { k }
}

/// The results of a loop, a block of registers at a time. A trait rather than a closure, because its methods must be
/// inlined however long the body is.
trait Results<W> {
    /// How many registers are computed together.
    const TOGETHER: usize;
    /// Register `k` of the block at hand.
    /// # Safety
    /// Every input must have a block left.
    unsafe fn get(&self, k: usize) -> W;
    /// On to the next block.
    fn advance(&mut self);
}

/// The body `O` over its inputs.
struct Body<I, O>(I, core::marker::PhantomData<O>);
impl<I, O> Body<I, O> {
    #[inline(always)]
    fn new(inputs: I) -> Self {
        Self(inputs, core::marker::PhantomData)
    }
}

/// Fill elements from `out` on, a block of registers at a time, as long as a whole one is left. The registers are
/// written out one by one, so that no optimiser has to unroll anything.
#[inline(always)]
unsafe fn each<W: Value, R: Results<W>>(n: usize, mut out: *mut u8, mut results: R) {
    let second = W::N * W::SIZE;
    let block = registers::<W>(R::TOGETHER) * second;
    let end = out.wrapping_add(n * W::SIZE / block * block);
    // SAFETY: `out` is writable for `n` elements.
    unsafe {
        while out != end {
            let first = results.get(0);
            if block == MOST * second {
                let four = [first, results.get(1), results.get(2), results.get(3)];
                W::store_four(four, out);
            } else if R::TOGETHER == 1 {
                first.store(out);
            } else {
                const { assert!(R::TOGETHER <= 2 || R::TOGETHER == MOST) };
                let next = results.get(1);
                first.store(out);
                next.store(out.add(second));
            }
            results.advance();
            out = out.wrapping_add(block);
        }
    }
}

/// Bytes of an element of each operand, the output's last; 0 for those that there are not.
type Sizes = [u8; 4];
type Bytes = <u8 as Element>::V;

/// Run a loop on the elements that do not fill a `block`: a body is then compiled for registers only. The last `block`
/// is computed again where that changes nothing, else one is padded with zeros.
/// # Safety
/// As for [`unary`].
#[inline(never)]
unsafe fn rest(run: Loop, block: usize, sizes: Sizes, n: usize, args: &[Arg; MAX_OPS]) {
    let left = n % block;
    if left == 0 {
        return;
    }
    let mut rooms = [MaybeUninit::<[u8; MOST * WIDEST]>::uninit(); size_of::<Sizes>()];
    let mut padded = *args;
    let mut again = n >= block;
    let (mut nin, mut out_size) = (0, 0);
    for (k, size) in sizes.into_iter().enumerate() {
        if size > 0 {
            (nin, out_size) = (k, usize::from(size));
        }
    }
    let Some(out) = args.get(nin) else { return };
    for (arg, size) in args.iter().zip(sizes).take(nin) {
        let (at, to) = (arg.ptr as usize, out.ptr as usize);
        again &= arg.step == 0 || at >= to + n * out_size || to >= at + n * usize::from(size);
    }
    let done = if again { n - block } else { n - left };
    let mut last = (out.ptr, out.ptr);
    // SAFETY: `block` elements of each operand if computed again, else `left`, fewer than a room holds.
    unsafe {
        for ((room, arg), size) in rooms.iter_mut().zip(&mut padded).zip(sizes) {
            let size = usize::from(size) * arg.step;
            arg.ptr = arg.ptr.add(done * size);
            if !again && size > 0 {
                let room = room.as_mut_ptr().cast::<u8>();
                for i in (0..block * size).step_by(16) {
                    Bytes::splat(0).store(room.add(i));
                }
                copy::bytes(left * size, room, arg.ptr);
                last = (arg.ptr, room);
                arg.ptr = room;
            }
        }
        run(block, &padded);
        if !again {
            copy::bytes(left * out_size, last.0, last.1);
        }
    }
}

impl<T: Element, O: Unary<T::V>> Results<O::Out> for Body<Input<O::X>, (T, O)> {
    const TOGETHER: usize = O::TOGETHER;
    #[inline(always)]
    unsafe fn get(&self, k: usize) -> O::Out {
        // SAFETY: the caller's promise, handed on.
        unsafe { O::call(self.0.get(k)) }
    }
    #[inline(always)]
    fn advance(&mut self) {
        self.0.advance();
    }
}

/// The loop of a unary operation.
/// # Safety
/// Inputs must be readable and the output writable for `n` elements.
pub unsafe fn unary<T: Element, O: Unary<T::V>>(n: usize, args: &[Arg; MAX_OPS]) {
    let [x, out, ..] = *args;
    let count = registers::<O::Out>(O::TOGETHER);
    let mut room = Room::uninit();
    // SAFETY: the caller's promise, handed on.
    unsafe {
        let inputs = Input::new(x, count, &mut room);
        each(n, out.ptr, Body::<_, (T, O)>::new(inputs));
        rest(
            unary::<T, O>,
            count * O::Out::N,
            [O::X::SIZE as u8, O::Out::SIZE as u8, 0, 0],
            n,
            args,
        );
    }
}

impl<T: Element, O: Binary<T::V>> Results<O::Out> for Body<(Input<O::X>, Input<O::Y>), (T, O)> {
    const TOGETHER: usize = BINARY;
    #[inline(always)]
    unsafe fn get(&self, k: usize) -> O::Out {
        // SAFETY: the caller's promise, handed on.
        unsafe { O::call(self.0.0.get(k), self.0.1.get(k)) }
    }
    #[inline(always)]
    fn advance(&mut self) {
        self.0.0.advance();
        self.0.1.advance();
    }
}

/// The loop of a binary operation.
/// # Safety
/// As for [`unary`].
pub unsafe fn binary<T: Element, O: Binary<T::V>>(n: usize, args: &[Arg; MAX_OPS]) {
    let [x, y, out, ..] = *args;
    let count = registers::<O::Out>(BINARY);
    let (mut room_x, mut room_y) = (Room::uninit(), Room::uninit());
    // SAFETY: the caller's promise, handed on.
    unsafe {
        let inputs = (Input::new(x, count, &mut room_x), Input::new(y, count, &mut room_y));
        each(n, out.ptr, Body::<_, (T, O)>::new(inputs));
        rest(
            binary::<T, O>,
            count * O::Out::N,
            [O::X::SIZE as u8, O::Y::SIZE as u8, O::Out::SIZE as u8, 0],
            n,
            args,
        );
    }
}

impl<T: Element, O: Ternary<T::V>> Results<O::Out>
    for Body<(Input<O::X>, Input<O::Y>, Input<O::Y>), (T, O)>
{
    const TOGETHER: usize = TERNARY;
    #[inline(always)]
    unsafe fn get(&self, k: usize) -> O::Out {
        // SAFETY: the caller's promise, handed on.
        unsafe { O::call(self.0.0.get(k), self.0.1.get(k), self.0.2.get(k)) }
    }
    #[inline(always)]
    fn advance(&mut self) {
        self.0.0.advance();
        self.0.1.advance();
        self.0.2.advance();
    }
}

/// The [`brief`](Ternary::brief) form of `O`: what is repeated stays in registers.
struct Brief<T, O: Ternary<T::V>>(Input<O::X>, O::Y, O::Y)
where
    T: Element;

impl<T: Element, O: Ternary<T::V>> Results<O::Out> for Brief<T, O> {
    const TOGETHER: usize = MOST;
    #[inline(always)]
    unsafe fn get(&self, k: usize) -> O::Out {
        // SAFETY: the caller's promise, handed on.
        unsafe { O::brief(self.0.get(k), self.1, self.2) }
    }
    #[inline(always)]
    fn advance(&mut self) {
        self.0.advance();
    }
}

/// The loop of a ternary operation.
/// # Safety
/// As for [`unary`].
pub unsafe fn ternary<T: Element, O: Ternary<T::V>>(n: usize, args: &[Arg; MAX_OPS]) {
    let [x, y, z, out, ..] = *args;
    let mut count = registers::<O::Out>(TERNARY);
    let (mut room_x, mut room_y, mut room_z) = (Room::uninit(), Room::uninit(), Room::uninit());
    // SAFETY: the caller's promise, handed on.
    unsafe {
        let low = Input::<O::Y>::new(y, count, &mut room_y);
        let high = Input::<O::Y>::new(z, count, &mut room_z);
        if y.step | z.step == 0 && O::is_brief(low.get(0), high.get(0)) {
            count = MOST;
            let input = Input::new(x, count, &mut room_x);
            each(n, out.ptr, Brief::<T, O>(input, low.get(0), high.get(0)));
        } else {
            let inputs = (Input::new(x, count, &mut room_x), low, high);
            each(n, out.ptr, Body::<_, (T, O)>::new(inputs));
        }
        rest(
            ternary::<T, O>,
            count * O::Out::N,
            [O::X::SIZE as u8, O::Y::SIZE as u8, O::Y::SIZE as u8, O::Out::SIZE as u8],
            n,
            args,
        );
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
