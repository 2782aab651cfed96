//! Updates at given places, one after the other: a place that is named twice is updated twice.
use super::Walk;
use super::plan::Odometer;
use super::step::Step;

/// `dst[offsets] = dst[offsets] ∘ values`: operands as for [`scatter`](super::gather::scatter).
/// # Safety
/// As there; values are stored as `op.element()`, `dst` as `op.dtype()`.
pub unsafe fn update(op: &dyn Step, walk: &mut Walk) {
    if !walk.plan(1) {
        return;
    }
    let inner = walk.ndim - 1;
    let n = walk.len(inner);
    let steps: [isize; 3] = core::array::from_fn(|k| walk.stride(k, inner));
    let sizes = [op.element().size(), op.dtype().size()].map(|size| size as isize);
    let rows = steps == [sizes[0], 0, sizes[1]];
    let mut odometer = Odometer::new();
    loop {
        let [mut from, mut offset, mut to]: [*mut u8; 3] =
            core::array::from_fn(|k| walk.ops[k].ptr);
        // SAFETY: the caller vouches for every place.
        unsafe {
            let place = |offset: *mut u8| offset.cast::<i32>().read_unaligned() as isize;
            if rows {
                // One place for a whole row of a slice.
                let mut done = 0;
                while done < n {
                    let count = super::source::BLOCK.min(n - done);
                    let here = to.wrapping_offset(place(offset) + done as isize * sizes[1]);
                    op.next(count, here, from.wrapping_offset(done as isize * sizes[0]), here);
                    done += count;
                }
            } else {
                for _ in 0..n {
                    let here = to.wrapping_offset(place(offset));
                    op.next(1, here, from, here);
                    from = from.wrapping_offset(steps[0]);
                    offset = offset.wrapping_offset(steps[1]);
                    to = to.wrapping_offset(steps[2]);
                }
            }
        }
        if !odometer.advance(walk, inner, |_| 1) {
            return;
        }
    }
}
