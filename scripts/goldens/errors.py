"""The class and the words of errors that the other files do not already meet."""

import numpy as np
from oracle import case, ref

i64, f32, f64, i8, u8, c128 = (lambda *v, t=t: np.array(v, t) for t in ("i8", "f4", "f8", "i1", "u1", "c16"))
one, two, three = np.ones(1), np.ones(2), np.ones(3)
m23 = np.ones((2, 3))


def out(fn, *args, target, **kw):
    return case(fn, *args, out=ref("out"), let={"out": target}, watch=["out"], **kw)


SHAPES = [
    case("add", m23, two), case("add", three, np.ones(4)), case("broadcastTo", three, [2, 4]), case("broadcastTo", m23, [3]),
    case("where", np.array([True, False]), i64(1, 2, 3), 0), case("clip", three, two, 5),
    case("matmul", m23, m23), case("matmul", three, np.ones(4)), case("matmul", np.array(1.0), two), case("matmul", two, np.array(1.0)),
    case("matmul", np.ones((2, 2, 3)), np.ones((3, 3, 2))), case("dot", m23, m23), case("dot", three, two), case("dot", np.array(2.0), two),
    case("concatenate", [m23, np.ones((2, 2))]), case("concatenate", [two, np.ones((2, 2))]), case("concatenate", [np.array(1.0)]),
    case("stack", [two, three]), case("reshape", np.ones(6), [4, 2]), case("reshape", np.ones(6), [-1, -1]), case("reshape", np.ones(6), [-1, 4]),
    case("squeeze", np.ones((2, 1)), 0), case("transpose", m23, [0, 0]), case("transpose", m23, [0]), case("moveaxis", m23, 0, 5),
    case("moveaxis", m23, 5, 0), case("moveaxis", m23, [0, 1], [0]), case("swapaxes", m23, 0, 2), case("expandDims", two, 3),
    case("split", np.arange(5), 2), case("repeat", i64(1, 2), i64(1, 2, 3)), case("repeat", i64(1, 2), -1),
    case("flip", m23, 2), case("roll", m23, 1, 2), case("take", m23, i64(0), 2), case("full", [2], np.array([1, 2, 3])),
    case("zeros", [2, -1]), case(".view", np.arange(3, dtype=np.int8), "int16"), case(".view", np.array(1.0), "int8"),
    case("argmax", m23, 2), case("sort", m23, axis=2), case("cumsum", m23, 2), case("takeAlongAxis", m23, np.zeros((2, 3), int), 2),
]

BINARY = ["add", "subtract", "multiply", "divide", "floorDivide", "remainder", "power", "maximum", "minimum", "less", "equal", "logicalAnd",
          "bitwiseAnd", "bitwiseOr", "bitwiseXor", "leftShift", "rightShift"]
UNARY = ["negative", "absolute", "sign", "sqrt", "square", "exp", "log", "sin", "floor", "ceil", "trunc", "rint", "invert", "logicalNot", "isnan",
         "conjugate", "reciprocal"]
PICKED = ["bool", "u1", "i8", "f2", "f8", "c16"]
LOOPS = [
    *(case(fn, np.ones(1, dtype), np.ones(1, dtype)) for fn in BINARY for dtype in PICKED),
    *(case(fn, np.ones(1, "u8"), np.ones(1, "i8")) for fn in BINARY),
    *(case(fn, np.ones(1, dtype)) for fn in UNARY for dtype in PICKED),
]

CASTING = [
    *(out(fn, *[np.ones(2, dtype)] * n, target=np.zeros(2, to)) for fn, n in [("add", 2), ("sqrt", 1), ("equal", 2), ("negative", 1)]
      for dtype in ["u1", "i8", "f4", "c16"] for to in ["bool", "i1", "i8", "f4", "f8", "c8"]),
    *(case(fn, np.ones(2, dtype), 2, dtype=to) for fn in ["add", "divide", "bitwiseAnd", "power"] for dtype in ["i8", "f8"]
      for to in ["bool", "int8", "int64", "float32", "complex128"]),
    *(case("add", np.ones(2, dtype), 2, casting=rule) for dtype in ["i1", "f4"] for rule in ["no", "equiv", "safe", "same_kind", "unsafe", "bogus"]),
    *(case("add", f32(1.0), f64(1.0), casting=rule) for rule in ["no", "equiv", "safe"]),
    *(case("sqrt", i64(4), dtype=to) for to in ["float32", "int64", "float16", "complex64"]),
    out("add", i64(0, 1, 2), 1.5, target=i64(0, 0, 0)), out("add", i64(0, 1, 2), 1.5, target=i64(0, 0, 0), casting="unsafe"),
    out("add", three, three, target=np.empty(2)), out("add", np.ones((1, 3)), 1, target=np.zeros((2, 3))),
    out("add", m23, 1, target=np.zeros((1, 3))), out("sqrt", f64(1.0, 4.0, 9.0), target=f64(-1.0, -1.0, -1.0), where=np.array([True, False, True])),
    out("sum", m23, 0, target=np.zeros(2)), out("sum", m23, 0, target=np.zeros(3)), out("sum", m23, 0, target=np.zeros(3, np.int64)),
    out("add", f64(1.0, 2.0), 1, target=np.zeros(2), where=i64(1, 0)), out("add", f64(1.0, 2.0), 1, target=np.zeros(2), where=np.array([True, False, True])),
    out("cumsum", three, target=np.zeros(2)), out("argmax", m23, 0, target=np.zeros(3)),
]

WEAK = [
    *(case(fn, array, value) for fn in ["add", "multiply", "maximum", "less", "equal", "power", "bitwiseAnd", "floorDivide"]
      for array in [i8(1), u8(1), np.ones(1, bool), f32(1.0)] for value in [300, -129, -1, 2**40, 1e10, 0.5]),
    case("add", u8(5), np.array(300)), case("add", f32(1.0), np.array(1.0)), case("add", i64(1, 2), 2**63), case("add", np.ones(1, "u8"), 2**63),
    case("equal", u8(1), 300), case("less", u8(1), -1), case("add", f32(1.0), 2**200), case("add", f32(1.0), 1j), case("add", i8(1), 1j),
    case("full", [1], 300, "uint8"), case("full", [1], -1, "uint8"), case("full", [1], 3.7, "int8"),
]

CASES = SHAPES + LOOPS + CASTING + WEAK
