//! MT19937 (M. Matsumoto and T. Nishimura, 1998) as PyTorch's CPU generator runs it.

const N: usize = 624;
const M: usize = 397;

/// The generator, as it lies in linear memory.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Mt19937 {
    /// The second normal of the last pair that was drawn one by one.
    pub(super) normal: f64,
    /// Whether `normal` is still to be handed out: 0 or 1.
    pub(super) has_normal: u32,
    /// Draws until the next block is made, that one included.
    left: u32,
    /// The word of the block to be drawn next.
    next: u32,
    seeded: u32,
    key: [u32; N],
}

#[inline(always)]
const fn twist(upper: u32, lower: u32) -> u32 {
    let y = (upper & 0x8000_0000) | (lower & 0x7fff_ffff);
    (y >> 1) ^ (0x9908_b0df & (y & 1).wrapping_neg())
}

impl Mt19937 {
    /// Seeded by the reference implementation's `init_genrand`.
    pub fn seed(seed: u32) -> Self {
        let mut last = seed;
        let mut i = 0u32;
        let key = core::array::from_fn(|_| {
            if i > 0 {
                last = (last ^ (last >> 30)).wrapping_mul(1_812_433_253).wrapping_add(i);
            }
            i += 1;
            last
        });
        Self { normal: 0.0, has_normal: 0, left: 1, next: 0, seeded: 1, key }
    }

    #[cold]
    #[inline(never)]
    fn refill(&mut self) {
        let key = &mut self.key;
        for i in 0..N - M {
            key[i] = key[i + M] ^ twist(key[i], key[i + 1]);
        }
        for i in N - M..N - 1 {
            key[i] = key[i + M - N] ^ twist(key[i], key[i + 1]);
        }
        key[N - 1] = key[M - 1] ^ twist(key[N - 1], key[0]);
        self.left = N as u32;
        self.next = 0;
    }

    /// The next 32 bits.
    #[inline(always)]
    pub fn next_u32(&mut self) -> u32 {
        self.left = self.left.wrapping_sub(1);
        if self.left == 0 {
            self.refill();
        }
        let mut y = self.key.get(self.next as usize).copied().unwrap_or(0);
        self.next = self.next.wrapping_add(1);
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// The next 64 bits: the first draw is the upper half.
    #[inline(always)]
    pub fn next_u64(&mut self) -> u64 {
        let upper = u64::from(self.next_u32());
        (upper << 32) | u64::from(self.next_u32())
    }

    /// The next multiple of 2^-24 in [0, 1).
    #[inline(always)]
    pub fn next_f32(&mut self) -> f32 {
        const UNIT: f32 = 1.0 / (1u32 << 24) as f32;
        (self.next_u32() & 0x00ff_ffff) as f32 * UNIT
    }

    /// The next multiple of 2^-53 in [0, 1).
    #[inline(always)]
    pub fn next_f64(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1u64 << 53) as f64;
        (self.next_u64() & ((1 << 53) - 1)) as f64 * UNIT
    }
}
