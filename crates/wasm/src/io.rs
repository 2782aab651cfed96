//! What files need.
use wasm_bindgen::prelude::wasm_bindgen;

/// Reverse the bytes of `n` dense items of `size` 2, 4 or 8 bytes, in place.
#[wasm_bindgen]
pub fn byteswap(data: *mut u8, n: usize, size: usize) {
    // SAFETY: TypeScript passes the address of n items.
    unsafe { kernels::loops::byteswap::byteswap(data, n, size) };
}

/// Continue a CRC-32 (0 at the start) over `n` bytes.
#[wasm_bindgen]
pub fn crc32(data: *const u8, n: usize, crc: u32) -> u32 {
    // SAFETY: TypeScript passes the address of n bytes.
    kernels::crc32::crc32(unsafe { core::slice::from_raw_parts(data, n) }, crc)
}
