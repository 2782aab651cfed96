"""Differences, integrals, phases, interpolation, correlation: spacings, ends, modes, and what is refused."""

import numpy as np
from oracle import case

nan, inf, pi = float("nan"), float("inf"), np.pi
rng = np.random.default_rng(4)
f64 = lambda *v: np.array(v, "f8")  # noqa: E731
i64 = lambda *v: np.array(v, "i8")  # noqa: E731
x = rng.normal(size=(4, 5))
t = rng.integers(0, 9, (2, 3, 4))
u8 = np.array([3, 1, 250, 2], "u1")

DIFF = [
    *(case("diff", a, **kw) for a in [x, t, x.astype("f2"), x.T, x + 1j, t > 4] for kw in [{}, {"axis": 0}, {"n": 2}, {"n": 2, "axis": 1}, {"n": 9}, {"n": 0}]),
    case("diff", u8), case("diff", np.array([True, False, True]), 2), case("diff", f64()), case("diff", f64(1.0)), case("diff", np.array(1.0)), case("diff", x, -1), case("diff", x, axis=2),
    case("diff", x, prepend=0), case("diff", x, append=1.5), case("diff", x, axis=0, prepend=x[:2], append=x[:1]), case("diff", x, axis=0, prepend=x[:, :2]), case("diff", i64(1, 5), prepend=0.5),
    case("diff", np.array([True, False]), prepend=False), case("diff", x.T, want=["strides"]), case("diff", t.transpose(1, 2, 0), axis=1, want=["strides"]),
    *(case("ediff1d", a, **kw) for a in [x, t, u8, f64(), f64(1.0), np.array([True, False])] for kw in [{}, {"toEnd": i64(9, 8)}, {"toBegin": 3, "toEnd": 4}]),
    case("ediff1d", i64(1, 4), toBegin=1.5), case("ediff1d", i64(1, 4), toEnd=np.array([[1, 2], [3, 4]])), case("ediff1d", f64(1.0, 4.0), toEnd=1j), case("ediff1d", u8, toBegin=300),
    *(case("trapezoid", a, **kw) for a in [x, t, x.astype("f4"), x.astype("f2"), x + 1j] for kw in [{}, {"axis": 0}, {"dx": 2.5}, {"dx": 2}, {"axis": 1, "dx": 0.5}]),
    case("trapezoid", x, x=f64(0, 1, 3, 4, 9)), case("trapezoid", x, i64(0, 2, 3, 7), axis=0), case("trapezoid", x, x=x * 2), case("trapezoid", x, x=f64(1.0, 2.0)), case("trapezoid", f64()), case("trapezoid", f64(1.0)),
    case("trapezoid", np.array(1.0)), case("trapezoid", x, axis=2), case("trapezoid", np.array([True, True])), case("trapezoid", t, x=f64(0, 1, 5), axis=1),
    *(case("unwrap", a, **kw) for a in [f64(0, pi, -pi, 3, -3, 6.5), x * 9, np.linspace(0, 30, 9).reshape(3, 3) % 6] for kw in [{}, {"axis": 0}, {"discont": 4}, {"period": 4.0}]),
    case("unwrap", i64(0, 1, 2, -1, 0), period=4), case("unwrap", i64(2, 3, 4, 5, 2, 3, 4, 5), period=4), case("unwrap", i64(0, 1, 4, 1, 4), period=5), case("unwrap", i64(0, 7, 1)), case("unwrap", (x * 9).astype("f4")),
    case("unwrap", np.array(1.0)), case("unwrap", f64()), case("unwrap", x, axis=3), case("unwrap", np.array([0, 200, 30], "u1"), period=255), case("unwrap", f64(1.0, nan, 2.0)), case("unwrap", x * 9, want=["strides"], axis=0),
]

y = f64(1, 2, 4, 7, 11, 16)
GRADIENT = [
    *(case("gradient", a, *v, **kw) for a in [y, y.astype("f4"), i64(1, 2, 4, 7, 11, 16), y * 1j, y.astype("f2")] for v in [(), (2,), (0.5,), (f64(0, 1, 1.5, 3.5, 4, 6),), (i64(0, 2, 4, 6, 8, 10),)] for kw in [{}, {"edgeOrder": 2}]),
    *(case("gradient", a, *v, **kw) for a in [x, t] for v, kw in [((), {}), ((), {"axis": 0}), ((2,), {"axis": -1}), ((), {"axis": [1, 0]}), ((0.5,), {"edgeOrder": 1})]),
    case("gradient", x, 2.0, f64(0, 1, 3, 4, 8)), case("gradient", x, f64(0, 1, 3, 4), 3), case("gradient", x, f64(0, 1, 3, 4), f64(0, 1, 3, 4, 8), edgeOrder=2), case("gradient", x.T, want=["strides"]),
    case("gradient", x, f64(0, 1, 3, 4, 8), axis=1), case("gradient", f64(1.0)), case("gradient", f64(1.0, 2.0)), case("gradient", f64(1.0, 2.0), edgeOrder=2), case("gradient", y, edgeOrder=3), case("gradient", y, 1, 2),
    case("gradient", y, f64(1.0, 2.0)), case("gradient", y, np.ones((2, 3))), case("gradient", x, axis=2), case("gradient", x, axis=[0, 0]), case("gradient", np.array([1, 5, 2], "u1")), case("gradient", np.array([True, False, True])),
]

xp, fp = f64(1, 2, 4, 5), f64(3, 2, -1, 7)
at = f64(0, 1, 1.5, 2, 3.9, 4, 5, 6, nan, inf, -inf)
INTERP = [
    *(case("interp", at, xp, f, **kw) for f in [fp, fp + 1j * fp[::-1], i64(3, 2, -1, 7), fp.astype("f4")] for kw in [{}, {"left": -9}, {"left": -9, "right": 9.5}, {"period": 4}, {"period": -3.5}]),
    case("interp", at, xp, fp * 1j, left=1 + 2j, right=3), case("interp", np.array(1.5), xp, fp), case("interp", at.reshape(1, 11), xp, fp), case("interp", i64(0, 3), i64(0, 2, 4), i64(1, 5, 3)), case("interp", at, f64(2.0), f64(7.0)),
    case("interp", at, f64(2.0), f64(7.0), left=0, right=1), case("interp", at, xp, f64(3, inf, 2, 2)), case("interp", at, xp, f64(3, inf, inf, -inf)), case("interp", at, f64(1, 2, 2, 3), fp), case("interp", at, xp, f64(nan, 1, 2, nan)),
    case("interp", np.zeros((0, 2)), xp, fp), case("interp", np.repeat(at, 3), xp, fp), case("interp", at, f64(), f64()), case("interp", at, xp, fp[:2]), case("interp", at, xp.reshape(2, 2), fp), case("interp", at, np.array(1.0), np.array(1.0)),
    case("interp", np.array([1j]), xp, fp), case("interp", at, xp * 1j, fp), case("interp", at, xp, fp, left=1j), case("interp", at, xp, fp, period=0), case("interp", at, xp, np.array(1.0), period=3), case("interp", at, xp, fp[:2], period=3),
    case("interp", f64(-180, -170, -185, 185, -10, -5, 0, 365), f64(190, -190, 350, -350), f64(5, 10, 3, 4), period=360),
]


def bounded(fn, *args, **kw):
    return {**case(fn, *args, want=["bound"], **kw), "terms": 40}


a20, v7 = rng.normal(size=20), rng.normal(size=7)
CONVOLVE = [
    *(bounded(fn, a.astype(d) if d != "c16" else a * (1 + 2j), v.astype(d) if d != "c16" else v * (2 - 1j), mode=m) for fn in ["correlate", "convolve"] for m in ["valid", "same", "full"] for a, v in
      [(a20, v7), (v7, a20), (v7, v7), (a20, v7[:1]), (a20, v7[:4])] for d in ["f8", "f4", "c16"]),
    *(case(fn, np.arange(9).astype(d), np.array([1, 0, 3], d), mode=m) for fn in ["correlate", "convolve"] for m in ["valid", "same", "full"] for d in ["i1", "u1", "i8", "u8", "?", "f2", "i4"]),
    *(case(fn, i64(1, 2, 3), f64(1, 0.5)) for fn in ["correlate", "convolve"]), *(case(fn, f64(1, inf, 3, nan), f64(1, 0), mode=m) for fn in ["correlate", "convolve"] for m in ["same", "full"]),
    *(case(fn, a, v) for fn in ["correlate", "convolve"] for a, v in [(f64(), f64(1.0)), (f64(1.0), f64()), (np.array(2.0), f64(1.0, 2.0)), (np.ones((2, 2)), f64(1.0)), (f64(1.0), np.ones((1, 2)))]),
    *(case(fn, f64(1, 2), f64(1.0), mode=m) for fn in ["correlate", "convolve"] for m in ["foo", 7, 2, 0]), bounded("convolve", x[:, 0][::-1], x[0][::2]),
]

CASES = DIFF + GRADIENT + INTERP + CONVOLVE
