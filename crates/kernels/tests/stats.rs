//! Bins, counts, interpolation and correlation against their definitions.
use kernels::dtype::DType;
use kernels::linalg::{correlate, gemm_scratch};
use kernels::stats::{Bins, Curve, Precision, count, interp};

fn bins(edges: &[f64], precision: Precision) -> Bins {
    let (first, last) = (edges[0], edges[edges.len() - 1]);
    let (values, quotients) = (precision, precision);
    let count = edges.len() - 1;
    Bins { edges: edges.as_ptr(), count, first, last, width: last - first, values, quotients }
}

fn place(bins: &Bins, x: &[f64]) -> Vec<i32> {
    let mut out = vec![7; x.len()];
    // SAFETY: all hold as many elements as they say.
    unsafe { bins.place(x.len(), x.as_ptr(), out.as_mut_ptr()) };
    out
}

#[test]
fn a_bin_has_its_lower_edge_and_the_last_one_both() {
    let edges = [0.0, 1.0, 2.0, 3.0];
    let x = [0.0, 0.5, 1.0, 1.999, 2.0, 3.0, -0.001, 3.001, f64::NAN, f64::INFINITY];
    let wanted = [0, 0, 1, 1, 2, 2, -1, -1, -1, -1];
    assert_eq!(place(&bins(&edges, Precision::Double), &x), wanted);
}

#[test]
fn edges_decide_where_arithmetic_is_off_by_one() {
    // i / 10 for i in 0..=10: the quotients of some edges fall below them.
    let edges: Vec<f64> = (0..=10).map(|i| f64::from(i) * 0.1).collect();
    let found = place(&bins(&edges, Precision::Double), &edges);
    let wanted: Vec<i32> = (0..=10).map(|i: i32| i.min(9)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn narrow_precisions_round_every_operation() {
    let edges = [0.0, 1.0, 2.0];
    let below = f64::from(1.0f32 - f32::EPSILON / 2.0);
    for precision in [Precision::Single, Precision::Half] {
        assert_eq!(place(&bins(&edges, precision), &[below, 1.0, 2.0]), [0, 1, 1]);
    }
    assert_eq!(
        [2, 4, 8, 1].map(Precision::of),
        [Precision::Half, Precision::Single, Precision::Double, Precision::Double]
    );
}

#[test]
fn counts_and_sums_of_weights() {
    let places = [2, 0, -1, 2, 1];
    let weights = [0.5, 1.0, 100.0, 2.0, -1.0];
    let (mut counts, mut sums) = ([10i32, 0, 0], [0.0, 0.0, 1.0]);
    // SAFETY: there is a count for every place.
    unsafe {
        count(5, places.as_ptr(), core::ptr::null(), counts.as_mut_ptr().cast());
        count(5, places.as_ptr(), weights.as_ptr(), sums.as_mut_ptr().cast());
    }
    assert_eq!(counts, [11, 1, 2]);
    assert_eq!(sums, [1.0, -1.0, 3.5]);
}

fn values(x: &[f64], xp: &[f64], fp: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; x.len()];
    let (left, right) = (-1.0, -2.0);
    let (len, nan) = (xp.len(), f64::NAN);
    let curve = Curve { len, x: xp.as_ptr(), y: fp.as_ptr(), step: 1, left, right, nan };
    // SAFETY: all hold as many elements as they say.
    unsafe { interp(&curve, x.len(), x.as_ptr(), out.as_mut_ptr()) };
    out
}

#[test]
fn interpolation_inside_outside_and_at_the_points() {
    let (xp, fp) = ([1.0, 2.0, 4.0], [3.0, 5.0, 1.0]);
    let x = [0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 4.5, 1.25];
    assert_eq!(values(&x, &xp, &fp), [-1.0, 3.0, 4.0, 5.0, 3.0, 1.0, -2.0, 3.5]);
    assert!(values(&[f64::NAN], &xp, &fp)[0].is_nan());
    assert_eq!(values(&[0.0, 1.0, 2.0, f64::NAN], &[1.0], &[9.0]), [-1.0, 9.0, -2.0, 9.0]);
}

#[test]
fn infinite_values_are_reached_from_both_sides() {
    let inf = f64::INFINITY;
    assert_eq!(values(&[1.5], &[1.0, 2.0], &[inf, inf]), [inf]);
    assert_eq!(values(&[1.0, 1.5], &[1.0, 2.0], &[3.0, inf]), [3.0, inf]);
}

#[test]
fn places_in_any_order_find_their_interval() {
    let xp: Vec<f64> = (0..100).map(f64::from).collect();
    let fp: Vec<f64> = xp.iter().map(|x| x * x).collect();
    let x: Vec<f64> = (0..100).map(|i| f64::from(i * 37 % 99) + 0.5).collect();
    let wanted: Vec<f64> = x.iter().map(|x| x * x + 0.25).collect();
    assert_eq!(values(&x, &xp, &fp), wanted);
}

#[test]
fn correlation_by_its_definition() {
    for (n, k) in [(1, 1), (5, 1), (5, 3), (9, 9), (40, 7)] {
        let a: Vec<f64> = (0..n).map(|i| f64::from(i as i32 * 7 % 11) - 3.0).collect();
        let v: Vec<f64> = (0..k).map(|i| f64::from(i as i32 * 5 % 7) - 2.0).collect();
        let mut scratch = vec![0u128; gemm_scratch(DType::Float64, (n, 1, k)) / 16 + 1];
        for (left, right) in [(0, 0), (k - 1, k - 1), (k / 2, k - k / 2 - 1)] {
            let mut out = vec![0.0; n - k + 1 + left + right];
            let rows = (a.as_ptr() as *mut u8, v.as_ptr() as *mut u8, out.as_mut_ptr().cast());
            // SAFETY: the rows hold what they say; `out` is apart.
            unsafe {
                let scratch = scratch.as_mut_ptr().cast();
                correlate(DType::Float64, (rows.0, n), (rows.1, k), (left, right), rows.2, scratch);
            }
            let at = |i: usize| if i < left || i - left >= n { 0.0 } else { a[i - left] };
            let wanted: Vec<f64> =
                (0..out.len()).map(|i| (0..k).map(|j| at(i + j) * v[j]).sum()).collect();
            assert_eq!(out, wanted, "{n} {k} {left} {right}");
        }
    }
}
