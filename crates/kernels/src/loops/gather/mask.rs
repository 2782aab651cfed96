//! Boolean masks: how many elements they choose, and which.
use crate::loops::Walk;
use crate::loops::plan::Odometer;
use crate::simd::{Element, Lanes, Num};

type Bytes = <u8 as Element>::V;
type Places = <i32 as Element>::V;

/// For four truth values, a bit each, the places of those that are true.
const PLACES: [[u8; 4]; 16] = {
    let mut all = [[0; 4]; 16];
    let mut bits = 0;
    while bits < 16 {
        let (mut i, mut n) = (0, 0);
        while i < 4 {
            if bits >> i & 1 != 0 {
                all[bits][n] = i as u8;
                n += 1;
            }
            i += 1;
        }
        bits += 1;
    }
    all
};

/// How many of `n` dense bytes are not 0.
/// # Safety
/// `mask` must be valid for reading `n` bytes.
pub unsafe fn count_true(mask: *const u8, n: usize) -> usize {
    /// Registers that are added before a lane could overflow.
    const MOST: usize = 255;
    let whole = n / Bytes::N * Bytes::N;
    let mut count = 0;
    // SAFETY: the caller vouches for `n` bytes.
    unsafe {
        for from in (0..whole).step_by(MOST * Bytes::N) {
            let mut sums = Bytes::zero();
            for i in (from..whole.min(from + MOST * Bytes::N)).step_by(Bytes::N) {
                let chosen = Bytes::load(mask.add(i)).ne(Bytes::zero());
                sums = sums.add(Bytes::select(chosen, Bytes::one(), Bytes::zero()));
            }
            let mut lanes = [0; Bytes::N];
            sums.store(lanes.as_mut_ptr());
            count += lanes.iter().map(|lane| usize::from(*lane)).sum::<usize>();
        }
        for i in whole..n {
            count += usize::from(mask.add(i).read() != 0);
        }
    }
    count
}

/// Write the offset of every true element to `out`, in C order, up to `count` of them.
///
/// The walk has the shape of the mask. Its first operand is the mask, C-contiguous; of its second only
/// the strides count, and its address is where the offsets begin. With the strides of an array they are
/// offsets into it; with zeros but for a 1 along one axis they are the coordinates on that axis.
/// # Safety
/// The mask must be valid for reading, and `out` for writing `count` elements.
pub unsafe fn mask_offsets(walk: &mut Walk, out: *mut i32, count: usize) {
    if !walk.plan(0) {
        return;
    }
    let inner = walk.ndim - 1;
    let (n, step) = (walk.len(inner), walk.stride(1, inner) as i32);
    let mut odometer = Odometer::new();
    let mut at = 0;
    loop {
        let (mask, start) = (walk.ops[0].ptr.cast_const(), walk.ops[1].ptr as usize as i32);
        // SAFETY: the caller vouches for every row; `row` stops at `count`.
        at = unsafe { row(mask, n, (start, step), out, at, count) };
        if !odometer.advance(walk, inner, |_| 1) {
            return;
        }
    }
}

/// One row; gives how many offsets have been written in all.
/// # Safety
/// As [`mask_offsets`], from element `at` of `out`.
unsafe fn row(
    mask: *const u8,
    n: usize,
    (mut offset, step): (i32, i32),
    out: *mut i32,
    mut at: usize,
    count: usize,
) -> usize {
    let mut i = 0;
    // SAFETY: the caller vouches for the row, and nothing is written from `count` on.
    unsafe {
        while i < n {
            let group = Bytes::N.min(n - i);
            let whole = group == Bytes::N;
            let bits = if whole { Bytes::load(mask.add(i)).truth_bits::<true>() } else { 1 };
            let bits = usize::from(bits);
            if whole && (bits == 0 || count - at >= group) {
                // Four places are written, and the next ones go over those whose mask was false.
                let parts = if bits == 0 { 0 } else { 4 };
                for k in 0..parts {
                    let some = bits >> (4 * k) & 15;
                    let places = Places::load_u8(PLACES[some].as_ptr());
                    let offsets = places.mul(Places::splat(step)).add(Places::splat(offset));
                    offsets.store(out.add(at));
                    at += some.count_ones() as usize;
                    offset = offset.wrapping_add(step.wrapping_mul(4));
                }
                offset = offset.wrapping_add(step.wrapping_mul(16 - 4 * parts));
            } else {
                for j in i..i + group {
                    if mask.add(j).read() != 0 && at < count {
                        out.add(at).write(offset);
                        at += 1;
                    }
                    offset = offset.wrapping_add(step);
                }
            }
            i += group;
        }
    }
    at
}
