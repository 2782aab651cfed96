//! The other endianness.

macro_rules! swap_as {
    ($ty:ty, $data:ident, $n:ident) => {{
        let data = $data.cast::<$ty>();
        for i in 0..$n {
            // SAFETY: i < n, and the caller vouches for n items.
            unsafe { data.add(i).write_unaligned(data.add(i).read_unaligned().swap_bytes()) };
        }
    }};
}

/// Reverse the bytes of `n` dense items of 2, 4 or 8 bytes in place; items of another size stay.
/// # Safety
/// `data` must be valid for reads and writes of `n` items.
pub unsafe fn byteswap(data: *mut u8, n: usize, size: usize) {
    match size {
        2 => swap_as!(u16, data, n),
        4 => swap_as!(u32, data, n),
        8 => swap_as!(u64, data, n),
        _ => {}
    }
}
