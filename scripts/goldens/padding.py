"""Margins: every mode of pad, over dtypes, layouts and widths."""

import numpy as np
from oracle import case, viewed

m = np.arange(6, dtype=np.int32).reshape(2, 3)
f = (np.arange(24.0) * 1.25 - 7).reshape(2, 3, 4)
u = np.array([3, 200, 7, 1, 90], np.uint8)
z = np.array([1.5, -0.0, np.nan, 2.0])
c = np.array([[1 + 2j, -1j], [0, 3]])
b = np.array([[True, False, True], [False, False, True]])
zero = np.array(7, np.int16)
half = np.array([[0.5, 3, -2], [7, 1, 4]], np.float16)
mt = viewed(np.ascontiguousarray(m.T), ["transpose"])
back = viewed(f[0], ["get", "::-1", "::-1"])
ft = viewed(np.ascontiguousarray(f.transpose(2, 0, 1)), ["transpose", [1, 2, 0]])
strides = ["strides"]
ARRAYS = [m, mt, f, ft, u, z, b, zero, half, back, c, np.array([[4.0]], np.float32), np.arange(3, dtype=np.int64)]
MODES = ["constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap"]


def ints(*values):
    return np.array(values, np.int64)


each = [case("pad", a, w, mode, want=strides) for mode in MODES for a in ARRAYS for w in [1, [2, 7]]]
PAIRS = [case("pad", m, [[0, 1], [3, 2]], mode) for mode in MODES] + [case("pad", f, [[1, 0], [2, 5], [0, 0]], mode) for mode in MODES]
REFLECT = [case("pad", a, w, mode, reflectType=kind) for mode in ["reflect", "symmetric"] for kind in ["odd", "even"]
           for a in [m, u, half, b, z, np.array([5])] for w in [2, 9]]
STATS = [case("pad", a, 2, mode, statLength=n) for mode in ["maximum", "mean", "median", "minimum"] for a in [m, f, u, z, half]
         for n in [1, 2, [1, 2], 9]]
VALUES = [
    *(case("pad", a, 2, constantValues=v) for a in [m, half, u, c] for v in [5, [1, 2], ints(3, 4)]),
    case("pad", m, 1, constantValues=[[1, 2], [3, 4]]), case("pad", m, 1, constantValues=[[1], [2]]), case("pad", m, 1, constantValues=[1, 2, 3]),
    case("pad", u, 1, constantValues=300), case("pad", u, 1, constantValues=-1), case("pad", m, 1, constantValues=1.7),
    case("pad", m, 1, constantValues=float("nan")), case("pad", np.zeros((2, 2), np.uint8), 1, constantValues=[[1, 300], [2, 3]]),
    *(case("pad", a, [3, 5], "linear_ramp", endValues=v) for a in [m, f, half, u, c] for v in [0, 7, [1, 9], -2.5]),
    case("pad", m, 2, "linear_ramp", endValues=[[1, 2], [3, 4]]),
]
ODD = [
    case("pad", m, 1.5), case("pad", m, -1), case("pad", m, [1, 2, 3]), case("pad", m, [[1, 2], [3, 4], [5, 6]]), case("pad", m, [1]),
    case("pad", m, [[1], [2]]), case("pad", m, [[1, 2]]), case("pad", m, [[[1, 1], [2, 2]]]), case("pad", m, np.array([[1, 1], [2, 2]], np.uint8)),
    case("pad", m, True), case("pad", m, None), case("pad", m, "x"), case("pad", m, 1, "foo"), case("pad", m, ints(1, 2), "edge"), case("pad", m, [1, -1]),
    case("pad", m, 1, "maximum", statLength=0), case("pad", z, 1, "mean", statLength=0), case("pad", m, 1, "mean", statLength=-1),
    case("pad", m, 1, "mean", statLength=1.5), case("pad", np.zeros((0, 2)), 1, "edge"), case("pad", np.zeros((0, 2)), [[0, 0], [1, 1]], "wrap", want=strides),
    case("pad", np.zeros((0, 2)), 1), case("pad", np.zeros(0), 2), case("pad", np.zeros(0), 0, "reflect"), case("pad", m, 0, "reflect"),
    case("pad", viewed(np.arange(3), ["broadcastTo", [2, 3]]), 1, "edge", want=strides), case("pad", m, 0, "empty"),
]

CASES = each + PAIRS + REFLECT + STATS + VALUES + ODD
