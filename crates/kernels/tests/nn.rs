//! Softmax, layer normalisation, activations and losses of labels, against sums written out.
use kernels::activations::UFUNCS;
use kernels::dtype::DType;
use kernels::loops::cross_entropy::{Rows, cross_entropy};
use kernels::loops::layer_norm::Norm;
use kernels::loops::nll::{Labels, Reduction};
use kernels::loops::rowwise::Cell;
use kernels::loops::{Arg, MAX_OPS, softmax};
use kernels::math::erf;
use std::ptr::null;

/// Numbers between -2 and 2 that repeat nothing soon.
fn numbers<E: Cell>(n: usize) -> Vec<E> {
    (0..n).map(|i| E::of(((i * 7919 + 31) % 1009) as f64 / 252.0 - 2.0)).collect()
}

fn close<E: Cell>(got: &[E], want: &[f64], limit: f64) {
    assert_eq!(got.len(), want.len());
    for (i, (&got, &want)) in got.iter().zip(want).enumerate() {
        let got: f64 = got.into();
        assert!((got - want).abs() <= limit * want.abs().max(1.0), "{i}: {got} is not {want}");
    }
}

fn wide<E: Cell>(x: &[E]) -> Vec<f64> {
    x.iter().map(|&x| x.into()).collect()
}

fn softmax_of<E: Cell>(limit: f64) {
    for n in 1..12 {
        let mut x = numbers::<E>(3 * n);
        x[n - 1] = E::of(1000.0);
        let mut g = numbers::<E>(6 * n).split_off(3 * n);
        let (mut y, mut log, mut dx, mut dlog) = (x.clone(), x.clone(), x.clone(), x.clone());
        // SAFETY: all hold three rows.
        unsafe {
            softmax::softmax(3, n, x.as_mut_ptr(), y.as_mut_ptr());
            softmax::log_softmax(3, n, x.as_mut_ptr(), log.as_mut_ptr());
            softmax::softmax_backward(3, n, g.as_mut_ptr(), y.as_mut_ptr(), dx.as_mut_ptr());
            let (g, log) = (g.as_mut_ptr(), log.as_mut_ptr());
            softmax::log_softmax_backward(3, n, g, log, dlog.as_mut_ptr());
        }
        for r in 0..3 {
            let row = r * n..(r + 1) * n;
            let (x, g) = (wide(&x[row.clone()]), wide(&g[row.clone()]));
            let most = x.iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = x.iter().map(|x| (x - most).exp()).sum();
            let p: Vec<f64> = x.iter().map(|x| (x - most).exp() / sum).collect();
            let inner: f64 = p.iter().zip(&g).map(|(p, g)| p * g).sum();
            let total: f64 = g.iter().sum();
            close(&y[row.clone()], &p, limit);
            let logs: Vec<f64> = x.iter().map(|x| x - most - sum.ln()).collect();
            close(&log[row.clone()], &logs, limit);
            let slope: Vec<f64> = p.iter().zip(&g).map(|(p, g)| p * (g - inner)).collect();
            close(&dx[row.clone()], &slope, 4.0 * limit);
            let slope: Vec<f64> = p.iter().zip(&g).map(|(p, g)| g - p * total).collect();
            close(&dlog[row], &slope, 8.0 * limit);
        }
    }
}

#[test]
fn softmax_and_its_logarithm() {
    softmax_of::<f64>(1e-15);
    softmax_of::<f32>(5e-7);
}

#[test]
fn layer_norm() {
    for n in [1, 2, 3, 5, 8, 13] {
        let rows = 4;
        let (mut x, mut g) = (numbers::<f64>(rows * n), numbers::<f64>(2 * rows * n));
        let mut g = g.split_off(rows * n);
        let (mut weight, mut bias) = (numbers::<f64>(n), vec![0.25; n]);
        let (mut mean, mut rstd) = (vec![0.0; rows], vec![0.0; rows]);
        let (mut y, mut dx) = (x.clone(), x.clone());
        let (mut dw, mut db) = (vec![0.0; n], vec![0.0; n]);
        let norm = Norm {
            rows,
            n,
            x: x.as_mut_ptr(),
            weight: weight.as_mut_ptr(),
            mean: mean.as_mut_ptr(),
            rstd: rstd.as_mut_ptr(),
        };
        // SAFETY: rows, columns and parameters as described.
        unsafe {
            norm.forward(bias.as_mut_ptr(), y.as_mut_ptr(), 1e-5);
            norm.backward(g.as_mut_ptr(), dx.as_mut_ptr());
            norm.backward_columns(g.as_mut_ptr(), dw.as_mut_ptr(), db.as_mut_ptr());
        }
        let loss = |x: &[f64], w: &[f64], b: &[f64]| -> f64 {
            (0..rows)
                .map(|r| {
                    let row = &x[r * n..(r + 1) * n];
                    let mid = row.iter().sum::<f64>() / n as f64;
                    let var = row.iter().map(|x| (x - mid).powi(2)).sum::<f64>() / n as f64;
                    let hat = |i: usize| (row[i] - mid) / (var + 1e-5).sqrt();
                    (0..n).map(|i| g[r * n + i] * (hat(i) * w[i] + b[i])).sum::<f64>()
                })
                .sum()
        };
        let total: f64 = y.iter().zip(&g).map(|(y, g)| y * g).sum();
        close(&[total], &[loss(&x, &weight, &bias)], 1e-13);
        // The gradients against central differences.
        let slope = |f: &dyn Fn(f64) -> f64| (f(1e-6) - f(-1e-6)) / 2e-6;
        let moved = |a: &[f64], i: usize, d: f64| {
            let mut a = a.to_vec();
            a[i] += d;
            a
        };
        for (i, &got) in dx.iter().enumerate() {
            close(&[got], &[slope(&|d| loss(&moved(&x, i, d), &weight, &bias))], 1e-6);
        }
        for i in 0..n {
            close(&[dw[i]], &[slope(&|d| loss(&x, &moved(&weight, i, d), &bias))], 1e-6);
            close(&[db[i]], &[slope(&|d| loss(&x, &weight, &moved(&bias, i, d)))], 1e-6);
        }
    }
}

#[test]
fn losses_of_labels() {
    let x = [-1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0, -9.0];
    let (target, weight) = ([2i64, -100, 1], [1.0, 2.0, 0.5]);
    let of = |weight: *const f64, target: &[i64; 3]| Labels {
        rows: 3,
        n: 3,
        target: target.as_ptr(),
        weight,
        ignore: -100,
    };
    let run = |labels: &Labels<f64>, reduction, grad: &[f64]| {
        let (mut out, mut dx) = ([0.0; 3], [0.0; 9]);
        // SAFETY: all hold what three rows of three classes need.
        unsafe {
            labels.forward(x.as_ptr(), out.as_mut_ptr(), reduction);
            labels.backward(grad.as_ptr(), dx.as_mut_ptr(), reduction);
        }
        (out, dx)
    };
    let plain = of(null(), &target);
    let weighted = of(weight.as_ptr(), &target);
    let (out, dx) = run(&plain, Reduction::None, &[1.0, 2.0, 3.0]);
    assert_eq!((out, dx), ([3.0, 0.0, 8.0], [0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -3.0, 0.0]));
    let (out, dx) = run(&weighted, Reduction::Mean, &[5.0]);
    assert_eq!(out[0], (1.5 + 16.0) / 2.5);
    assert_eq!(dx, [0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -4.0, 0.0]);
    assert_eq!(run(&weighted, Reduction::Sum, &[1.0]).0[0], 17.5);
    // SAFETY: three labels.
    unsafe {
        assert_eq!(plain.refused(), None);
        assert_eq!(of(null(), &[0, 3, 1]).refused(), Some(1));
        assert_eq!(of(null(), &[0, 1, -1]).refused(), Some(2));
    }
}

fn cross_entropy_of<E: Cell>(limit: f64) {
    for n in 2..12 {
        let mut x = numbers::<E>(4 * n);
        x[n] = E::of(1000.0);
        let target = [1i64, 0, -100, n as i64 - 1];
        let weight = numbers::<E>(n);
        for (weighted, smoothing) in [(false, 0.0), (true, 0.0), (false, 0.3)] {
            let (mut exps, mut one) = (x.clone(), vec![E::zero(); n]);
            let mut to = vec![E::zero(); 24];
            let by = if weighted { weight.as_ptr() } else { null() };
            let labels = Labels { rows: 4, n, target: target.as_ptr(), weight: by, ignore: -100 };
            let mut run = |exps: &mut [E], step, first| {
                let mut at = |place: usize| to.as_mut_ptr().wrapping_add(4 * (first + place));
                let rows = Rows { sums: at(0), weights: at(1), losses: at(2) };
                // SAFETY: all hold four rows, or one.
                unsafe {
                    let (x, exps) = (x.as_mut_ptr(), exps.as_mut_ptr());
                    cross_entropy(&labels, smoothing, x, exps, step, rows);
                }
            };
            run(&mut exps, n, 0);
            run(&mut one, 0, 3);
            let to = wide(&to);
            assert_eq!(to[..12], to[12..], "the same without a place for every row");
            for (r, &label) in target.iter().enumerate() {
                let row = wide(&x[r * n..(r + 1) * n]);
                let most = row.iter().copied().fold(f64::MIN, f64::max);
                let e: Vec<f64> = row.iter().map(|x| (x - most).exp()).collect();
                let sum: f64 = e.iter().sum();
                close(&exps[r * n..(r + 1) * n], &e, limit);
                let loss = |c: usize| most + sum.ln() - row[c];
                let (mut want, mut own) = (0.0, 0.0);
                if label >= 0 {
                    own = if weighted { weight[label as usize].into() } else { 1.0 };
                    let even = (0..n).map(loss).sum::<f64>() / n as f64;
                    want = own * (loss(label as usize) * (1.0 - smoothing) + even * smoothing);
                }
                close(&[to[r], to[4 + r], to[8 + r]], &[sum, own, want], 8.0 * limit);
            }
        }
    }
}

#[test]
fn cross_entropy_of_labels() {
    cross_entropy_of::<f64>(1e-15);
    cross_entropy_of::<f32>(5e-7);
}

/// erf at some places, from the handbook of Abramowitz and Stegun and mpmath.
const ERF: [(f64, f64); 8] = [
    (0.0, 0.0),
    (0.5, 0.520_499_877_813_046_5),
    (0.99, 0.838_508_069_555_369_8),
    (1.0, 0.842_700_792_949_714_9),
    (-1.5, -0.966_105_146_475_310_8),
    (2.0, 0.995_322_265_018_952_7),
    (4.0, 0.999_999_984_582_742_1),
    (7.0, 1.0),
];

#[test]
fn the_error_function() {
    for (x, want) in ERF {
        close(&[erf(x)], &[want], 3e-16);
        close(&[erf(x as f32)], &[want], 1.5e-7);
    }
    assert!(erf(f64::NAN).is_nan());
    assert_eq!((erf(f64::INFINITY), erf(f64::NEG_INFINITY)), (1.0, -1.0));
}

/// Call a row on dense float64.
fn call(name: &str, args: &[&[f64]]) -> Vec<f64> {
    let row = UFUNCS.iter().find(|row| row.name == name).unwrap();
    let sig = row.signatures.iter().find(|sig| sig.types[0] == DType::Float64).unwrap();
    let mut out = vec![0.0; args[0].len()];
    let arg = |p: *const f64| Arg { ptr: p.cast_mut().cast(), step: 1 };
    let mut all = [arg(out.as_mut_ptr()); MAX_OPS];
    for (place, x) in all.iter_mut().zip(args) {
        *place = arg(x.as_ptr());
    }
    all[args.len()] = arg(out.as_mut_ptr());
    // SAFETY: inputs, then an output as long as they are.
    unsafe { (sig.run)(out.len(), &all) };
    out
}

#[test]
fn activations_have_their_slopes() {
    let x: Vec<f64> = (-60..=60).map(|i| f64::from(i) / 10.0).collect();
    let ones = vec![1.0; x.len()];
    let moved = |d: f64| x.iter().map(|x| x + d).collect::<Vec<_>>();
    for name in ["silu", "gelu", "geluTanh"] {
        let slope = call(&format!("{name}Backward"), &[&ones, &x]);
        let (above, below) = (call(name, &[&moved(1e-5)]), call(name, &[&moved(-1e-5)]));
        let want: Vec<f64> = above.iter().zip(&below).map(|(a, b)| (a - b) / 2e-5).collect();
        close(&slope, &want, 1e-9);
    }
    type Named = (&'static str, fn(f64) -> f64);
    let others: [Named; 3] =
        [("relu", |x| x.max(0.0)), ("sigmoid", |x| 1.0 / (1.0 + (-x).exp())), ("tanh", f64::tanh)];
    for (name, f) in others {
        let at: Vec<f64> = x.iter().map(|x| x + 0.03).collect();
        let y: Vec<f64> = at.iter().map(|&x| f(x)).collect();
        let slope = call(&format!("{name}Backward"), &[&ones, &y]);
        let want: Vec<f64> = at.iter().map(|x| (f(x + 1e-5) - f(x - 1e-5)) / 2e-5).collect();
        close(&slope, &want, 1e-9);
    }
    assert_eq!(
        call("reluBackward", &[&[3.0; 4], &[0.0, -0.0, 2.0, f64::NAN]]),
        [0.0, 0.0, 3.0, 3.0]
    );
    close(
        &call("logSigmoid", &[&[0.0, 800.0, -800.0]]),
        &[-core::f64::consts::LN_2, 0.0, -800.0],
        1e-15,
    );
    assert_eq!(call("sigmoid", &[&[0.0, 800.0, -800.0]]), [0.5, 1.0, 0.0]);
    close(
        &call("gelu", &[&[1.0, -1.0]]),
        &[0.841_344_746_068_542_9, -0.158_655_253_931_457_05],
        1e-15,
    );
}
