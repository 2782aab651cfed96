//! Truth values of lanes, and how they get to bytes and back.
use super::*;
use crate::simd::Mask;

/// # Safety
/// `p` must be writable for sixteen bytes.
#[inline(always)]
unsafe fn put(mask: v128, p: *mut u8) {
    // SAFETY: the caller's promise.
    unsafe { v128_store(p.cast(), v128_and(mask, u8x16_splat(1))) }
}

/// The lanes of two masks, half as wide. `i16x8_narrow_i32x4` would be compiled to clamps and a shuffle.
#[inline(always)]
fn halved(x: v128, y: v128) -> v128 {
    i8x16_narrow_i16x8(x, y)
}

macro_rules! mask {
    ($n:literal, $all:path, $store:expr, $load:expr, $four:expr) => {
        impl Mask for M<$n> {
            forward! {
                -> Self: Self;
                and(y) v128_and;
                or(y) v128_or;
                xor(y) v128_xor;
                not() v128_not;
            }
            #[inline(always)]
            fn any(self) -> bool {
                v128_any_true(self.0)
            }
            #[inline(always)]
            fn all(self) -> bool {
                $all(self.0)
            }
            #[inline(always)]
            unsafe fn store(self, p: *mut u8) {
                // SAFETY: `N` bytes, which the caller vouches for.
                unsafe { $store(v128_and(self.0, u8x16_splat(1)), p) }
            }
            #[inline(always)]
            unsafe fn store_four(four: [Self; 4], _: usize, p: *mut u8) {
                let [a, b, c, d] = four.map(|m| m.0);
                // SAFETY: `4 N` bytes, which the caller vouches for.
                unsafe { $four(a, b, c, d, p) }
            }
            #[inline(always)]
            unsafe fn load(p: *const u8) -> Self {
                // SAFETY: `N` bytes, which the caller vouches for.
                Self(unsafe { $load(p) })
            }
        }
    };
}
// Storing: every byte of the register is already 0 or 1, so one byte per lane is picked out.
// Of four registers at once, lanes are halved, whatever their width: every byte of one is 0 or -1.
mask!(
    16,
    u8x16_all_true,
    |m, p: *mut u8| v128_store(p.cast(), m),
    |p: *const u8| u8x16_ne(v128_load(p.cast()), u8x16_splat(0)),
    |a, b, c, d, p: *mut u8| {
        put(a, p);
        put(b, p.add(16));
        put(c, p.add(32));
        put(d, p.add(48));
    }
);
mask!(
    8,
    u16x8_all_true,
    |m, p: *mut u8| v128_store64_lane::<0>(
        u8x16_shuffle::<0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14>(m, m),
        p.cast()
    ),
    |p: *const u8| u16x8_ne(u16x8_load_extend_u8x8(p), u16x8_splat(0)),
    |a, b, c, d, p: *mut u8| {
        put(halved(a, b), p);
        put(halved(c, d), p.add(16));
    }
);
mask!(
    4,
    u32x4_all_true,
    |m, p: *mut u8| v128_store32_lane::<0>(
        u8x16_shuffle::<0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12>(m, m),
        p.cast()
    ),
    |p: *const u8| {
        let bytes = u16x8_extend_low_u8x16(v128_load32_zero(p.cast()));
        u32x4_ne(u32x4_extend_low_u16x8(bytes), u32x4_splat(0))
    },
    |a, b, c, d, p: *mut u8| {
        put(halved(halved(a, b), halved(c, d)), p);
    }
);
mask!(
    2,
    u64x2_all_true,
    |m, p: *mut u8| v128_store16_lane::<0>(
        u8x16_shuffle::<0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8>(m, m),
        p.cast()
    ),
    |p: *const u8| {
        let bytes = u16x8_extend_low_u8x16(v128_load16_lane::<0>(u64x2_splat(0), p.cast()));
        u64x2_ne(u64x2_extend_low_u32x4(u32x4_extend_low_u16x8(bytes)), u64x2_splat(0))
    },
    |a, b, c, d, p: *mut u8| {
        let both = halved(halved(a, b), halved(c, d));
        let bytes = v128_and(halved(both, both), u8x16_splat(1));
        v128_store64_lane::<0>(bytes, p.cast());
    }
);
