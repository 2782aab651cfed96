//! The angle of any float, whole turns taken out: Payne and Hanek, SIGNUM 1983.
use super::double;

/// 2/pi in binary, after 64 zero bits.
const TWO_OVER_PI: [u64; 21] = [
    0,
    0xA2F9_836E_4E44_1529,
    0xFC27_57D1_F534_DDC0,
    0xDB62_9599_3C43_9041,
    0xFE51_63AB_DEBB_C561,
    0xB724_6E3A_424D_D2E0,
    0x0649_2EEA_09D1_921C,
    0xFE1D_EB1C_B129_A73E,
    0xE882_35F5_2EBB_4484,
    0xE99C_7026_B45F_7E41,
    0x3991_D639_8353_39F4,
    0x9C84_5F8B_BDF9_283B,
    0x1FF8_97FF_DE05_980F,
    0xEF2F_118B_5A0A_6D1F,
    0x6D36_7ECF_27CB_09B7,
    0x4F46_3F66_9E5F_EA2D,
    0x7527_BAC7_EBE5_F17B,
    0x3D07_39F7_8A52_92EA,
    0x6BFB_5FB1_1F8D_5D08,
    0x5603_3046_FC7B_6BAB,
    0xF0CF_BC20_9AF4_361D,
];

/// `x = n pi/2 + hi + lo` for a finite `|x| >= 2^20`: `n` modulo 4, and `|hi| <= pi/4`.
pub fn reduce(x: f64) -> (i64, f64, f64) {
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7FF) as u32;
    let significand = (bits & ((1 << 52) - 1)) | (1 << 52);
    // Bits of 2/pi that only add whole turns are skipped; the 192 that follow are enough for the double
    // that comes closest to a multiple of pi/2. The first of them has weight 2.
    let skip = (64 - 2 + exponent).saturating_sub(1075);
    let word = |i: u32| TWO_OVER_PI.get((skip / 64 + i) as usize).copied().unwrap_or(0) as u128;
    let window = |i: u32| ((((word(i) << 64) | word(i + 1)) << (skip % 64)) >> 64) as u64;
    let product = |i: u32| window(i) as u128 * significand as u128;
    let low = product(2);
    let middle = product(1).wrapping_add(low >> 64);
    let high = (product(0) as u64).wrapping_add((middle >> 64) as u64);
    let low = low as u64;
    // A fixed-point number of quarter turns, modulo 4: two bits, then the fraction, rounded to nearest.
    let turns = ((high as u128) << 64) | middle as u64 as u128;
    let eighths = (turns >> 125) as i64;
    let quarter = (eighths + 1) >> 1;
    let negative = eighths & 1 == 1;
    let (mut fraction, mut rest) = ((turns << 2) | (low >> 62) as u128, low << 2);
    if negative {
        rest = rest.wrapping_neg();
        fraction = (!fraction).wrapping_add((rest == 0) as u128);
    }
    let zeros = fraction.leading_zeros().min(63);
    let top = (fraction << zeros) | (((rest as u128) << zeros) >> 64);
    let unit = f64::from_bits((1023 - 53 - zeros as u64) << 52);
    let hi = (top >> 75) as f64 * unit;
    let lo = (((top >> 22) as u64) & ((1 << 53) - 1)) as f64 * unit * (f64::EPSILON * 0.5);
    let half_pi = (core::f64::consts::FRAC_PI_2, 6.123_233_995_736_766e-17);
    let (hi, lo) = double::mul((hi, lo), half_pi);
    let (hi, lo) = if negative != (x < 0.0) { (-hi, -lo) } else { (hi, lo) };
    (if x < 0.0 { -quarter } else { quarter }, hi, lo)
}
