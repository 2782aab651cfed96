"""Products of vectors and matrices: vecdot, matvec, vecmat over stacks, layouts, dtypes, axes, and what is refused."""

import numpy as np

from oracle import case, ref

rng = np.random.default_rng(5)


def values(dtype, *shape):
    x = rng.integers(0 if np.dtype(dtype).kind in "bu" else -4, 5, shape)
    return (x + 1j * rng.integers(-4, 5, shape) if np.dtype(dtype).kind == "c" else x).astype(dtype)


SHAPES = {"vecdot": [((3,), (3,)), ((2, 3), (3,)), ((2, 1, 4), (3, 4)), ((0,), (0,)), ((2, 0), (0,))],
          "matvec": [((2, 3), (3,)), ((4, 2, 3), (3,)), ((2, 3), (4, 3)), ((2, 1, 2, 3), (5, 3)), ((0, 3), (3,)), ((2, 0), (0,))],
          "vecmat": [((3,), (3, 2)), ((4, 3), (3, 2)), ((3,), (4, 3, 2)), ((5, 3), (2, 1, 3, 2)), ((3,), (3, 0)), ((0,), (0, 2))]}
CASES = []
for fn, shapes in SHAPES.items():
    for dtype in ["bool", "int8", "uint8", "int32", "uint64", "float16", "float32", "float64", "complex64", "complex128"]:
        for left, right in shapes:
            CASES.append(case(fn, values(dtype, *left), values(dtype, *right), want=["strides"]))
    CASES.append(case(fn, values("int8", *shapes[1][0]), values("float32", *shapes[1][1])))
    CASES.append(case(fn, values("int8", *shapes[1][0]), values("int8", *shapes[1][1]), dtype="float64"))
    CASES.append(case(fn, values("float64", *shapes[1][0]), values("int8", *shapes[1][1]), dtype="int64"))
M, N = values("float64", 3, 2), values("complex128", 3, 2)
CASES += [
    case("vecdot", M, N, axis=0), case("vecdot", N, M, axis=-2, keepdims=True), case("vecdot", N, N, keepdims=True),
    case("vecdot", M, values("float64", 2, 3), axes=[0, 1]), case("matvec", N, values("int8", 3), axes=[[1, 0], 0, 0]),
    case("vecmat", values("complex64", 3, 4), N, axes=[0, [0, 1], 0]),
    case("vecdot", ref("a", ["transpose"]), ref("a", ["transpose"]), let={"a": N}),
    case("matvec", ref("a", ["get", "::-1"]), values("float64", 2), let={"a": M}),
    case("vecdot", M, M, ref("o"), let={"o": np.zeros(3)}, watch=["o"]),
    case("matvec", M, values("float64", 2), let={"o": np.zeros((2, 3), "float32")}, watch=["o"], out=ref("o")),
    # refused
    case("vecdot", np.ones(3), np.ones(4)), case("vecdot", 1.5, np.ones(3)), case("matvec", np.ones((2, 3)), np.ones(4)),
    case("matvec", np.ones(3), np.ones(3)), case("vecmat", np.ones(3), np.ones((4, 2))), case("vecmat", np.ones(3), np.ones(3)),
    case("vecdot", np.ones((2, 3)), np.ones((4, 3))), case("matvec", np.ones((2, 2, 3)), np.ones((5, 3))),
    case("vecdot", M, M, axis=5), case("matvec", M, np.ones(2), axis=0), case("matvec", M, np.ones(2), keepdims=True),
    case("vecdot", M, M, axis=0, axes=[0, 0]), case("vecdot", M, M, axes=[0]),
]
