"""Products of arrays: inner, outer, Kronecker, cross, over axes; and sums along diagonals."""

import numpy as np
from oracle import case, ref

rng = np.random.default_rng(5)
f64 = lambda *v: np.array(v, "f8")  # noqa: E731
i64 = lambda *v: np.array(v, "i8")  # noqa: E731
m = rng.integers(-5, 6, (3, 4))
t = rng.integers(-5, 6, (2, 3, 4))
DTYPES = ["?", "i1", "u2", "i8", "f2", "f4", "f8", "c8", "c16"]
s = np.array(3)

PRODUCTS = [
    *(case("inner", a, b) for a, b in [(i64(1, 2), i64(3, 4)), (m, m), (t, m), (m, t), (t, t), (s, m), (m, s), (s, s), (m, i64(1, 2, 3, 4)), (m[:, :0], m[:, :0]), (i64(1, 2), i64(1)), (m, m.T), (m * 1j, m * 1j), (m, m.astype("f4"))]),
    *(case("outer", a, b) for a, b in [(i64(1, 2), f64(3, 4)), (m, t), (s, m), (s, s), (f64(), i64(1)), (m.T, m > 0), (m * 1j, m)]), case("outer", i64(1, 2), i64(3, 4), ref("o"), let={"o": np.zeros((2, 2))}, watch=["o"]),
    case("outer", i64(1, 2), i64(3, 4), ref("o"), let={"o": np.zeros((2, 3))}), case("outer", i64(1, 2), i64(3, 4), out=ref("o"), let={"o": np.zeros((2, 2), "i1")}),
    *(case("vdot", a, b) for a, b in [(i64(1, 2), f64(3, 4)), (m, m), (m, m.T.copy().reshape(4, 3)), (m * 1j, m), (m * (1 + 2j), m * (2 - 1j)), (s, s), (f64(), f64()), (i64(1, 2), i64(1)), (m > 0, m > 1)]),
    *(case("tensordot", a, b, *axes) for a, b, axes in [(m, m.T, (1,)), (m, m, ()), (m, m, (0,)), (t, t, ([[0, 1], [0, 1]],)), (t, t, ([[0, 2], [0, 2]],)), (t, t, ([-1, -1],)), (t, m, ([1, 0],)), (t, m, ([[1, 2], [0, 1]],)), (s, s, (0,)),
      (t, m, ([2, 0],)), (m, m, (3,)), (m, m, ([5, 0],)), (m, m, ([[0, 0], [0, 1]],)), (m, m, ([[0], [0, 1]],)), (m[:0], m[:0], (2,)), (m, t, ([[1], [2]],))]),
    *(case("kron", a, b) for a, b in [(i64(1, 10), i64(5, 6, 7)), (m, np.eye(2)), (t, m[:2, :2]), (m[:2, :2], t), (s, m), (m, s), (np.zeros((0, 2)), m), (m > 0, m > 1), (m.T, m[::-1]), (i64(1, 2), m)]),
    *(case(fn, (rng.random((3, 3)) * 4).astype(d), (rng.random((3, 3)) * 4).astype(d)) for fn in ["outer", "kron"] for d in DTYPES),
    *(case(fn, rng.integers(0, 3, (3, 3)).astype(d), rng.integers(0, 3, (3, 3)).astype(d)) for fn in ["inner", "tensordot", "cross", "vdot"] for d in DTYPES),
]

v3 = rng.integers(-5, 6, (4, 3))
CROSS = [
    *(case("cross", a, b, **kw) for a, b, kw in [(v3, v3[::-1], {}), (v3[0], v3, {}), (v3[0], v3[1], {}), (v3[0, :2], v3[1, :2], {}), (v3[:, :2], v3[::-1], {}), (v3, v3[::-1, :2], {}), (v3[:, :2], v3[::-1, :2], {}), (v3.T, v3.T[:, ::-1], {"axis": 0}),
      (v3.T, v3, {"axisa": 0}), (v3.T, v3, {"axisa": 0, "axisc": 0}), (v3, v3.T, {"axisb": 0, "axisc": -2}), (v3[:, None], v3[None], {}), (v3[:, None], v3[None], {"axisc": 0}), (v3.astype("f2"), v3.astype("f4"), {}), (v3 * 1j, v3, {}),
      (np.array(1), v3, {}), (m, m, {}), (v3, v3[:3], {}), (v3, v3, {"axisa": 5}), (v3, v3, {"axisc": 5}), (v3, v3, {"axis": 5}), (np.zeros((0, 3)), np.zeros((0, 3)), {})]),
    case("cross", rng.normal(size=(5, 3)), rng.normal(size=(5, 3))), case("cross", v3, v3[::-1], axisc=0, want=["strides"]),
]

TRACE = [
    *(case("trace", a, **kw) for a in [m, t, m.T, (m > 0), m.astype("i1"), m.astype("f2"), m.astype("u2"), m * 1j] for kw in [{}, {"offset": 1}, {"offset": -2}, {"offset": 9}, {"axis1": 1, "axis2": 0}]),
    *(case("trace", t, *p) for p in [(0, 0, 2), (1, 2, 1), (-1, -1, -2)]), case("trace", m, dtype="float32"), case("trace", m.astype("i1"), dtype="int8"), case("trace", t, out=ref("o"), let={"o": np.zeros(4)}, watch=["o"]),
    case("trace", t, out=ref("o"), let={"o": np.zeros(3)}), case("trace", i64(1, 2)), case("trace", m, axis1=5), case("trace", m, axis2=5), case("trace", m, axis1=1, axis2=1), case(".trace", m, 1), case(".trace", t, axis1=1, axis2=2),
]

CASES = PRODUCTS + CROSS + TRACE
