//! The angle of a vector.
use super::double::{div, two_prod, two_sum};
use super::poly;
use crate::simd::Float;
use core::f64::consts::{FRAC_PI_2, PI};

/// `atan(i / 16)` and what rounding took from it.
const ATAN: [(f64, f64); 17] = [
    (0.0, 0.0),
    (0.062_418_809_995_957_35, -1.549_075_630_829_504_6e-18),
    (0.124_354_994_546_761_44, -3.125_324_142_453_938_3e-18),
    (0.185_347_949_995_694_76, 4.180_692_268_843_079e-18),
    (0.244_978_663_126_864_14, 1.069_875_561_873_445_1e-17),
    (0.302_884_868_374_971_4, -1.101_082_790_300_136_9e-17),
    (0.358_770_670_270_572_25, -2.462_381_558_263_863_5e-17),
    (0.412_410_441_597_387_3, -1.587_652_227_770_689e-17),
    (0.463_647_609_000_806_1, 2.269_877_745_296_168_7e-17),
    (0.512_389_460_310_737_7, -2.546_278_147_285_580_4e-17),
    (0.558_599_315_343_562_4, -5.455_630_548_591_626_4e-18),
    (0.602_287_346_134_964_2, 2.950_430_737_228_402e-17),
    (0.643_501_108_793_284_4, 1.583_478_505_144_428_6e-17),
    (0.682_316_554_874_748_1, 6.943_223_671_560_008e-18),
    (0.718_829_999_621_624_5, -2.147_838_844_445_698_3e-17),
    (0.753_151_280_962_194_4, -2.425_693_465_918_206_7e-17),
    (core::f64::consts::FRAC_PI_4, 3.061_616_997_868_383e-17),
];

/// The angle of `(x, y)` from the positive x axis, between -pi and pi, as C99 has it.
#[inline(always)]
pub fn atan2<T: Float<Wide = f64>>(y: T, x: T) -> T {
    y.wide2(x, angle)
}

fn angle(y: f64, x: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    let (a, b) = (x.abs(), y.abs());
    let steep = a < b;
    let (small, large) = if steep { (a, b) } else { (b, a) };
    let mut sum = if large == f64::INFINITY && small == large {
        ATAN[16]
    } else if large == 0.0 {
        (0.0, 0.0)
    } else if small < large * f64::from_bits((1023 - 60) << 52) {
        // So flat that the ratio is its own arc tangent, and vanishes beside a quarter turn.
        (small / large, 0.0)
    } else {
        ratio(small, large)
    };
    if steep {
        sum = less((FRAC_PI_2, 6.123_233_995_736_766e-17), sum);
    }
    if x.is_sign_negative() {
        sum = less((PI, 1.224_646_799_147_353_2e-16), sum);
    }
    (sum.0 + sum.1).copysign(y)
}

/// A constant less an angle.
fn less(of: (f64, f64), angle: (f64, f64)) -> (f64, f64) {
    let (sum, rest) = two_sum(of.0, -angle.0);
    (sum, rest + (of.1 - angle.1))
}

/// `atan(small / large)` for positive numbers at most 2^60 apart: that of the nearest `i / 16`, and the rest.
fn ratio(small: f64, large: f64) -> (f64, f64) {
    let exponent = (large.to_bits() >> 52).clamp(1, 2045);
    let unit = f64::from_bits((2046 - exponent) << 52);
    let (small, large) = (small * unit, large * unit);
    let i = (small / large * 16.0 + 0.5) as usize;
    let c = i as f64 / 16.0;
    let ((p, p_rest), (q, q_rest)) = (two_prod(c, large), two_prod(c, small));
    let (top, bottom) = (two_sum(small, -p), two_sum(large, q));
    let (t, rest) = div((top.0, top.1 - p_rest), (bottom.0, bottom.1 + q_rest));
    // Minimax polynomial for `(atan t - t) / t^3`, `|t| <= 1/16`.
    let z = t * t;
    let p = poly(
        z,
        [
            -0.333_333_333_333_333_3,
            0.199_999_999_999_980_47,
            -0.142_857_142_829_031_03,
            0.111_111_092_501_122_26,
            -0.090_902_859_138_527_46,
            0.075_895_152_891_756_62,
        ],
    );
    let (hi, lo) = ATAN.get(i).copied().unwrap_or(ATAN[16]);
    let (sum, error) = two_sum(hi, t);
    (sum, error + (lo + rest + t * (z * p)))
}
