"""Arrays made of numbers, ranges, bytes, text and other arrays."""

import numpy as np
from oracle import case

REAL = ["int8", "uint8", "int16", "int64", "uint64", "float16", "float32", "float64"]
ALL = [*REAL, "bool", "int32", "complex64", "complex128"]
m = np.arange(12, dtype="int32").reshape(3, 4)
a = np.arange(24.0).reshape(2, 3, 4)
v = np.array([1, 2, 4])
st = ["strides"]
both = ["strides", "shares"]


def laid(array, *steps):
    out = case("", array)["args"][0]
    out["array"]["steps"] = [list(s) for s in steps]
    return out


def ints(*values, dtype="int64"):
    return np.array(values, dtype)


LAYOUTS = {
    "c": laid(m), "f": laid(m, ["transpose"]), "stepped": laid(m, ["get", ":", "::2"]), "reversed": laid(m, ["get", "::-1"]),
    "t": laid(a, ["transpose", [1, 0, 2]]), "cube": laid(a), "swapped": laid(a, ["transpose", [0, 2, 1]]),
    "spread": laid(m, ["get", ":1"], ["broadcastTo", [3, 4]]), "empty": laid(m, ["get", ":0"]),
}


def on(layout, fn, *args, want=st, **kw):
    out = case(fn, *args, want=want, **kw)
    out["name"] = f"{layout}: {fn}({', '.join([*map(str, args), *(f'{k}={x}' for k, x in kw.items())])})"
    out["args"].insert(0, LAYOUTS[layout])
    return out


b = np.frombuffer(bytes(range(1, 33)), "uint8")
FROM = [
    *(case("frombuffer", bytes(range(1, 33)), d) for d in [*ALL[:8], "int32", "complex64", "complex128", ">i4", "<i2", ">f8", ">c8", "=u4", ">u1"]),
    *(case("frombuffer", b, *rest, want=["shares"]) for rest in [[], ["int32"], ["int16", 3], ["int16", 3, 4], ["uint8", -1, 5]]),
    *(case("frombuffer", bytes(7), "int32", *rest) for rest in [[], [2], [1], [-1, 3], [-1, 8], [-1, -1], [0], [1, 4], [-1, 7]]),
    case("frombuffer", b""), case("frombuffer", [1, 2]), case("frombuffer", bytes(8), count=1), case("frombuffer", bytes(8), "int32", offset=4),
    case("frombuffer", laid(m, ["transpose"])), case("frombuffer", bytes(8), "int32", 1.5), case("frombuffer", m, "int64", want=["shares"]),
    *(case("fromiter", x, d, *rest) for x, d, rest in
      [([1, 2, 3], "int32", []), ([1.5, 2], "float32", []), ([1.5, 2], "int8", []), ([1, 2], "int16", [5]), ([1, 2, 3], "uint8", [2]),
       ([300], "uint8", []), ([], "float64", []), ([True, False], "bool", []), ([1, 1j], "complex64", []), ([1, 2], "int64", [0])]),
    case("fromiter", [[1, 2]], "int32"),
    *(case("fromstring", text, d, *rest, sep=sep) for text, d, rest, sep in
      [("1 2", "int64", [], " "), ("1, 2", "int32", [], ","), ("1 2 x", "int64", [], " "), ("1  2\n3", "float64", [], " "),
       ("1,2,,3", "float64", [], ","), ("1;2", "float64", [1], ";"), ("", "float64", [], " "), ("1.5 nan inf -inf 1e3", "float64", [], " "),
       ("1.5 2", "int64", [], " "), ("1+2j 3", "complex128", [], " "), ("300", "uint8", [], " "), ("1 , 2", "float64", [], " , "),
       ("1,2 ,  3", "float32", [], ","), (" 1,2", "float64", [], ","), ("1,2,", "float64", [], ","), ("9" * 22, "int64", [], " "),
       ("0x10", "float64", [], " "), ("1.5e400 -.5 +2.", "float64", [], " "), ("1 0 5", "bool", [], " "), ("-1", "int8", [], " "),
       ("1 2 3", "float16", [2], " "), ("3abc4", "int64", [], "abc"), ("1\t2", "float32", [], " ")]),
    case("fromstring", "1 2", "int64"),
]

SPACES = [
    *(case("linspace", *args, **kw) for args, kw in
      [([0, 1], {}), ([0, 1, 1], {}), ([0, 1, 0], {}), ([2, 3, 5], {"endpoint": False}), ([1 + 1j, 3 + 4j, 4], {}), ([0, -3, 7], {}),
       ([0, 1, 3], {"retstep": True}), ([0, 1, 1], {"retstep": True}), ([0, 1, 1], {"retstep": True, "endpoint": False}),
       ([5, 1, 4], {"dtype": "int32"}), ([0, 1e-320, 5], {}), ([0, 1, 3], {"dtype": "complex64"}), ([0, 1, -1], {}), ([0, 1, 2.5], {})]),
    *(case("linspace", ints(0, 1), *args, **kw) for args, kw in
      [([5, 3], {}), ([ints(4, 8), 4], {"axis": 1}), ([ints(4, 8), 4], {"axis": -1}), ([np.ones((2, 1)), 3], {}), ([5, 3], {"axis": 2}),
       ([ints(4, 8), 3], {"retstep": True}), ([5, 3], {"dtype": "int8", "endpoint": False}), ([ints(0, 1), 3], {})]),
    *(case("linspace", np.array([0, 1], d), np.array([3, 4], e), 4) for d in ["float16", "float32", "int8", "complex64"] for e in
      ["float16", "float32", "float64", "int64"]),
    *(case("linspace", np.array(1, d), 3, 5) for d in ALL if d != "bool"), case("linspace", np.array(1, "float32"), 3.5, 5),
    *(case("logspace", *args, **kw) for args, kw in
      [([0, 2, 3], {}), ([0, 2, 3], {"base": 2}), ([0, 2, 3], {"base": 2.5, "endpoint": False}), ([0, 2, 3], {"dtype": "int32"}),
       ([0, 2, 3], {"base": ints(2, 3)}), ([0, 2, 3], {"base": ints(2, 3), "axis": -1}), ([ints(0, 1), 2, 3], {"base": ints(2, 3)}),
       ([0, 2, 3], {"base": ints(2, 3).reshape(2, 1)}), ([0, 2, 3], {"base": ints(2, 3), "axis": 1}), ([0, 2, -1], {}), ([0, 1j, 3], {}),
       ([ints(0, 0), ints(2, 2), 3], {"base": ints(2, 3).reshape(2, 1), "axis": -1}), ([ints(0, 1), ints(2, 2), 3], {"axis": 1}),
       ([1, 2, 0], {}), ([0, 1], {}), ([0, 2, 3], {"base": np.array(2.0)}), ([0, 2, 4], {"base": -2})]),
    *(case("geomspace", *args, **kw) for args, kw in
      [([1, 1000, 4], {}), ([1, 0], {}), ([0, 1], {}), ([1j, 16j, 4], {}), ([-1, -16, 5], {}), ([ints(1, 2), ints(4, 8), 3], {}),
       ([ints(1, 2), ints(4, 8), 3], {"axis": 1}), ([1, 256, 9], {"dtype": "float32"}), ([1, 4, 0], {}), ([1, 4, -1], {}), ([1, 4, 1], {}),
       ([1, 16, 4], {"endpoint": False}), ([1, 1j, 3], {}), ([1, 4, 3], {"dtype": "float16"}), ([1 + 1j, 3, 5], {}), ([-2, -50.5, 6], {}),
       ([np.array([1], "float32"), np.array([4], "float32"), 3], {}), ([1, 4, 3.5], {}), ([1, ints(4, 8), 3], {"axis": 5})]),
]

TRIANGLES = [
    *(case("tri", *args, **kw) for args, kw in
      [([3], {}), ([2, 3], {"k": 1}), ([3, 2, -1], {}), ([0], {}), ([-1], {}), ([3], {"dtype": "bool"}), ([3], {"dtype": "complex64"}),
       ([3], {"k": 1.5}), ([2, 0], {}), ([3, 3, 5], {}), ([3, 3, -5], {}), ([3, None, 1, "int8"], {})]),
    *(on(name, fn, *k) for name in LAYOUTS for fn in ["tril", "triu"] for k in [[], [1], [-2]]),
    *(case(fn, np.array([[1, 2, 3], [4, 5, 6]], d)) for fn in ["tril", "triu"] for d in ALL),
    *(case(fn, x) for fn in ["tril", "triu"] for x in [np.arange(3), np.array(1), np.array([[np.inf, np.nan], [-0.0, np.nan]])]),
    *(case(fn, *args, **kw) for fn in ["trilIndices", "triuIndices"] for args, kw in
      [([3], {}), ([3, 1], {}), ([3, -1], {"m": 4}), ([2, 0, 5], {}), ([0], {}), ([4], {"k": 2, "m": 2})]),
    *(case(fn, x, *k) for fn in ["trilIndicesFrom", "triuIndicesFrom"] for x, k in
      [(m, []), (m, [1]), (m, [-2]), (a, []), (np.arange(3), [])]),
    *(case("maskIndices", 3, {"function": f}, *k) for f in ["tril", "triu"] for k in [[], [1], [-1]]),
    *(case("diagIndices", *args) for args in [[3], [2, 3], [0], [4, 1]]),
    *(case("diagIndicesFrom", x) for x in [np.zeros((2, 2)), np.zeros((3, 3, 3)), m, np.zeros(3), np.array(1)]),
    *(case("diag", np.array([1, 2, 3], d), *k, want=st) for d in ALL for k in [[], [1], [-2]]),
    *(on(name, "diag", *k, want=both) for name in ["c", "f", "stepped", "reversed", "spread", "empty"] for k in [[], [1], [-2], [9]]),
    case("diag", a), case("diag", np.array(3)), case("diag", np.arange(0)), case("diag", m, 1.5),
    *(on(name, "diagflat", *k) for name in ["c", "f", "stepped", "cube", "empty"] for k in [[], [1], [-1]]), case("diagflat", np.array(3)),
    *(case("vander", np.array([1, 2, 3], d), *rest) for d in ALL for rest in [[], [2], [4, True]]),
    *(case("vander", x, *rest, want=st) for x, rest in
      [(v, [0]), (v, [-1]), (v, [1]), (v, [3, True]), (m, []), (np.arange(0), []), (np.array(3), []), (v[::-1], [4])]),
    *(case("eye", *args, want=st, **kw) for args, kw in
      [([3], {}), ([2, 3], {"k": 1}), ([3, 2, -1], {}), ([2], {"k": 5}), ([2], {"k": -5}), ([2, 3], {"order": "F"}), ([0], {}), ([-1], {}),
       ([3, None, 1, "int8"], {}), ([2, 2.5], {}), ([2.5], {}), ([2], {"k": 0.5})]),
    *(case("identity", 3, d) for d in ALL), case("identity", 0), case("identity", 2),
]

GRIDS = [
    *(case("meshgrid", *args, **kw) for args, kw in
      [([v, ints(5, 6)], {}), ([v, ints(5, 6)], {"indexing": "ij"}), ([v, ints(5, 6)], {"sparse": True}),
       ([v, ints(5, 6)], {"sparse": True, "indexing": "ij"}), ([v], {}), ([], {}), ([v, ints(5, 6), ints(7, 8)], {}),
       ([m, ints(1), ints(2, 3)], {}), ([np.array(1), np.array(2)], {}), ([v, ints(5, 6)], {"indexing": "x"}), ([v], {"sparse": True}),
       ([np.zeros(0), v], {}), ([np.array([1, 2], "float32"), np.array([1], "int8")], {"indexing": "ij"}),
       ([v, ints(5, 6)], {"copy": False}), ([v, ints(5, 6)], {"copy": False, "sparse": True})]),
    case("meshgrid", v, ints(5, 6), want=st), case("meshgrid", v, ints(5, 6), copy=False, want=st),
    *(case("indices", s, *rest, want=st, **kw) for s, rest, kw in
      [([2, 3], [], {}), ([2, 3], [], {"sparse": True}), ([], [], {}), ([4], ["float32"], {}), ([2], ["bool"], {}), ([3], ["bool"], {}),
       ([2, 0], [], {}), ([-1], [], {}), ([2, 2, 2], ["int8"], {}), ([2, 3], ["complex64", True], {})]), case("indices", 3),
    *(case("mgrid.get", t) for t in
      ["0:2, 0:3", "0:1:3j", "0:2", "0:1:0.25", "0:2, 0:1:0.5", "5:0:-1", "0:4:1j, 0:2", "0:2,", "-1:1:5j,", "0:3:2, 0:1:2j", "0:0", "3:0, 0:2",
       ":4", "0:2:0.5, 1:3", "0:3, 0:2, 0:2", "-1:1:0j", "0:1:2.5j", "0.5:3", "1e1:1.2e1", "1:8:3"]),
    *(case("ogrid.get", t) for t in ["0:2, 0:3", "0:2, 0:1:3j", "0:2", "0:3:2, 0:1:2j", "5:0:-1, 0:3", "0:2,", "-1:1:5j", "0:3, 0:2, 0:2:0.5"]),
    *(case("ix_", *args) for args in [[v, ints(5, 6)], [ints(0)], [], [m], [v, ints(1, 2), ints(3)], [np.zeros(0, "int64")], [np.array([1.5])]]),
    *(case("r_.get", *args) for args in
      [["0:5"], ["0:1:5j"], [v, 0.5, "5:8"], [v, v], [np.array([1, 2], "int8"), 5], [np.array([1, 2], "int8"), 1.5], ["-1:6:6j", v],
       ["-1", m, m], ["1", m, m], ["0,2", v, v], ["1,2,0", v, v], ["0,2,0", v, v], ["0,3,1", v, v], ["0,3,-1", v, v], ["0,3,-2", v, v],
       [m, m], ["0,2", v, "0:3"], ["x", v], ["0,x", v], [v, "0"], ["1:3, 0.5, 4:6"], [np.float32(1.5) * np.ones(2, "float32"), 1j],
       ["0:5:2, 1:2:0.5"], [m, v], [True, v], [np.array(3), v], ["1,3,0", m, m], ["0:3", "0:2"]]),
    *(case("c_.get", *args) for args in [[v, v], [m, m], [m, ints(1, 2, 3)], ["0:3", v], [np.array(1), np.array(2)], [v, ints(1, 2)],
                                         ["0:1:3j", v], [m[:, :2], m]]),
]

WINDOWS = [case(w, n) for w in ["bartlett", "blackman", "hamming", "hanning"] for n in [0, 1, 2, 3, 4, 5, 8, 11, 12, 20, 51, -3, 2.5]]

MADE = [
    *(on(name, fn, want=both) for name in LAYOUTS for fn in
      ["array", "asarray", "asanyarray", "ascontiguousarray", "asfortranarray", "copy", "asarrayChkfinite", "emptyLike"] if fn != "emptyLike"),
    *(on(name, fn, order=o, want=both) for name in LAYOUTS for fn in ["array", "asarray", "copy"] for o in "CFAK"),
    *(on(name, "array", copy=c, order=o, want=both) for name in ["c", "f", "t"] for c in [None, True, False] for o in "CFAK"),
    *(on(name, "array", ndmin=n, want=both) for name in ["c", "f", "t"] for n in [0, 3, 5]), on("c", "array", copy=None, ndmin=4, want=both),
    *(on(name, "array", d, copy=c, want=both) for name in ["c", "f"] for d in ["int32", "float32"] for c in [None, False, True]),
    *(on(name, "require", *rest, want=both) for name in ["c", "f", "t", "spread", "stepped"] for rest in
      [[], [None, ["C"]], [None, ["F"]], [None, ["C", "W"]], [None, "FA"], ["float32", ["F"]], [None, ["O"]], [None, ["W"]], [None, ["C", "F"]],
       [None, ["c_contiguous", "owndata"]], [None, []]]),
    on("c", "require", None, ["Q"]), case("ascontiguousarray", np.array(5), want=st), case("asfortranarray", np.array(5), want=st),
    *(on(name, fn, want=st, order=o) for name in LAYOUTS for fn in ["zerosLike", "onesLike"] for o in "CFAK"),
    *(on("t", fn, want=st, **kw) for fn in ["zerosLike", "onesLike"] for kw in
      [{"shape": [2, 3]}, {"shape": [2, 3, 4]}, {"shape": 5}, {"dtype": "int8"}, {"dtype": "float16", "order": "F", "shape": [3, 2]}]),
    *(on("t", "fullLike", x, want=st, **kw) for x, kw in [(7, {}), (7.5, {"dtype": "int8"}), (ints(1, 2, 3, 4), {}), (1j, {"dtype": "complex64"})]),
    case("full", [2, 3], ints(1, 2, 3)), case("full", [2, 3], ints(1, 2)), case("full", [2], 300, "uint8"), case("full", [2], 1.5, "int8"),
    *(case(fn, x) for fn in ["asarrayChkfinite"] for x in [np.array([1, np.inf]), np.array([np.nan]), np.array([1j * np.inf]), m]),
    *(case("array", x, *rest) for x, rest in [(m, [">i4"]), (m, ["<f8"]), (v, ["half"]), (v, ["?"]), (v, ["D"]), (v, ["f3"]), ([1.5, 2.5], ["i2"])]),
    *(case("zeros", [2], d) for d in [">f4", "f", "c16", "uint", "single", "b"]), case("zeros", [2, -1]), case("zeros", 2.5),
    case("arange", 3, dtype="bool"), case("arange", 2, dtype="bool"), case("arange", 5, dtype="F"), case("arange", 0, 1, 0.25, "e"),
]

CASES = [*FROM, *SPACES, *TRIANGLES, *GRIDS, *WINDOWS, *MADE]
