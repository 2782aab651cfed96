//! Elements from and to given offsets, by their size.
use crate::loops::Walk;
use crate::loops::plan::Odometer;

/// An element of the largest size.
type Wide = [u64; 2];

/// `out = src[offsets]`: the operands are `src`, the offsets (int32) and `out`.
///
/// `src` has stride 0 along the axes that the index makes, the offsets along the axes of slices.
/// # Safety
/// The walk must be valid for reading at every offset and for writing `out`, which overlaps neither.
pub unsafe fn gather(walk: &mut Walk) {
    if walk.plan(2) {
        // SAFETY: the caller vouches for the walk.
        unsafe { run::<false>(walk) }
    }
}

/// `dst[offsets] = values`: the operands are the values, the offsets (int32) and `dst`.
///
/// Strides as for [`gather`]. The offsets are in C order along the axes of the index: the plan then
/// visits these in C order, so that the last write wins.
/// # Safety
/// The walk must be valid for reading the values and for writing at every offset; nothing overlaps.
pub unsafe fn scatter(walk: &mut Walk) {
    if walk.plan(1) {
        // SAFETY: the caller vouches for the walk.
        unsafe { run::<true>(walk) }
    }
}

/// # Safety
/// As [`gather`] and [`scatter`], of a planned walk.
unsafe fn run<const SCATTER: bool>(walk: &mut Walk) {
    let mut size = walk.ops[2].dtype.size();
    // A short dense row moves as one element.
    let last = walk.ndim - 1;
    let row = size * walk.len(last);
    let dense = |k: usize| walk.stride(k, last) == size as isize;
    if last > 0
        && walk.stride(1, last) == 0
        && dense(0)
        && dense(2)
        && matches!(row, 2 | 4 | 8 | 16)
    {
        walk.ndim = last;
        size = row;
    }
    // SAFETY: the caller vouches for the walk.
    unsafe {
        match size {
            1 => rows::<u8, SCATTER>(walk),
            2 => rows::<u16, SCATTER>(walk),
            4 => rows::<u32, SCATTER>(walk),
            8 => rows::<u64, SCATTER>(walk),
            _ => rows::<Wide, SCATTER>(walk),
        }
    }
}

/// The innermost axes in two loops, the others by an odometer.
/// # Safety
/// As [`run`], of elements as large as `T`.
unsafe fn rows<T: Copy, const SCATTER: bool>(walk: &mut Walk) {
    let inner = walk.ndim - 1;
    let outer = inner.saturating_sub(1);
    let count = if inner == 0 { 1 } else { walk.len(outer) };
    let n = walk.len(inner);
    let steps: [isize; 3] = core::array::from_fn(|k| walk.stride(k, inner));
    let jumps: [isize; 3] = core::array::from_fn(|k| walk.stride(k, outer));
    let size = size_of::<T>() as isize;
    let mut odometer = Odometer::new();
    loop {
        let mut at: [*mut u8; 3] = core::array::from_fn(|k| walk.ops[k].ptr);
        for _ in 0..count {
            // SAFETY: the caller vouches for every row.
            unsafe {
                match steps {
                    [0, 4, step] if step == size && !SCATTER => {
                        row::<T, SCATTER>(n, at, [0, 4, size])
                    }
                    [step, 4, 0] if step == size && SCATTER => {
                        row::<T, SCATTER>(n, at, [size, 4, 0])
                    }
                    [from, 0, to] => slice::<T, SCATTER>(n, at, [from, to]),
                    _ => row::<T, SCATTER>(n, at, steps),
                }
            }
            for (at, jump) in at.iter_mut().zip(jumps) {
                *at = at.wrapping_offset(jump);
            }
        }
        if !odometer.advance(walk, outer, |_| 1) {
            return;
        }
    }
}

/// Where an element comes from and where it goes.
/// # Safety
/// The offset must be valid for reading.
#[inline(always)]
unsafe fn ends<const SCATTER: bool>([from, offset, to]: [*mut u8; 3]) -> (*const u8, *mut u8) {
    // SAFETY: the caller vouches for the offset.
    let offset = unsafe { offset.cast::<i32>().read_unaligned() } as isize;
    if SCATTER { (from, to.wrapping_offset(offset)) } else { (from.wrapping_offset(offset), to) }
}

/// An offset for every element.
/// # Safety
/// As [`run`], for one row.
#[inline(always)]
unsafe fn row<T: Copy, const SCATTER: bool>(n: usize, mut at: [*mut u8; 3], steps: [isize; 3]) {
    for _ in 0..n {
        // SAFETY: the caller vouches for the row.
        unsafe {
            let (from, to) = ends::<SCATTER>(at);
            to.cast::<T>().write_unaligned(from.cast::<T>().read_unaligned());
        }
        for (at, step) in at.iter_mut().zip(steps) {
            *at = at.wrapping_offset(step);
        }
    }
}

/// One offset for the whole row.
/// # Safety
/// As [`run`], for one row.
#[inline(always)]
unsafe fn slice<T: Copy, const SCATTER: bool>(n: usize, at: [*mut u8; 3], steps: [isize; 2]) {
    let size = size_of::<T>() as isize;
    // SAFETY: the caller vouches for the row.
    unsafe {
        let (mut from, mut to) = ends::<SCATTER>(at);
        if steps == [size, size] {
            return to.copy_from_nonoverlapping(from, n * size_of::<T>());
        }
        for _ in 0..n {
            to.cast::<T>().write_unaligned(from.cast::<T>().read_unaligned());
            from = from.wrapping_offset(steps[0]);
            to = to.wrapping_offset(steps[1]);
        }
    }
}
