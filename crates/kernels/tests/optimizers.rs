//! Steps of optimisers, against the formulas one by one.
use core::ptr::null_mut;
use kernels::loops::optimizers::{Adam, Descent, Taken, adam, descend};
use kernels::loops::rowwise::Cell;

fn numbers<E: Cell>(n: usize, shift: usize) -> Vec<E> {
    (0..n).map(|i| E::of((((i + shift) * 7919) % 101) as f64 / 50.0 - 1.0)).collect()
}

fn close<E: Cell>(got: &[E], want: &[f64], limit: f64) {
    for (i, (&got, &want)) in got.iter().zip(want).enumerate() {
        let got: f64 = got.into();
        assert!((got - want).abs() <= limit, "{i}: {got} is not {want}");
    }
}

fn adam_of<E: Cell>(limit: f64) {
    for n in 0..11 {
        for most in [false, true] {
            let (mut p, mut g) = (numbers::<E>(n, 1), numbers::<E>(n, 2));
            let (mut m, mut v) = (numbers::<E>(n, 3), numbers::<E>(n, 4));
            v.iter_mut().for_each(|v| *v = v.mul(*v));
            let mut top = vec![E::of(0.25); n];
            let taken = Taken { negate: most, decay: 0.1 };
            let step = Adam {
                taken,
                shrink: 0.9,
                weight: 0.1,
                keep: 0.99,
                fresh: 0.01,
                root: 0.5,
                eps: 1e-3,
                rate: -0.02,
            };
            let wide = |x: &[E]| x.iter().map(|&x| x.into()).collect::<Vec<f64>>();
            let (p0, g0, m0, v0) = (wide(&p), wide(&g), wide(&m), wide(&v));
            let last = if most { top.as_mut_ptr() } else { null_mut() };
            let arrays = [p.as_mut_ptr(), g.as_mut_ptr(), m.as_mut_ptr(), v.as_mut_ptr(), last];
            // SAFETY: all hold `n` elements.
            unsafe { adam(n, arrays, &step) };
            let want: Vec<[f64; 3]> = (0..n)
                .map(|i| {
                    let g = g0[i] * if most { -1.0 } else { 1.0 } + 0.1 * p0[i];
                    let m = m0[i] + 0.1 * (g - m0[i]);
                    let v = 0.99 * v0[i] + 0.01 * g * g;
                    let root = if most { v.max(0.25) } else { v }.sqrt();
                    [p0[i] * 0.9 - 0.02 * m / (root / 0.5 + 1e-3), m, v]
                })
                .collect();
            for (k, got) in [p, m, v].iter().enumerate() {
                close(got, &want.iter().map(|w| w[k]).collect::<Vec<_>>(), limit);
            }
            assert_eq!(wide(&g), g0);
        }
    }
}

#[test]
fn adam_steps() {
    adam_of::<f64>(1e-14);
    adam_of::<f32>(1e-5);
}

fn descend_of<E: Cell>(limit: f64) {
    for n in 0..11 {
        for (buffered, first, nesterov) in
            [(false, false, false), (true, true, false), (true, false, false), (true, false, true)]
        {
            let (mut p, mut g, mut b) = (numbers::<E>(n, 5), numbers::<E>(n, 6), numbers(n, 7));
            let wide = |x: &[E]| x.iter().map(|&x| x.into()).collect::<Vec<f64>>();
            let (p0, g0, b0) = (wide(&p), wide(&g), wide(&b));
            let taken = Taken { negate: false, decay: 0.0 };
            let step = Descent { taken, rate: -0.1, momentum: 0.9, fresh: 0.5, first, nesterov };
            let buffer = if buffered { b.as_mut_ptr() } else { null_mut() };
            // SAFETY: all hold `n` elements.
            unsafe { descend(n, [p.as_mut_ptr(), g.as_mut_ptr(), buffer], &step) };
            let want: Vec<f64> = (0..n)
                .map(|i| {
                    let kept = if first { g0[i] } else { 0.9 * b0[i] + 0.5 * g0[i] };
                    let by = if nesterov { g0[i] + 0.9 * kept } else { kept };
                    p0[i] - 0.1 * if buffered { by } else { g0[i] }
                })
                .collect();
            close(&p, &want, limit);
        }
    }
}

#[test]
fn steps_of_gradient_descent() {
    descend_of::<f64>(1e-14);
    descend_of::<f32>(1e-6);
}
