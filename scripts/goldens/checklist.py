"""The behaviour checklist as a test: every line of scripts/goldens/checklist/lines.json, what NumPy answers, and the
same line in JavaScript, for test/golden/checklist.test.ts.

Lines are tagged `in` scope or `out` (with the reason). Lines are translated by checklist/translate.py; what a person
decided stands in checklist/overrides.py. One rule is applied to NumPy's answers here: index results (`intp`) are int32.
"""

import io
import json
import re
import sys
import warnings
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent / "checklist"
sys.path.insert(0, str(HERE))

from overrides import EXPECT, JS, OUT, OUT_EXACT  # noqa: E402
from translate import Untranslatable, translate  # noqa: E402

warnings.simplefilter("ignore")
np.seterr(all="ignore")

# Results that are indices or counts: int32 in lanewise, as NumPy has them on every 32-bit platform.
INDICES = {"argmax", "argmin", "nanargmax", "nanargmin", "argsort", "lexsort", "argpartition", "nonzero", "argwhere",
           "flatnonzero", "count_nonzero", "searchsorted", "digitize", "bincount", "unravel_index",
           "ravel_multi_index"}
# Of these tuples the numbered items are.
INDEX_ITEMS = {"unique": (1, 2, 3), "histogram": (0,)}


def as_index(value):
    if isinstance(value, tuple):
        return tuple(as_index(item) for item in value)
    if not isinstance(value, (np.ndarray, np.generic)):
        return value
    value = np.asarray(value) if isinstance(value, np.generic) else value
    kept = np.empty_like(value, dtype=np.int32)
    if value.dtype != np.int64:
        return value
    kept[...] = value
    return kept if kept.ndim else kept[()]


def adapted(expr, value):
    function = re.match(r"np\.(\w+)\(", expr)
    name = function[1] if function else ""
    if name in INDICES:
        return as_index(value)
    if name in INDEX_ITEMS and isinstance(value, tuple):
        return tuple(as_index(item) if i in INDEX_ITEMS[name] else item for i, item in enumerate(value))
    return value


def shown(value):
    """An answer as text: `repr`, of each item of a tuple or list."""
    if isinstance(value, (tuple, list)):
        return [shown(item) for item in value]
    if isinstance(value, np.dtype):
        return f"dtype('{value.name}')"
    return repr(value)


def layout(value):
    """Strides, where they say something: of arrays with elements and axes."""
    return {"strides": list(value.strides)} if isinstance(value, np.ndarray) and value.ndim else {}


def answer(setup, expr):
    names = {"np": np, "io": io}
    try:
        exec(setup, names)
        value = adapted(expr, eval(expr, names))
    except Exception as error:
        return {"error": [type(error).__name__.removeprefix("_"), str(error)]}
    finally:
        # what a line printed is printed under its options
        written = {"expect": shown(value), **layout(value)} if "value" in locals() else {}
        np.set_printoptions(edgeitems=3, infstr="inf", nanstr="nan", linewidth=75, precision=8, suppress=False,
                            threshold=1000, formatter=None, floatmode="maxprec", sign="-", legacy=False)
    return written


def reason_against(setup, expr):
    if expr in JS:
        return None
    exact = OUT_EXACT.get(expr) or OUT_EXACT.get(f"{setup} | {expr}")
    return exact or next((reason for pattern, reason in OUT if re.search(pattern, f"{setup}\n{expr}")), None)


def row(section, setup, expr):
    python = f"{setup}; {expr}" if setup and "def H" not in setup else expr
    head = {"section": section, "python": python}
    reason = reason_against(setup, expr)
    if reason:
        return {**head, "tag": "out", "reason": reason}
    given = JS.get(f"{setup} | {expr}") or JS.get(expr)
    first, js = given or translate(setup, expr)
    found = EXPECT.get(f"{setup} | {expr}") or EXPECT.get(expr) or answer(setup, expr)
    return {**head, "tag": "in", "js": f"{first} {js}".strip() if not first else f"{first} return {js}", **found}


def main():
    rows, missing = [], []
    for section, lines in json.loads((HERE / "lines.json").read_text(encoding="utf-8")).items():
        for setup, expr in lines:
            try:
                rows.append(row(section, setup, expr))
            except Untranslatable as error:
                missing.append(f"{setup} | {expr}: {error}")
    if missing:
        raise SystemExit("no translation:\n" + "\n".join(missing))
    inside = sum(r["tag"] == "in" for r in rows)
    body = ",\n".join(json.dumps(r, ensure_ascii=False) for r in rows)
    target = Path(__file__).parents[2] / "test/golden/checklist.json"
    target.write_text(f'{{"numpy": "{np.__version__}", "lines": [\n{body}\n]}}\n', encoding="utf-8")
    print(f"checklist: {inside} lines in scope, {len(rows) - inside} out")


if __name__ == "__main__":
    main()
