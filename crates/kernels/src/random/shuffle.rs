//! Orders: Fisher and Yates from the end, with NumPy's two ways to draw a place.
use super::bounded::{Bounded, Rest};
use super::pcg64::Pcg64;

/// A place in `[0, last]` by rejection under the smallest mask: NumPy's `random_interval`.
#[inline(always)]
fn place(g: &mut Pcg64, last: usize) -> usize {
    if last == 0 {
        return 0;
    }
    if let Ok(last) = u32::try_from(last) {
        let mask = u32::MAX >> last.leading_zeros();
        loop {
            let x = g.next_u32() & mask;
            if x <= last {
                return x as usize;
            }
        }
    }
    let mask = u64::MAX >> (last as u64).leading_zeros();
    loop {
        let x = g.next_u64() & mask;
        if x <= last as u64 {
            return x as usize;
        }
    }
}

macro_rules! swap_as {
    ($ty:ty, $state:ident, $data:ident, $n:ident, $stride:ident) => {{
        let mut g = $state.read();
        for i in (1..$n).rev() {
            let a = $data.offset(i as isize * $stride).cast::<$ty>();
            let b = $data.offset(place(&mut g, i) as isize * $stride).cast::<$ty>();
            let held = b.read_unaligned();
            b.write_unaligned(a.read_unaligned());
            a.write_unaligned(held);
        }
        $state.write(g);
    }};
}

/// Shuffle `n` items of 1, 2, 4, 8 or 16 bytes that lie `stride` bytes apart; items of another size stay.
/// # Safety
/// `state` and every item must be valid for reads and writes.
pub unsafe fn shuffle(state: *mut Pcg64, data: *mut u8, n: usize, size: usize, stride: isize) {
    // SAFETY: the caller's promise; places are below n.
    unsafe {
        match size {
            1 => swap_as!(u8, state, data, n, stride),
            2 => swap_as!(u16, state, data, n, stride),
            4 => swap_as!(u32, state, data, n, stride),
            8 => swap_as!(u64, state, data, n, stride),
            16 => swap_as!([u64; 2], state, data, n, stride),
            _ => {}
        }
    }
}

/// Shuffle the places `first..n` of `n` dense integers, each with one of all places up to it, by Lemire's method.
/// # Safety
/// `state` must be valid for reads and writes, `data` for reads and writes of `n` elements.
pub unsafe fn shuffle_tail(state: *mut Pcg64, data: *mut i64, n: usize, first: usize) {
    let mut rest = Rest::default();
    // SAFETY: the caller's promise; a place is at most i < n.
    unsafe {
        let mut g = state.read();
        for i in (first..n).rev() {
            let j = u64::bounded(&mut g, &mut rest, 0, i as u64) as usize;
            let held = data.add(j).read();
            data.add(j).write(data.add(i).read());
            data.add(i).write(held);
        }
        state.write(g);
    }
}
