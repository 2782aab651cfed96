"""Ufuncs of two results, and what all ufuncs take by name: out, where, order, signature, casting."""

import numpy as np
from oracle import case, ref

DTYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64".split()
SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.75, 1e-310, 5e-324, 1e300, -7.0, float("inf"), float("-inf"), float("nan")]
m = np.array([[1.5, -2.25, 3.0], [-0.0, 7.5, 1e20]])
i = np.array([[7, -7, 5], [0, 3, -128]])
d = np.array([[2, 3, -2], [0, -3, -1]])


def values(dtype):
    if dtype == "bool":
        return np.array([True, False, True])
    if dtype.startswith("uint"):
        return np.array([0, 1, 7, 100, 255], dtype)
    if dtype.startswith("int"):
        return np.array([0, 1, -7, 100, -128], dtype)
    return np.array([0, 1, -7.5, 1000, 0.25], dtype)


def both(fn, dtype):
    a = values(dtype)
    return case(fn, a) if fn != "divmod" else case(fn, a, np.roll(a, 1))


def out(fn, *args, let, **kw):
    names = list(let)
    return case(fn, *args, let=let, watch=names, out=[ref(n) if n in names else None for n in ("o", "p")], **kw)


o, p = np.zeros((2, 3)), np.full((2, 3), 9.0)
CASES = [
    *(both(fn, dtype) for fn in ("modf", "frexp", "divmod") for dtype in DTYPES),
    *(case(fn, np.array(SPECIAL, dtype)) for fn in ("modf", "frexp") for dtype in ("float16", "float32", "float64")),
    *(case("divmod", np.array(SPECIAL, t)[:, None], np.array(SPECIAL, t), want=["strides"]) for t in ("float32", "float64")),
    *(case("divmod", np.array([100, -100, 7], t), np.array([7, 3, 0], t)) for t in ("int8", "int16", "int32", "int64")),
    case("divmod", i, d), case("divmod", i, 2), case("divmod", i, 2.5), case("divmod", 7.0, i), case("divmod", m, 0.0),
    case("divmod", i.astype("int8"), d.astype("int16")), case("divmod", i.astype("uint8"), d.astype("int8")),
    case("divmod", i.astype("uint64"), d.astype("int64")), case("divmod", 7.5, 2.0), case("modf", 2.75), case("frexp", 8.5),
    case("divmod", np.zeros((0, 3)), 1.0), case("modf", np.zeros((2, 0))), case("frexp", np.array(3.5)),
    case("modf", m.T, want=["strides"]), case("frexp", np.asfortranarray(m), want=["strides"]),
    *(case("modf", ref("a", *steps), let={"a": m}, want=["strides"]) for steps in
      ([["transpose"]], [["get", "::-1"]], [["get", ":, ::2"]], [["transpose"], ["get", "::-1, :1"]], [["broadcastTo", [2, 2, 3]]])),
    *(case("frexp", ref("a", *steps), let={"a": m.astype("float32")}) for steps in
      ([["transpose"]], [["get", ":, ::-1"]], [["broadcastTo", [4, 2, 3]]])),
    *(case("divmod", ref("a", *steps), np.array([2.0, -3.0, 0.75]), let={"a": m}) for steps in
      ([["get", "::-1"]], [["get", ":, ::-1"]], [["broadcastTo", [2, 2, 3]]])),
    case("divmod", np.zeros((2, 3)), np.zeros(2)),
    out("modf", m, let={"o": o}), out("modf", m, let={"p": p}), out("modf", m, let={"o": o, "p": p}),
    out("modf", m, let={"o": o.astype("f4"), "p": p.astype("c16")}), out("modf", m, let={"p": p.astype("i4")}),
    out("divmod", i, d, let={"o": o.astype("i8"), "p": p.astype("i2")}), out("divmod", m, 2.0, let={"o": o.astype("i8")}),
    out("divmod", m, 2.0, let={"o": np.zeros((2, 2))}), out("divmod", m, 2.0, let={"o": np.zeros((4, 2, 3))}),
    out("divmod", m, np.zeros((1, 3)), let={"o": np.zeros((1, 3))}), out("frexp", m, let={"o": o, "p": p.astype("i4")}),
    out("frexp", m, let={"p": p.astype("i2")}), out("frexp", m, let={"p": p}),
    out("modf", m, let={"o": o, "p": p}, where=np.array([True, False, True])),
    out("divmod", m, 2.0, let={"o": o, "p": p}, where=np.array([[True], [False]])),
    out("divmod", m, 2.0, let={"o": o, "p": p}, where=np.array([1, 0, 1])),
    out("modf", m.astype("f2"), let={"o": o, "p": p}), out("modf", m, let={"o": o, "p": p.astype("f2")}),
    # an output that is an input, both in the other order, and parts that overlap
    case("divmod", ref("o"), ref("p"), let={"o": m, "p": d.astype(float)}, watch=["o", "p"], out=[ref("o"), ref("p")]),
    case("divmod", ref("o"), ref("p"), let={"o": m, "p": d.astype(float)}, watch=["o", "p"], out=[ref("p"), ref("o")]),
    case("modf", ref("a", ["get", ":-1"]), let={"a": np.arange(7) / 4}, watch=["a"], out=[ref("a", ["get", "1:"]), None]),
    case("modf", ref("a", ["get", ":3"]), let={"a": np.arange(8) / 3}, watch=["a"], out=[ref("a", ["get", "4:7"]), ref("a", ["get", "3:6"])]),
    *(case("modf", m, out=x) for x in ([None], [None, None, None], [None, 3])),
    case("add", m, 1, out=[]), case("add", m, 1, out=[None, None]), case("modf", m, dtype="float32"), case("frexp", m, dtype="float64"),
    *(case("frexp", m, signature=s) for s in ("d->di", "f->fi", "f->ff", "e->ei", "d->d")),
    case("frexp", m, signature=["f", None, None]), case("frexp", i, signature=["f", None, None]),
    *(case("add", np.array([1, 2]), np.array([3, 4]), signature=s) for s in
      ("dd->d", "ff->f", "l", "dd", "ddd", "dd->dd", "dx->d", "?d->d", "ll->l", "DD->D", "ee->e", "bb->b", "??->?")),
    *(case("add", np.array([1, 2]), np.array([3, 4]), signature=s) for s in
      (["d", None, None], [None, None, "f"], [None, "f", None], ["i", "f", None], [None, None, None], ["d", "d"], ["d"])),
    case("add", np.array([1.5]), np.array([2]), signature="ll->l"), case("add", np.array([1.5]), np.array([2]), signature="ll->l", casting="unsafe"),
    case("multiply", m, 2, signature="ff->f", want=["strides"]), case("add", m, 1, signature="dd->d", dtype="float64"),
    case("add", m, 1, signature="dd->d", sig="dd->d"), case("less", i, d, signature="dd->?"), case("less", i, d, signature="dd->d"),
    case("divide", i, d, signature="ff->f"), case("logicalAnd", i, d, signature="??->?"), case("logicalAnd", i, d, signature="dd->?"),
    case("absolute", i, signature="d->d"), case("absolute", m.astype("c8"), signature="F->f"), case("sqrt", i, signature="f->f"),
    case("invert", i, signature="d->d"), case("power", i, d, signature="dd->d"), case("sqrt", m, signature="f->f", casting="safe"),
    *(case("add", x, y, order=order, want=["strides"]) for order in "CFAK" for x, y in
      [(m, m), (m, 1), (np.arange(6.0).reshape(2, 3), np.arange(3.0))]),
    *(case("negative", ref("a", *steps), let={"a": np.arange(24).reshape(2, 3, 4)}, order=order, want=["strides"]) for order in "CFAK"
      for steps in ([["transpose"]], [["transpose", [1, 0, 2]]], [["get", "::-1"]], [["get", ":, ::2"], ["transpose"]])),
    *(case("add", ref("a", ["transpose"]), np.arange(2.0), let={"a": np.arange(6.0).reshape(2, 3)}, order=order, want=["strides"]) for order in "CFAK"),
    case("add", m, m, order="X"), case("add", m, m, order="c", want=["strides"]), case("add", m, m, subok=False), case("add", m, m, subok=3),
    case("modf", m, order="F", want=["strides"]), case("divmod", m, 2.0, order="F", want=["strides"]),
    case("modf", m, casting="no"), case("modf", i, casting="no"), case("modf", i, casting="safe"), case("divmod", i, 2.5, casting="equiv"),
    case("divmod", m, m, dtype="int64"), case("divmod", m, m, dtype="int64", casting="unsafe"), case("divmod", i, d, dtype="float32"),
    case("divmod", np.array([1j]), 1), case("modf", np.array([1j])), case("frexp", np.array([1j])),
]
