"""Bins and counts: how many bins, their edges, weights, densities, ranges, and what is refused."""

import numpy as np
from oracle import case

nan, inf = float("nan"), float("inf")
rng = np.random.default_rng(3)
f64 = lambda *v: np.array(v, "f8")  # noqa: E731
i64 = lambda *v: np.array(v, "i8")  # noqa: E731
x = rng.normal(size=200)
x32 = x.astype("f4")
n = rng.integers(-50, 50, 200)
w = rng.integers(0, 5, 200)
NAMES = ["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]
tenths = np.arange(11) / 10

HISTOGRAM = [
    *(case("histogram", a, *b) for a in [x, x32, x.astype("f2"), n, n.astype("i1"), x.reshape(4, 50).T, tenths, tenths.astype("f4")] for b in [(), (7,), (10,), (1,)]),
    *(case("histogram", a, 8, range=[-1.5, 1.25]) for a in [x, x32, x.astype("f2"), n]), *(case("histogram", a, 8, range=[-2, 2]) for a in [x, x32, n]),
    *(case("histogram", a, np.linspace(-2, 2, 6)) for a in [x, x32, n]), case("histogram", x, i64(-2, 0, 1, 5)), case("histogram", n, i64(-20, 0, 20)),
    *(case("histogram", a, b, density=True) for a in [x, n] for b in [6, np.array([-3.0, -1.0, 0.5, 4.0])]),
    *(case("histogram", x, b, weights=w.astype(d)) for b in [5, np.array([-3.0, -1.0, 0.5, 4.0])] for d in ["f8", "f4", "i4", "c16", "u1"]),
    case("histogram", x, 5, weights=x), case("histogram", x, 5, weights=x32, density=True), case("histogram", x, np.array([-3.0, 0.5, 4.0]), weights=x),
    *(case("histogram", a) for a in [f64(), f64(1.0), np.full(4, 3), np.array(2.0), np.array([True, False, True]), np.zeros((0, 2)), f64(5.0, 5.0)]),
    case("histogram", f64(1.0, nan, 2.0), 3, range=[0, 3]), case("histogram", f64(0.0, 1.0, 1.0, 2.0), f64(0.0, 1.0, 1.0)), case("histogram", f64(1.0, 2.0), f64(1.5)),
    case("histogram", f64(1.0, nan), np.array([0.0, 1.0, 2.0])), case("histogram", np.array([0, 255], "u1"), 3), case("histogram", np.array([-128, 127], "i1"), 3),
    case("histogram", i64(-2**62, 2**62), 4), case("histogram", np.array([0, 2**63], "u8"), 2), case("histogram", i64(1, 2), f64()),
    case("histogram", f64(1.0, nan)), case("histogram", f64(1.0, inf)), case("histogram", np.array([nan, 1], "f4")), case("histogram", x, 0), case("histogram", x, -3), case("histogram", x, 2.5),
    case("histogram", x, f64(1.0, 0.0)), case("histogram", x, np.zeros((2, 2))), case("histogram", x, range=[1, 0]), case("histogram", x, range=[0, inf]), case("histogram", x, range=[nan, 1.5]),
    case("histogram", x, weights=w[:3]), case("histogram", x, "foo"), case("histogram", x, "auto", weights=w), case("histogram", f64(1.0, np.nextafter(1, 2)), 10),
]

EDGES = [
    *(case("histogramBinEdges", a, name) for name in NAMES for a in [x, x32, n, n.astype("u1"), f64(1.0, 2.0), f64(3.0), f64(), f64(2.0, 2.0, 2.0), np.append(x, 40.0)]),
    *(case("histogramBinEdges", x, name, range=[-1, 1]) for name in NAMES), case("histogramBinEdges", x, "sqrt", range=[9, 10]),
    case("histogramBinEdges", x, f64(0.0, 1.0)), case("histogramBinEdges", x, 4, range=[0, 1]), case("histogramBinEdges", x32, 4), case("histogramBinEdges", n, 4),
]

pts = rng.normal(size=(60, 3))
e = np.array([-2.0, -0.5, 0.0, 3.0])
GRIDS = [
    *(case("histogramdd", pts, **kw) for kw in [{"bins": 3}, {"bins": [2, 3, 4]}, {"bins": 2, "density": True}, {"bins": 2, "range": [[-1, 1], None, [0, 2.5]]},
      {"bins": [e, 3, e]}, {"bins": 3, "weights": pts[:, 0]}, {"bins": [2, 2]}, {"bins": 2, "range": [[0, 1]]}, {"bins": [0, 1, 1]}, {"bins": [1.5, 1, 1]},
      {"bins": [e[::-1], 1, 1]}, {"bins": [np.zeros((2, 2)), 1, 1]}, {"bins": 2, "weights": np.ones(3)}, {"bins": 2, "weights": np.ones(60) * 1j}, {"bins": 2, "range": [[1, 0], None, None]}]),
    case("histogramdd", pts[:, 0]), case("histogramdd", [pts[:, 0], pts[:, 1]], bins=4), case("histogramdd", np.array([[0.0, nan], [1.0, 2.0]]), bins=[e, e]),
    case("histogramdd", rng.integers(0, 5, (30, 2)), bins=[5, i64(0, 2, 4)]), case("histogramdd", pts.astype("f4"), bins=3), case("histogramdd", np.zeros((0, 2)), bins=2),
    *(case("histogram2d", pts[:, 0], pts[:, 1], **kw) for kw in [{}, {"bins": 3}, {"bins": [2, 5]}, {"bins": e}, {"bins": [e, 3]}, {"bins": [e, e]}, {"bins": 4, "density": True},
      {"bins": 3, "range": [[-1, 1], [0, 1]]}, {"bins": 3, "weights": pts[:, 2]}]),
    case("histogram2d", pts[:, 0], pts[:5, 1]), case("histogram2d", n[:40], w[:40], bins=4),
]

COUNTS = [
    *(case("bincount", a, **kw) for a in [i64(0, 1, 1, 3), np.array([2, 2], "u1"), np.zeros(0, int), np.array([True, False, True]), np.array([1, 5], "i2")]
      for kw in [{}, {"minlength": 6}, {"minlength": 2}]),
    case("bincount", i64(0, 1, 1), weights=f64(0.5, 1.0, 2.0)), case("bincount", i64(0, 1, 1), weights=i64(5, 1, 2), minlength=4), case("bincount", i64(0, 3), weights=np.array([1, 2], "f4")),
    case("bincount", np.zeros(0, int), weights=f64()), case("bincount", i64(-1)), case("bincount", i64(1), minlength=-1), case("bincount", i64(1), weights=f64(1.0, 2.0)),
    case("bincount", np.zeros((2, 2), int)), case("bincount", np.array(1)), case("bincount", np.array([1j])), case("bincount", i64(1), weights=np.array([1j])),
    case("bincount", i64(1), weights=np.ones((1, 1))), case("bincount", i64(1), minlength=1.5),
    *(case("digitize", v, b, right=r) for r in [False, True] for v in [x[:9], x32[:9], n[:9], np.array(0.5), x[:6].reshape(2, 3).T, f64(nan, inf, -inf)] for b in [e, e[::-1], i64(-1, 0, 1)]),
    case("digitize", f64(1.0), f64(1.0, 1.0, 1.0)), case("digitize", f64(1.0, 2.0), f64(1.0, 1.0, 2.0)), case("digitize", f64(1.0, 2.0), f64(2.0, 1.0, 1.0)), case("digitize", f64(1.0), f64()),
    case("digitize", f64(1.0), f64(1.0, 3.0, 2.0)), case("digitize", np.array([1j]), f64(1.0)), case("digitize", f64(1.0), np.array([1j])), case("digitize", f64(1.0), np.zeros((2, 2))), case("digitize", f64(1.0), np.array(1.0)),
]

CASES = HISTOGRAM + EDGES + GRIDS + COUNTS
