"""Sorting, partial order and searching: every dtype and layout, NaN, zeros, ties, options, words."""

import numpy as np
from oracle import case

nan, inf = np.nan, np.inf
rng = np.random.default_rng(5)
REAL = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64"]
ALL = [*REAL, "complex64", "complex128"]
SPECIAL = np.array([3, nan, -inf, 0.0, -0.0, inf, -1, nan, 1e-310, 2])
Z = np.array([2 + 1j, 1 + 3j, 1 + 2j, complex(1, nan), complex(nan, 1), complex(nan, nan), complex(0, nan), -1j])
CUBE = rng.integers(0, 9, (2, 3, 4))
WORDS = dict(want=["strides"])


def some(dtype, n=40):
    x = rng.integers(-50, 50, n) * 1.5
    return (x + 1j * rng.integers(-2, 2, n)).astype(dtype) if "complex" in dtype else x.astype(dtype)


def layouts(array):
    return [array, array.T, array[::-1, :, ::2], np.asfortranarray(array)]


def view(array, *steps):
    return {**case("sort", array)["args"][0]["array"], "steps": list(steps)}


def laid(array, *steps):
    return {"array": view(array, *steps)}


VIEWS = [laid(CUBE, ["transpose"]), laid(CUBE, ["get", "::-1", ":", "::2"]), laid(CUBE, ["transpose", [1, 2, 0]]),
         laid(CUBE[:1], ["broadcastTo", [2, 3, 4]])]


def raw(fn, recipe, *args, want=(), **kw):
    out = case(fn, 0, *args, want=want, **kw)
    out["args"][0] = recipe
    out["name"] = f"{fn} of a view {recipe['array']['steps']} {args} {kw}"
    return out


SORT = [
    *(case("sort", some(dtype)) for dtype in ALL), *(case("argsort", some(dtype), kind="stable") for dtype in ALL),
    *(case("sort", SPECIAL.astype(d), kind="stable") for d in ["float16", "float32", "float64"]),
    *(case("argsort", SPECIAL.astype(d), kind="stable") for d in ["float16", "float32", "float64"]),
    case("sort", Z), case("argsort", Z, stable=True), case("sort", Z.astype("complex64")),
    *(case(fn, CUBE, axis=axis, kind="stable", **WORDS) for fn in ["sort", "argsort"] for axis in [0, 1, 2, -2, None]),
    *(raw(fn, v, axis=axis, kind="stable", want=["strides"]) for fn in ["sort", "argsort"] for v in VIEWS for axis in [0, -1]),
    *(case(fn, np.zeros(shape), axis=axis, **WORDS) for fn in ["sort", "argsort"]
      for shape, axis in [((0,), -1), ((2, 0), 0), ((0, 3), -1), ((1, 1), 0)]),
    case("sort", np.array(5)), case("sort", np.array(5), axis=None), case("argsort", np.array(5)),
    case("argsort", np.array(5), axis=1), case("sort", CUBE, axis=3), case("argsort", CUBE, -4),
    case("sort", CUBE[0], kind="foo"), case("sort", CUBE[0], kind=""), case("argsort", CUBE[0], kind="x"),
    case("sort", CUBE[0], kind="stable", stable=True), case("sort", CUBE[0], kind="heapsort"),
    case("sort", CUBE[0], kind="mergesort", axis=0), case("sort", CUBE[0], kind="q"), case("sort", CUBE[0], stable=False),
    *(case(".sort", {"ref": "a"}, *args, let={"a": CUBE}, watch=["a"]) for args in [(), (0,), (1,), (3,)]),
    case(".argsort", CUBE, 0, "stable"), case(".argsort", CUBE, None, "stable"),
    *(case("sortComplex", some(dtype, 5)) for dtype in ALL), case("sortComplex", CUBE, **WORDS),
    case("sortComplex", np.array(5)), case("sortComplex", SPECIAL),
]
LEX = [
    case("lexsort", [np.array([9, 4, 0, 4]), np.array([1, 5, 1, 4])]), case("lexsort", [some(d) for d in ALL]),
    case("lexsort", CUBE[0]), case("lexsort", CUBE, **WORDS), case("lexsort", CUBE, axis=0, **WORDS),
    case("lexsort", [CUBE[0], CUBE[1]], axis=0, **WORDS), case("lexsort", [SPECIAL, np.zeros(10, int)]),
    case("lexsort", [np.zeros(10, int), SPECIAL]), case("lexsort", [Z, np.array([1, 0] * 4)]), case("lexsort", CUBE, axis=2),
    case("lexsort", []), case("lexsort", 5), case("lexsort", [np.zeros(3), np.zeros(2)]),
    case("lexsort", np.zeros((0, 3))), case("lexsort", np.zeros((2, 0))), case("lexsort", [np.array(1), np.array(2)]),
    case("lexsort", [np.zeros(3), np.array(2)]), case("lexsort", [np.array([3, 1])], axis=1),
]
PLACES = [0, 7, -1, np.array([3, 20, -4]), np.array([5], "uint8")]
PART = [
    *(case(fn, some(dtype), k, want=["segments"]) for fn in ["partition", "argpartition"] for dtype in ALL for k in [9, np.array([30, 2])]),
    *(case(fn, some("float64", 300), k, want=["segments"]) for fn in ["partition", "argpartition"] for k in PLACES),
    *(case(fn, x, k, want=["segments"]) for fn in ["partition", "argpartition"] for x in [SPECIAL, Z] for k in [0, 4, -2]),
    *(case(fn, CUBE, 1, axis=axis, want=["segments", "strides"]) for fn in ["partition", "argpartition"] for axis in [0, 1, -1, None]),
    *(raw(fn, v, 1, axis=axis, want=["segments"]) for fn in ["partition", "argpartition"] for v in VIEWS for axis in [0, -1]),
    *(case(fn, a, *rest, **kw) for fn in ["partition", "argpartition"] for a, rest, kw in [
        (np.array([1, 2, 3]), (5,), {}), (np.array([1, 2, 3]), (-4,), {}), (np.array([1, 2, 3]), (1.5,), {}),
        (np.array([1, 2, 3]), (np.array([[1]]),), {}), (np.array([1, 2, 3]), (np.array([1.0]),), {}),
        (np.array([1, 2, 3]), (True,), {}), (np.array([1, 2, 3]), (np.zeros(0, int),), {}), (np.array(5), (0,), {}),
        (np.array(5), (0,), {"axis": None}), (np.array(5), (1,), {"axis": None}), (np.zeros(0), (0,), {}),
        (np.zeros((0, 3)), (7,), {"axis": 0}), (np.zeros((3, 0)), (0,), {}), (np.array([1, 2]), (0,), {"kind": "foo"}),
        (np.array([[1, 2]]), (7,), {"axis": 2})]),
    case(".partition", {"ref": "a"}, 1, let={"a": np.array([[3, 1, 2], [6, 5, 4]])}, watch=["a"]),
    case(".partition", {"ref": "a"}, 5, let={"a": np.array([[3, 1, 2], [6, 5, 4]])}, watch=["a"]),
]
ROW = np.array([-3, 0, 0, 1, 2, 2, 2, 7])
SIDES = [{}, {"side": "right"}]
SEARCH = [
    *(case("searchsorted", np.sort(some(dtype)), some(dtype, 30), **kw) for dtype in ALL for kw in SIDES),
    *(case("searchsorted", np.sort(x), x, **kw) for x in [SPECIAL, Z, SPECIAL.astype("float16")] for kw in SIDES),
    *(case("searchsorted", ROW.astype(d), np.array([[-4, 0], [2, 9]]).astype(e), **kw, want=["strides"])
      for d, e in [("int8", "float64"), ("uint8", "int8"), ("int64", "uint64"), ("float32", "int64"), ("bool", "int16"), ("int16", "complex64")] for kw in SIDES),
    case("searchsorted", ROW, 2.5), case("searchsorted", ROW.astype("int8"), 300), case("searchsorted", ROW.astype("uint8"), -1),
    case("searchsorted", np.zeros(0), np.array([1])), case("searchsorted", ROW, np.zeros((2, 0))), case("searchsorted", ROW, np.array(2)),
    case("searchsorted", CUBE[0], 1), case("searchsorted", np.array(5), 1), case("searchsorted", ROW, 1, side="x"),
    case("searchsorted", ROW, 1, side="l"), case("searchsorted", ROW, 1, side="Left"),
    case("searchsorted", ROW[::-1].copy(), np.array([2, 0, 8]), sorter=np.argsort(ROW[::-1])),
    case("searchsorted", ROW[::-1].copy(), np.array([2, 0, 8]), sorter=np.argsort(ROW[::-1]).astype("uint8"), side="right"),
    case("searchsorted", np.array([1, 2]), 1, sorter=np.array([0])), case("searchsorted", np.array([1, 2]), 1, sorter=np.array([0.5, 1])),
    case("searchsorted", np.array([1, 2]), 1, sorter=np.array([[0, 1]])), case("searchsorted", np.array([1, 2]), 1, sorter=np.array([0, 5])),
    case("searchsorted", np.array([1, 2]), 1, sorter=np.array([0, -1])), case("searchsorted", np.array([1, 2]), 1, sorter=np.array([True, False])),
    case(".searchsorted", ROW, np.array([2, 0]), "right"),
]

CASES = SORT + LEX + PART + SEARCH
