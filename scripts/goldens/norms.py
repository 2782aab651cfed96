"""Norms of vectors and matrices: every order, axes, dtypes, layouts, and what is refused."""

import numpy as np

from oracle import case

rng = np.random.default_rng(11)
INF = float("inf")


def values(dtype, shape):
    if np.dtype(dtype).kind in "iub":
        return rng.integers(0, 9, shape).astype(dtype)
    x = rng.integers(-12, 12, shape) / 4
    return (x + 1j * rng.integers(-12, 12, shape) / 4 if np.dtype(dtype).kind == "c" else x).astype(dtype)


VECTOR = [None, 0, 1, 2, 3, 0.5, -1, -2, INF, -INF]
MATRIX = [None, "fro", "f", 1, -1, 2, -2, "nuc", INF, -INF]
CASES = []
for dtype in ["bool", "int8", "int32", "uint64", "float16", "float32", "float64", "complex64", "complex128"]:
    v, m = values(dtype, 7), values(dtype, (3, 4))
    for ord in VECTOR:
        CASES.append(case("linalg.norm", v, ord))
        CASES.append(case("linalg.norm", m, ord, axis=1, want=["strides"]))
        CASES.append(case("linalg.vectorNorm", m, **({} if ord is None else {"ord": ord})))
    for ord in MATRIX:
        CASES.append(case("linalg.norm", m, ord))
        CASES.append(case("linalg.norm", m.T.copy(), ord, axis=[1, 0], keepdims=True))
        if dtype == "bool" and ord == -2:
            continue  # of a matrix whose rank is less the least singular value is what rounding left
        CASES.append(case("linalg.matrixNorm", values(dtype, (2, 3, 4)), **({} if ord is None else {"ord": ord})))
X = values("float64", (2, 3, 4))
CASES += [
    case("linalg.norm", X), case("linalg.norm", X, keepdims=True), case("linalg.norm", np.array(-2.5)),
    case("linalg.norm", X, axis=-1, keepdims=True), case("linalg.norm", X, axis=[0, -1]),
    case("linalg.norm", X, 1, axis=[-1, 0]), case("linalg.norm", X, "fro", axis=[0, 2], keepdims=True),
    case("linalg.vectorNorm", X, axis=[2, 0]), case("linalg.vectorNorm", X, axis=[0, 2], keepdims=True, ord=1),
    case("linalg.vectorNorm", X, keepdims=True), case("linalg.matrixNorm", X, keepdims=True),
    case("linalg.norm", np.zeros(0)), case("linalg.norm", np.zeros(0), 1), case("linalg.norm", np.zeros(0), INF),
    case("linalg.norm", np.zeros((0, 3)), axis=0), case("linalg.norm", np.zeros((0, 3)), 1),
    case("linalg.norm", np.array([np.nan, 1.0])), case("linalg.norm", np.array([np.inf, 1.0]), 3),
    case("linalg.norm", np.zeros((0, 3)), 2), case("linalg.norm", np.zeros((3, 0)), "nuc"),
    case("linalg.norm", np.full((2, 2), 1e200), 2), case("linalg.norm", np.full((2, 2), 1e-200), "nuc"),
    case("linalg.norm", np.diag([3.0, 0.0, -5.0]), -2), case("linalg.norm", np.eye(5), "nuc"),
    case("linalg.norm", np.array([[1.0, 1e-9], [0.0, 1.0]]), -2), case("linalg.norm", np.vander(np.arange(6.0)), 2),
    case("linalg.norm", values("float64", (3, 5, 4, 6)), 2, axis=[1, 3]),
    case("linalg.norm", values("float64", (9, 9)), "nuc"), case("linalg.norm", values("complex128", (7, 8)), 2, keepdims=True),
    # refused
    case("linalg.norm", np.array([[np.nan, 1.0], [0.0, 1.0]]), 2), case("linalg.norm", np.zeros((0, 3)), -2),
    case("linalg.norm", np.ones((2, 2), "float16"), 2),
    case("linalg.norm", np.zeros(0), -INF), case("linalg.norm", np.zeros((0, 3)), -1),
    case("linalg.norm", X, 2), case("linalg.norm", X, axis=[0, 1, 2]), case("linalg.norm", X, axis=3),
    case("linalg.norm", X, axis=[1, 1]), case("linalg.norm", X, axis=[1, -2]), case("linalg.norm", X, 3, axis=[0, 1]),
    case("linalg.norm", X[0, 0], "fro"), case("linalg.norm", X, "x", axis=0), case("linalg.matrixNorm", X[0, 0]),
    case("linalg.vectorNorm", X, axis=[0, 0]), case("linalg.vectorNorm", X, axis=5),
]
