//! Two operations of floats in one loop, for expressions: what lies between them stays in a register, and is rounded
//! there as it would be in memory.
use super::rowwise::Cell;
use super::{Arg, copy};
use crate::simd::{Element, Float, Int, Lanes, Num};

/// What is done to `x` and `y`, and then to that and `z`.
#[derive(Clone, Copy)]
pub struct Chain {
    /// 0 for a sum, 1 for a product.
    pub first: u32,
    /// 0 for a sum, 1 for a product, 2 for a quotient, 3 for the square.
    pub second: u32,
    /// Whether the signs of `y`, `z` and the first result are flipped: sums are differences then.
    pub negative: [bool; 3],
}

/// Bytes of the two registers that are computed together.
const BLOCK: usize = 32;

/// The loop over whole blocks. Every sign is flipped or not by a mask, so that there is no loop for each of them.
#[inline(always)]
unsafe fn each<E: Cell>(
    n: usize,
    at: &[(*const u8, usize); 3],
    mut out: *mut u8,
    f: impl Fn(E::V, E::V, E::V) -> E::V,
) {
    let end = out.wrapping_add(n);
    // By themselves: a list is kept in memory.
    let [(mut x, step_x), (mut y, step_y), (mut z, step_z)] = *at;
    while out != end {
        // SAFETY: a block is left of every operand.
        unsafe {
            let get = |p: *const u8, k: usize| E::V::load(p.add(k).cast());
            let first = f(get(x, 0), get(y, 0), get(z, 0));
            let second = f(get(x, BLOCK / 2), get(y, BLOCK / 2), get(z, BLOCK / 2));
            first.store(out.cast());
            second.store(out.add(BLOCK / 2).cast());
        }
        x = x.wrapping_add(step_x);
        y = y.wrapping_add(step_y);
        z = z.wrapping_add(step_z);
        out = out.wrapping_add(BLOCK);
    }
}

/// # Safety
/// `n` is a multiple of a block. Operands must be readable for `n` bytes, or for a block where they stand still.
#[inline(never)]
unsafe fn blocks<E: Cell>(chain: Chain, n: usize, at: &[(*const u8, usize); 3], out: *mut u8) {
    type Bits<E> = <<E as Element>::V as Float>::Bits;
    let flip = |x: E::V, mask: Bits<E>| E::V::from_bits(x.to_bits().xor(mask));
    let sign = E::V::of(-0.0).to_bits();
    let none = E::V::of(0.0).to_bits();
    let [y, z, t] = chain.negative.map(|negative| if negative { sign } else { none });
    let sum = |a: E::V, b: E::V| a.add(flip(b, y));
    let last = |a: E::V, b: E::V| flip(a, t).add(flip(b, z));
    // SAFETY: the caller's promise, handed on.
    unsafe {
        match (chain.first, chain.second) {
            (0, 0) => each::<E>(n, at, out, |a, b, c| last(sum(a, b), c)),
            (0, 1) => each::<E>(n, at, out, |a, b, c| sum(a, b).mul(c)),
            (0, 2) => each::<E>(n, at, out, |a, b, c| sum(a, b).div(c)),
            (0, _) => each::<E>(n, at, out, |a, b, _| {
                let s = sum(a, b);
                s.mul(s)
            }),
            (_, 0) => each::<E>(n, at, out, |a, b, c| last(a.mul(b), c)),
            (_, 1) => each::<E>(n, at, out, |a, b, c| a.mul(b).mul(c)),
            (_, 2) => each::<E>(n, at, out, |a, b, c| a.mul(b).div(c)),
            _ => each::<E>(n, at, out, |a, b, _| {
                let s = a.mul(b);
                s.mul(s)
            }),
        }
    }
}

/// Compute `n` elements of a chain, of 64 bits each if `wide`, else of 32.
/// # Safety
/// Operands must be readable, those that repeat for one element, and `out` writable for `n`; an operand and `out` are
/// the same or apart.
pub unsafe fn chain(chain: Chain, wide: bool, n: usize, args: [Arg; 3], out: *mut u8) {
    let size = if wide { 8 } else { 4 };
    let left = n * size % BLOCK;
    let whole = n * size - left;
    let mut rooms = [[0u8; BLOCK]; 4];
    let [room_x, room_y, room_z, last] = &mut rooms;
    let mut ends = [room_x, room_y, room_z];
    let mut at = args.map(|arg| (arg.ptr.cast_const(), arg.step * BLOCK));
    // SAFETY: whole blocks of what the caller vouches for, then copies of the rest.
    unsafe {
        for ((from, step), room) in at.iter_mut().zip(&mut ends) {
            if *step == 0 {
                copy::fill(size, BLOCK / size, room.as_mut_ptr(), *from);
                *from = room.as_ptr();
            }
        }
        let run = if wide { blocks::<f64> } else { blocks::<f32> };
        run(chain, whole, &at, out);
        if left > 0 {
            for ((from, step), room) in at.iter_mut().zip(&mut ends) {
                if *step != 0 {
                    copy::few_bytes(left, room.as_mut_ptr(), from.add(whole));
                    *from = room.as_ptr();
                }
            }
            run(chain, BLOCK, &at, last.as_mut_ptr());
            copy::few_bytes(left, out.add(whole), last.as_ptr());
        }
    }
}
