"""Order statistics, averages, covariances and running values: every option, and the words of refusals."""

import numpy as np
from oracle import case, ref

nan, inf = float("nan"), float("inf")
rng = np.random.default_rng(1)
f64 = lambda *v: np.array(v, "f8")  # noqa: E731
i64 = lambda *v: np.array(v, "i8")  # noqa: E731
t = rng.permutation(24).reshape(2, 3, 4)
x = rng.normal(size=(3, 7))
x32 = x.astype("f4")
gaps = np.where(rng.random((4, 6)) < 0.3, nan, rng.normal(size=(4, 6)))
METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
           "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
QS = np.array([0, 0.1, 0.25, 1 / 3, 0.5, 0.6, 0.9, 1])

MEDIAN = [
    *(case("median", a) for a in [f64(), f64(3.0), f64(1.0, 2.0), f64(nan, 1.0), np.array(5.0), np.array(5), t, x, gaps, i64(2, 1),
      np.array([True, False, True]), f64(inf, -inf), f64(inf, inf), np.array([1 + 2j, 3, 2j]), np.array([60000, 60000], "f2"),
      np.array([200, 250], "u1"), np.zeros((0, 3)), np.array([1, nan], "c8")]),
    *(case("median", a, **kw) for a in [t, x, x32, gaps, np.zeros((0, 3)), np.zeros((3, 0))] for kw in
      [{"axis": 0}, {"axis": 1}, {"axis": -1, "keepdims": True}, {"keepdims": True}, {"axis": [0, 1]}, {"axis": []}]
      if a.ndim == 2 or kw.get("axis") != [0, 1]),
    case("median", t, axis=[0, 2]), case("median", t, axis=[2, 0], keepdims=True), case("median", t, axis=3),
    case("median", t, axis=[0, 0]), case("median", t, axis=[0, 3]), case("median", t.astype("f2"), axis=1),
    case("median", x, axis=0, out=ref("o"), let={"o": np.zeros(7)}, watch=["o"]),
    case("median", x, axis=0, keepdims=True, out=ref("o"), let={"o": np.zeros((1, 7))}, watch=["o"]),
    case("median", x, axis=0, out=ref("o"), let={"o": np.zeros(3)}, watch=["o"]),
    case("median", t, axis=0, out=ref("o"), let={"o": np.zeros((3, 4), int)}, watch=["o"]),
]

QUANTILE = [
    *(case("quantile", a, QS, method=m) for m in METHODS for a in [f64(5.0, 1.0, 4.0, 2.0), i64(3, 1, 2, 9, 8), f64(7.0)]),
    *(case("percentile", x32, 30, axis=1, method=m) for m in METHODS),
    *(case("percentile", x32, f64(30, 80.0), axis=0, method=m) for m in METHODS),
    *(case("quantile", gaps, 0.4, axis=0, method=m) for m in ["linear", "lower", "hazen"]),
    *(case("percentile", a, q) for a in [x, x32, x.astype("f2"), t, t.astype("u1"), np.array([True, False]), np.array(3.0)]
      for q in [50, 12.5, f64(10.0, 90.0), np.array(25.0), np.array([[0.0, 50.0], [75.0, 100.0]])]),
    *(case("quantile", t, q, **kw) for q in [0.3, QS[:3]] for kw in
      [{"axis": [0, 2]}, {"axis": 1, "keepdims": True}, {"keepdims": True}, {"axis": [0, 1, 2], "keepdims": True}, {"axis": -2}]),
    case("quantile", i64(1, 2, 3), 1), case("quantile", i64(1, 2, 3), 0), case("quantile", f64(1.0, 2.0), i64(0, 1)),
    case("quantile", f64(1.0, inf), 0.5), case("quantile", f64(-inf, 1.0, inf), QS), case("quantile", f64(-0.0, -0.0), QS),
    case("quantile", x, np.array([0.5, 0.25], "f4"), axis=1), case("quantile", x32, np.array([0.5, 0.25], "f4"), axis=1),
    case("quantile", f64(1.0, 2.0), f64()), case("quantile", f64(1.0, 2.0), np.zeros((2, 0))),
    case("quantile", f64(), 0.5), case("percentile", np.zeros((0, 3)), 50, axis=0), case("percentile", np.zeros((0, 3)), 50, axis=1),
    case("quantile", f64(1.0), 1.5), case("percentile", f64(1.0), -1), case("quantile", f64(1.0), nan),
    case("quantile", f64(1.0), f64(0.5, nan)), case("quantile", f64(1.0), np.zeros((1, 1, 1))), case("quantile", f64(1.0), 0.5, method="foo"),
    case("quantile", np.array([1j]), 0.5), case("quantile", x, 0.5, axis=2), case("quantile", x, 0.5, axis=[0, 0]),
    case("quantile", x, 0.5, axis=0, out=ref("o"), let={"o": np.zeros(7)}, watch=["o"]),
    case("quantile", x, QS, axis=0, keepdims=True, out=ref("o"), let={"o": np.zeros((8, 1, 7))}, watch=["o"]),
    case("quantile", x, 0.5, axis=0, out=ref("o"), let={"o": np.zeros(3)}),
    case("quantile", x, 0.5, axis=0, method="lower", out=ref("o"), let={"o": np.zeros(7)}, watch=["o"]),
    case("quantile", x, 0.5, axis=0, method="lower", out=ref("o"), let={"o": np.zeros(3)}),
    case("quantile", t, 0.5, axis=0, out=ref("o"), let={"o": np.zeros((3, 4), "i8")}, watch=["o"]),
]

W = i64(1, 0, 2, 5)
WEIGHTED = [
    case("quantile", f64(5.0, 1.0, 4.0, 2.0), QS, method="inverted_cdf", weights=W),
    case("quantile", i64(5, 1, 4, 2), 0.5, method="inverted_cdf", weights=W.astype("f8")),
    case("percentile", x, f64(20.0, 70.0), method="inverted_cdf", weights=np.abs(x)),
    case("percentile", x, 30, axis=1, method="inverted_cdf", weights=np.arange(7)),
    case("percentile", x, f64(30.0, 60.0), axis=0, method="inverted_cdf", weights=i64(1, 2, 3), keepdims=True),
    case("quantile", t, 0.6, axis=[0, 2], method="inverted_cdf", weights=np.arange(8).reshape(2, 4)),
    case("quantile", t, 0.6, axis=[2, 0], method="inverted_cdf", weights=np.arange(8).reshape(4, 2)),
    case("quantile", gaps, 0.5, axis=1, method="inverted_cdf", weights=np.ones(6)),
    case("quantile", f64(1.0, 2.0), 0.5, weights=f64(1.0, 1.0)), case("quantile", x, 0.5, method="inverted_cdf", weights=np.ones(7)),
    case("quantile", x, 0.5, axis=0, method="inverted_cdf", weights=np.ones(7)),
    case("quantile", f64(1.0, 2.0), 0.5, method="inverted_cdf", weights=f64(1.0, -1.0)),
    case("quantile", f64(1.0, 2.0), 0.5, method="inverted_cdf", weights=f64(0.0, 0.0)),
    case("quantile", f64(1.0, 2.0), 0.5, method="inverted_cdf", weights=f64(nan, 1.0)),
]

AVERAGE = [
    *(case("average", a, **kw) for a in [t, x, x32, x.astype("f2"), t.astype("i1")] for kw in
      [{}, {"axis": 0}, {"axis": -1, "keepdims": True}, {"returned": True}, {"axis": [0, 1], "returned": True}]),
    case("average", x, weights=np.abs(x)), case("average", x, axis=1, weights=np.arange(7), returned=True),
    case("average", x, axis=0, weights=i64(1, 2, 3), keepdims=True), case("average", t, axis=[0, 2], weights=np.arange(8).reshape(2, 4)),
    case("average", t, axis=[2, 0], weights=np.arange(8).reshape(4, 2), returned=True), case("average", x32, axis=1, weights=np.arange(7)),
    case("average", x32, axis=1, weights=np.arange(7, dtype="f4")), case("average", i64(1, 2), weights=np.array([1, 3], "i4")),
    case("average", x, weights=np.ones(7)), case("average", x, axis=0, weights=np.ones(7)), case("average", f64(1.0, 2.0), weights=f64(1.0, -1.0)),
    case("average", f64()), case("average", x, axis=2), case("average", x, axis=[0, 0]), case("average", np.array([1j, 2]), weights=f64(1.0, 3.0)),
]


def bounded(fn, *args, terms=30, **kw):
    return {**case(fn, *args, want=["bound"], **kw), "terms": terms}


COV = [
    *(bounded("cov", a, **kw) for a in [x, x32, t[0], x + 1j * x[::-1], x[0]] for kw in
      [{}, {"bias": True}, {"ddof": 0}, {"ddof": 2}, {"rowvar": False}]),
    bounded("cov", x, y=x[::-1] * 2), bounded("cov", x[0], x[1]), bounded("cov", x.T, x.T, rowvar=False), bounded("cov", x, dtype="float32"),
    bounded("cov", x, fweights=np.arange(7)), bounded("cov", x, aweights=np.arange(7) / 2), bounded("cov", x, aweights=np.arange(7), ddof=0),
    bounded("cov", x, fweights=np.arange(7), aweights=np.arange(7) / 2), bounded("cov", x, fweights=np.arange(7), bias=True),
    case("cov", x, ddof=1.5), case("cov", t), case("cov", x, t), case("cov", x, fweights=np.arange(7) / 2), case("cov", x, fweights=np.ones((1, 7))),
    case("cov", x, fweights=np.ones(3)), case("cov", x, fweights=-np.ones(7)), case("cov", x, aweights=np.ones((1, 7))),
    case("cov", x, aweights=np.ones(3)), case("cov", x, aweights=-np.ones(7)), case("cov", np.zeros((0, 3))), case("cov", f64(1.0)),
    case("cov", x, np.ones((3, 6))), case("cov", x, aweights=np.zeros(7)), case("cov", np.zeros((2, 0))),
    *(bounded("corrcoef", a, **kw) for a in [x, x32, x + 1j * x[::-1], t[0]] for kw in [{}, {"rowvar": False}]),
    bounded("corrcoef", x, x * 2 + 1), bounded("corrcoef", x[0]), bounded("corrcoef", x, dtype="float32"), case("corrcoef", np.zeros((2, 3))),
]

RUNNING = [
    *(case(fn, a, **kw) for fn in ["cumulativeSum", "cumulativeProd"] for a in [i64(1, 2, 3), np.array([100, 100], "i1"), f64(), x[0], np.array(3)]
      for kw in [{}, {"includeInitial": True}, {"dtype": "float32"}, {"axis": 0, "includeInitial": True}]),
    *(case("cumulativeSum", t, want=["strides"], **kw) for kw in [{"axis": 1}, {"axis": 2, "includeInitial": True}, {}, {"axis": 3}]),
    case("cumulativeProd", t.T, axis=0, includeInitial=True, want=["strides"]),
    case("cumulativeSum", i64(1, 2), includeInitial=True, out=ref("o"), let={"o": np.zeros(3)}, watch=["o"]),
    case("cumulativeSum", f64(1.0, 2.0), includeInitial=True, out=ref("o"), let={"o": np.zeros(2)}, watch=["o"]),
    case("cumulativeSum", i64(1, 2), out=ref("o"), let={"o": np.zeros(2, "i4")}, watch=["o"]),
    *(case("ptp", a, **kw) for a in [t, x, np.array([[-128, 127]], "i1"), gaps, np.array([1j, 2])] for kw in [{}, {"axis": 0}, {"keepdims": True}]),
    case("ptp", f64()), case("ptp", np.array([True, False])), case("ptp", t, axis=[0, 2]), case("ptp", t, axis=5),
    case("ptp", t, axis=0, out=ref("o"), let={"o": np.zeros((3, 4), "i8")}, watch=["o"]),
]

CASES = MEDIAN + QUANTILE + WEIGHTED + AVERAGE + COV + RUNNING
