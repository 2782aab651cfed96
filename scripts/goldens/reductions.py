"""Reductions: dtypes, identities, options, and the bits of long sums."""

import numpy as np
from oracle import case, recipe

i8, u8, i16, i64 = (lambda *v, t=t: np.array(v, t) for t in ("i1", "u1", "i2", "i8"))
f32, f64 = (lambda *v, t=t: np.array(v, t) for t in ("f4", "f8"))
boolean = lambda *v: np.array(v, bool)  # noqa: E731
nan, inf = float("nan"), float("inf")
ones = np.ones((2, 3, 4))
t = np.arange(24).reshape(2, 3, 4)
NAMES = ["sum", "prod", "max", "min", "argmax", "argmin", "any", "all", "mean", "var", "std", "countNonzero", "cumsum", "cumprod"]
FULL = [name for name in NAMES if not name.startswith("cum")]

EMPTY = [
    *(case(name, np.zeros(shape), **kw) for name in NAMES for shape, kw in
      [((0,), {}), ((0, 3), {"axis": 0}), ((0, 3), {"axis": 1}), ((2, 0), {"axis": 1})]),
    case("max", f64(), initial=5), case("sum", f64(), initial=2), case("prod", np.zeros(0, "i1")),
    case("max", i64(1, 2), where=boolean(False, True)), case("max", i64(1, 2), where=boolean(False, True), initial=-1),
    case("sum", i64(1, 2), where=boolean(False, False)), case("mean", f64(1.0), where=boolean(False)),
    case("std", f64(1.0), ddof=1), case("var", f64(1.0, 2.0), ddof=2), case("any", f64(nan)), case("all", f64()),
]

AXES = [
    *(case(name, t, axis, **kw) for name in FULL for axis, kw in
      [(1, {}), (-1, {}), (0, {"keepdims": True}), (3, {}), (-4, {})]),
    *(case(name, t, axis=[0, -1]) for name in FULL if not name.startswith("arg")),
    *(case(name, t, axis=[]) for name in ["sum", "max", "all", "mean"]),
    *(case(name, t, keepdims=True) for name in FULL),
    *(case(name, t, axis, want=["strides"]) for name in ["cumsum", "cumprod"] for axis in (0, 1, 2, -1)),
    case("cumsum", t), case("cumprod", f64(1.0, 2.0, 3.0)), case("sum", t, axis=[0, 0]), case("sum", t, axis=[0, 3]),
    case("sum", np.array(3), axis=0), case("sum", np.array(3), axis=[]), case("sum", np.array(3)),
    case("argmax", np.ones((2, 3)), axis=[0, 1]),
]

DTYPES = [
    *(case(name, np.ones((2, 2), dtype), 0) for name in NAMES for dtype in
      ["bool", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]),
    case("sum", u8(200, 100)), case("sum", i8(100, 100)), case("sum", i8(100, 100), dtype="int8"),
    case("prod", i16(100, 100, 100)), case("sum", f64(1.7, 1.7), dtype="int64"), case("sum", f32(1.5), dtype="float64"),
    case("mean", i64(1, 2), dtype="float32"), case("var", i8(1, 2, 3)), case("cumsum", i8(100, 100), dtype="int8"),
    case("sum", i64(2**63 - 1, 1).reshape(2, 1), 0), case("prod", i64(2**32, 2**32)), case("mean", i64(2**62, 2**62)),
    case("cumsum", i64(2**63 - 1, 1)), case("sum", boolean(True, True)), case("mean", boolean(True, False)),
    case("var", boolean(True, False)), case("max", boolean(True, False)),
]

VALUES = [
    case("std", i64(1, 2, 3, 4)), case("std", i64(1, 2, 3, 4), ddof=1), case("var", f64(1.0, 2.0), ddof=2),
    case("sum", f64(-0.0, -0.0)), case("prod", f64(-0.0, 1.0)), case("cumsum", f64(-0.0, -0.0)), case("mean", f64(-0.0, -0.0)),
    case("sum", f64(inf, -inf)), case("prod", f64(0.0, inf)), case("cumsum", f64(1.0, nan, 2.0)),
    case("max", f64(1.0, nan, 3.0)), case("min", f64(nan, inf)), case("countNonzero", f64(nan, 0.0, -0.0)),
    case("sum", t, initial=10), case("max", t, 0, initial=13), case("min", t, 1, initial=5), case("prod", i64(2, 3), initial=4),
    case("sum", t, 1, where=t % 2 == 0), case("mean", t, 1, where=t % 2 == 0), case("var", t, 2, where=t % 3 > 0),
    case("any", t, 0, where=t > 20), case("all", t, 0, where=t > 5), case("prod", t[0], 0, where=np.array([True, False, True, True])),
    case("argmax", t, 1, keepdims=True), case("countNonzero", np.eye(3), 0),
]


def noise(dtype, shape, *steps):
    return {"noise": {"dtype": dtype, "shape": list(shape), "seed": 12345, "steps": [list(s) for s in steps]}}


def long(fn, array, *axis, **kw):
    out = case(fn, *axis, **kw)
    text = array["noise"]
    out["name"] = f"{fn}(noise {text['dtype']} {text['shape']} {text['steps']}, {axis}, {kw})"
    out["args"].insert(0, recipe(array) | array)
    return out


SIZES = [1, 7, 8, 9, 127, 128, 129, 1000, 1023, 8191, 8192, 8193, 20000]
LONG = [
    *(long(fn, noise(dtype, [n])) for fn in ["sum", "mean"] for dtype in ["float16", "float32", "float64"] for n in SIZES),
    *(long(fn, noise("float32", [n])) for fn in ["var", "std", "prod", "cumsum", "cumprod"] for n in [9, 129, 1000]),
    *(long("sum", noise(dtype, [40, 60], *steps), *axis) for dtype in ["float32", "float64"]
      for steps in [(), (["transpose"],), (["get", "::2", "::-1"],), (["get", "::3"], ["transpose"])] for axis in [(), (0,), (1,)]),
    *(long("sum", noise("float32", [12, 20, 30], *steps), axis=axis) for steps in [(), (["transpose", [2, 0, 1]],)]
      for axis in [[0, 1], [0, 2], [1, 2], 1]),
    *(long("sum", noise(dtype, [1000]), dtype=wide) for dtype, wide in [("float32", "float64"), ("float16", "float32")]),
    long("sum", noise("float32", [20000]), dtype="float64"),
]

CASES = EMPTY + AXES + DTYPES + VALUES + LONG
