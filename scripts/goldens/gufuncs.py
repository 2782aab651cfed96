"""Generalized ufuncs: where the core axes of matmul, vecdot, matvec and vecmat are, their options, orders of memory, outputs, and what is refused."""

import numpy as np
from oracle import case, ref

rng = np.random.default_rng(11)
DTYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()


def values(*shape, dtype="float64"):
    kind = np.dtype(dtype).kind
    x = rng.integers(0 if kind in "bu" else -4, 5, shape)
    return (x + 1j * rng.integers(-4, 5, shape) if kind == "c" else x).astype(dtype)


F4 = values(2, 3, 4, 5)
A, B, C = values(2, 3, 4), values(2, 4, 3), values(3, 4, dtype="complex128") + (0.5 + 0.25j)
# views of the stack in other orders, broadcast and with steps back
LAYOUTS = {"c": [], "turned": [["transpose", [1, 0, 2, 3]]], "t": [["transpose"]], "inner": [["transpose", [0, 2, 1, 3]]], "back": [["get", "::-1, :, ::-1"]],
           "one": [["get", ":1"]], "wide": [["get", ":1"], ["broadcastTo", [2, 3, 4, 5]]], "steps": [["get", ":, ::2, :, ::2"]]}
FUNCTIONS = ["matmul", "vecdot", "matvec", "vecmat"]


def pair(fn, steps):
    """Both operands of a function from one array."""
    swapped = [["transpose", [0, 1, 3, 2]]]
    row = [["get", ":, :, 0"]]
    return {"matmul": (steps, steps + swapped), "vecdot": (steps, steps), "matvec": (steps, steps + row), "vecmat": (steps + row, steps + swapped)}[fn]


def laid(fn, steps, **kw):
    a, b = pair(fn, steps)
    return case(fn, ref("a", *a), ref("a", *b), let={"a": F4}, want=["strides"], **kw)


def into(fn, a, b, shape, kind="float64", **kw):
    return case(fn, a, b, let={"o": np.full(shape, 9, kind)}, watch=["o"], out=ref("o"), **kw)


BROADCAST = [((2, 3), (3,)), ((2, 1, 4), (3, 4)), ((2, 3), (5, 3)), ((3, 1, 4), (2, 5, 4)), ((2, 3, 4), (3, 5, 4)), ((0, 3), (0, 3)), ((3, 0), (3, 0)), ((0, 3), (3,)), ((1, 3), (0, 3)), ((), (3,)), ((3,), ()),
             ((1,), (3,)), ((2, 3), (4,)), ((1, 1, 3), (3,))]

CASES = [
    *(case(fn, values(3, 3, dtype=x), values(3, 3, dtype=y)) for fn in ("vecdot", "matmul") for x in DTYPES for y in ("bool", "int8", "uint64", "float16", "float32", "complex64")),
    *(case(fn, values(2, 3, 3, dtype=x), values(2, 3, 3, dtype=x), axes=axes) for x in DTYPES for fn, axes in (("matmul", [[0, 2], [1, 0], [2, 0]]), ("matvec", [[2, 0], 2, 0]), ("vecmat", [1, [0, 1], 0]))),
    *(case("vecdot", values(2, 3, 3, dtype=x), values(2, 3, 3, dtype=x), axis=1, keepdims=True) for x in DTYPES),
    *(laid(fn, steps) for fn in FUNCTIONS for steps in LAYOUTS.values()),
    *(laid(fn, LAYOUTS[name], order=order) for fn in FUNCTIONS for name in ("c", "turned", "t") for order in "CFAK"),
    *(case("vecdot", values(*x), values(*y), want=["strides"]) for x, y in BROADCAST), *(case("vecdot", values(*x), values(*y), keepdims=True, want=["strides"]) for x, y in BROADCAST),
    *(case("matvec", values(*x), values(*y)) for x, y in [((2, 3, 4), (5, 4)), ((2, 3, 4), (4,)), ((1, 3, 4), (5, 4)), ((3,), (3,)), ((3, 4), ()), ((3, 4), (3,)), ((0, 4), (4,)), ((3, 0), (0,)), ((3, 4), (0, 4))]),
    *(case("vecmat", values(*x), values(*y)) for x, y in [((5, 3), (2, 3, 4)), ((3,), (2, 3, 4)), ((5, 3), (1, 3, 4)), ((3,), (3,)), ((), (3, 4)), ((4,), (3, 4)), ((0,), (0, 4)), ((3,), (3, 0)), ((0, 3), (3, 4))]),
    *(case("matmul", values(*x), values(*y)) for x, y in [((2, 3, 4), (5, 4, 2)), ((2, 3, 4), (3, 5, 4, 2)), ((2, 3, 4), (4,)), ((4,), (2, 4, 3)), ((4,), (4,)), ((3,), (2, 4, 3)), ((), (3,)), ((3, 3), ()), ((5, 0), (0, 2)), ((0, 2), (2, 3))]),
    # axes
    *(case("matmul", A, A, axes=axes, want=["strides"]) for axes in [[[1, 2], [2, 1], [1, 2]], [[1, 2], [2, 1], [1, 0]], [[1, 2], [2, 1], [-1, 0]], [[-2, 0], [0, 1], [2, 1]], [[0, 1], [1, 0], [0, 2]]]),
    *(case("matmul", A, A, axes=[[1, 2], [2, 1], [-1, 0]], order=order, want=["strides"]) for order in "CFAK"),
    case("matmul", A, values(4), axes=[[1, 2], 0, 0], want=["strides"]), case("matmul", values(3), A, axes=[0, [1, 2], 0]), case("matmul", values(3), A, axes=[[0], [1, 0], [1]]),
    case("matmul", values(3), values(3), axes=[0, 0, []]), case("matmul", values(3), values(3), axes=[0, 0]), case("matmul", A, B, axes=[[0, 1], [1, 2], [0, 1]]),
    *(case("matmul", A, A, axes=axes) for axes in [[0, 1, 2], [0, [1, 2], [0, 1]], [[0, 1, 2], [1, 2], [0, 1]], [[0, 0], [1, 2], [0, 1]], [[0, 5], [1, 2], [0, 1]], [[0, 1], [1, 2], [0, 5]], [[0, 1], [1, 2]], [[0, 1], [1, 2], [0, 1], [0, 1]], []]),
    case("matmul", A, values(4), axes=[[1, 2], 0, [1, 0]]), case("matmul", A, values(4), axes=[[1, 2], [0, 1], [1, 0]]), case("matmul", A, values(4), axes=[[1, 2], 0]), case("matmul", A, A, axes=[[1, 2], [2, 1], None]),
    case("matmul", A, A, axis=0), case("matmul", A, A, keepdims=True), case("matmul", A, A, keepdims=False), case("matvec", A, values(4), axis=0), case("matvec", A, values(4), keepdims=False),
    *(case("matvec", A, A[:, 0], axes=axes, want=["strides"]) for axes in [[[1, 2], 1, 0], [[2, 1], 0, 1], [[1, 2], 1], [[1, 2], 1, -1]]),
    *(case("vecmat", A[:, :, 0], A, axes=axes, want=["strides"]) for axes in [[1, [1, 2], 0], [0, [0, 1], 1], [1, 1, 0], [[1, 0], [1, 2], 0]]),
    *(case("vecdot", A, A, axis=axis, **kw) for axis in (0, 1, -1, -3, 3, -4) for kw in ({}, {"keepdims": True})),
    *(case("vecdot", A, A, axes=axes, keepdims=kept, want=["strides"]) for kept in (False, True) for axes in [[1, 1], [1, 1, []], [1, 1, 0], [-1, [2], [1]], [2, 2, 3], [0], [[], [], []], [1, 1, None]]),
    case("vecdot", A, values(5, 4), axes=[-1, -1, []]), case("vecdot", A, values(2, 5, 3), axis=1), case("vecdot", A, values(2, 3, 5), axis=1), case("vecdot", A, values(2), axis=0, keepdims=True, want=["strides"]), case("vecdot", A, values(4), axis=1),
    case("vecdot", A, A, axis=0, axes=[1, 1]), case("vecdot", A, A, axis=1.5), case("vecdot", A, A, axes=[1.5, 1]), case("vecdot", A, A, axes=5), case("vecdot", A, A, keepdims="a"), case("vecdot", A, A, keepdims=1),
    # the first operand is conjugated, the second is not
    *(case(fn, *args) for fn, args in [("vecdot", (C, C)), ("vecdot", (C, C.real)), ("vecdot", (C.real, C)), ("matvec", (C, C)), ("vecmat", (C[:, 0], C)), ("vecmat", (C.real[:, 0], C)), ("matmul", (C, C.T))]),
    case("vecdot", ref("a", ["get", "::-1, ::2"]), ref("a", ["get", ":, 1::2"]), let={"a": C}), case("vecdot", ref("a", ["transpose"]), ref("a", ["get", "0"], ["broadcastTo", [4, 4]], ["get", ":, :3"]), let={"a": C}),
    # outputs
    *(into("vecdot", A, A, s) for s in [(2, 3), (3,), (5, 3), (1, 3), (2, 1), (2, 5), (), (3, 2, 3), (3, 1, 3), (3, 2, 1), (1, 2, 3)]), *(into("vecdot", A[:1], A[:1], s) for s in [(3,), (5, 3), (1, 3), (2, 1), (2, 5), (3, 2, 3), (2, 1, 3)]),
    *(into("matmul", A, B, s) for s in [(2, 3, 3), (3,), (3, 3), (5, 3), (5, 3, 3), (1, 3, 3), (2, 1, 3), (2, 3, 1), (3, 2, 3, 3), (3, 1, 3, 3), ()]), *(into("matmul", A[0], B[0], s) for s in [(3, 3), (3,), (), (2, 3, 3), (3, 4)]),
    *(into("vecdot", A, A, s, axis=0, keepdims=True) for s in [(1, 3, 4), (3, 4), (2, 3, 4), (), (7, 3, 4)]), into("vecdot", A, A, (3, 4), axis=0), into("vecdot", A, A, (2, 3, 1), axes=[2, 2, 2], keepdims=True), into("vecdot", A, A, (2, 3, 1), axes=[2, 2, 3], keepdims=True),
    into("matmul", A, B, (3, 2, 3), axes=[[1, 2], [1, 2], [0, 2]]), into("matvec", A, values(4), (3, 2), axes=[[1, 2], 0, 0]), into("matvec", A, values(4), (3, 2)), into("vecmat", values(3), A, (4, 2), axes=[0, [1, 2], 0]),
    *(into("vecdot", A, A, (2, 3), d, **kw) for d in ("float32", "int64", "complex128") for kw in ({}, {"casting": "unsafe"}, {"casting": "safe"}, {"dtype": "float32"})), into("vecdot", C, C, (3,)), into("vecdot", C, C, (3,), "complex64"),
    case("vecdot", A, A, out=ref("o"), let={"b": np.zeros(3), "o": ref("b", ["broadcastTo", [2, 3]])}), case("vecdot", A, A, out=3), case("vecdot", A, A, out=[ref("o")], let={"o": np.zeros((2, 3))}, watch=["o"]), case("vecdot", A, A, out=[ref("o"), ref("o")], let={"o": np.zeros((2, 3))}),
    # an output that shares memory with an input
    case("matmul", ref("a"), ref("a"), out=ref("a"), let={"a": values(3, 3)}, watch=["a"]), case("matvec", ref("a"), ref("a", ["get", "0"]), out=ref("a", ["get", "1"]), let={"a": values(3, 3)}, watch=["a"]),
    case("vecmat", ref("a", ["get", "0"]), ref("a"), out=ref("a", ["get", "0"]), let={"a": values(3, 3, dtype="complex128")}, watch=["a"]),
    # dtypes
    *(case(fn, values(3, 3), values(3, 3, dtype="int8"), **kw) for fn in FUNCTIONS for kw in [{"dtype": "float32"}, {"dtype": "float32", "casting": "safe"}, {"dtype": "int16"}, {"dtype": "int16", "casting": "unsafe"}, {"dtype": "complex64"}, {"casting": "no"}, {"casting": "equiv"}, {"casting": "safe"},
      {"casting": "foo"}, {"signature": "ff->f"}, {"signature": "fd->d"}, {"signature": "ff->ff"}, {"signature": "f"}, {"signature": [None, None, "float32"]}, {"signature": ["float64", None, None]}, {"signature": ["float32", None, None]}, {"signature": "dd->d", "dtype": "float64"}, {"sig": "DD->D"},
      {"order": "X"}, {"subok": True}]),
    case("vecdot", A, A, where=True), case("vecdot", A), case("vecdot", A, A, A, 3),
    # what a ufunc with a signature does not have
    *(case(f"{fn}.{method}", *args) for fn in FUNCTIONS for method, args in [("reduce", (A,)), ("accumulate", (A,)), ("reduceat", (A, [0])), ("outer", (A, A)), ("at", (A, [0], A))]),
]
