"""Every function of the Python array API standard 2025.12 with its keywords, as NumPy answers: test/golden/array_api.json.

NumPy has no `descending`: it is answered by what NumPy gives for it in two steps.
"""

import numpy as np

from oracle import answer, case

F = np.array([[0.5, -1.25, 2.0], [3.5, 0.0, -0.75]])
G = np.array([[2.0, 0.5, -1.5], [1.0, 4.0, 0.25]])
P = np.array([0.25, 0.5, 0.875])
B = np.array([[1.5, 2.0], [1.0, 3.25]])
I = np.array([6, -3, 5, 0], "int32")  # noqa: E741
J = np.array([2, 4, -3, 7], "int32")
U = np.array([3, 1, 3, 2, 1], "int64")
T = np.array([True, False, True])
Z = np.array([1 + 2j, -0.5j, 3.0])

# the rounding of these differs in the last place: arguments whose results are exact or agree
UNARY = {"acos": P, "acosh": B, "asin": P, "asinh": F, "atan": F, "atanh": P, "cos": F, "cosh": F, "sin": F, "sinh": F,
         "tan": F, "tanh": F, "exp": F, "expm1": F, "log": B, "log1p": P, "log2": B, "log10": B, "abs": F, "ceil": F,
         "floor": F, "trunc": F, "round": F, "negative": F, "positive": F, "reciprocal": G, "sign": F, "signbit": F,
         "square": F, "sqrt": P, "isfinite": F, "isinf": F, "isnan": F, "conj": Z, "real": Z, "imag": Z,
         "bitwiseInvert": I, "logicalNot": T}
BINARY = {"add": (F, G), "subtract": (F, G), "multiply": (F, G), "divide": (F, G), "floorDivide": (F, G),
          "remainder": (F, G), "pow": (B, B), "maximum": (F, G), "minimum": (F, G), "hypot": (F, G), "atan2": (F, G),
          "copysign": (F, G), "nextafter": (F, G), "logaddexp": (F, G), "equal": (F, G), "notEqual": (F, G),
          "less": (F, G), "lessEqual": (F, G), "greater": (F, G), "greaterEqual": (F, G), "bitwiseAnd": (I, J),
          "bitwiseOr": (I, J), "bitwiseXor": (I, J), "bitwiseLeftShift": (I, np.abs(J)),
          "bitwiseRightShift": (I, np.abs(J)), "logicalAnd": (T, ~T), "logicalOr": (T, ~T), "logicalXor": (T, ~T)}

CASES = [
    *(case(name, x) for name, x in UNARY.items()),
    *(case(name, *x) for name, x in BINARY.items()),
    case("clip", F, min=-0.5, max=1.5), case("clip", F, min=0), case("clip", F, max=0),
    # creation
    case("arange", 1.5, stop=4, step=0.5, device="cpu"), case("arange", 3, dtype="int32"),
    case("asarray", [1.5, 2.5], dtype="float32"), case("asarray", F, copy=True, device="cpu"),
    case("eye", 2, 3, k=1, dtype="int32", device="cpu"), case("full", [2, 2], 1.5, dtype="float32", device="cpu"),
    case("fullLike", F, 2.5, dtype="float32", device="cpu"), case("linspace", 0.0, 1.0, num=4, endpoint=False, dtype="float32",
         device="cpu"),
    case("meshgrid", P, np.array([1.0, 2.0]), indexing="ij"), case("ones", [2, 3], dtype="int8", device="cpu"),
    case("onesLike", F, dtype="int32", device="cpu"), case("zeros", [2, 3], dtype="int8", device="cpu"),
    case("zeros", [2, 3], device="gpu"), case("zerosLike", F, dtype="int32", device="cpu"),
    case("tril", F, k=-1), case("triu", F, k=1),
    # dtypes
    case("astype", F, "float32", copy=True, device="cpu"), case("canCast", "int32", "float64"), case("resultType", F, "complex64"),
    # indexing
    case("take", F, np.array([2, 0], "int32"), axis=1),
    case("takeAlongAxis", F, np.array([[0], [2]], "int64"), axis=-1),
    # linear algebra
    case("matmul", F, G.T.copy()), case("matrixTranspose", F), case("tensordot", F, G, axes=[[0, 1], [0, 1]]),
    case("vecdot", F, G, axis=0),
    # manipulation
    case("broadcastArrays", F, P), case("broadcastShapes", [2, 1], [3]), case("broadcastTo", P, [2, 3]),
    case("concat", [F, G], axis=1), case("concat", [F, P], axis=None), case("expandDims", F, axis=[0, 2]),
    case("flip", F, axis=1), case("moveaxis", F, 0, -1), case("permuteDims", F, [-1, 0]),
    case("repeat", F, 2, axis=0), case("repeat", P, np.array([1, 0, 2], "int32"), axis=0),
    case("reshape", F, [3, -1], copy=True), case("roll", F, [1, 2], axis=[0, 1]),
    case("squeeze", F[:, None], axis=1), case("stack", [F, G], axis=-1), case("tile", F, [2, 1]),
    case("unstack", F, axis=1),
    # searching
    case("argmax", F, axis=1, keepdims=True), case("argmin", F, axis=1, keepdims=True),
    case("countNonzero", F, axis=1, keepdims=True), case("nonzero", F),
    case("searchsorted", np.array([3.0, 1.0, 2.0]), P * 3, side="right", sorter=np.array([1, 2, 0], "int32")),
    case("searchsorted", P, 0.5), case("where", T, P, -P),
    # sets
    case("isin", U, np.array([1, 7], "int64"), invert=True), case("uniqueAll", U), case("uniqueCounts", U),
    case("uniqueInverse", U),
    # sorting
    case("argsort", F, axis=0, stable=True), case("sort", F, axis=0, stable=True),
    # statistics
    case("cumulativeProd", F, axis=1, dtype="float32", includeInitial=True),
    case("cumulativeSum", F, axis=1, dtype="float32", includeInitial=True),
    case("max", F, axis=0, keepdims=True), case("min", F, axis=0, keepdims=True),
    case("mean", F, axis=0, keepdims=True), case("prod", F, axis=0, dtype="float32", keepdims=True),
    case("sum", F, axis=0, dtype="float32", keepdims=True), case("std", F, axis=1, correction=1, keepdims=True),
    case("var", F, axis=1, correction=1, keepdims=True),
    # utilities
    case("all", F, axis=1, keepdims=True), case("any", F, axis=1, keepdims=True),
    case("diff", F, axis=1, n=2, prepend=1.0, append=P[:2, None]),
]

# NumPy gives these in the order of its hash table, which says nothing: ascending.
CASES.append({**case("uniqueValues", U), "answer": answer(case("asarray", np.unique(U)))})

# Descending order: the stable order of the negated numbers.
DESCENDING = {"argsort": lambda: np.argsort(-F, axis=1, kind="stable").astype("int32"),
              "sort": lambda: -np.sort(-F, axis=1, kind="stable")}
for name, order in DESCENDING.items():
    asked = case(name, F, axis=1, descending=True, stable=True)
    CASES.append({**asked, "answer": answer(case("asarray", order()))})
