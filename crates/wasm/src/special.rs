//! Functions of one array that are no rows of the table.
use kernels::loops::bits::{self, Bits};
use kernels::math::bessel::i0_scaled;
use wasm_bindgen::prelude::wasm_bindgen;

/// Replace each of `n` float64 elements by the modified Bessel function of order 0 over its exponential.
#[wasm_bindgen]
pub fn i0_over_exp(data: u32, n: u32) {
    for i in 0..n as usize {
        let at = (data as usize as *mut f64).wrapping_add(i);
        // SAFETY: TypeScript vouches for `n` elements.
        unsafe { at.write(i0_scaled(at.read())) };
    }
}

fn shape(rows: u32, bits: u32, bytes: u32, little: u32) -> Bits {
    Bits { rows: rows as usize, bits: bits as usize, bytes: bytes as usize, little: little != 0 }
}

/// Gather rows of `bits` truth values in rows of `bytes` bytes.
#[wasm_bindgen]
pub fn pack_bits(from: u32, to: u32, rows: u32, bits: u32, bytes: u32, little: u32) {
    let (from, to) = (from as usize as *const u8, to as usize as *mut u8);
    // SAFETY: TypeScript has allocated both.
    unsafe { bits::pack(shape(rows, bits, bytes, little), from, to) };
}

/// Write the first `bits` truth values of rows of `bytes` bytes.
#[wasm_bindgen]
pub fn unpack_bits(from: u32, to: u32, rows: u32, bits: u32, bytes: u32, little: u32) {
    let (from, to) = (from as usize as *const u8, to as usize as *mut u8);
    // SAFETY: as for `pack_bits`.
    unsafe { bits::unpack(shape(rows, bits, bytes, little), from, to) };
}
