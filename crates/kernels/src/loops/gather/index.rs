//! From index arrays to byte offsets.
use crate::dtype::DType;
use crate::loops::Walk;
use crate::loops::plan::Odometer;
use crate::simd::{Element, Int, Lanes, Mask};

/// What happens to an index outside of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is refused; indices from `-size` count from the end.
    Raise,
    /// It goes round.
    Wrap,
    /// It becomes the first or the last one.
    Clip,
}

/// Turn indices along an axis of `size` elements into byte offsets.
///
/// The walk has the shape of the index; its operands are the index (int32 or int64) and the offsets
/// (int32), which get `index * stride`, or have it added with `add`. Gives the position in C order of
/// the first index that is refused, and then the offsets mean nothing.
/// # Safety
/// The walk must be valid for reading its first and writing its second operand.
pub unsafe fn index_offsets(
    walk: &mut Walk,
    size: usize,
    stride: isize,
    mode: Mode,
    add: bool,
) -> Option<usize> {
    let mut again = Walk { ndim: walk.ndim, nops: walk.nops, shape: walk.shape, ops: walk.ops };
    let (size, stride) = (size as i64, stride as i32);
    if !walk.plan(1) {
        return None;
    }
    let inner = walk.ndim - 1;
    let (n, steps) = (walk.len(inner), (walk.stride(0, inner), walk.stride(1, inner)));
    let narrow = walk.dtype(0) == DType::Int32;
    let mut odometer = Odometer::new();
    loop {
        let (index, offsets) = (walk.ops[0].ptr.cast_const(), walk.ops[1].ptr);
        // SAFETY: the caller vouches for every row.
        let fine = unsafe {
            if narrow && mode == Mode::Raise && steps == (4, 4) {
                dense(n, index.cast(), offsets.cast(), (size as i32, stride), add)
            } else if !narrow && mode == Mode::Raise && steps == (8, 4) {
                dense_wide(n, index.cast(), offsets.cast(), (size, stride), add)
            } else {
                row(n, (index, narrow), offsets, steps, |x| place(x, size, mode), stride, add)
            }
        };
        if !fine {
            // SAFETY: as above; nothing but the index is read.
            return Some(unsafe { first_refused(&mut again, size) });
        }
        if !odometer.advance(walk, inner, |_| 1) {
            return None;
        }
    }
}

/// The element that an index means; `None` refuses it.
#[inline(always)]
fn place(x: i64, size: i64, mode: Mode) -> Option<i64> {
    match mode {
        Mode::Raise if x < -size || x >= size => None,
        Mode::Raise => Some(if x < 0 { x + size } else { x }),
        Mode::Wrap if size == 0 => None,
        Mode::Wrap => Some(x.rem_euclid(size)),
        Mode::Clip if size == 0 => None,
        Mode::Clip => Some(x.clamp(0, size - 1)),
    }
}

/// # Safety
/// `p` must be valid for reading an int32 if `narrow`, else an int64.
#[inline(always)]
unsafe fn read(p: *const u8, narrow: bool) -> i64 {
    // SAFETY: the caller vouches for the element.
    unsafe {
        if narrow {
            p.cast::<i32>().read_unaligned().into()
        } else {
            p.cast::<i64>().read_unaligned()
        }
    }
}

/// A row at any strides. Gives whether no index was refused.
/// # Safety
/// The row must be valid for reading indices and for writing offsets.
unsafe fn row(
    n: usize,
    (mut index, narrow): (*const u8, bool),
    mut offsets: *mut u8,
    steps: (isize, isize),
    place: impl Fn(i64) -> Option<i64>,
    stride: i32,
    add: bool,
) -> bool {
    for _ in 0..n {
        // SAFETY: the caller vouches for the row.
        unsafe {
            let Some(x) = place(read(index, narrow)) else { return false };
            let to = offsets.cast::<i32>();
            let sum = if add { to.read_unaligned() } else { 0 };
            to.write_unaligned(sum.wrapping_add((x as i32).wrapping_mul(stride)));
        }
        index = index.wrapping_offset(steps.0);
        offsets = offsets.wrapping_offset(steps.1);
    }
    true
}

/// A dense row of int32. Gives whether no index was refused.
/// # Safety
/// As [`row`].
unsafe fn dense(
    n: usize,
    index: *const i32,
    offsets: *mut i32,
    (size, stride): (i32, i32),
    add: bool,
) -> bool {
    type L = <i32 as Element>::V;
    let whole = n / L::N * L::N;
    let mut fine = true;
    // SAFETY: the caller vouches for `n` elements of both.
    unsafe {
        for i in (0..whole).step_by(L::N) {
            fine &= step::<L>(index.add(i), offsets.add(i), size, stride, add);
        }
        for i in whole..n {
            fine &= step::<i32>(index.add(i), offsets.add(i), size, stride, add);
        }
    }
    fine
}

/// A dense row of int64. Gives whether no index was refused.
/// # Safety
/// As [`row`].
unsafe fn dense_wide(
    n: usize,
    index: *const i64,
    offsets: *mut i32,
    (size, stride): (i64, i32),
    add: bool,
) -> bool {
    let mut fine = true;
    for i in 0..n {
        // SAFETY: the caller vouches for `n` elements of both.
        unsafe {
            let x = index.add(i).read_unaligned();
            let x = x.wrapping_add(size & (x >> 63));
            fine &= (x as u64) < size as u64;
            let old = if add { offsets.add(i).read_unaligned() } else { 0 };
            let offset = (x as i32).wrapping_mul(stride).wrapping_add(old);
            offsets.add(i).write_unaligned(offset);
        }
    }
    fine
}

/// # Safety
/// As [`dense`], for one register.
#[inline(always)]
unsafe fn step<L: Int<Elem = i32>>(
    index: *const i32,
    offsets: *mut i32,
    size: i32,
    stride: i32,
    add: bool,
) -> bool {
    // SAFETY: the caller vouches for the lanes.
    unsafe {
        let (x, size) = (L::load(index), L::splat(size));
        let x = L::select(x.lt(L::zero()), x.add(size), x);
        let offset = x.mul(L::splat(stride));
        let sum = if add { L::load(offsets).add(offset) } else { offset };
        sum.store(offsets);
        L::zero().le(x).and(x.lt(size)).all()
    }
}

/// The position in C order of the first index outside `-size..size`.
/// # Safety
/// As [`index_offsets`]; there is one.
#[cold]
unsafe fn first_refused(walk: &mut Walk, size: i64) -> usize {
    let (axes, narrow) = (walk.ndim, walk.dtype(0) == DType::Int32);
    let mut odometer = Odometer::new();
    let mut position = 0;
    // SAFETY: the caller vouches for the index.
    while unsafe { (-size..size).contains(&read(walk.ops[0].ptr, narrow)) } {
        position += 1;
        if !odometer.advance(walk, axes, |_| 1) {
            break;
        }
    }
    position
}
