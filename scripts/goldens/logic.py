"""Comparisons within tolerances, rounding, special values, bits, numbers as text, and what stays in the complex plane."""

import numpy as np
from oracle import case, ref

nan, inf = np.nan, np.inf
rng = np.random.default_rng(7)
INTS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
FLOATS = ["float16", "float32", "float64"]
REAL = ["bool", *INTS, *FLOATS]
ALL = [*REAL, "complex64", "complex128"]
V = np.array([1.25, 2.5, -0.5, 0.0, -0.0, 3.5, nan, inf, -inf, 123.456, -7.25, 1e30])
GRID = rng.integers(-99, 99, (3, 4)) / 8
SOME = np.array([3, 15, 25, 35, 99, 100, 0, 45])
Z = np.array([1.55 + 2.45j, -0.5 + 1.5j, complex(nan, 1.26), complex(1, inf)])

ROUND = [
    *(case("round", SOME.astype(d), k) for d in ALL if d != "bool" for k in [0, 1, -1, -2]),
    *(case("round", V.astype(d), k) for d in FLOATS for k in [0, 1, 2, -1]), case("round", Z, 1), case("round", Z.astype("complex64"), 0),
    case("round", np.array([True, False])), case("round", np.array([True, False]), 1), case("round", np.array([True, False]), -1),
    *(case("round", np.array([1e200, 123.456]), k) for k in [-400, 400, 300, 23]), case("round", np.array([7, 8]), -20),
    case("round", np.array([250, 5, 255], np.uint8), -1), case("round", np.array([127, -128], np.int8), -2), case("round", np.array([1.5]), 0.5),
    case("round", GRID.T, 1, want=["strides"]), case("round", np.asfortranarray(GRID), -1, want=["strides"]), case("round", np.array(2.5)),
    *(case("round", np.array([1.55, 2.5]), k, out=ref("o"), let={"o": np.zeros(2, d)}, watch=["o"]) for d in ["float32", "float64", "int64", "complex128"] for k in [0, 1, -1]),
    case("round", np.array([15, 25]), -1, out=ref("o"), let={"o": np.zeros(2)}, watch=["o"]), case("round", np.array([15, 25]), 1, out=ref("o"), let={"o": np.zeros(2)}, watch=["o"]),
    case("round", np.array([1.5]), out=ref("o"), let={"o": np.zeros((2, 1))}, watch=["o"]), case("around", V, 1), case(".round", V, 1), case(".round", GRID),
    *(case("fix", V.astype(d)) for d in FLOATS), *(case("fix", SOME.astype(d)) for d in INTS), case("fix", Z),
    case("fix", V, ref("o"), let={"o": np.zeros(12, "float32")}, watch=["o"]), case("fix", np.array([True])),
]
A = np.array([1, 1, 0, nan, inf, -inf, 1e10, -128, 1e-9])
B = np.array([1 + 1e-9, 1.1, 1e-9, nan, inf, inf, 1.00001e10, 127, 0])
CLOSE = [
    case("isclose", A, B), case("isclose", A, B, equalNan=True), case("isclose", A, B, rtol=0.2), case("isclose", A, B, atol=0.2, rtol=0),
    *(case("isclose", SOME.astype(d), (SOME + (SOME > 30)).astype(d), 1e-3) for d in ALL if d != "bool"), case("isclose", A.astype("float16"), B.astype("float16")),
    case("isclose", np.array([-128], np.int8), np.array([127], np.int8)), case("isclose", Z, Z + 1e-9), case("isclose", Z, Z, equalNan=True),
    case("isclose", GRID, GRID[0]), case("isclose", np.zeros(2), np.zeros(3)), case("isclose", A, B, rtol=np.array([0.2] * 9)), case("isclose", np.array([2**63], np.uint64), np.array([1])),
    case("isclose", np.array([True, False]), np.array([1, 1])), case("isclose", np.zeros((0, 2)), np.zeros(2)), case("isclose", GRID.T, GRID.T, want=["strides"]),
    case("allclose", A[:3], B[:3]), case("allclose", A[:1], B[:1]), case("allclose", A, A), case("allclose", A, A, equalNan=True), case("allclose", np.zeros(0), np.zeros(0)),
    case("allclose", np.zeros(1), np.zeros(3)), case("allclose", np.zeros(2), np.zeros(3)),
    *(case(fn, x, y) for fn in ["arrayEqual", "arrayEquiv"] for x, y in [(A, A), (A[:3], A[:3]), (A[:3], B[:3]), (np.array([1, 2]), np.array([[1, 2], [1, 2]])), (np.array(1), np.array([1, 1])),
      (np.zeros(0), np.zeros(0)), (np.zeros(2), np.zeros(3)), (SOME.astype("int8"), SOME.astype("float32")), (Z, Z), (np.array([2**53 + 1]), np.array([2.0**53]))]),
    *(case("arrayEqual", x, y, equalNan=True) for x, y in [(A, A), (A, B), (np.array([complex(nan, 1)]), np.array([complex(1, nan)])), (SOME, SOME), (A[:3], A)]),
]
SPECIAL = [
    *(case("nanToNum", V.astype(d)) for d in FLOATS), *(case("nanToNum", SOME.astype(d)) for d in REAL[:9]), case("nanToNum", Z), case("nanToNum", Z.astype("complex64")),
    case("nanToNum", V, nan=1.5, posinf=2, neginf=-3), case("nanToNum", V, True, 7), case("nanToNum", Z, nan=2, posinf=9), case("nanToNum", V, nan=np.arange(12.0)),
    case("nanToNum", V[:2], nan=np.array([1.0, 2])), case("nanToNum", np.array([nan, 1]), nan=1j), case("nanToNum", np.array([nan], np.float16), nan=1e9), case("nanToNum", GRID.T, want=["strides"]),
    case("nanToNum", ref("v"), copy=False, let={"v": V}, watch=["v"]), case("nanToNum", ref("v"), copy=False, let={"v": Z}, watch=["v"], want=["shares"]), case("nanToNum", V, want=["shares"]),
    case("nanToNum", np.array(nan)), case("realIfClose", np.array([1 + 1e-15j, 2]), want=["strides", "shares"]), case("realIfClose", np.array([1 + 1e-10j])),
    case("realIfClose", np.array([1 + 1e-10j]), tol=1e-5), case("realIfClose", np.array([1 + 1e-10j]), 1), case("realIfClose", np.array([1 + 1e-7j], "complex64")),
    case("realIfClose", Z), case("realIfClose", GRID, want=["shares"]), case("realIfClose", np.zeros(0, complex)),
    *(case(fn, x.astype(d)) for fn in ["isneginf", "isposinf"] for x, d in [(V, "float16"), (V, "float32"), (V, "float64"), (SOME, "int8"), (SOME, "uint64"), (SOME, "bool"), (SOME, "complex64")]),
    *(case("isneginf", V, ref("o"), let={"o": np.ones(12, d)}, watch=["o"]) for d in ["bool", "int64", "float64"]), case("isposinf", V[:1], ref("o"), let={"o": np.ones((2, 3), bool)}, watch=["o"]),
    *(case(fn, x) for fn in ["iscomplex", "isreal"] for x in [Z, Z.real + 0j, V, SOME, np.array([True]), GRID.T, np.zeros((0, 2), complex), Z.astype("complex64")]),
    *(case("sinc", x.astype(d)) for d in FLOATS for x in [np.array([0, 0.5, 1, -2, 3.25, 100.5]), V[:6]]), case("sinc", SOME.astype("int8")), case("sinc", np.array([1j, 0j, 1 + 2j])),
    *(case("i0", x) for x in [np.array([0, 0.5, 1, 7.9, 8, 8.1, 20, -3, 100, 700, 720, inf, nan]), SOME, SOME.astype("int8"), GRID, GRID.T, np.zeros(0), np.array([True]), np.array(2.0), Z, GRID.astype("float32"), (GRID / 9).astype("float16")]),
]
BYTES = rng.integers(0, 256, (3, 4)).astype("uint8")
TRUTHS = rng.integers(0, 2, (3, 19))
BITS = [
    *(case("packbits", TRUTHS.astype(d), axis=axis, **kw, want=["strides"]) for d in ["bool", "int8", "uint16", "int64"] for axis in [None, 0, 1, -1] for kw in [{}, {"bitorder": "little"}]),
    case("packbits", np.array([2, 0, -1])), case("packbits", np.zeros(0, bool)), case("packbits", np.zeros((3, 0), bool), axis=0), case("packbits", np.zeros((0, 3), bool), axis=0),
    case("packbits", np.array(True)), case("packbits", np.array(5), axis=0), case("packbits", np.array([1.0])), case("packbits", Z), case("packbits", TRUTHS, axis=2), case("packbits", TRUTHS, bitorder="x"),
    case("packbits", np.asfortranarray(TRUTHS), axis=1, want=["strides"]),
    *(case("unpackbits", BYTES, axis=axis, **kw, want=["strides"]) for axis in [None, 0, 1] for kw in [{}, {"bitorder": "little"}, {"count": 3}, {"count": -3}, {"count": 0}]),
    case("unpackbits", BYTES[0], count=40), case("unpackbits", BYTES[0], count=-40), case("unpackbits", BYTES[0], count=1.5), case("unpackbits", np.array(3, "uint8")), case("unpackbits", np.zeros(0, "uint8")),
    case("unpackbits", SOME), case("unpackbits", np.array([True])), case("unpackbits", BYTES, axis=3), case("unpackbits", BYTES, bitorder="q"),
    case("unpackbits", np.asfortranarray(BYTES), axis=1, want=["strides"]),
]
TEXT = [
    *(case("baseRepr", x, *rest) for x, rest in [(5, ()), (-255, (16,)), (5, (37,)), (5, (1,)), (5, (2, 4)), (0, ()), (0, (2, 3)), (2**70, (36,)), (-5, (3, 3)), (0, (2, 0))]),
    *(case("binaryRepr", x, *rest) for x, rest in [(5, ()), (-5, ()), (-5, (8,)), (5, (2,)), (-5, (3,)), (0, ()), (0, (4,)), (0, (0,)), (5, (8,)), (-4, (3,)), (-8, (4,)), (5.5, ()), (2**65, ()), (-1, (1,)), (-1, ())]),
    *(case("lib.arrayUtils.normalizeAxisIndex", *args) for args in [(-1, 3), (3, 3), (-4, 3, "axes_arg")]),
    *(case("lib.arrayUtils.normalizeAxisTuple", [0, -1], 3, **kw) for kw in [{}, {"argname": "x"}]), case("lib.arrayUtils.normalizeAxisTuple", 1, 3), case("lib.arrayUtils.normalizeAxisTuple", [0, 0], 3),
    case("lib.arrayUtils.normalizeAxisTuple", [0, 0], 3, argname="x"), case("lib.arrayUtils.normalizeAxisTuple", [0, 0], 3, allowDuplicate=True), case("lib.arrayUtils.normalizeAxisTuple", [0, 9], 3, "ax"),
]
N = np.array([-4.0, 8, 1])
ANGLE = [
    *(case("angle", np.array([1, 0, 1]).astype(d) - (d[0] in "if" and 2), **kw) for d in REAL if d != "bool" for kw in [{}, {"deg": True}]),
    *(case("angle", x.astype(d), True) for x in [np.array([1j, -1, 1 + 1j, 0, -0.0, complex(-1, -0.0), 3 - 4j]), Z] for d in ["complex64", "complex128"]),
    case("angle", np.array([True])), case("angle", GRID.T, want=["strides"]), case("angle", np.zeros((0, 2), complex)), case("angle", V),
    *(case(f"emath.{fn}", x) for fn in ["arccos", "arcsin", "arctanh"] for x in [np.array([0.5, -0.25]), np.array([2.0, -3, 0.5]), np.array([2, 1]), np.array([2.0], "float32"), np.array([0, 2], "int8")]),
]
EMATH = [
    *(case(f"emath.{fn}", x.astype(d)) for fn in ["sqrt", "log"] for x in [np.array([-4, 8, 1]), np.array([4, 1])] for d in REAL if d[0] != "u" or x[0] > 0),
    *(case(f"emath.{fn}", x) for fn in ["sqrt", "log", "log2", "log10"] for x in [N, -N, np.array([nan, 1]), np.array([-1j, 2]), np.zeros(0), np.array([-4.0], "float32"), np.array([[1.0, -2]])]),
    case("emath.logn", 2, N), case("emath.logn", np.array([2.0, 3, 4]), N), case("emath.logn", np.array([-2.0]), np.array([8.0])), case("emath.power", N, 0.5), case("emath.power", np.array([2, 4]), -1),
    case("emath.power", np.array([2, 4]), np.array([2.0, -1])), case("emath.power", np.array([-2, 4]), 2), case("emath.power", np.array([2], np.int8), np.array([2], np.int8)), case("emath.power", np.array([2]), np.array([-2])),
    *(case("clip", SOME, **kw) for kw in [{"min": 5}, {"max": 40}, {"min": 5, "max": 40}, {}]), case("clip", SOME, None, 40), case("clip", SOME, 20, None), case("clip", SOME, 1, 2, min=3), case("clip", V, min=0.5),
]

CASES = ROUND + CLOSE + SPECIAL + BITS + TEXT + ANGLE + EMATH
