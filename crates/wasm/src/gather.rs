//! Advanced indexing: index arrays become byte offsets first, then elements are moved.
//!
//! 1. [`index_offsets`] turns one index array into byte offsets and adds those of the next one; it
//!    checks every bound before anything is moved. Or [`mask_offsets`] gives those of a mask.
//! 2. [`gather`] and [`scatter`] move elements of 1, 2, 4, 8 or 16 bytes, whatever their dtype.
use crate::WALK;
use kernels::loops::gather::{self, Mode};
use wasm_bindgen::prelude::wasm_bindgen;

/// Write (`add` 0) or add (1) `index * stride` bytes for indices along an axis of `size` elements.
///
/// The descriptor has the shape of the broadcast index and the operands `[index int32 or int64,
/// offsets int32]`. `mode` 0 refuses what is outside of `-size..size`, 1 wraps it around, 2 clips it.
/// Gives -1, or the position in C order of the first index that is refused.
#[wasm_bindgen]
pub fn index_offsets(size: u32, stride: i32, mode: u32, add: u32) -> i32 {
    let mode = match mode {
        0 => Mode::Raise,
        1 => Mode::Wrap,
        _ => Mode::Clip,
    };
    let walk = &raw mut WALK;
    // SAFETY: one thread, so nobody else holds the descriptor; TypeScript has checked it.
    let refused = unsafe {
        gather::index_offsets(&mut *walk, size as usize, stride as isize, mode, add != 0)
    };
    refused.map_or(-1, |position| position as i32)
}

/// How many of `n` dense bool bytes are true.
#[wasm_bindgen]
pub fn count_true(mask: u32, n: u32) -> u32 {
    // SAFETY: TypeScript has checked that the address holds `n` bytes.
    unsafe { gather::count_true(mask as usize as *const u8, n as usize) as u32 }
}

/// Write an int32 for each of the `count` true elements of a mask to `out`.
///
/// The descriptor has the shape of the mask and the operands `[mask bool, C-contiguous; virtual]`. The
/// strides of `virtual` say how far apart the elements are, its address is added: those of an array
/// give offsets into it, zeros but for a 1 on one axis the coordinates on that axis.
#[wasm_bindgen]
pub fn mask_offsets(out: u32, count: u32) {
    let walk = &raw mut WALK;
    // SAFETY: as for `index_offsets`, and `out` holds `count` elements.
    unsafe { gather::mask_offsets(&mut *walk, out as usize as *mut i32, count as usize) }
}

/// `out = src[offsets]`: operands `[src, offsets int32, out]` over the shape of the result.
///
/// `src` has stride 0 on the axes that the index makes, `offsets` on those of slices.
#[wasm_bindgen]
pub fn gather() {
    let walk = &raw mut WALK;
    // SAFETY: as for `index_offsets`.
    unsafe { gather::gather(&mut *walk) }
}

/// `dst[offsets] = values`: operands `[values, offsets int32, dst]` over the shape of the values.
///
/// Strides as for [`gather`]; `offsets` is C-contiguous along the axes of the index. The last write in C
/// order wins.
#[wasm_bindgen]
pub fn scatter() {
    let walk = &raw mut WALK;
    // SAFETY: as for `index_offsets`.
    unsafe { gather::scatter(&mut *walk) }
}
