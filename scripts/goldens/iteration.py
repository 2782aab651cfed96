"""Iterators: which elements nditer shows, in which order and in what chunks, and how it refuses; broadcast objects and indices."""

import numpy as np
from oracle import case, viewed

m = np.arange(6, dtype=np.int64).reshape(2, 3)
f = np.arange(24.0).reshape(2, 3, 4)
z = np.array([1.5, -0.0, 2.5])
mt = viewed(np.ascontiguousarray(m.T), ["transpose"])
ft = viewed(np.ascontiguousarray(f.transpose(2, 0, 1)), ["transpose", [1, 2, 0]])
back = viewed(m, ["get", "::-1", "::-1"])
half = viewed(m, ["get", ":", "::-1"])
step = viewed(np.arange(12, dtype=np.int8).reshape(2, 6), ["get", ":", "::2"])
wide = viewed(z, ["broadcastTo", [2, 3]])
ONE = [m, mt, f, ft, z, back, half, step, wide, np.array(5)]
TWO = [[m, mt], [m, z], [mt, wide], [back, half], [f, np.arange(4)], [ft, f], [step, back]]
none = np.zeros((0, 3))
READ, WRITE = ["readonly"], ["readwrite"]

WALKS = [
    *(case("nditer", a, order=o) for a in ONE for o in "CFAK"), *(case("nditer", a, flags=["external_loop"], order=o) for a in ONE for o in "CFK"),
    *(case("nditer", a, flags=fl, order=o) for a in TWO for o in "CFK" for fl in [[], ["external_loop"], ["multi_index"]]),
    *(case(f"nditer().{what}", a, flags=fl, order=o) for a in [*ONE, *TWO] for what in ["shape", "ndim"] for fl in [[], ["multi_index"], ["c_index"], ["f_index"]] for o in "CK"),
    *(case("nditer().itviews", a, flags=fl, want=["strides"]) for a in [*ONE, *TWO] for fl in [[], ["multi_index"]]),
    *(case("nditer", a, flags=["buffered", "external_loop"], buffersize=n, order=o) for a in [m, mt, ft, [m, z], [mt, step]] for n in [1, 4, 100] for o in "CK"),
    *(case("nditer", viewed(np.arange(120.0).reshape(3, 4, 10), ["get", ":", ":3", ":5"]), flags=["buffered", "external_loop", *g], buffersize=n) for n in [2, 4, 7, 12, 16, 30, 40] for g in [[], ["grow_inner"]]),
    *(case("nditer", a, flags=["buffered"], opDtypes=[d], casting=c) for a in [m, mt, step] for d in ["float64", "float32", "int8"] for c in ["safe", "same_kind", "unsafe"]),
    *(case("nditer", a, flags=fl) for a in TWO for fl in [["common_dtype", "buffered"], ["common_dtype"]]),
    *(case("nditer().dtypes", a, flags=["common_dtype", "buffered"]) for a in TWO[:1]),
    case("nditer", m, opDtypes=["float64"]), case("nditer", m, opDtypes=["float32"]), case("nditer", m, opDtypes=["float32"], opFlags=[["readonly", "copy"]], casting="same_kind"),
    case("nditer", m, opDtypes=["float64"], opFlags=WRITE, flags=["buffered"]), case("nditer", m, opDtypes=["float64"], opFlags=WRITE, flags=["buffered"], casting="unsafe"),
    *(case("nditer", a, opAxes=x) for a, x in [(m, [[1, 0]]), (m, [[1]]), ([m, np.zeros(2)], [None, [0, -1]]), ([np.arange(2), np.arange(3)], [[0, -1], [-1, 0]]),
                                               ([m, m], [[0, 1]]), ([m, m], [[0, 1], [0]]), ([m, m], [[0, 1], [0, 5]]), ([m, m], [[0, 1], [0, 0]]), ([m, z], [[0, 1], [0, -1]])]),
    case("nditer().shape", m, flags=["multi_index"], itershape=[2, 2, 3]), case("nditer", z, itershape=[2, -1]), case("nditer", [z], itershape=[2, 4]),
]

REFUSED = [
    case("nditer", none), case("nditer", none, flags=["zerosize_ok"]), case("nditer", none, flags=["zerosize_ok", "external_loop"]), case("nditer", []),
    case("nditer", [m, np.zeros(4)]), case("nditer", m, flags=["foo"]), case("nditer", m, flags="multi_index"), case("nditer", m, flags=["external_loop", "multi_index"]),
    case("nditer", m, flags=["external_loop", "c_index"]), case("nditer", m, flags=["c_index", "f_index"]), case("nditer", m, opFlags=["foo"]), case("nditer", m, opFlags="readonly"),
    case("nditer", m, opFlags=[["readonly", "readwrite"]]), case("nditer", m, opFlags=[["copy"]]), case("nditer", [m, m], opFlags=[READ]), case("nditer", [m, m], opFlags=READ),
    case("nditer", [m, z], opFlags=[READ, WRITE]), case("nditer", [m, np.zeros((2, 1))], opFlags=[READ, WRITE]), case("nditer", [f, np.zeros((2, 1, 1))], opFlags=[READ, WRITE]),
    case("nditer", [m, np.zeros((1, 3))], opFlags=[READ, WRITE], flags=["reduce_ok"]), case("nditer", [m, z], opFlags=[READ, ["writeonly"]]),
    case("nditer", [m, z], opFlags=[READ, ["writeonly"]], flags=["reduce_ok"]), case("nditer", [m, z], opFlags=[READ, ["readonly", "no_broadcast"]]),
    case("nditer", [m, z], opFlags=[READ, ["writeonly", "no_broadcast"]]), case("nditer", [m, None], opFlags=[READ, READ]), case("nditer", wide, opFlags=WRITE),
    case("nditer", m, order="X"), case("nditer", m, casting="foo"), case("nditer().index", m), case("nditer().multiIndex", m), case("nditer().itviews", m, flags=["buffered"]),
    case("nditer", [None]), case("nditer", [m, None], opAxes=[[0, 1], [0, -1]]),
    *(case("nestedIters", m, x) for x in [[[0], [0]], [[0]], [0, 1], [[0], [5]]]),
]

OTHERS = [
    *(case("broadcast", *a) for a in [[m, z], [mt, wide], [z], [np.arange(2).reshape(2, 1), np.arange(3)], [m, np.array(5), z], [none, z]]), case("broadcast", m, np.zeros(4)),
    *(case(f"broadcast().{what}", m, z) for what in ["shape", "nd", "ndim", "size", "index", "numiter"]), case("broadcast", m, z, np.zeros((3, 1))),
    *(case("ndindex", *s) for s in [[2, 3], [], [0, 2], [3], [2, -1]]), *(case("ndenumerate", a) for a in ONE), case("ndenumerate", none),
]

CASES = WALKS + REFUSED + OTHERS
