"""What is a view and what is not, flags, parts, diagonals, windows, shared memory, and elements in a row."""

import random

import numpy as np
from oracle import case, ref

a = np.arange(24.0).reshape(2, 3, 4)
z = (np.arange(12) + 1j * np.arange(12)[::-1]).reshape(3, 4)
m = np.arange(12, dtype="int32").reshape(3, 4)


def laid(array, *steps):
    out = case("", array)["args"][0]
    out["array"]["steps"] = [list(s) for s in steps]
    return out


STEPS = {
    "c": [], "f": [["transpose"]], "stepped": [["get", ":", "::2"]], "reversed": [["get", "...", "::-1"]],
    "sliced": [["get", "1:", "1:3"]], "newaxis": [["get", None, 1]], "empty": [["get", ":0"]],
}
SPREAD = {"spread": [["get", ":1"], ["broadcastTo", [3, 4]]]}
CUBES = {"t": [["transpose", [1, 0, 2]]], "rotated": [["transpose", [2, 0, 1]]], "cube": [], "thin": [["get", ":", ":", ":1"]]}
both = ["strides", "shares"]


def on(array, fn, *args, want=("strides",), **kw):
    """The case for every layout of a matrix, or of a cube."""
    layouts = CUBES if array.ndim == 3 else {**STEPS, **SPREAD}
    for name, steps in layouts.items():
        out = case(fn, *args, want=want, **kw)
        out["name"] = f"{name} {array.dtype}: {fn}({', '.join([*map(str, args), *(f'{k}={v}' for k, v in kw.items())])})"
        out["args"].insert(0, laid(array, *steps))
        yield out


# Not farray: NumPy's is true of any aligned array that is not C-contiguous, which is not what its manual says.
FLAGS = ["cContiguous", "fContiguous", "owndata", "writeable", "aligned", "num", "fnc", "forc", "behaved", "carray",
         "contiguous", "fortran", "writebackifcopy"]


def flat_get(*index):
    return case("flat.get", m, *index)


def flat_set(*index_and_value, array=m):
    return case("flat.set", ref("a"), *index_and_value, let={"a": array}, watch=["a"])


def written(fn, *args, array=m, **kw):
    return case(fn, ref("a"), *args, let={"a": array}, watch=["a"], **kw)


rng = random.Random(5)


def piece(axes):
    """A random slice of each axis."""
    out = []
    for length in axes:
        step = rng.choice([1, 2, 3, -1, -2, 5])
        start = rng.randrange(length)
        out.append(f"{start}::{step}" if step > 0 else f"{start}:{rng.choice(['', 0])}:{step}")
    return out


def pairs(axes, count):
    base = np.arange(int(np.prod(axes)), dtype="int8").reshape(axes)
    for _ in range(count):
        one, other = ref("a", ["get", *piece(axes), "..."]), ref("a", ["get", *piece(axes), "..."])
        for fn in ["sharesMemory", "mayShareMemory"]:
            yield case(fn, one, other, let={"a": base})


strided = "lib.strideTricks.asStrided"
windows = "lib.strideTricks.slidingWindowView"
CASES = [
    *(c for array in (m, z, a) for flag in FLAGS for c in on(array, f"@flags.{flag}", want=())),
    *(c for array in (m, z) for fn in ["@real", "@imag", "@T", "@mT"] for c in on(array, fn, want=both if fn != "@imag" else ["strides"])),
    *(c for fn in ["real", "imag"] for c in on(z, fn, want=both)),
    *(c for array in (m, z) for fn in [".conj", ".conjugate", "conj"] for c in on(array, fn, want=both)),
    *(c for fn in ["@mT", ".diagonal"] for c in on(a, fn, want=both)), case("@mT", np.arange(3)), case("@mT", np.array(1)),
    *(case(fn, x) for fn in ["real", "imag"] for x in [3, 2.5, 1 + 2j, [1.5, 2.5], [1j, 2.5], True]),
    *(c for k in [0, 1, -1, 2, -2, 5, -5] for c in on(m, "diagonal", k, want=both)),
    *(c for axes in [(0, 1), (1, 0), (0, 2), (2, 1), (-1, -3)] for c in on(a, "diagonal", 0, *axes, want=both)),
    case("diagonal", np.arange(3)), case("diagonal", a, 0, 1, 1), case("diagonal", a, 0, 3, 1), case("diagonal", a, 0, 0, -4),
    case("diagonal", a, axis1=2, axis2=0, offset=1, want=both), case(".diagonal", m, offset=1, want=both),
    *(c for order in ["C", "F", "A", "K"] for array in (m, z) for c in on(array, ".tobytes", order, want=())),
    case(".tobytes", m), case(".tobytes", m, "X"), case(".tobytes", m, None), case(".tobytes", np.array(7)),
    *(c for array in (m, z) for c in on(array, ".byteswap")), case(".byteswap", np.arange(3, dtype="int8")),
    *(written(".byteswap", True, array=x) for x in (m, z, np.arange(3.0), np.arange(4, dtype="uint8"))),
    case(".byteswap", ref("a", ["get", "::2", "::-1"]), True, let={"a": m}, watch=["a"]),
    case(".byteswap", ref("a", ["get", "::2", "1::2"]), True, let={"a": z}, watch=["a"]),
    *(written(".resize", *s, refcheck=False) for s in [[2, 3], [[4, 5]], [20], [[0]], [3, 4], [[2, -1]], [-1], []]),
    written(".resize", [2, 2], array=z, refcheck=False),
    case(".resize", ref("a", ["get", "1:"]), 2, let={"a": m}),
    *(flat_get(*i) for i in [[0], [-1], [11], [12], [-13], ["2:5"], ["::-2"], ["..."], ["20:"], [[0, 5]], [[[0, 1], [2, -1]]],
                             [[0, 12]], [np.arange(12) % 3 == 0], [np.ones(2, bool)], [np.zeros(0, int)], [None], [1, 2],
                             [], [np.array(3)], [True], ["3"], ["1, 2"]]),
    *(case("flat.get", ref("a", ["transpose"]), *i, let={"a": m}) for i in [["2:5"], [4], [[0, 5, -1]], [":"]]),
    *(flat_set(*i) for i in [[2, 9], [":", [1, 2]], ["1:4", [7, 8]], [[0, 5], [1, 2]], [[0, 5], [1, 2, 3]],
                             [np.arange(12) % 3 == 0, [1, 2]], [":", np.zeros(0)], [2, [1, 2]], [12, 1],
                             [":", [[1], [2]]], [np.zeros(0, int), [1]], [2, np.zeros(0)], [":", 1.5], ["::-1", [1, 2, 3]],
                             [[1, 1, 1], [5, 6, 7]], [":", np.arange(12)[::-1]], [-1, np.array(8)]]),
    *(case("flat.set", ref("a", ["transpose"]), *i, let={"a": m}, watch=["a"]) for i in
      [["2:5", [9, 8]], [4, 7], [[0, 5, -1], [1, 2]], [":", [1, 2, 3]], [":", np.arange(12)]]),
    case("flat.set", ref("a", ["broadcastTo", [2, 3, 4]]), 0, 1, let={"a": m}, watch=["a"]),
    *pairs([24], 20), *pairs([6, 5], 20), *pairs([3, 4, 5], 15),
    *(case(fn, x, y) for fn in ["sharesMemory", "mayShareMemory"] for x, y in [([1], [1]), (m, 5), (m, m)]),
    *(case("sharesMemory", ref("a"), ref("a", *s), let={"a": m}) for s in
      [[["transpose"]], [["get", [0]]], [["get", ":0"]], [["reshape", [4, 3]]], [["broadcastTo", [2, 3, 4]]]]),
    *(case(strided, ref("x"), s, t, let={"x": np.arange(6.0)}, want=both) for s, t in
      [([2, 2], [8, 8]), ([3], [16]), ([2, 3], [0, 8]), ([], []), ([0, 9], [8, 8]), ([6], [8]), ([4, 3], [8, 8])]),
    case(strided, ref("x"), let={"x": np.arange(6.0)}, want=both), case(strided, ref("x"), shape=[3], let={"x": np.arange(6.0)}),
    case(strided, np.arange(6), strides=[16], shape=[3], writeable=False), case(strided, np.arange(6), [-1], [8]),
    *(case(windows, m, *w, want=["strides"]) for w in
      [[[2, 2]], [[3, 4]], [2, 0], [2, 1], [[2], [1]], [[2, 2], [0, 0]], [[1, 2, 2], [0, 1, 1]], [0, 0], [-1, 0], [4, 0],
       [2], [[2, 2, 2]], [[2], [0, 1]], [2, 2], [[1, 1]]]),
    *(c for c in on(z, windows, [1, 2])), case(windows, m, 2, axis=-1, writeable=True),
    *(case("ndim", x) for x in [3, [1, 2], [[1]], m, a]), *(case("shape", x) for x in [3, [1, 2], [[1]], m, a]),
    *(case("size", x, *axis) for x, axis in [(3, []), ([1, 2], []), ([[1, 2]], [1]), (m, [0]), (m, [-1]), (m, [2]), (a, [(0, 2)])]),
    *(c for c in on(m, "isfortran", want=())),
    *(case("iterable", x) for x in [3, [1], "ab", m, np.array(1), None, True]),
    *(case(".toDevice", m, d) for d in ["cpu", "gpu"]), case("@device", m),
    *(written(".setflags", **kw) for kw in [{"write": True}, {"align": True}, {"uic": True}, {}]),
]
