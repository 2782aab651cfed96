"""Picking: taking, choosing, compressing, writing to chosen places, and where places are."""

import numpy as np
from oracle import case, ref, viewed

m = np.arange(6, dtype=np.int32).reshape(2, 3)
f = np.arange(24.0).reshape(2, 3, 4)
u = np.arange(5, dtype=np.uint8)
z = np.array([1.5, -0.0, np.nan, np.inf])
c = np.array([[1 + 2j, -1j], [0, 3]])
b = np.array([[True, False, True], [False, False, True]])
zero = np.array(7, np.int16)
none = np.zeros((0, 3), np.float32)
mt = viewed(np.ascontiguousarray(m.T), ["transpose"])
ft = viewed(np.ascontiguousarray(f.transpose(2, 0, 1)), ["transpose", [1, 2, 0]])
back = viewed(m, ["get", "::-1", "::-1"])
wide = viewed(np.arange(3, dtype=np.int64), ["broadcastTo", [2, 3]])
step = viewed(np.arange(12, dtype=np.int8).reshape(2, 6), ["get", ":", "::2"])
half = np.arange(6, dtype=np.float16).reshape(2, 3)
ARRAYS = [m, f, u, z, c, b, zero, none, mt, ft, back, wide, step, half]
MATRICES = [m, mt, back, wide, step, b, half]
strides = ["strides"]


def ints(*values):
    return np.array(values, np.int64)


def mask(*values):
    return np.array(values, bool)


def write(fn, array, *args, **kw):
    return case(fn, ref("a"), *args, let={"a": array}, watch=["a"], **kw)


TAKE = [
    *(case("take", a, ints(0, -1), want=strides) for a in ARRAYS), *(case("take", a, ints(1, 0), -1, want=strides) for a in MATRICES),
    *(case("take", m, ints(-9, 2, 7, 99), mode=mode) for mode in ["raise", "wrap", "clip", "foo"]),
    *(case("take", m, ints(-9, 5), 1, mode=mode) for mode in ["wrap", "clip"]), case("take", m, ints(0, 5).reshape(2, 1), 0, mode="clip"),
    write("take", np.zeros(2), ints(1, 2), out=ref("a")), case("take", f, np.array(1, np.uint8), 1), case("take", u, ints(4, 5)),
    case("take", m, mask(1, 0)), case("take", m, ints(0), 5), case("take", none, ints(0)), case("take", none, ints(0), 1),
    *(case("takeAlongAxis", a, ints(0, 1, 0).reshape(1, 3), 0, want=strides) for a in MATRICES),
    *(case("takeAlongAxis", a, ints(0, 2).reshape(2, 1), -1) for a in MATRICES), case("takeAlongAxis", m, ints(0, 5), None),
    case("takeAlongAxis", m, ints(0), 1), case("takeAlongAxis", m, ints(0).reshape(1, 1), 5), case("takeAlongAxis", m, ints(9).reshape(1, 1), 1),
    case("takeAlongAxis", m, ints(0).reshape(1, 1), None), case("takeAlongAxis", f, ints(3, 0).reshape(1, 2, 1), 2),
    *(case("compress", mask(1, 0), a, 0, want=strides) for a in MATRICES), *(case("compress", mask(0, 1, 1), a, want=()) for a in ARRAYS),
    case("compress", ints(1, 0, 2), m, 1), case("compress", mask(1, 0, 0, 1), ints(1, 2, 3)), case("compress", m, m), case("compress", mask(1), m, 5),
    write("compress", np.zeros((1, 3)), mask(0, 1), m.astype(float), 0, out=ref("a")), case(".compress", m, mask(1, 0), 0),
    case("compress", mask(0, 1), m, axis=1, out=np.zeros((3, 3), np.int32)),
    *(case("extract", x, a) for a in [m, mt, back, step] for x in [mask(1, 0, 1), b, wide]), case("extract", mask(0, 0, 0, 1), ints(1, 2)),
]

CHOOSE = [
    *(case("choose", i, [m, x], want=strides) for i in [m % 2, mt, mask(1, 0, 1), ints(1), np.array(0)] for x in [m, mt, half, wide, ints(5, 6, 7)]),
    *(case("choose", ints(-3, -1, 0, 1, 2, 5), [ints(10), ints(20), np.arange(6) + 30], mode=mode) for mode in ["raise", "wrap", "clip", "foo"]),
    case("choose", ints(0, 2), [m[:, :2], m[:, :2]]), case("choose", ints(0, -1), [ints(1), ints(2)]), case("choose", ints(0, 1, 0), [ints(1, 2), ints(3, 4)]),
    case("choose", np.array([0.5]), [m]), case("choose", ints(0), []), case("choose", ints(0, 1), m[:, :2]), case("choose", np.zeros((0, 3), int), [m[:1], m[:1]]),
    write("choose", np.zeros(2), ints(0, 1), [ints(1, 2), ints(3, 4)], out=ref("a")), write("choose", np.zeros(2, int), ints(0, 1), [z[:1], z[:1] + 1], out=ref("a")),
    case("choose", ints(0, 1), [ints(1, 2), ints(3, 4)], out=np.zeros(3, int)), write("choose", ints(1, 0), ref("a"), [ref("a"), ints(7, 8)], out=ref("a")),
    case(".choose", ints(0, 1), [ints(1, 2), ints(3, 4)]), case("choose", ints(0, 1), [np.zeros(2, np.int8), np.ones(2, np.uint8)]),
    *(case("select", [x, y], [m, d], want=strides) for x, y in [(b, mask(1, 1, 0)), (mask(0, 0, 0), b)] for d in [half, wide, mt, zero]),
    case("select", [b, ~b], [m, half], 9), case("select", [b], [m.astype(np.int8)], 300), case("select", [b], [m], 2.5), case("select", [b], [m], z[:3]),
    case("select", [], []), case("select", [b], [m, m]), case("select", [m], [m]), case("select", [b], [u]), case("select", [mask(1, 0)], [ints(1, 2)], ints(1, 2, 3)),
    case("select", [b, mask(1, 0)], [m, m]), case("select", [mask(1, 0), np.ones((3, 1), bool)], [ints(1, 2), ints(5, 6)], 3), case("select", [np.array(True)], [zero]),
    *(case("where", x, y, d, want=strides) for x in [b, wide] for y in [m, mt, back] for d in [half, zero, step]), case("where", b), case("where", mt), case("where", zero),
    case("where", b, m, u), case("where", m, 1.5, m),
]

WRITE = [
    *(write(fn, a, x, v) for fn in ["place", "putmask"] for a in [m, mt, step, half, c, np.arange(7.0), none, np.zeros((2, 3), bool)]
      for x in [b, np.array([True]), mask(1, 0, 1, 1, 0, 1, 1), np.zeros((2, 3), bool), c] for v in [ints(1, 0).astype(bool), np.array(True)]),
    *(write(fn, np.arange(6.0), b, v) for fn in ["place", "putmask"] for v in [ints(44, 55), ints(1, 2, 3, 4), np.zeros(0), ints(1, 2, 3, 4, 5, 6, 7), 9, 1j, 1.5]),
    *(write(fn, np.zeros(3, np.uint8), mask(1, 0, 1), v) for fn in ["place", "putmask"] for v in [300, 7, ints(300), z, np.array([3, 4], np.uint8)]),
    *(write(fn, np.arange(6), mask(1, 0, 1, 1, 0, 1), ref("a", ["get", "::-1"])) for fn in ["place", "putmask"]),
    *(write(fn, viewed(np.zeros(3), ["broadcastTo", [2, 3]]), b, 1) for fn in ["place", "putmask"]), case("place", np.zeros(3), np.zeros(3, bool), np.zeros(0)),
    *(write("put", a, ints(0, -1, 2), v) for a in [m, mt, step, half, c, back] for v in [ints(1, 2), 7, ints(1, 2, 3, 4), np.zeros(0)]),
    *(write("put", np.arange(3), ints(0, 5, -7), 9, mode=mode) for mode in ["wrap", "clip", "foo"]), case("put", np.arange(3), ints(0, 5), 9), write("put", none, ints(0), 1),
    write("put", np.arange(4), ints(3, 2, 1, 0), ref("a")), write("put", np.zeros(3, np.uint8), ints(0), 300), write("put", np.arange(3), ints(1, 1), ints(5, 6)),
    write("put", viewed(np.zeros(3), ["broadcastTo", [2, 3]]), ints(0), 1),
    *(write("putAlongAxis", a, ints(0, 2).reshape(2, 1), v, 1) for a in [m, mt, step, half] for v in [9, ints(1, 2).reshape(2, 1), ints(1, 2, 3)]),
    write("putAlongAxis", m, ints(1, 1).reshape(1, 2), 5, 0), write("putAlongAxis", m, ints(0, 5), 9, None), write("putAlongAxis", m, ints(9).reshape(1, 1), 1, 1),
    *(write("copyto", a, v) for a in [m, mt, step, half, np.zeros((2, 3), bool), c] for v in [m, b, 1, 1.5, 1j, True, ints(1, 2, 3), half, zero, np.zeros((1, 1, 3))]),
    *(write("copyto", a, v, casting=how) for a in [np.zeros(2, np.float32), np.zeros(2, np.uint8)] for v in [1, 1.5, 300, -1, ints(1, 2), z[:2]]
      for how in ["no", "equiv", "safe", "unsafe", "foo"]),
    *(write("copyto", m, 9, where=x) for x in [b, mask(1, 0, 1), mask(1, 0), np.ones((1, 2, 3), bool), ints(1, 0, 1), np.array(1), np.array(True), True, False]),
    write("copyto", np.arange(5), ref("a", ["get", "::-1"])), write("copyto", np.arange(6).reshape(2, 3), ref("a", ["get", "::-1"]), where=b),
    write("copyto", np.arange(9).reshape(3, 3), ref("a", ["transpose"])), write("copyto", mask(1, 0, 1), True, where=ref("a", ["get", "::-1"])),
    write("copyto", np.zeros((0, 2)), np.zeros(3)), write("copyto", viewed(np.zeros(3), ["broadcastTo", [2, 3]]), 1), write("copyto", np.array(1), np.array(1.5)),
    *(write("fillDiagonal", np.zeros(shape), v, wrap=w) for shape in [(3, 3), (5, 2), (2, 5), (7, 3), (3, 3, 3), (0, 2), (2, 0), (1, 1)]
      for v in [1, ints(1, 2), np.arange(9.0), np.zeros(0)] for w in [False, True]),
    write("fillDiagonal", mt, 9), write("fillDiagonal", viewed(np.zeros((3, 7)), ["transpose"]), ints(1, 2), True), write("fillDiagonal", back, ints(7, 8, 9)),
    write("fillDiagonal", np.zeros(3), 1), write("fillDiagonal", np.zeros((2, 2, 3)), 1), write("fillDiagonal", np.zeros((2, 2), np.int8), 300),
    write("fillDiagonal", viewed(np.zeros(2), ["broadcastTo", [2, 2]]), 1),
]

PLACES = [
    *(case(fn, a, want=strides if fn == "argwhere" else ()) for fn in ["argwhere", "flatnonzero", "nonzero"] for a in ARRAYS),
    case("argwhere", np.array(0)), case("argwhere", np.zeros((2, 0))), case("argwhere", np.zeros((3, 2))),
    *(case("unravelIndex", i, s, o) for i in [ints(0, 5, 3), np.array([[1, 2], [4, 0]], np.uint8), viewed(ints(1, 2, 3, 4, 5, 0), ["get", "::2"]), np.array(5)]
      for s in [[2, 3], [6], [1, 3, 2]] for o in "CF"),
    case("unravelIndex", 22, [2, 3]), case("unravelIndex", -1, [2, 3]), case("unravelIndex", ints(1, -2), [2, 3]), case("unravelIndex", 5, [2, 3]),
    case("unravelIndex", 1.5, [2, 3]), case("unravelIndex", np.zeros(0), [2, 3]), case("unravelIndex", np.zeros(0, int), [2, 3]), case("unravelIndex", [], [2, 3]),
    case("unravelIndex", ints(0), []), case("unravelIndex", 1, []), case("unravelIndex", 0, []), case("unravelIndex", 4, [2, 3], "K"), case("unravelIndex", 4, [2, -3]),
    case("unravelIndex", 0, [0, 3]), case("unravelIndex", ints(4, 5), 6),
    *(case("ravelMultiIndex", x, [2, 3], order=o) for x in [[ints(1, 0), ints(2, 1)], [ints(0, 1).reshape(2, 1), ints(0, 1, 2)], [np.array(1), ints(2, 0)], m[:, :2] // 2] for o in "CFK"),
    *(case("ravelMultiIndex", [ints(-1, 2, 5), ints(-4, 3, 0)], [2, 3], mode=mode) for mode in ["raise", "wrap", "clip", ["wrap", "clip"], ["wrap"], "foo"]),
    case("ravelMultiIndex", [1, 2], [2, 3]), case("ravelMultiIndex", [1, 2, 3], [2, 3]), case("ravelMultiIndex", [1, 3], [2, 3]), case("ravelMultiIndex", [1, -1], [2, 3]),
    case("ravelMultiIndex", [1.5, 1], [2, 3]), case("ravelMultiIndex", [ints(1, 0), ints(0, 1, 2)], [2, 3]), case("ravelMultiIndex", [], []),
    case("ravelMultiIndex", [[], []], [2, 3]), case("ravelMultiIndex", [1, 1], [0, 3]), case("ravelMultiIndex", [ints(1), ints(1)], [2**40, 2**40]),
]

CASES = TAKE + CHOOSE + WRITE + PLACES
