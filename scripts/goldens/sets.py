"""Arrays as sets: unique elements and parts, membership, unions and differences."""

import numpy as np
from oracle import case

nan = np.nan
rng = np.random.default_rng(6)
ALL = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64",
       "complex64", "complex128"]


def some(dtype, n=40, low=-9, high=9):
    x = rng.integers(low, high, n) * 1.0
    return (x + 1j * rng.integers(0, 2, n)).astype(dtype) if "complex" in dtype else np.abs(x).astype(dtype) if dtype[0] == "u" else x.astype(dtype)


FULL = dict(returnIndex=True, returnInverse=True, returnCounts=True)
NANS = np.array([nan, 1, nan, 0.0, -1, nan, 1])
PARTS = rng.integers(0, 2, (4, 3, 2))
ROWS = np.array([[2, 1], [1, 2], [2, 1], [1, 1]])

UNIQUE = [
    *(case("unique", some(d), **kw) for d in ALL for kw in [{}, FULL]),
    *(case("unique", NANS, **kw) for kw in [{}, {"equalNan": False}, FULL, {**FULL, "equalNan": False}]),
    case("unique", PARTS, **FULL), case("unique", np.array(5), **FULL), case("unique", np.zeros(0), **FULL), case("unique", np.zeros((2, 0)), **FULL),
    *(case("unique", PARTS, axis=axis, **kw, want=["strides"]) for axis in [0, 1, 2, -1] for kw in [{}, FULL]),
    *(case("unique", PARTS.astype(d), axis=0, **FULL) for d in ALL),
    case("unique", ROWS, axis=0, **FULL), case("unique", ROWS, axis=1, returnInverse=True), case("unique", ROWS[:0], axis=0, **FULL),
    case("unique", np.zeros((3, 0)), axis=0, **FULL), case("unique", np.zeros((3, 0)), axis=1), case("unique", np.zeros((2, 3, 0)), axis=1, want=["strides"]),
    case("unique", np.array([[1, nan], [1, nan], [0, 2]]), axis=0, **FULL), case("unique", np.array([5, 5, 2]), axis=0, **FULL),
    case("unique", ROWS, axis=2), case("unique", np.array(5), axis=0), case("unique", ROWS, sorted=True),
    case("unique", np.array([[0.0, 1], [-0.0, 1]]), axis=0, **FULL),
    *(case(fn, x) for fn in ["uniqueAll", "uniqueCounts", "uniqueInverse", "uniqueValues"] for x in [PARTS, NANS, np.zeros(0), some("complex64")]),
]
PAIRS = [(np.array([1, 2, 2, 4]), np.array([2, 3, 4])), (some("int8"), some("float32")), (NANS, np.array([nan, 1])), (np.zeros(0), np.zeros(0)),
         (np.zeros(0), np.array([1])), (ROWS, np.array([2, 7])), (some("complex128"), some("int64")), (some("bool"), np.array([True])),
         (some("uint64"), some("int64")), (np.array(3), np.array(3))]
SINGLE = [(np.array([4, 1, 2]), np.array([2, 3, 4])), (np.array([[4, 1], [2, 9]]), np.array([9, 4])), (np.zeros(0), np.array([1.5]))]
OPERATIONS = [
    *(case(fn, a, b) for fn in ["union1d", "intersect1d", "setdiff1d", "setxor1d"] for a, b in PAIRS),
    *(case(fn, a, b, assumeUnique=True) for fn in ["intersect1d", "setdiff1d", "setxor1d"] for a, b in SINGLE),
    *(case("intersect1d", a, b, returnIndices=True) for a, b in PAIRS),
    *(case("intersect1d", a, b, assumeUnique=True, returnIndices=True) for a, b in SINGLE),
]
MEMBERS = [
    *(case("isin", some(d), some(d, 5), **kw) for d in ALL for kw in [{}, {"invert": True}, {"kind": "sort"}]),
    *(case("isin", some(d), some(d, 5), kind="table", invert=inv) for d in ALL[:9] for inv in [False, True]),
    *(case("isin", a, b, **kw) for a, b in PAIRS for kw in [{}, {"invert": True}]),
    case("isin", np.array(5), np.array([5, 6])), case("isin", PARTS, 1, want=["strides"]), case("isin", np.array([1, 2]), np.array([2.0])),
    case("isin", np.array([-1, 2]), np.array([2**64 - 1, 2], np.uint64)), case("isin", np.array([2**63, 5], np.uint64), np.array([5, -1])),
    case("isin", np.array([2**64 - 1, 5], np.uint64), np.array([5, -1]), invert=True), case("isin", np.array([200], np.uint8), np.array([-56], np.int8)),
    case("isin", np.array([0.0]), np.array([-0.0])), case("isin", np.array([True, False]), np.array([1, 7])),
    case("isin", np.array([1.0, 2]), np.array([2]), kind="table"), case("isin", np.array([1, 2]), np.array([2]), kind="x"),
    case("isin", np.array([1, 2]), np.array([-2**62, 2**62]), kind="table"), case("isin", np.array([1, 2]), np.array([-2**62, 2**62])),
    case("isin", np.array([1, 2], np.int8), np.array([-128, 127], np.int8)), case("isin", np.array([1, 2], np.int8), np.array([-128, 127], np.int8), kind="table"),
    case("isin", np.array([1, 2]), np.zeros(0, int), kind="table"), case("isin", np.array([1, 2]), np.zeros(0), invert=True),
    case("isin", np.array([1, 2, 5]), np.array([5, 1]), assumeUnique=True), case("isin", np.array([-5, 100, 3]), np.array([3, 90]), kind="table"),
    case("isin", np.array([5, 2**40, 7], np.int64), np.array([7, 5], np.int8), kind="table"),
]

CASES = UNIQUE + OPERATIONS + MEMBERS
