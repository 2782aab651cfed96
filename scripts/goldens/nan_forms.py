"""Reductions that leave NaN out: dtypes, options, empty and all-NaN slices, and the bits of long sums."""

import numpy as np
from oracle import case, ref

nan, inf = float("nan"), float("inf")
rng = np.random.default_rng(2)
f64 = lambda *v: np.array(v, "f8")  # noqa: E731
gaps = np.where(rng.random((4, 6)) < 0.3, nan, rng.normal(size=(4, 6)))
gaps[:, 2] = nan
long = np.where(rng.random(3000) < 0.2, nan, rng.normal(size=3000))
cgaps = gaps + 1j * gaps[::-1]
FOLDS = ["nansum", "nanprod", "nanmax", "nanmin", "nanmean", "nanvar", "nanstd", "nanmedian"]
RUNNING = ["nancumsum", "nancumprod"]
PLACES = ["nanargmax", "nanargmin"]
INTS = np.arange(6, dtype="i4").reshape(2, 3)
EXACT = np.where(np.isnan(gaps), nan, np.round(gaps * 4))

VALUES = [
    *(case(fn, a, **kw) for fn in FOLDS for a in [gaps, gaps.astype("f4"), EXACT.astype("f2"), INTS, np.array([True, False])] for kw in
      [{}, {"axis": 0}, {"axis": 1, "keepdims": True}, {"keepdims": True}] if a.ndim == 2 or "axis" not in kw),
    *(case(fn, a) for fn in FOLDS for a in [f64(), f64(nan), f64(nan, nan), f64(inf, nan), f64(-0.0, nan), np.array(nan), np.array(3.0), np.zeros((0, 3))]),
    *(case(fn, np.zeros((0, 3)), axis=axis) for fn in FOLDS for axis in [0, 1]),
    *(case(fn, gaps.reshape(2, 2, 6), axis=[0, 2]) for fn in FOLDS), *(case(fn, gaps, axis=2) for fn in FOLDS),
    *(case(fn, np.round(cgaps * 4)) for fn in ["nansum", "nanmax", "nanmin", "nanmean"]), *(case(fn, np.round(cgaps * 4), axis=1) for fn in
      ["nansum", "nanmean", "nanvar", "nanstd"]),
    *(case(fn, np.where(np.isnan(gaps), nan, 1 + 0j), axis=0) for fn in ["nansum", "nanprod"]),
    *(case(fn, long.astype(dtype)) for fn in ["nansum", "nanmean", "nanvar", "nanstd", "nanmedian", "nanmax"] for dtype in ["f4", "f8"]),
    *(case(fn, gaps.T, axis=0) for fn in FOLDS),
    *(case(fn, gaps, want=["strides"], **kw) for fn in RUNNING for kw in [{}, {"axis": 0}, {"axis": 1}, {"axis": 2}]),
    *(case(fn, a) for fn in RUNNING for a in [INTS, f64(), f64(nan), f64(nan, 2.0, nan, 3.0), EXACT.astype("f2"), np.array(nan)]),
    *(case(fn, a, **kw) for fn in PLACES for a, kw in
      [(gaps, {}), (gaps, {"axis": 1}), (gaps, {"axis": 0}), (gaps, {"axis": 1, "keepdims": True}), (INTS, {"axis": 0}), (f64(nan), {}),
       (f64(), {}), (f64(nan, -inf), {}), (f64(nan, inf), {}), (cgaps, {"axis": 1}), (np.zeros((0, 3)), {"axis": 0}), (gaps, {"axis": 3})]),
]

mask = rng.random((4, 6)) < 0.6
OPTIONS = [
    *(case(fn, gaps, axis=1, where=mask) for fn in ["nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmax"]),
    *(case(fn, INTS, axis=1, where=INTS > 1) for fn in ["nansum", "nanmean", "nanvar", "nanmax"]),
    *(case(fn, gaps, axis=0, initial=2.5) for fn in ["nansum", "nanprod", "nanmax", "nanmin"]),
    *(case(fn, gaps, axis=1, where=mask, initial=-1.5) for fn in ["nansum", "nanmax", "nanmin"]),
    case("nanmax", f64(), initial=1), case("nanmax", INTS[:0], initial=1), case("nanmax", f64(nan), initial=nan),
    case("nansum", gaps, dtype="float32"), case("nansum", INTS, dtype="float32", axis=0), case("nanmean", gaps, dtype="float32", axis=1),
    case("nanmean", gaps, dtype="int64"), case("nanvar", gaps, dtype="int64"), case("nanvar", gaps.astype("f4"), dtype="float64"),
    *(case(fn, gaps, **kw) for fn in ["nanvar", "nanstd"] for kw in
      [{"ddof": 1}, {"axis": 1, "ddof": 2}, {"axis": 0, "correction": 1}, {"axis": 0, "ddof": 1, "correction": 1}, {"ddof": 0.5}, {"axis": 1, "ddof": 9}]),
    case("nanvar", gaps, axis=1, mean=np.nanmean(gaps, axis=1, keepdims=True)), case("nancumsum", INTS, dtype="float32"),
    *(case(fn, gaps, axis=1, out=ref("o"), let={"o": np.zeros(4, dtype)}, watch=["o"]) for fn in FOLDS for dtype in ["f8", "f4", "i8"] if dtype != "i8" or
      fn in ["nanmean", "nanvar"]),
    *(case(fn, gaps, axis=0, out=ref("o"), let={"o": np.zeros(4)}) for fn in ["nansum", "nanmax"]),
    case("nancumsum", gaps, axis=0, out=ref("o"), let={"o": np.zeros((4, 6), "f4")}, watch=["o"]),
]

QS = np.array([0, 0.2, 0.5, 0.75, 1])
METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
           "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
full = np.delete(gaps, 2, axis=1)
QUANTILES = [
    *(case("nanquantile", a, q, axis=0, method=m) for m in METHODS for a in [gaps] for q in [0.3, QS]),
    *(case("nanpercentile", full.astype("f4"), q, axis=1, method=m) for m in METHODS for q in [30, np.array([20.0, 60.0])]),
    *(case("nanquantile", a, 0.4, **kw) for a in [gaps, INTS, full.astype("f2"), full.reshape(2, 2, 5), f64(), f64(nan), np.zeros((0, 3))] for kw in
      [{}, {"keepdims": True}, {"axis": 0}, {"axis": -1, "keepdims": True}]),
    case("nanquantile", full.reshape(2, 2, 5), QS, axis=[0, 2], keepdims=True), case("nanquantile", gaps, 1), case("nanquantile", INTS, 1, axis=0),
    case("nanquantile", gaps, 1.5), case("nanpercentile", gaps, 101), case("nanquantile", cgaps, 0.5), case("nanquantile", gaps, 0.5, axis=4),
    case("nanquantile", gaps, 0.5, method="foo"), case("nanmedian", full, axis=0, keepdims=True, out=ref("o"), let={"o": np.zeros((1, 5))}, watch=["o"]),
    case("nanquantile", gaps, 0.5, axis=1, method="inverted_cdf", weights=np.arange(1, 25).reshape(4, 6)), case("nanquantile", gaps, QS, axis=0, method="inverted_cdf", weights=np.arange(1, 25).reshape(4, 6)),
    case("nanquantile", gaps, 0.5, method="inverted_cdf", weights=np.abs(np.nan_to_num(gaps)) + 0.5), case("nanquantile", gaps, 0.5, weights=np.ones((4, 6))),
    case("nanquantile", full, 0.5, axis=0, out=ref("o"), let={"o": np.zeros(5)}, watch=["o"]),
    *(case("nanmedian", full.astype(dtype), axis=axis) for dtype in ["f2", "f4", "f8"] for axis in [0, 1]),
]

CASES = VALUES + OPTIONS + QUANTILES
