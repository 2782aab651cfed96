"""NumPy's answers. Reads cases as JSON lines and writes one JSON line for each.

A case: {"fn", "args", "kw"?, "let"?, "watch"?, "want"?}
  let    named arrays, in order; a later one may be a view of an earlier one
  fn     a name in lanewise's spelling, "lib.a.b" one of a submodule; ".astype" is a method of args[0], "@T" a property,
         "finfo().eps" a property of a result, "get" and "set" index, "flat.get" and "flat.set" the elements in a row
  watch  names of arrays to report after the call (what `out=` or an assignment has written)
  then   arguments with which the result, a function, is called
  want   extras: "strides" of the result, "shares" (does the result see args[0]'s memory), "bound" (matmul's |a| @ |b|),
         "segments" (of a partition: each segment sorted, and the sorted indices)

A value: a JSON scalar or list, or an object:
  {"array": {"dtype", "shape", "data": base64, "steps"?}}   {"ref": name, "steps"?}
  {"noise": {"dtype", "shape", "seed", "steps"?}}: (i * 2654435761 + seed) mod 2**32 / 2**32 - 0.5 for element i
  {"float": "nan"}   {"bigint": "1"}   {"complex": [re, im]}   {"function": name}: NumPy's or lanewise's function
  {"tuple": [...]}   {"bytes": base64}   {"dtype": ">f4"}: an object   {"class": "floating"}
A step makes a view: ["get", ...index] ["transpose", axes?] ["broadcastTo", shape] ["reshape", shape], or a sorted copy: ["sort"].
"""

import base64
import functools
import json
import re
import sys
import warnings
from ast import literal_eval

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")

# The index type is int32 in lanewise, as NumPy's intp is on every 32-bit platform.
INTP = {"argmax", "argmin", "argsort", "nonzero", "countNonzero", "searchsorted", "argwhere", "flatnonzero", "maskIndices"}
INTP |= {"unravelIndex", "ravelMultiIndex"}
INTP |= {"nanargmax", "nanargmin", "bincount", "digitize", "argpartition", "lexsort"}
UNIQUE_COUNTS = {"unique", "uniqueAll", "uniqueCounts", "uniqueInverse", "intersect1d", "argpartition"}
CLASSES = ["LinAlgError", "AxisError", "ZeroDivisionError", "OverflowError", "IndexError", "MemoryError", "ValueError", "TypeError"]
TUPLES = {"axis", "axes", "out", "shape", "signature"}


# NumPy's names by lanewise's: each `_x` is `X`.
NAMES = {re.sub("_(.)", lambda m: m.group(1).upper(), name): name for name in dir(np)}


def snake(name):
    return NAMES.get(name) or re.sub("(?<=.)[A-Z](?=.)", lambda m: "_" + m.group().lower(), name)


def index_item(item):
    if isinstance(item, str):
        parts = []
        for text in item.split(","):
            text = text.strip()
            if text == "...":
                parts.append(Ellipsis)
            elif ":" in text:
                parts.append(slice(*(int(t) if t.strip() else None for t in text.split(":"))))
            else:
                parts.append(int(text))
        return parts
    return [item]


def index_of(items):
    return tuple(part for item in items for part in index_item(item))


def grid_item(item):
    """A range in text, with numbers of any kind; any other text is a directive of `r_`."""
    if not isinstance(item, str) or ":" not in item:
        return [item]
    parts = [part.strip() for part in item.split(",")]
    return [slice(*(literal_eval(t.strip()) if t.strip() else None for t in part.split(":"))) if ":" in part
            else literal_eval(part) for part in parts if part]


def grid_of(items):
    parts = [part for item in items for part in grid_item(item)]
    several = len(parts) > 1 or (isinstance(items[0], str) and "," in items[0])
    return tuple(parts) if several else parts[0]


def stepped(array, steps, names):
    for name, *rest in steps or []:
        if name == "get":
            array = array[index_of(value(item, names) for item in rest)]
        elif name == "transpose":
            array = array.transpose(*rest)
        elif name == "broadcastTo":
            array = np.broadcast_to(array, rest[0])
        elif name == "reshape":
            array = array.reshape(rest[0])
        elif name == "sort":
            array = np.sort(array)
        else:
            raise SystemExit(f"unknown step {name}")
    return array


def value(v, names):
    if isinstance(v, list):
        return [value(x, names) for x in v]
    if not isinstance(v, dict):
        return v
    if "ref" in v:
        return stepped(names[v["ref"]], v.get("steps"), names)
    if "array" in v:
        a = v["array"]
        raw = np.frombuffer(base64.b64decode(a["data"]), dtype=a["dtype"])
        return stepped(raw.reshape(a["shape"]).copy(), a.get("steps"), names)
    if "noise" in v:
        a = v["noise"]
        n = int(np.prod(a["shape"], dtype=int))
        hashed = (np.arange(n, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(a["seed"])) % np.uint64(2**32)
        return stepped((hashed / 2.0**32 - 0.5).astype(a["dtype"]).reshape(a["shape"]), a.get("steps"), names)
    if "float" in v:
        return float(v["float"])
    if "bigint" in v:
        return int(v["bigint"])
    if "function" in v:
        return getattr(np, snake(v["function"]))
    if "bytes" in v:
        return base64.b64decode(v["bytes"])
    if "tuple" in v:
        return tuple(value(x, names) for x in v["tuple"])
    if "dtype" in v:
        return np.dtype(v["dtype"])
    if "class" in v:
        return getattr(np, v["class"])
    if "complex" in v:
        return complex(*(float(part) for part in v["complex"]))
    raise SystemExit(f"unknown value {v}")


def encode(result, fn, strides):
    if result is None:
        return {"none": True}
    if isinstance(result, str):
        return {"str": result}
    if isinstance(result, np.dtype):
        return {"str": str(result)}
    if isinstance(result, type):
        return {"str": result.__name__}
    if isinstance(result, (np.nditer, np.broadcast, np.ndindex, np.ndenumerate)):
        return {"list": [encode(x, fn, strides) for x in result]}
    if isinstance(result, bytes):
        result = np.frombuffer(result, np.uint8)
    if isinstance(result, (tuple, list)):
        fn = "nonzero" if fn == "where" else fn
        index = range(1, len(result)) if fn in UNIQUE_COUNTS else range(fn == "histogram")
        first = "partition" if fn == "argpartition" else fn
        return {"list": [encode(x, "argsort" if i in index else first, strides) for i, x in enumerate(result)]}
    array = np.asarray(result)
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    if fn.lstrip(".") in INTP and array.dtype == np.intp:
        array = array.astype(np.int32)
    out = {"dtype": array.dtype.name, "shape": list(array.shape),
           "data": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()}
    if strides:
        out["strides"] = list(array.strides)
    return out


def call(fn, args, kw):
    if fn == "get":
        return args[0][index_of(args[1:])]
    if fn == "set":
        args[0][index_of(args[1:-1])] = args[-1]
        return None
    if fn.startswith("formatFloat"):  # a 0-d array of lanewise's is a scalar, whose dtype says how many digits it has
        args = [args[0][()], *args[1:]]
    if fn in ("flat.get", "flat.set"):
        return call(fn[5:], [args[0].flat, *args[1:]], kw)
    if fn.startswith("@"):
        return functools.reduce(getattr, map(snake, fn[1:].split(".")), args[0])
    if fn.startswith("."):
        return getattr(args[0], snake(fn[1:]))(*args[1:], **kw)
    if fn in ("mgrid.get", "ogrid.get", "r_.get", "c_.get"):
        return getattr(np, fn[:-4])[grid_of(args)]
    if "()." in fn:
        name, attribute = fn.split("().")
        return getattr(call(name, args, kw), snake(attribute))
    if fn.endswith(".at") and several(args[1]):
        args[1] = index_of(args[1] if isinstance(args[1], list) else [args[1]])
    return functools.reduce(getattr, map(snake, fn.split(".")), np)(*args, **kw)


def segments(result, fn, array, kth, axis=-1, **_):
    """A partition without what is undefined in it: the order within segments."""
    array = np.asarray(array)
    if axis is None:
        array, axis = array.ravel(), 0
    array = np.atleast_1d(array)
    n = array.shape[axis]
    values = np.take_along_axis(array, result, axis) if fn == "argpartition" else result
    places = {k % n for k in np.atleast_1d(kth).tolist()} if n else set()
    ends = sorted({0, n} | places | {k + 1 for k in places})
    parts = [np.sort(np.take(values, range(i, j), axis), axis) for i, j in zip(ends, ends[1:])]
    joined = np.concatenate(parts, axis) if parts else values
    return [joined, np.sort(result, axis)] if fn == "argpartition" else joined


def several(index):
    """Whether an index is several parts: text, or a list that holds anything but numbers."""
    if not isinstance(index, list):
        return isinstance(index, str)
    return any(x is None or isinstance(x, (str, np.ndarray)) for x in index)


def answer(case):
    """The result of one case, as JSON."""
    names = {}
    fn = case["fn"]
    want = case.get("want", [])
    try:
        for name, v in case.get("let", {}).items():
            names[name] = value(v, names)
        args = [value(v, names) for v in case["args"]]
        kw = {snake(k): value(v, names) for k, v in case.get("kw", {}).items()}
    except Exception as error:
        raise SystemExit(f"a case that NumPy cannot even build: {json.dumps(case)}\n{error!r}") from error
    for k in TUPLES & kw.keys():
        if isinstance(kw[k], list):
            kw[k] = tuple(kw[k])
    if fn in ("matmul", "vecdot", "matvec", "vecmat") and isinstance(kw.get("axes"), tuple):
        kw["axes"] = [tuple(entry) if isinstance(entry, list) else entry for entry in kw["axes"]]
    try:
        # Before the call, which may write to what it is given.
        bound = terms_of(fn, args, kw) if "bound" in want and fn.startswith("logaddexp") else None
        result = call(fn, args, kw)
        if "then" in case:
            result = result(*(value(v, names) for v in case["then"]))
        if fn == "uniqueValues":
            result = np.sort(result)  # NumPy's order is that of a hash table
        if "segments" in want:
            result = segments(result, fn, *args, **kw)
        out = {"ok": encode(result, fn, "strides" in want)}
    except Exception as error:
        found = {c.__name__ for c in type(error).__mro__}
        known = next((c for c in CLASSES if c in found), type(error).__name__)
        return {"error": known, "message": str(error), **watched(case, names)}
    if "shares" in want:
        out["shares"] = bool(np.shares_memory(result, args[0]))
    if "bound" in want:
        bound = bound_of(fn, args, kw) if bound is None else bound
        out["bound"] = np.nan_to_num(np.asarray(bound, dtype=float)).ravel().tolist()
    return {**out, **watched(case, names)}


def bound_of(fn, args, kw):
    """What an element is at the most: the sum of the absolute products, or what a coefficient is at the most."""
    if fn in ("nanvar", "nanstd"):
        return getattr(np, fn)(*args, **kw)
    if fn == "corrcoef":
        return np.ones_like(np.corrcoef(*args, **kw), dtype=float)
    if fn == "cov":
        deviations = np.sqrt(np.abs(np.atleast_1d(np.diag(np.atleast_2d(np.cov(*args, **kw))))))
        return np.outer(deviations, deviations)
    modes = {k: v for k, v in kw.items() if k in ("mode", "axes")}
    return getattr(np, snake(fn))(*(np.abs(np.asarray(a).astype(complex)) for a in args[:2]), *args[2:], **modes)


def terms_of(fn, args, kw):
    """How large the terms of a sum in logarithms are: where they cancel, that is the size of its error."""
    sizes = [np.abs(np.asarray(x, dtype=float)) for x in (args if "." not in fn else args[:1])]
    sizes = [np.where(np.isfinite(x), x, 0) for x in sizes]
    if fn.endswith(".outer"):
        return np.maximum.outer(sizes[0], np.nan_to_num(np.abs(np.asarray(args[1], dtype=float)), posinf=0)) + 1
    if fn.endswith(".at"):
        return np.full(sizes[0].shape, max([np.nan_to_num(np.abs(np.asarray(x, dtype=float)), posinf=0).max(initial=0) for x in (args[0], args[2])])) + 1
    if "." in fn:
        kw = {k: v for k, v in kw.items() if k != "dtype"}
        if fn.endswith(".reduce"):
            kw["initial"] = abs(kw.get("initial") or 0)
        return getattr(np.maximum, fn.split(".")[1])(*sizes, *args[1:], **kw) + 1
    return np.maximum(*sizes) + 1


def watched(case, names):
    if "watch" not in case:
        return {}
    return {"watch": [encode(names[n], "", False) for n in case["watch"]]}


def function(name):
    """A function as an argument, by its name in lanewise's spelling."""
    return {"function": name}


def recipe(v):
    """A Python value in the language of cases."""
    if isinstance(v, np.ndarray):
        data = base64.b64encode(np.ascontiguousarray(v).tobytes()).decode()
        return {"array": {"dtype": v.dtype.name, "shape": list(v.shape), "data": data}}
    if isinstance(v, (list, tuple)):
        return [recipe(x) for x in v]
    if isinstance(v, bytes):
        return {"bytes": base64.b64encode(v).decode()}
    if isinstance(v, complex):
        return {"complex": [str(v.real), str(v.imag)]}
    if isinstance(v, float) and (v != v or v in (float("inf"), float("-inf")) or v.is_integer()):
        return {"float": str(v)}
    if isinstance(v, int) and abs(v) > 2**53:
        return {"bigint": str(v)}
    return v


def case(fn, *args, want=(), let=None, watch=(), then=None, **kw):
    """A case from Python values: `case("add", a, 1, dtype="int8")`; its name reads as the call."""
    parts = [*map(brief, args), *(f"{k}={brief(v)}" for k, v in kw.items())]
    where = " where " + ", ".join(f"{k} = {brief(v)}" for k, v in let.items()) if let else ""
    called = f"({', '.join(map(brief, then))})" if then is not None else ""
    out = {"name": f"{fn}({', '.join(parts)}){called}{where}", "fn": fn, "args": [recipe(v) for v in args]}
    if then is not None:
        out["then"] = [recipe(v) for v in then]
    if kw:
        out["kw"] = {k: recipe(v) for k, v in kw.items()}
    if let:
        out["let"] = {k: recipe(v) for k, v in let.items()}
    if watch:
        out["watch"] = list(watch)
    if want:
        out["want"] = list(want)
    return out


def ref(name, *steps):
    """A named array, or a view of it."""
    return {"ref": name, "steps": [list(step) for step in steps]} if steps else {"ref": name}


def viewed(array, *steps):
    """A view of an array: `viewed(a, ["transpose"], ["get", "::-1"])`."""
    return {"array": {**recipe(array)["array"], "steps": [list(step) for step in steps]}}


def brief(v):
    if isinstance(v, np.ndarray):
        values = repr(v.tolist()) if v.size <= 8 else "..."
        return f"{v.dtype.name}{list(v.shape) if v.size > 8 or v.size == 0 else ''}{values}"
    if isinstance(v, dict) and "function" in v:
        return v["function"]
    if isinstance(v, dict) and "array" in v:
        steps = "".join(f".{name}({', '.join(map(str, rest))})" for name, *rest in v["array"].get("steps", []))
        return f"{v['array']['dtype']}{v['array']['shape']}{steps}"
    if isinstance(v, (list, tuple)) and any(isinstance(x, (np.ndarray, dict, list)) for x in v):
        return f"[{', '.join(map(brief, v))}]"
    if isinstance(v, dict):
        return json.dumps(v) if "ref" not in v else v["ref"] + "".join(f".{n}({str(r)[1:-1]})" for n, *r in v.get("steps", []))
    return repr(v)


def main():
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(json.loads(line))), flush=False)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
