"""Shapes: joining, cutting, turning, padding, putting in and taking out, and functions applied along axes."""

import numpy as np
from oracle import case, function, viewed

m = np.arange(6, dtype=np.int32).reshape(2, 3)
f = np.arange(24.0).reshape(2, 3, 4)
u = np.arange(5, dtype=np.uint8)
z = np.array([1.5, -0.0, np.nan, np.inf])
c = np.array([1 + 2j, -1j])
b = np.array([[True, False, True], [False, False, True]])
zero = np.array(7, np.int16)
none = np.zeros((0, 3), np.float32)
# The same elements in other layouts.
mt = viewed(np.ascontiguousarray(m.T), ["transpose"])
ft = viewed(np.ascontiguousarray(f.transpose(2, 0, 1)), ["transpose", [1, 2, 0]])
back = viewed(m, ["get", "::-1", "::-1"])
wide = viewed(np.arange(4, dtype=np.int64), ["broadcastTo", [3, 4]])
step = viewed(np.arange(12, dtype=np.int8).reshape(2, 6), ["get", ":", "::2"])
ARRAYS = [m, f, u, z, c, b, zero, none, mt, ft, back, wide, step]
strides = ["strides"]


def ints(*values):
    return np.array(values, np.int64)


def each(fn, *args, arrays=ARRAYS, want=strides, **kw):
    return [case(fn, a, *args, want=want, **kw) for a in arrays]


TURN = [
    *each("fliplr"), *each("flipud"), *each("matrixTranspose"), *each("rot90"), *each("rot90", -1, arrays=[m, f, ft, b]),
    *each("rot90", 2, [1, 0], arrays=[m, mt, f]), *each("rot90", 7, [0, 2], arrays=[f, ft, m]), case("rot90", m, 1, [0, 0]),
    case("rot90", m, 1, [0, 1, 1]), case("rot90", m, 4), *each("rollaxis", 1), *each("rollaxis", -1, 1, arrays=[f, m, ft]),
    *each("rollaxis", 0, 3, arrays=[f, m]), case("rollaxis", m, 0, 7), case("rollaxis", m, 0, -5), case("rollaxis", f, 0, -1, want=strides),
    *each("atleast1d"), *each("atleast2d"), *each("atleast3d"), case("atleast2d", u, zero, f), case("atleast1d"),
    case("broadcastShapes", [3], [2, 1], 1), case("broadcastShapes", [3], [4]), case("broadcastShapes"),
    case("broadcastShapes", [1, 2, 3], [7, 1, 1], [5, 5, 4]), case("broadcastShapes", -1), case("broadcastShapes", [2, 0], [1, 1]),
    case("broadcastArrays", u, np.zeros(4)), case("broadcastArrays", m, zero, np.zeros((2, 1)), want=strides),
    case("reshape", m, [-2, 3]), case("reshape", m, [4, 2]), case("reshape", m, [-1, -1]), *each("reshape", -1, arrays=[m, mt, back, wide, none, zero]),
    *each("reshape", [3, 2], "F", arrays=[m, mt, back]), *each("reshape", [3, 2], "A", arrays=[m, mt]), case("reshape", m, 6, "K"),
    case("reshape", m, 6, "X"), case("reshape", mt, [3, 2], copy=False), case("reshape", m, [3, 2], copy=False, want=strides),
    *(case("ravel", a, o, want=strides) for a in [m, mt, ft, back, wide] for o in "CFAK"), case("ravel", m, "X"),
    *each("permuteDims", arrays=[m, f, ft, zero]), case("permuteDims", f, [1, -1, 0], want=strides), case("permuteDims", f, [0, 1]),
    case("squeeze", f[:, :1, :1], want=strides), case("squeeze", f[:, :1, :1], axis=[1, 2], want=strides),
    case("squeeze", m, 0), case("squeeze", f[:, :1], axis=[1, 1]), case("expandDims", m, [0, -1], want=strides),
    case("expandDims", m, [0, 0]), case("expandDims", m, 5), case("broadcastTo", u, [2, 4]), case("broadcastTo", u, []),
]

JOIN = [
    *(case(fn, parts, want=strides) for fn in ["hstack", "vstack", "dstack", "columnStack", "concatenate", "stack"]
      for parts in [[u, u], [m, mt], [m, back, m], [f, ft], [zero, zero], [u, c[:1]], [m, u], [], [b, b], [none, none], [mt, mt], [ft, ft]]),
    case("hstack", [m, m], dtype="float32"), case("vstack", [z, z], dtype="int32"), case("vstack", [z, z], dtype="int32", casting="unsafe"),
    case("dstack", [u, u], casting="no"), case("hstack", 5), case("concatenate", [m, m], None), case("concatenate", [m, f], None),
    case("concatenate", [m, m.T]), case("concatenate", [m, m], 5), case("concatenate", [m, m], -1), case("concatenate", [m, z], casting="foo"),
    case("stack", [m, m], -1, want=strides), case("stack", [m, m], 5), case("stack", [m, m], 1, dtype="int8"),
    case("block", [[m, m], [m, m]]), case("block", [[mt, mt], [mt, mt]], want=strides), case("block", [m, u]), case("block", [u, u]), case("block", m),
    case("block", [[m, ints(1).reshape(1, 1)], [u[:2], ints(3, 4)]]), case("block", [[m, ints(1, 2).reshape(2, 1)], [u[:4]]]),
    case("block", []), case("block", [[m, m], m]), case("block", [[], [m]]), case("block", [[m, m], [m]]), case("block", [[[f]], [[ft]]]),
    case("block", zero), case("append", m, u), case("append", m, m, 0), case("append", m, m, axis=1, want=strides), case("append", m, u, 0),
    case("append", m, np.zeros((1, 2)), 0), case("append", zero, c),
]

CUT = [
    *(case(fn, a, n, want=strides) for fn in ["split", "arraySplit", "hsplit", "vsplit", "dsplit"]
      for a in [m, f, ft, u, zero, none] for n in [2, 3, [1, 2], [1, -1], [2, 1, 9]]),
    case("arraySplit", u, 0), case("split", m, 3, 1, want=strides), case("split", m, 2, 5), case("arraySplit", f, 3, -1, want=strides),
    *each("unstack"), case("unstack", f, axis=-1, want=strides), case("unstack", m, axis=5),
]

MORE = [
    *each("repeat", 2, want=()), *each("repeat", 3, 0, want=()), *each("repeat", 2, -1, arrays=[m, ft, back]), case("repeat", m, ints(2, 0), 0),
    case("repeat", ft, ints(0, 2, 1), 1), case("repeat", u, ints(1, 2, 0, 3, 1)), case("repeat", m, ints(1, 2)), case("repeat", m, ints(-1, 2), 0),
    case("repeat", m, -1), case("repeat", m, ints(1).reshape(1, 1)), case("repeat", m, ints(2)), case("repeat", m, 1, 4), case("repeat", none, ints(1, 2, 0), 1),
    *each("tile", 1), *each("tile", [2, 1, 3]), *each("tile", [1, 1, 1]), *each("tile", 0, arrays=[m, f]), case("tile", m, -1), case("tile", ft, []),
    *each("roll", 1), *each("roll", -2, 0, arrays=[m, f, ft, back, none, zero]), case("roll", ft, [1, 2], [0, 2], want=strides),
    case("roll", f, [1, 2], [0, 0]), case("roll", f, 1, [0, 1, 2]), case("roll", m, [1, 2], [0, 1, 1]), case("roll", m, 1, 5),
    *each("flip"), case("flip", f, axis=[0, 2], want=strides), case("flip", f, axis=[0, 0]), case("flip", f, 3),
    *each("resize", [2, 4], want=strides), *each("resize", 3, arrays=[m, f, mt]), case("resize", m, [-1, 2]), case("resize", m, []), case("resize", u, [0, 2]),
    *each("trimZeros"), case("trimZeros", np.array([0, 0, 1, 0, 2, 0])), case("trimZeros", np.array([0, 0, 1, 0, 2, 0]), "F"),
    case("trimZeros", np.array([0, 0, 1, 0, 2, 0]), "b", want=strides), case("trimZeros", np.zeros(4)), case("trimZeros", m, "x"),
    case("trimZeros", np.pad(f, 1), want=strides), case("trimZeros", np.pad(f, 1), axis=1), case("trimZeros", np.pad(f, 1), "f", axis=[0, 2]),
    case("trimZeros", f, axis=3), case("trimZeros", np.zeros((2, 3)), axis=1), case("trimZeros", np.pad(c, 2)), case("trimZeros", z - z),
]

EDIT = [
    *(case("delete", a, i, want=strides) for a in [m, mt, u, zero, ft] for i in [0, -1, 9, ints(0, 1), ints(1, 1), ints(1, 99), np.zeros(0, int)]),
    *(case("delete", a, i, x, want=strides) for a in [m, mt, f, ft, step] for x in [0, 1, -1] for i in [1, ints(0), ints(0, -1)]),
    case("delete", m, np.ones(3, bool)), case("delete", m, np.array([True, False, True]), 1, want=strides), case("delete", m, 1.5),
    case("delete", mt, np.array([True, False]), 0, want=strides), case("delete", zero, 0, 0), case("delete", u, ints(0, 1).reshape(1, 2)),
    case("delete", m, True), case("delete", none, np.zeros(0, int), 0), case("delete", none, 0, 0), case("delete", m, 0, 2),
    *(case("insert", a, i, 9, want=strides) for a in [m, mt, u, zero, ft] for i in [0, 1, -1, 99, ints(0, 1), ints(0), ints(1, 1), np.zeros(0, int)]),
    *(case("insert", a, i, v, x, want=strides) for a in [m, mt] for x in [0, 1] for i in [1, ints(1), ints(0, 1)] for v in [9, ints(7, 8), ints(7, 8, 9)]),
    case("insert", f, 1, ints(1, 2), 1), case("insert", f, 1, np.arange(8).reshape(2, 4), 1), case("insert", f, ints(1), np.arange(8).reshape(2, 1, 4), 1),
    case("insert", f, 1, np.arange(6).reshape(2, 3, 1), 2), case("insert", f, ints(2, 0), np.arange(12).reshape(2, 3, 2), -1),
    case("insert", m, ints(1).reshape(1, 1), 1), case("insert", m, np.ones((2, 3), bool), 1), case("insert", m, np.array([True, False, True]), 5, 1),
    case("insert", m, 1, ints(1, 2, 3, 4), 1), case("insert", m, ints(1, 9), 1), case("insert", m, ints(9), 1), case("insert", m, 0, 1, 2),
    case("insert", u, 1, 300), case("insert", u, 1, ints(300)), case("insert", m, ints(3, -1, 3), ints(1, 2, 3)), case("insert", zero, 0, 1, 0),
    case("insert", m, 0, 1.7), case("insert", m, 0, float("nan")), case("insert", none, 0, 1, 0, want=strides),
]

fn = function
lines = [m, f, ft, mt, u, zero, np.zeros((2, 0)), np.zeros((0, 2))]
APPLY = [
    *(case("applyAlongAxis", fn(name), axis, a, want=strides) for name in ["sum", "cumsum", "flip", "square", "negative"] for axis in [0, -1, 2] for a in lines
      if name != "sum" or a is f or a is ft),
    *(case("applyAlongAxis", fn(name), 0, m, *rest) for name, rest in [("roll", [1]), ("repeat", [2]), ("atleast2d", [])]),
    *(case("applyOverAxes", fn(name), a, axes) for name in ["sum", "max", "cumsum"] for a in [m, f, ft] for axes in [0, [0, 1], [-1], [1, 0], 5, []]),
    *(case("piecewise", a, [x, y], [1, -1]) for a in [m, mt, m * 0.5] for x, y in [(b, ~b), (b, b)]), case("piecewise", m, [b], [fn("negative"), 7]),
    case("piecewise", mt, [b], [fn("negative"), fn("square")], want=strides), case("piecewise", z, [z < 2, z > 1], [1.5, fn("negative"), 9]),
    case("piecewise", z, z < 2, [1, fn("negative")]), case("piecewise", m, b, [5]), case("piecewise", m, np.stack([b, ~b]), [5, 6]),
    case("piecewise", z, [z < 0, z >= 0], [-1]), case("piecewise", z, [z < 0], [1, 2, 3]), case("piecewise", zero, [True, False], [1, 2]),
    case("piecewise", zero, [np.array(False), np.array(False)], [1, 2, 3]), case("piecewise", m, [b], [ints(1, 2, 3)]), case("piecewise", m, [b], [ints(1, 2)]),
    case("piecewise", u, [u < 2], [300]), case("piecewise", none, [none > 0], [1]),
    *(case("vectorize", fn("maximum"), then=[x, y]) for x in [f, ft, z, np.array(3.0)] for y in [np.array(4.0), np.arange(4.0)]),
    case("vectorize", fn("maximum"), then=[z, np.zeros(3)]), case("vectorize", fn("negative"), then=[np.zeros(0)]), case("vectorize", fn("negative"), otypes=["float32"], then=[z]),
    case("vectorize", fn("negative"), otypes=["float32"], then=[np.zeros((2, 0))]), case("vectorize", fn("less"), then=[z, np.array(1.0)]),
    *(case("vectorize", fn(name), signature=s, then=[a]) for name, s in [("sum", "(n)->()"), ("sum", "(m,n)->()"), ("cumsum", "(n)->(n)"), ("cumsum", "(n)->(m)"), ("negative", "()->()")] for a in [f, ft, z, np.array(3.0)]),
    *(case("vectorize", fn("dot"), signature="(n),(n)->()", then=[x, y]) for x in [f, np.arange(4.0), np.arange(3.0)] for y in [ft, np.arange(4.0)]),
    case("vectorize", fn("add"), signature="(n),(n)->(n)", then=[f, z]),
    case("vectorize", fn("sum"), signature="(n->()"), case("vectorize", fn("sum"), signature="(n),(m)->()", then=[f]), case("vectorize", fn("flip"), signature="(n)->(m)", then=[f]),
    case("vectorize", fn("sum"), signature="(n)->()", otypes=["float32"], then=[f]), case("vectorize", fn("sum"), signature="(n)->()", then=[np.zeros((0, 2))]),
    case("vectorize", fn("sum"), signature="(n)->(k)", otypes=["float64"], then=[np.zeros((0, 2))]), case("vectorize", fn("sum"), signature="(n)->()", otypes=["float64"], then=[np.zeros((0, 2))]),
    case("vectorize", fn("add"), otypes=5),
]

CASES = APPLY + TURN + JOIN + CUT + MORE + EDIT
