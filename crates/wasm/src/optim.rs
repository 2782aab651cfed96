//! Steps of optimisers. All arrays are dense and float32 or float64, `dtype` is their code, and an address of 0 says
//! that there is no such array.
#![allow(clippy::too_many_arguments, reason = "the boundary takes numbers only")]
use kernels::dtype::DType;
use kernels::loops::optimizers::{Adam, Descent, Taken, adam, descend};
use wasm_bindgen::prelude::wasm_bindgen;

fn at<T>(address: u32) -> *mut T {
    address as usize as *mut T
}

/// A step of Adam; `most` holds the largest averages of squares.
#[wasm_bindgen]
pub fn adam_step(
    dtype: u32,
    n: usize,
    param: u32,
    grad: u32,
    mean: u32,
    square: u32,
    most: u32,
    negate: bool,
    decay: f64,
    shrink: f64,
    weight: f64,
    keep: f64,
    fresh: f64,
    root: f64,
    eps: f64,
    rate: f64,
) {
    let taken = Taken { negate, decay };
    let step = Adam { taken, shrink, weight, keep, fresh, root, eps, rate };
    let arrays = [param, grad, mean, square, most];
    // SAFETY: TypeScript has checked that the addresses hold `n` elements, and that they are apart.
    unsafe {
        if dtype == DType::Float64 as u32 {
            adam::<f64>(n, arrays.map(at), &step);
        } else {
            adam::<f32>(n, arrays.map(at), &step);
        }
    }
}

/// A step of gradient descent; `buffer` holds the momentum.
#[wasm_bindgen]
pub fn sgd_step(
    dtype: u32,
    n: usize,
    param: u32,
    grad: u32,
    buffer: u32,
    negate: bool,
    first: bool,
    nesterov: bool,
    decay: f64,
    rate: f64,
    momentum: f64,
    fresh: f64,
) {
    let step = Descent { taken: Taken { negate, decay }, rate, momentum, fresh, first, nesterov };
    let arrays = [param, grad, buffer];
    // SAFETY: as for `adam_step`.
    unsafe {
        if dtype == DType::Float64 as u32 {
            descend::<f64>(n, arrays.map(at), &step);
        } else {
            descend::<f32>(n, arrays.map(at), &step);
        }
    }
}
