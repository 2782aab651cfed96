//! What neural networks need beyond ufuncs: activations, softmax, layer normalisation, losses of labels.
//!
//! But for activations all arrays are dense and float32 or float64, and `dtype` is their code. An address of 0
//! says that there is no such array.
#![allow(clippy::too_many_arguments, reason = "the boundary takes numbers only")]
use crate::{SCRATCH, WALK};
use kernels::activations::LOOPS;
use kernels::dtype::DType;
use kernels::loops::blocks;
use kernels::loops::cross_entropy::{self, Rows};
use kernels::loops::layer_norm::Norm;
use kernels::loops::nll::{Labels, Reduction};
use kernels::loops::rowwise::Cell;
use kernels::loops::softmax;
use wasm_bindgen::prelude::wasm_bindgen;

const FLOAT64: u32 = DType::Float64 as u32;

fn at<T>(address: u32) -> *mut T {
    address as usize as *mut T
}

/// Run an activation over the descriptor, whose operands are all of one float dtype.
#[wasm_bindgen]
pub fn activation(code: u32, dtype: u32) {
    let Some(row) = LOOPS.get(code as usize) else { return };
    let Some(sig) = row.iter().find(|sig| sig.types[0] as u32 == dtype) else { return };
    let (walk, scratch) = (&raw mut WALK, &raw mut SCRATCH);
    // SAFETY: one thread, so nobody else holds the statics; TypeScript has checked the walk.
    unsafe { blocks::run(sig.run, sig.nin, sig.compute, &mut *walk, scratch.cast()) };
}

/// Softmax (or its logarithm) of `rows` rows of `n` elements.
#[wasm_bindgen]
pub fn softmax_rows(logarithm: bool, dtype: u32, rows: usize, n: usize, x: u32, out: u32) {
    // SAFETY: TypeScript has checked that the addresses hold the rows.
    unsafe {
        match (dtype == FLOAT64, logarithm) {
            (true, true) => softmax::log_softmax::<f64>(rows, n, at(x), at(out)),
            (true, false) => softmax::softmax::<f64>(rows, n, at(x), at(out)),
            (false, true) => softmax::log_softmax::<f32>(rows, n, at(x), at(out)),
            (false, false) => softmax::softmax::<f32>(rows, n, at(x), at(out)),
        }
    }
}

/// The gradient of [`softmax_rows`] from that of its result and its result.
#[wasm_bindgen]
pub fn softmax_backward_rows(
    logarithm: bool,
    dtype: u32,
    rows: usize,
    n: usize,
    grad: u32,
    y: u32,
    out: u32,
) {
    unsafe fn run<E: Cell>(log: bool, rows: usize, n: usize, [g, y, out]: [*mut E; 3]) {
        // SAFETY: as for `softmax_rows`.
        unsafe {
            if log {
                softmax::log_softmax_backward(rows, n, g, y, out);
            } else {
                softmax::softmax_backward(rows, n, g, y, out);
            }
        }
    }
    // SAFETY: as for `softmax_rows`.
    unsafe {
        if dtype == FLOAT64 {
            run::<f64>(logarithm, rows, n, [grad, y, out].map(at));
        } else {
            run::<f32>(logarithm, rows, n, [grad, y, out].map(at));
        }
    }
}

/// Normalise `rows` rows of `n` elements; writes the mean and one over the standard deviation of each.
#[wasm_bindgen]
pub fn layer_norm(
    dtype: u32,
    rows: usize,
    n: usize,
    eps: f64,
    x: u32,
    weight: u32,
    bias: u32,
    mean: u32,
    rstd: u32,
    out: u32,
) {
    macro_rules! run {
        ($t:ty) => {{
            let (x, weight, mean, rstd) = (at::<$t>(x), at(weight), at(mean), at(rstd));
            Norm { rows, n, x, weight, mean, rstd }.forward(at(bias), at(out), eps)
        }};
    }
    // SAFETY: as for `softmax_rows`.
    unsafe { if dtype == FLOAT64 { run!(f64) } else { run!(f32) } }
}

/// The gradients of [`layer_norm`], as far as there is an address for them; those of weight and bias are added to
/// what is there.
#[wasm_bindgen]
pub fn layer_norm_backward(
    dtype: u32,
    rows: usize,
    n: usize,
    grad: u32,
    x: u32,
    weight: u32,
    mean: u32,
    rstd: u32,
    grad_x: u32,
    grad_weight: u32,
    grad_bias: u32,
) {
    macro_rules! run {
        ($t:ty) => {{
            let (x, weight, mean, rstd) = (at::<$t>(x), at(weight), at(mean), at(rstd));
            let norm = Norm { rows, n, x, weight, mean, rstd };
            if grad_x != 0 {
                norm.backward(at(grad), at(grad_x));
            }
            if grad_weight != 0 || grad_bias != 0 {
                norm.backward_columns(at(grad), at(grad_weight), at(grad_bias));
            }
        }};
    }
    // SAFETY: as for `softmax_rows`.
    unsafe { if dtype == FLOAT64 { run!(f64) } else { run!(f32) } }
}

fn labels<E>(rows: usize, n: usize, target: u32, weight: u32, ignore: i32) -> Labels<E> {
    Labels { rows, n, target: at(target), weight: at(weight), ignore: i64::from(ignore) }
}

/// The first of `rows` int64 labels that is none of `n` classes and not ignored; -1 if all are fine.
#[wasm_bindgen]
pub fn labels_refused(rows: usize, n: usize, target: u32, ignore: i32) -> i32 {
    // SAFETY: TypeScript has checked that the address holds the labels.
    let refused = unsafe { labels::<f64>(rows, n, target, 0, ignore).refused() };
    refused.map_or(-1, |row| row as i32)
}

/// The negative log likelihood of labels in `rows` rows of `n` classes. `reduction` is 0 none, 1 mean, 2 sum.
#[wasm_bindgen]
pub fn nll(
    dtype: u32,
    rows: usize,
    n: usize,
    x: u32,
    target: u32,
    weight: u32,
    ignore: i32,
    reduction: u32,
    out: u32,
) {
    let reduction = Reduction::from_code(reduction);
    // SAFETY: as for `softmax_rows`; the labels have been checked.
    unsafe {
        if dtype == FLOAT64 {
            labels::<f64>(rows, n, target, weight, ignore).forward(at(x), at(out), reduction);
        } else {
            labels::<f32>(rows, n, target, weight, ignore).forward(at(x), at(out), reduction);
        }
    }
}

/// Add the gradient of [`nll`] from that of its result to rows.
#[wasm_bindgen]
pub fn nll_backward(
    dtype: u32,
    rows: usize,
    n: usize,
    grad: u32,
    target: u32,
    weight: u32,
    ignore: i32,
    reduction: u32,
    out: u32,
) {
    let reduction = Reduction::from_code(reduction);
    // SAFETY: as for `nll`.
    unsafe {
        if dtype == FLOAT64 {
            labels::<f64>(rows, n, target, weight, ignore).backward(at(grad), at(out), reduction);
        } else {
            labels::<f32>(rows, n, target, weight, ignore).backward(at(grad), at(out), reduction);
        }
    }
}

/// The cross entropy of labels in `rows` rows of `n` classes; where there is `smoothing` there are no weights. Leaves
/// rows of exponentials, `step` elements apart, and their sums and the weights of labels for the gradient.
#[wasm_bindgen]
pub fn cross_entropy(
    dtype: u32,
    rows: usize,
    n: usize,
    x: u32,
    target: u32,
    weight: u32,
    ignore: i32,
    smoothing: f64,
    exps: u32,
    step: usize,
    sums: u32,
    weights: u32,
    losses: u32,
) {
    macro_rules! run {
        ($t:ty) => {{
            let labels = labels::<$t>(rows, n, target, weight, ignore);
            let to = Rows { sums: at(sums), weights: at(weights), losses: at(losses) };
            cross_entropy::cross_entropy(&labels, smoothing, at(x), at(exps), step, to)
        }};
    }
    // SAFETY: as for `nll`.
    unsafe { if dtype == FLOAT64 { run!(f64) } else { run!(f32) } }
}
