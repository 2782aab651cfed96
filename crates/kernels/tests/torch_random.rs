//! The MT19937 stream against its published check value, and what PyTorch makes of it. The streams themselves are
//! compared with PyTorch's from TypeScript.
use kernels::random::torch::{bernoulli, normal, torch_integers, torch_permutation, uniform};
use kernels::random::{Mt19937, Param};

#[test]
fn the_ten_thousandth_draw_is_that_of_the_standard() {
    // ISO C++ states it for the default seed.
    let mut g = Mt19937::seed(5489);
    for _ in 0..9_999 {
        g.next_u32();
    }
    assert_eq!(g.next_u32(), 4_123_659_995);
}

fn draws<T: Default + Clone>(n: usize, fill: impl Fn(&mut Mt19937, *mut T)) -> Vec<T> {
    let mut out = vec![T::default(); n];
    fill(&mut Mt19937::seed(42), out.as_mut_ptr());
    out
}

#[test]
fn uniform_draws_are_scaled_with_one_rounding() {
    // SAFETY: `draws` passes the address of as many elements.
    let unit = draws(1000, |g, p| unsafe { uniform::<f32>(g, 0.0, 1.0, p, 1000) });
    // SAFETY: as above.
    let scaled = draws(1000, |g, p| unsafe { uniform::<f32>(g, 0.1, 0.7, p, 1000) });
    let (low, width) = (0.1f32, 0.7f32 - 0.1f32);
    let exact = |x: f32| (f64::from(x) * f64::from(width) + f64::from(low)) as f32;
    assert!(unit.iter().all(|x| (0.0..1.0).contains(x)));
    assert_eq!(scaled, unit.iter().map(|&x| exact(x)).collect::<Vec<_>>());
}

#[test]
fn normal_draws_have_their_moments() {
    const N: usize = 100_003;
    for blocks in [true, false] {
        // SAFETY: `draws` passes the address of as many elements.
        let x = draws(N, |g, p| unsafe { normal::<f64>(g, 2.0, 3.0, blocks, p, N) });
        let mean = x.iter().sum::<f64>() / N as f64;
        let variance = x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / N as f64;
        assert!((mean - 2.0).abs() < 0.03, "{mean}");
        assert!((variance - 9.0).abs() < 0.2, "{variance}");
    }
}

#[test]
fn a_whole_block_does_not_depend_on_what_follows() {
    // SAFETY: `draws` passes the address of as many elements.
    let short = draws(32, |g, p| unsafe { normal::<f32>(g, 0.0, 1.0, true, p, 32) });
    // SAFETY: as above.
    let long = draws(64, |g, p| unsafe { normal::<f32>(g, 0.0, 1.0, true, p, 64) });
    assert_eq!(short, long[..32]);
}

#[test]
fn integers_stay_in_range() {
    for (range, base, wide) in [(10, -5, false), (1 << 40, 0, true), (0, i64::MIN, true)] {
        // SAFETY: `draws` passes the address of as many elements.
        let x = draws(1000, |g, p| unsafe { torch_integers(g, range, base, wide, p, 1000) });
        assert!(x.iter().all(|&x| range == 0 || (base..base + range as i64).contains(&x)));
    }
}

#[test]
fn bernoulli_draws_end_before_what_is_no_probability() {
    let p = [0.0f32, 1.0, 0.5, 1.5, 0.0];
    let mut out = [7u8; 5];
    let p = Param { ptr: p.as_ptr(), step: 1 };
    // SAFETY: both addresses are those of five elements.
    let n = unsafe { bernoulli(&mut Mt19937::seed(1), p, out.as_mut_ptr(), 5) };
    assert_eq!(n, 3);
    assert_eq!([out[0], out[1], out[3], out[4]], [0, 1, 7, 7]);
}

#[test]
fn a_permutation_has_every_number_once() {
    for n in [0, 1, 2, 1000] {
        // SAFETY: `draws` passes the address of as many elements.
        let mut x = draws(n, |g, p| unsafe { torch_permutation(g, p, n) });
        x.sort_unstable();
        assert!(x.iter().enumerate().all(|(i, &x)| x == i as i64));
    }
}
