"""Indexing: which elements, which axes go where, what is a view, and assignment through every kind of index."""

import numpy as np
from oracle import case, ref, viewed

a4 = np.arange(120).reshape(2, 3, 4, 5)
m = np.arange(12).reshape(3, 4)
v = np.arange(10)
zero = np.array(5)


def ints(*values):
    return np.array(values)


def mask(*values):
    return np.array(values, bool)


def get(array, *index, want=()):
    return case("get", array, *index, want=want)


def put(array, *index_and_value):
    return case("set", ref("a"), *index_and_value, let={"a": array}, watch=["a"])


BASIC = [
    *(get(v, text, want=["strides", "shares"]) for text in
      ["-3:", "::-1", "8:2:-2", "100:", "-100:3", "3:1", "::2", "1:-1", "...", ":", "-1:-11:-1", "5:5"]),
    get(v, "::0"), get(v, 10), get(v, -11), get(v, 3), get(v, -10),
    get(m, 1, want=["strides", "shares"]), get(m, -1, "1:", want=["strides"]), get(m, 3), get(m, 0, 4), get(m, 0, -5),
    get(m, 0, 0, 0), get(m, "...", 1, want=["strides"]), get(m, "...", "..."),
    get(m, None, want=["strides"]), get(m, ":", None, 1, want=["strides"]), get(m, "...", None, want=["strides"]),
    get(m, 1.5), get(m, "::2", "::-1", want=["strides", "shares"]), get(m, 0, 0, "...", want=["strides"]),
    get(m, want=["strides", "shares"]), get(zero, "..."), get(zero, None, want=["strides"]), get(zero, 0),
    get(zero, True), get(np.arange(3), True), get(np.arange(3), False), get(np.zeros((2, 3)), True, ":", None),
    get(a4, "1, ..., ::2", want=["strides"]), get(a4, 0, "...", 0, want=["strides"]), get(np.zeros((0, 3)), "::-1"),
    get(np.zeros((0, 3)), 0),
]

ADVANCED = [
    get(a4, [0, 1], [0, 1]), get(a4, ":", [0, 1], [0, 1]), get(a4, [0, 1], ":", [0, 1]), get(a4, 0, ":", [0, 1]),
    get(a4, ":", 0, ":", [0, 1]), get(a4, ":", [0, 1], 0), get(a4, ":", [[0], [1]], [0, 1, 2]), get(a4, "...", [0, 1]),
    get(a4, [0, 1], "...", [0, 1]), get(a4, ":", None, [0, 1]), get(a4, [0, 1], None, [0, 1]),
    get(a4, ":", ":", np.array(0), [1]), get(a4, np.array(0)), get(a4, np.zeros(0, int)), get(a4, []),
    get(a4, 1, ":", [[0, 1], [2, 3]]), get(a4, "::-1", [2, 0], "1:3", 4), get(a4, [-1, -2], -1, "...", None),
    get(m, [2, 0], want=[]), get(m, ":", [2, 0]), get(m, [0, 3]), get(m, [0, -4]), get(m, [0, 1], [0, 1, 2]),
    get(m, [[0, 1], [2, 0]]), get(m, [1, 1, 1]), get(m, [0], [0], [0]),
    get(np.arange(5), [0, 5]), get(np.arange(5), [0, -6]),
    get(np.arange(6).reshape(2, 3).T, [0, 1]), get(np.zeros((0, 3)), [0]), get(np.zeros((0, 3)), np.zeros(0, int)),
]

MASKS = [
    get(m, m % 2 == 0), get(m, mask(True, False, True)), get(m, ":", mask(True, False, True, False)),
    get(m, [True, False, True]), get(m, [True, False, True], [0, 1]), get(m, mask(True, True)),
    get(m, np.ones((3, 5), bool)), get(a4, np.ones((2, 3), bool), 0), get(a4, ":", np.eye(3, 4, dtype=bool)),
    get(a4, [0, 1], mask(True, False, True)), get(a4, np.array(True), ":", [0, 1]), get(m, np.zeros((3, 4), bool)),
    get(m, mask(True, False, True), mask(True, False, False, True)),
    get(m, mask(True, False, True), mask(True, True, False, True)), get(zero, np.array(True)), get(zero, np.array(False)),
]

z5, z23 = np.zeros(5, int), np.zeros((2, 3), int)
ASSIGN = [
    put(np.arange(6), "::2", ints(9, 8, 7)), put(np.arange(6), "1:3", 5), put(np.arange(6), "0:2", ints(1, 2, 3)),
    put(np.zeros((2, 3)), ":", ints(1, 2, 3)), put(np.zeros((2, 3)), ":", ":", ints(7, 8).reshape(2, 1)),
    put(np.zeros(3, int), 0, 3.9), put(np.zeros(3, np.uint8), 0, 300), put(np.zeros(3, np.uint8), 0, -1),
    put(np.zeros(3, np.uint8), ":", ints(300, 1, 2)), put(np.zeros(2, int), 0, float("nan")),
    put(np.zeros(2), 0, 1j), put(np.zeros(2, int), 0, float("inf")), put(np.zeros(2, np.float32), "...", 1e300),
    put(np.arange(5), "1:", ref("a", ["get", ":-1"])), put(np.arange(5), ":-1", ref("a", ["get", "1:"])),
    put(np.arange(5), "::-1", ref("a")), put(np.arange(9).reshape(3, 3), "...", ref("a", ["transpose"])),
    put(np.arange(12).reshape(3, 4), "1:", ":-1", ref("a", ["get", ":-1", "1:"])),
    put(z5, [0, 0], ints(1, 2)), put(z5, [0, 0, 2], 7), put(z5, [0, 5], 1), put(z5, [[0, 1], [2, 3]], ints(1, 2)),
    put(z23, [0, 1], [0, 2], ints(5, 6)), put(z23, ":", [0, 0], np.array([[1, 2], [3, 4]])),
    put(z23, [0, 1], ":", [2, 2], ints(1, 2, 3)), put(z23, "...", [2, 0], ints(1, 2)), put(z23, 1, [0, 2], ints(8, 9)),
    put(np.arange(5), mask(0, 0, 0, 1, 1), 0), put(np.arange(5), mask(0, 0, 0, 1, 1), ints(7, 8)),
    put(np.arange(5), mask(0, 0, 0, 1, 1), ints(1, 2, 3)), put(np.arange(5), mask(0, 0, 1, 1, 1), ints(4)),
    put(np.arange(6).reshape(2, 3), np.array([[1, 0, 1], [0, 1, 0]], bool), ints(10, 20, 30)),
    put(np.arange(6).reshape(2, 3), mask(0, 1), ints(1, 2, 3)), put(np.arange(4), mask(1, 0, 1), 0),
    put(np.arange(4), [3, 2, 1, 0], ref("a")), put(np.arange(4), mask(1, 0, 1, 0), ref("a", ["get", [1, 3]])),
    put(np.zeros(2, bool), ":", ints(0, 7)), put(np.zeros((2, 2)), None, 1), put(np.arange(3), True, 9),
    put(np.arange(3), False, 9), put(np.array(5), "...", 3), put(np.zeros((0, 3)), ":", 1), put(np.zeros(3), 3, 1),
    put(np.zeros((2, 3)), ints(1, 0), np.array([[1, 2, 3], [4, 5, 6]])), put(np.zeros(4, np.int8), "...", np.full(4, 200)),
]

t = np.arange(24).reshape(2, 3, 4)
TAKE = [
    case("take", ints(1, 2, 3), ints(3)), case("take", ints(1, 2, 3), ints(3), mode="wrap"),
    case("take", ints(1, 2, 3), ints(-5, 5), mode="clip"), case("take", ints(1, 2, 3), ints(-4)),
    case("take", t, ints(1, 0), 1, want=["strides"]), case("take", t, np.array([[0, 23], [5, -1]])),
    case("take", t, np.array(1), 0), case("take", np.zeros(0), ints(0)), case("take", np.zeros(0), np.zeros(0, int)),
    case("takeAlongAxis", np.array([[3, 1, 2], [6, 5, 4]]), np.array([[1, 2, 0], [2, 1, 0]]), 1),
    case("takeAlongAxis", np.array([[3, 1, 2]]), np.array([[3]]), 1),
    case("takeAlongAxis", np.array([[3, 1, 2]]), ints(0), 1),
    case("nonzero", np.array(5)), case("nonzero", np.zeros((2, 0))),
]

# Results are laid out as the array, or where an index is alone as the index.
i = np.array([[0, 1], [1, 0], [1, 1]])
iT = viewed(np.ascontiguousarray(i.T), ["transpose"])
tT = viewed(np.ascontiguousarray(t.transpose(2, 0, 1)), ["transpose", [1, 2, 0]])
LAYOUT = [
    *(get(v, x, want=["strides"]) for x in [i, iT, viewed(i, ["get", "::-1", "::-1"]), viewed(ints(1, 2), ["broadcastTo", [3, 2]])]),
    *(get(x, *index, want=["strides"]) for x in [t, tT, viewed(t, ["transpose"]), viewed(t, ["get", ":", "::-1", "::-1"])]
      for index in [(i,), (iT,), (iT, i), (iT, iT, iT), (iT, ":", iT), (":", i), (":", ":", iT), (0, [1, 0]), (":", mask(1, 0, 1)),
                    (None, [0, 1]), ([0, 1], None), ([1], "...", [0]), ([[1]], [[0]], 1)]),
    get(viewed(np.arange(4.0), ["broadcastTo", [2, 3, 4]]), [0, 1], want=["strides"]),
]

CASES = LAYOUT + BASIC + ADVANCED + MASKS + ASSIGN + TAKE
