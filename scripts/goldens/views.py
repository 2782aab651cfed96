"""Strides of results, what is a view, and what functions of shape give."""

import numpy as np
from oracle import case

a = np.arange(24.0).reshape(2, 3, 4)
BASE = {"array": case("", a)["args"][0]["array"]}


def laid(*steps):
    return {"array": {**BASE["array"], "steps": [list(s) for s in steps]}}


LAYOUTS = {
    "c": laid(), "f": laid(["transpose"]), "t": laid(["transpose", [1, 0, 2]]), "rotated": laid(["transpose", [2, 0, 1]]),
    "stepped": laid(["get", ":", "::2"]), "reversed": laid(["get", "...", "::-1"]), "sliced": laid(["get", ":", "1:", "1:3"]),
    "spread": laid(["get", ":", ":1"], ["broadcastTo", [2, 5, 4]]), "newaxis": laid(["get", ":", None, 1]),
    "empty": laid(["get", ":0"]),
}


def on(layout, fn, *args, want=("strides",), **kw):
    out = case(fn, *args, want=want, **kw)
    out["name"] = f"{layout}: {fn}({', '.join([*map(str, args), *(f'{k}={v}' for k, v in kw.items())])})"
    out["args"].insert(0, LAYOUTS[layout])
    return out


both = ["strides", "shares"]
CASES = [
    *(on(layout, fn, want=both) for layout in LAYOUTS for fn in
      ["@T", ".copy", "ravel", ".flatten", "transpose", "squeeze", "flip", "array"]),
    *(on(layout, fn) for layout in LAYOUTS for fn in ["sqrt", "negative", "zerosLike", "onesLike", "cumsum"]),
    *(on(layout, fn, *rest, want=both) for layout in LAYOUTS for fn, rest in
      [("expandDims", [0]), ("swapaxes", [0, 1]), ("moveaxis", [0, -1]), ("reshape", [[-1]]), (".astype", ["float32"]),
       (".astype", ["float64"]), ("flip", [1]), ("flip", [-1])]),
    *(on(layout, "add", 1) for layout in LAYOUTS),
    *(on(layout, fn, axis) for layout in ["c", "f", "t", "rotated"] for fn in ["sum", "cumsum", "max"] for axis in (0, 1, 2)),
    *(on(layout, "sort", axis=0) for layout in ["c", "f", "t"]),
    *(on(layout, "reshape", shape, want=both) for layout in ["c", "f", "t", "rotated", "stepped", "reversed", "empty"]
      for shape in ([4, -1], [6, 2, 2], [-1, 2], [1, -1], [7, 2], [-1, -1])),
    *(on(layout, "roll", *rest, want=()) for layout in ["c", "f", "stepped"] for rest in ([1], [-5], [1, 0], [2, -1])),
    *(on(layout, "repeat", *rest, want=()) for layout in ["c", "f"] for rest in ([2], [2, 0], [0, 1], [[1, 0, 2], 1], [[1, 2], 1])),
    *(on(layout, "tile", reps, want=()) for layout in ["c", "f"] for reps in (2, [2, 1], [1, 2, 1, 2], 0)),
    *(on(layout, "split", parts, axis, want=("strides",)) for layout in ["c", "t"] for parts, axis in [(2, 0), (3, 1), ([1, 3], 2), (5, 2), ([0, 9], 0)] if layout == "c"),
    *(on(layout, "broadcastTo", shape, want=()) for layout in ["c", "newaxis"] for shape in ([2, 2, 3, 4], [2, 3, 4], [3, 4], [2, 3, 5])),
    *(on("c", "moveaxis", source, to) for source, to in [(0, 2), (2, 0), (-1, 1), ([0, 1], [1, 2]), ([0, 1], [0, 0])]),
    *(on("c", "transpose", axes) for axes in ([0, 1, 2], [2, 1, 0], [1, 2, 0], [-1, 0, 1], [0, 0, 1], [0, 1], [0, 1, 3])),
    *(on("c", "squeeze", axis=axis) for axis in (0, [0, 1])), *(on("newaxis", "squeeze", axis=axis) for axis in (1, -2, [1], [0, 1])),
    *(on("c", "expandDims", axis) for axis in (3, -1, [0, 4], [0, 0], 5)),
]


def pair(fn, layouts, *rest, **kw):
    out = case(fn, *rest, want=("strides",), **kw)
    out["name"] = f"{fn}({layouts}, {rest})"
    out["args"].insert(0, [LAYOUTS[name] for name in layouts])
    return out


def spread(fn, *layouts):
    out = case(fn, want=("strides",))
    out["name"] = f"{fn}{layouts}"
    out["args"] = [LAYOUTS[name] for name in layouts]
    return out


CASES += [
    *(pair(fn, layouts, axis) for fn in ["concatenate", "stack"] for layouts in [("c", "c"), ("c", "reversed")] for axis in (0, 1, -1)),
    pair("concatenate", ("f", "f")), pair("concatenate", ("c", "f")), pair("concatenate", ("c", "stepped"), 1), pair("concatenate", ("c", "empty")),
    pair("concatenate", ()), pair("stack", ()), pair("stack", ("f", "f")),
    spread("add", "c", "reversed"), spread("add", "c", "c"), spread("add", "f", "f"), spread("add", "t", "t"), spread("add", "rotated", "rotated"),
    spread("where", "c", "c", "c"), spread("where", "f", "f", "f"), spread("matmul", "c", "t"),
]
CASES += [case("array", np.arange(4.0)), case("eye", 2, 3, 1), case("eye", 3, dtype="int8"), case("eye", 3, 2, -1),
          case("zeros", [0, 3], want=["strides"]), case("zeros", [2, 3], order="F", want=["strides"]), case("ones", [2, 0]),
          case("zeros", [-1]), case("arange", 5, 0, -2, dtype="int64"), case("arange", 0, 1, 0.1), case("arange", 1, 0, dtype="int64"),
          case("arange", 0.5, 3.2, 0.9), case("arange", 1, 2, 0), case("arange", 3, dtype="float32"),
          *(case("linspace", *rest) for rest in ([0, 1, 5], [0, 1, 0], [1, 1, 1], [0, -3, 7], [5, 5, 3])),
          case("linspace", 0, 10, 5, dtype="int64"), case("linspace", 0, 1, 3, endpoint=False), case("linspace", -1.9, 1.9, 4, dtype="int64"),
          case("linspace", 0, 1, -1), case("full", [2], True), case("full", [2, 2], 7.5)]
