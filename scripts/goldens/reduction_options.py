"""Every option of every reduction, alone and beside others, and the words in which it is refused."""

import numpy as np
from oracle import case, ref

nan = float("nan")
rng = np.random.default_rng(6)
x = np.round(rng.normal(size=(3, 4, 5)) * 8) / 4
x32, n = x.astype("f4"), rng.integers(-9, 9, (3, 4, 5))
h, c, b = x.astype("f2"), x + 1j * x[::-1], n > 2
some = rng.random((3, 4, 5)) < 0.6
FOLDS = ["sum", "prod", "max", "min"]
TESTS = ["any", "all"]
MOMENTS = ["mean", "var", "std"]
o = lambda shape, dtype="f8": {"o": np.zeros(shape, dtype)}  # noqa: E731

OPTIONS = [
    *(case(fn, a, **kw) for fn in FOLDS + TESTS + MOMENTS for a in [x, n, c, b, h] for kw in
      [{"axis": [0, 2]}, {"axis": [-1, 0], "keepdims": True}, {"axis": []}, {"axis": None, "keepdims": True}] if fn != "prod" or a is not c),
    *(case(fn, a, axis=axis, where=w) for fn in ["sum", "any", "all", *MOMENTS] for a in [x, n] for axis in [1, [0, 2]] for w in [some, some[0], some[:, :1], np.array(True), False]),
    *(case(fn, a, axis=1, where=some, initial=i) for fn in FOLDS for a in [x32, n] for i in [2, -3]), *(case(fn, x, axis=1, where=some) for fn in ["max", "min", "prod"]),
    *(case(fn, n, initial=i) for fn in FOLDS for i in [3, True]), *(case(fn, x, axis=0, initial=0.5) for fn in FOLDS), *(case(fn, n, axis=0, initial=0.5) for fn in ["sum", "max"]),
    *(case(fn, np.zeros((0, 2)), axis=0, initial=4) for fn in FOLDS), case("max", n.astype("i1"), initial=300), case("sum", n.astype("i1"), initial=300), case("sum", b, initial=2), case("max", b, initial=True),
    *(case(fn, x, axis=2, where=n) for fn in ["sum", "mean", "any"]), *(case(fn, x, axis=2, where=some[:, :3]) for fn in ["sum", "var", "all"]),
    *(case(fn, a, axis=1, dtype=d) for fn in ["sum", "prod", *MOMENTS] for a in [x32, n, b, h] for d in ["f4", "f8", "c16"]), *(case(fn, n, axis=1, dtype=d) for fn in ["sum", "prod"] for d in ["i1", "u4"]),
    *(case(fn, n, dtype="int32") for fn in MOMENTS), *(case(fn, x, dtype="int64") for fn in ["sum", "mean"]), case("sum", c, dtype="float64"), case("max", x, dtype="f4"),
    *(case(fn, a, axis=[0, 2], ddof=d) for fn in ["var", "std"] for a in [x, h, n] for d in [0, 1, 2.5, 100]), *(case(fn, a, axis=1, correction=1) for fn in ["var", "std"] for a in [x, n, c]),
    *(case(fn, x, ddof=1, correction=1) for fn in ["var", "std"]), *(case(fn, x, ddof=0, correction=2) for fn in ["var", "std"]),
    *(case(fn, a, axis=1, mean=np.mean(a, axis=1, keepdims=True)) for fn in ["var", "std"] for a in [x, x32, n]), *(case(fn, x, axis=1, mean=np.ones((3, 1, 5)), where=some, ddof=1) for fn in ["var", "std"]),
    case("var", x, axis=1, mean=np.ones((3, 2, 5))), case("std", x, axis=1, where=some, ddof=1, keepdims=True), case("mean", h, axis=1, where=some), case("var", c, axis=1, where=some),
    *(case(fn, x, axis=1, out=ref("o"), keepdims=True, let=o((3, 1, 5)), watch=["o"]) for fn in FOLDS + MOMENTS), *(case(fn, x, axis=1, out=ref("o"), let=o((3, 5), "bool"), watch=["o"]) for fn in TESTS),
    *(case(fn, x, axis=1, out=ref("o"), let=o((3, 5), "f4"), watch=["o"]) for fn in FOLDS + MOMENTS), *(case(fn, x, axis=1, out=ref("o"), let=o((5, 3))) for fn in FOLDS + TESTS + MOMENTS),
    *(case(fn, n, axis=[0, 1], out=ref("o"), where=some, let=o(5), watch=["o"]) for fn in ["sum", "mean", "var"]), *(case(fn, x, out=ref("o"), let=o(()), watch=["o"]) for fn in FOLDS + MOMENTS),
    *(case(fn, a, axis=1, keepdims=True) for fn in ["argmax", "argmin"] for a in [x, c, b]), *(case(fn, x, keepdims=True) for fn in ["argmax", "argmin"]), *(case(fn, x, axis=1, out=ref("o"), let=o((3, 5))) for fn in ["argmax", "argmin"]),
    *(case(fn, np.zeros((0, 3)), axis=axis) for fn in ["argmax", "argmin"] for axis in [0, 1]), *(case("countNonzero", a, **kw) for a in [x, n, c, b] for kw in [{"axis": [0, 2]}, {"axis": 1, "keepdims": True}, {"keepdims": True}, {"axis": []}]),
    case("countNonzero", x, axis=[0, 0]), case("countNonzero", x, axis=3), case(".sum", x, 1), case(".mean", n, axis=[0, 1], keepdims=True), case(".var", x, axis=0, ddof=1), case(".max", x, 2, initial=9),
]

CASES = OPTIONS
