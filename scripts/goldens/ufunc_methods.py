"""The methods of ufuncs: reduce, accumulate, reduceat, outer, at and resolve_dtypes, and what they refuse."""

import numpy as np
from oracle import case, ref

DTYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
BINARY = """add subtract multiply divide floorDivide remainder power maximum minimum equal less logicalAnd logicalOr logicalXor bitwiseAnd
    bitwiseOr bitwiseXor leftShift rightShift""".split()

m = np.array([[1.5, -2.25, 3.0], [0.5, 7.5, 2.0]])
i = np.array([[7, 3, 5], [2, 3, 1]])
t = np.arange(24).reshape(2, 3, 4)
f = t / 4 - 2.5
nan = np.array([[1.0, float("nan"), -0.0], [float("inf"), 2.0, 0.0]])
mask = np.array([[True, False, True], [False, True, True]])


def small(dtype):
    return np.array([3, 1, 2, 1], dtype)


LAYOUTS = {"c": [], "t": [["transpose"]], "back": [["get", "::-1, :, ::-2"]], "wide": [["get", ":, :1"], ["broadcastTo", [2, 3, 4]]],
           "turned": [["transpose", [1, 2, 0]]]}


def laid(fn, steps, array=f, **kw):
    return case(fn, ref("a", *steps), let={"a": array}, **kw)


def at(fn, array, index, *values):
    return case(f"{fn}.at", ref("a"), index, *values, let={"a": array}, watch=["a"])


CASES = [
    # NumPy 2.4's power.reduce of floats has but one power: ((3 ** 1) ** 2) ** 1 is 3 there
    *(case(f"{fn}.reduce", small(dtype)) for fn in BINARY for dtype in DTYPES if fn != "power" or dtype not in ("float32", "float64")),
    *(case(f"{fn}.accumulate", small(dtype)) for fn in BINARY for dtype in DTYPES if dtype in ("bool", "int8", "uint64", "float16", "float64", "complex64")),
    *(case(f"{fn}.reduceat", small(dtype), [0, 2, 1]) for fn in BINARY for dtype in ("bool", "uint8", "float32", "complex128")),
    # axes, layouts, lengths that go by rows, by lines and by halves
    *(laid(f"{fn}.reduce", steps, axis=axis, want=["strides"]) for fn in ("subtract", "maximum") for steps in LAYOUTS.values() for axis in (0, 1, -1)),
    *(laid(f"{fn}.reduce", steps, array=t, axis=None) for fn in ("bitwiseXor", "bitwiseAnd", "logicalXor") for steps in LAYOUTS.values()),
    *(laid(f"{fn}.reduce", steps, array=t, axis=[0, 2], keepdims=True) for fn in ("bitwiseOr", "logicalXor") for steps in LAYOUTS.values()),
    *(laid(f"{fn}.accumulate", steps, axis=axis, want=["strides"]) for fn in ("subtract", "maximum") for steps in (LAYOUTS["c"], LAYOUTS["t"], LAYOUTS["turned"]) for axis in (0, 1, 2)),
    *(laid(f"{fn}.reduceat", steps, axis=axis, indices=[0, 1, 0]) for fn in ("subtract", "add", "minimum") for steps in LAYOUTS.values() for axis in (0, 1, 2) if not (steps == LAYOUTS["back"])),
    *(case(f"{fn}.reduce", {"noise": {"dtype": dtype, "shape": [n], "seed": 7}}) for fn in ("subtract", "minimum") for dtype in ("float32", "float64") for n in (1, 2, 9, 1023, 1025, 3000)),
    *(case(f"{fn}.accumulate", {"noise": {"dtype": "float64", "shape": shape, "seed": 9}}, axis=axis) for fn in ("subtract", "maximum") for shape, axis in
      (([2049], 0), ([3, 1100], 1), ([1100, 3], 0), ([5, 40], 0))),
    *(case(f"{fn}.reduce", np.arange(n, dtype=dtype) % 7) for fn in ("bitwiseXor", "bitwiseOr", "logicalXor") for dtype in ("uint8", "int64") for n in (1, 15, 16, 17, 1030)),
    case("subtract.reduce", np.arange(6000.0).reshape(2, 3000)), case("subtract.reduce", np.arange(6000.0).reshape(2, 3000), axis=1),
    case("subtract.reduce", np.arange(6000.0).reshape(3000, 2), axis=0), case("divide.reduce", np.array([[8.0, 2.0, 2.0], [1.0, 0.0, 4.0]]), axis=1),
    case("power.reduce", np.array([2, 3, 2])), case("power.reduce", np.array([2, -3])), case("power.reduce", np.array([-2, 3])),
    case("power.accumulate", np.array([2.0, 0.5, 3.0])), case("maximum.reduce", nan, axis=1), case("maximum.accumulate", nan, axis=1),
    case("minimum.accumulate", nan, axis=1), case("remainder.reduce", np.array([[100, 7], [30, 4], [7, 3]])), case("leftShift.accumulate", np.array([1, 2, 3])),
    # options
    case("subtract.reduce", m, axis=1, dtype="float32"), case("subtract.reduce", m, axis=0, dtype="int32"), case("subtract.reduce", i, dtype="bool"),
    case("bitwiseAnd.reduce", i, dtype="float32"), case("divide.reduce", i, dtype="int32"), case("logicalAnd.reduce", m, dtype="float64"),
    case("logicalXor.reduce", m, dtype="bool"), case("add.reduce", np.array([1, 2], "int8"), dtype="int8"), case("add.reduce", m, axis=None),
    case("add.reduce", m), case("add.reduce", m, 1), case("add.reduce", m, 1, "float32"), case("multiply.reduce", i, axis=[0, 1]),
    case("subtract.reduce", m, keepdims=True), case("subtract.reduce", m, axis=1, keepdims=True, want=["strides"]), case("subtract.reduce", m, axis=[]),
    case("subtract.reduce", m, initial=10), case("subtract.reduce", i, initial=1.5), case("bitwiseAnd.reduce", i, initial=None),
    case("bitwiseAnd.reduce", i.astype("u1"), initial=300), case("bitwiseOr.reduce", i, initial=8, axis=None), case("maximum.reduce", m, initial=5, axis=None),
    case("subtract.reduce", m, where=mask, initial=3), case("subtract.reduce", m, axis=1, where=mask, initial=3.5), case("subtract.reduce", m, where=mask),
    case("bitwiseXor.reduce", i, axis=None, where=mask), case("bitwiseXor.reduce", i, axis=1, where=np.array([True, False, True])),
    case("minimum.reduce", m, where=mask), case("logicalXor.reduce", m, axis=0, where=mask), case("add.reduce", m, axis=1, where=mask),
    case("subtract.reduce", {"noise": {"dtype": "float64", "shape": [9, 12], "seed": 3}}, where=np.arange(12) % 3 > 0, initial=0),
    *(case("subtract.reduce", m, out=ref("o"), let={"o": np.zeros(shape, dtype)}, watch=["o"], axis=axis) for shape, dtype, axis in
      [(3, "f8", 0), (3, "f4", 0), (2, "f8", 0), ((1, 3), "f8", 0), (2, "c16", 1), ((2, 3), "f8", [])]),
    case("subtract.reduce", m, out=[ref("o")], let={"o": np.zeros(3)}, watch=["o"]), case("subtract.reduce", ref("a"), out=ref("a", ["get", "0"]), let={"a": m}, watch=["a"]),
    case("subtract.accumulate", m, 1, out=ref("o"), let={"o": np.zeros((2, 3), "f4")}, watch=["o"]), case("subtract.accumulate", m, 1, "int32"),
    case("subtract.accumulate", m, 1, out=ref("o"), let={"o": np.zeros((2, 2))}), case("maximum.accumulate", ref("a"), 1, out=ref("a"), let={"a": m}, watch=["a"]),
    case("subtract.accumulate", ref("a", ["get", ":, ::-1"]), 1, out=ref("a"), let={"a": m}, watch=["a"]),
    case("subtract.reduceat", m, [0, 2, 1], 1, "float32"), case("add.reduceat", i.astype("int8"), [0, 1], 1), case("add.reduceat", i, [0, 1], dtype="float32"),
    case("subtract.reduceat", m, [0, 2, 1], 1, out=ref("o"), let={"o": np.zeros((2, 3), "f4")}, watch=["o"]),
    case("subtract.reduceat", m, [0, 2, 1], 1, out=ref("o"), let={"o": np.zeros((2, 2))}), case("maximum.reduceat", nan, [0, 1], 1),
    case("add.reduceat", np.arange(8), [0, 4, 1, 5, 2, 6, 3, 7]), case("subtract.reduceat", np.arange(8), [0, 4, 1, 5, 2, 6, 3, 7]),
    case("add.reduceat", {"noise": {"dtype": "float32", "shape": [3000], "seed": 1}}, [0, 100, 500, 10]), case("logicalOr.reduceat", i, [0, 1, 0], 1),
    case("bitwiseXor.reduceat", np.arange(2000), [0, 100, 50, 1999]), case("subtract.reduceat", np.array([[1.5], [2.0]]), [0, 0], 1),
    # refusals
    *(case("subtract.reduce", m, axis=axis) for axis in (None, [0, 1], 2, -3, [0, 0])), case("subtract.reduce", np.ones((1, 3)), axis=[0, 1]),
    case("subtract.reduce", np.ones(3), axis=None), case("subtract.reduce", np.ones((0, 3))), case("subtract.reduce", np.ones((3, 0))),
    case("subtract.reduce", np.zeros((2, 0, 3)), axis=0), case("maximum.reduce", np.zeros(0)), case("bitwiseAnd.reduce", np.zeros((0, 2), "u2")),
    case("logicalXor.reduce", np.zeros(0)), case("add.reduce", np.zeros((0, 2))), case("add.reduce", 5.0), case("subtract.reduce", 5.0, axis=0), case("subtract.reduce", 5.0, axis=1),
    case("negative.reduce", m), case("modf.reduce", m), case("divmod.reduce", m), case("negative.accumulate", m), case("negative.reduceat", m, [0]),
    case("divmod.accumulate", m), case("divmod.reduceat", m, [0]), case("negative.outer", m, m), case("add.accumulate", 5), case("add.reduceat", 5, [0]),
    case("add.accumulate", m, axis=None), case("add.accumulate", m, axis=[0, 1]), case("add.accumulate", m, axis=[1]), case("add.accumulate", m, axis=2),
    case("subtract.accumulate", np.zeros((0, 3)), 1), case("add.reduceat", np.arange(5), [5]), case("add.reduceat", np.arange(5), [-1]),
    case("add.reduceat", np.arange(5), [0, 7, 2]), case("subtract.reduceat", m, [0, 3], 1), case("add.reduceat", m, [0, 1], axis=None), case("add.reduceat", m, [0, 1], axis=2),
    case("add.reduceat", m, 0), case("add.reduceat", np.zeros((0, 3)), [0]), case("add.reduceat", np.zeros((0, 3)), np.zeros(0, int)), case("add.reduceat", m, np.zeros(0, int)),
    # outer
    case("add.outer", np.array([1, 2]), np.array([10, 20, 30])), case("subtract.outer", m, np.array([1.0, 2.0]), want=["strides"]), case("multiply.outer", t, np.array(2)),
    case("less.outer", i, i), case("divmod.outer", np.array([7, 8]), np.array([2, 3])), case("add.outer", np.array([1]), np.array([2]), dtype="float32"),
    case("add.outer", ref("a", ["transpose"]), ref("a", ["transpose"]), let={"a": m}, want=["strides"]), case("power.outer", np.array([2.0, 3.0]), 2.0),
    case("add.outer", m, np.array([1.0, 2.0]), out=ref("o"), let={"o": np.zeros((2, 3, 2), "i4")}), case("add.outer", m), case("add.outer", m, m, m),
    case("add.outer", np.array([1.0, 2.0]), np.array([10.0, 20.0]), out=ref("o"), where=np.array([True, False]), let={"o": np.zeros((2, 2))}, watch=["o"]),
    # at
    *(at(fn, np.array([5, 6, 7], dtype), [0, 0, 2], np.array([1, 2, 3], dtype)) for fn in ("add", "subtract", "multiply", "maximum", "bitwiseXor", "logicalAnd", "floorDivide") for dtype in DTYPES
     if not (fn == "bitwiseXor" and dtype[0] in "fc") and not (fn == "floorDivide" and dtype[0] in "c") and not (fn == "subtract" and dtype == "bool")),
    *(at(fn, np.array([5, 6, 7], dtype), [1, 1, 2]) for fn in ("negative", "square", "logicalNot") for dtype in ("int8", "float16", "float64", "complex128")),
    at("add", m, 1, 2.5), at("add", m, [0, 0], np.array([1.0, 2.0, 3.0])), at("add", m, [0, 1, 0], np.array([[1.0], [2.0], [4.0]])), at("add", m, [":", [0, 0]], 1.5),
    at("add", m, [[1, 0], "::-1"], m), at("add", t.astype(float), [":", [0, 2, 0], "1:3"], np.array([1.0, 2.0])), at("subtract", m, ["...", [2, 2, 2]], np.array([[1.0], [2.0]])),
    at("add", m, [np.array([0, 1, 0]), np.array([2, 2, 2])], np.array([1.0, 2.0, 4.0])), at("multiply", t.astype(float), [[0, 0], ":", [1, 1]], 2.0), at("add", m, mask, 10.0),
    at("add", m, [None, [0, 0]], 1.0), at("add", m, "1:", 3.0), at("add", m, ":, ::2", np.array([[1.0], [2.0]])), at("negative", m, [":", [0, 0, 1]]), at("add", np.array(5.0), "...", 2.0),
    at("add", i, [0], np.array([1.5])), at("divide", i, [0, 0], np.array([2])), at("add", m.astype("f4"), [0], np.array([1e-3])), at("add", i.astype("i1"), [0, 0], np.array([100])),
    at("less", m, [0, 0], np.array([2.0])), at("add", m, [0], np.array([1j])), at("add", m, [0, 5], 1.0), at("add", m, [[0, -3]], 1.0), at("add", m, [0, 1]), at("negative", m, [0], 3.0),
    at("add", m, [0], np.array([1.0, 2.0])), at("add", m, [0, 1], np.zeros((3, 1))), at("divmod", i, [0], 1), at("modf", i, [0]), at("add", m, np.zeros(0, int), 1.0),
    at("add", m, [0, 1], ref("a", ["get", "::-1"])), at("add", np.zeros(1000), np.arange(5000) * 7 % 1000, np.arange(5000.0)),
    at("add", np.zeros(100, "i4"), np.arange(5000) * 7 % 100, np.arange(5000, dtype="i4")), at("maximum", np.zeros(50), np.arange(300) * 3 % 50, np.arange(300.0)),
    case("add.at", ref("a", ["broadcastTo", [3, 2]]), [0], 1.0, let={"a": np.zeros(2)}), case("add.at", ref("a", ["transpose"]), [0, 0, 2], 1.0, let={"a": m}, watch=["a"]),
]
