//! PCG XSL-RR 128/64 (M. E. O'Neill, 2014) as NumPy's `PCG64` runs it.

const MULTIPLIER: [u64; 2] = [4_865_540_595_714_422_341, 2_549_297_995_355_413_924];

/// The generator, as it lies in linear memory; every 128-bit number is its low word, then its high word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Pcg64 {
    state: [u64; 2],
    increment: [u64; 2],
    /// Whether `half` is still to be handed out: 0 or 1.
    has_half: u32,
    /// The high half of the last draw of 64 bits that was asked for 32.
    half: u32,
}

/// The 128-bit product, low word first. Wasm has no such instruction, and 128-bit types call a function for it.
#[inline(always)]
pub(super) const fn widening(a: u64, b: u64) -> [u64; 2] {
    const LOW: u64 = 0xffff_ffff;
    let (a0, a1, b0, b1) = (a & LOW, a >> 32, b & LOW, b >> 32);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 32);
    let cross = a0 * b1 + (middle & LOW);
    [(cross << 32) | (low & LOW), a1 * b1 + (middle >> 32) + (cross >> 32)]
}

#[inline(always)]
const fn add(a: [u64; 2], b: [u64; 2]) -> [u64; 2] {
    let (low, carry) = a[0].overflowing_add(b[0]);
    [low, a[1].wrapping_add(b[1]).wrapping_add(carry as u64)]
}

impl Pcg64 {
    /// The generator that NumPy seeds with these four words of a `SeedSequence`.
    pub const fn seed(words: [u64; 4]) -> Self {
        let increment = [(words[3] << 1) | 1, (words[2] << 1) | (words[3] >> 63)];
        let mut it = Self { state: [0, 0], increment, has_half: 0, half: 0 };
        it.step();
        it.state = add(it.state, [words[1], words[0]]);
        it.step();
        it
    }

    #[inline(always)]
    const fn step(&mut self) {
        let [low, high] = self.state;
        let mut next = widening(low, MULTIPLIER[0]);
        next[1] = next[1]
            .wrapping_add(high.wrapping_mul(MULTIPLIER[0]))
            .wrapping_add(low.wrapping_mul(MULTIPLIER[1]));
        self.state = add(next, self.increment);
    }

    /// The next 64 bits.
    #[inline(always)]
    pub const fn next_u64(&mut self) -> u64 {
        self.step();
        let [low, high] = self.state;
        (low ^ high).rotate_right((high >> 58) as u32)
    }

    /// The next 32 bits: the low half of 64 new ones, then the high half.
    #[inline(always)]
    pub const fn next_u32(&mut self) -> u32 {
        if self.has_half != 0 {
            self.has_half = 0;
            return self.half;
        }
        let x = self.next_u64();
        self.has_half = 1;
        self.half = (x >> 32) as u32;
        x as u32
    }

    /// The next multiple of 2^-53 in [0, 1).
    #[inline(always)]
    pub const fn next_f64(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1u64 << 53) as f64;
        (self.next_u64() >> 11) as f64 * UNIT
    }

    /// The next multiple of 2^-24 in [0, 1).
    #[inline(always)]
    pub const fn next_f32(&mut self) -> f32 {
        const UNIT: f32 = 1.0 / (1u32 << 24) as f32;
        (self.next_u32() >> 8) as f32 * UNIT
    }
}
