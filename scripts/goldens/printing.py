"""What NumPy prints, for test/unit/printing.test.ts: writes test/golden/printing.json.

usage: python scripts/goldens/printing.py [seed [scale [file]]]

An array case is [function, dtype, shape, base64 of a pattern that fills the shape, options, text]; a scalar case
[dtype, base64, text]; a float case [function, dtype, base64, options, text]. Options carry lanewise's names.
"""

import base64
import json
import math
import re
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1
target = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).parents[2] / "test/golden/printing.json"

rng = np.random.default_rng(seed)
np.seterr(all="ignore")

FLOATS = ["float16", "float32", "float64"]
COMPLEX = ["complex64", "complex128"]
INTS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
SHAPES = [(), (1,), (2,), (3,), (5,), (12,), (30,), (0,), (2, 3), (3, 2), (1, 1), (4, 8), (0, 3), (2, 0), (2, 2, 2),
          (1, 2, 3), (2, 1, 0, 2), (2, 1, 2, 2), (1, 1, 1, 1, 2), (2, 40)]
LARGE = [(1001,), (1200,), (40, 40), (2, 1000), (1000, 2), (7, 8, 20), (6, 200), (5, 6, 7, 8), (1, 1, 1300)]


def named(options):
    """lanewise's names of NumPy's keyword arguments, but those that print options have in both."""
    keep = {"float_kind", "int_kind"}
    return {k if k in keep else re.sub("_([a-z])", lambda m: m[1].upper(), k): v for k, v in options.items()}


def reals(dtype, n):
    """Values of the kinds that go wrong: short decimals, spread magnitudes, raw bits, specials."""
    kind = rng.integers(9)
    if kind == 0:
        x = rng.integers(-40, 40, n) / 4
    elif kind == 1:
        x = rng.normal(size=n)
    elif kind == 2:
        x = rng.normal(size=n) * 10.0 ** rng.integers(-9, 9)
    elif kind == 3:
        x = rng.choice([-1, 1], n) * 10 ** rng.uniform(-8, 8, n)
    elif kind == 4:
        bits = rng.integers(0, 256, n * np.dtype(dtype).itemsize, dtype=np.uint8)
        return bits.view(dtype)
    elif kind == 5:
        x = rng.choice([0.0, -0.0, 1, 2.5, np.nan, np.inf, -np.inf, -1, 1e-4, 9.999e-5, 1e5, 1e-7, 99999999, 1e8], n)
    elif kind == 6:
        x = rng.choice([0.1, 0.25, 1 / 3, 2 / 3, 1.5, 12.0625, 0.999999995, 999.9999999, 0.05, 1234.5678], n)
    elif kind == 7:
        x = 2.0 ** rng.integers(-24, 24, n)
    else:
        x = rng.choice([np.nan, np.inf, -np.inf, 3, 4.125, 1e10], n)
    return np.asarray(x).astype(dtype)


def values(dtype, n):
    if dtype == "bool":
        return rng.integers(0, 2, n).astype(bool)
    if dtype in INTS:
        info = np.iinfo(dtype)
        if rng.integers(2):
            return rng.integers(info.min, info.max, n, dtype=dtype, endpoint=True)
        return rng.integers(max(info.min, -100), 100, n).astype(dtype)
    if dtype in COMPLEX:
        part = "float32" if dtype == "complex64" else "float64"
        return np.stack([reals(part, n), reals(part, n)], -1).reshape(-1).view(dtype)
    return reals(dtype, n)


def print_options():
    options = {}
    if rng.integers(2):
        options["precision"] = int(rng.integers(0, 12))
    if rng.integers(3) == 0:
        options["suppress"] = bool(rng.integers(2))
    if rng.integers(3) == 0:
        options["floatmode"] = str(rng.choice(["fixed", "unique", "maxprec", "maxprec_equal"]))
    if rng.integers(4) == 0:
        options["sign"] = str(rng.choice(["+", "-", " "]))
    if rng.integers(4) == 0:
        options["linewidth"] = int(rng.integers(5, 120))
    if rng.integers(6) == 0:
        options["threshold"] = int(rng.integers(0, 20))
    if rng.integers(6) == 0:
        options["edgeitems"] = int(rng.integers(1, 6))
    if rng.integers(6) == 0:
        options["legacy"] = str(rng.choice(["1.13", "1.13", "1.21", "1.25", "2.1", "2.2"]))
        if options["legacy"] == "1.13" and options.get("floatmode") == "unique":
            del options["floatmode"]  # a TypeError where exponents are written
    if rng.integers(8) == 0:
        options["nanstr"] = str(rng.choice(["NA", "not a number", "x"]))
    if rng.integers(8) == 0:
        options["infstr"] = str(rng.choice(["∞", "infinity"]))
    return options


def pack(x):
    return base64.b64encode(np.ascontiguousarray(x).tobytes()).decode()


def array_case():
    dtype = str(rng.choice([*FLOATS, *FLOATS, *COMPLEX, *INTS, "bool"]))
    large = rng.integers(8) == 0
    shape = (LARGE if large else SHAPES)[rng.integers(len(LARGE if large else SHAPES))]
    size = math.prod(shape)
    pattern = values(dtype, min(size, int(rng.integers(1, 40))))
    a = np.resize(pattern, shape)
    function = str(rng.choice(["arrayRepr", "arrayStr", "array2string"]))
    options = print_options() if rng.integers(3) else {}
    if function == "array2string":
        for ours, theirs in (("suppress", "suppress_small"), ("linewidth", "max_line_width")):
            if ours in options:
                options[theirs] = options.pop(ours)
        options.pop("nanstr", None)
        options.pop("infstr", None)
        if rng.integers(3) == 0:
            options["separator"] = str(rng.choice([", ", ",", "; ", "\t", " | "]))
        if rng.integers(4) == 0:
            options["prefix"] = "x" * int(rng.integers(0, 12))
        if rng.integers(4) == 0:
            options["suffix"] = "x" * int(rng.integers(0, 12))
        text = np.array2string(a, **options)
    else:
        with np.printoptions(**options):
            text = (np.array_repr if function == "arrayRepr" else np.array_str)(a)
    return [function, dtype, shape, pack(pattern), named(options), text]


def call_case():
    """Options of the call beside those that are set."""
    dtype = str(rng.choice([*FLOATS, *COMPLEX, "int64", "bool"]))
    shape = SHAPES[rng.integers(len(SHAPES))]
    pattern = values(dtype, min(math.prod(shape), int(rng.integers(1, 40))))
    a = np.resize(pattern, shape)
    function = str(rng.choice(["arrayRepr", "arrayStr", "array2string"]))
    options = print_options()
    given = {}
    if rng.integers(2):
        given["precision"] = int(rng.integers(0, 12))
    if rng.integers(2):
        given["suppress_small"] = bool(rng.integers(2))
    if rng.integers(2):
        given["max_line_width"] = int(rng.integers(5, 100))
    if function == "array2string" and rng.integers(2):
        given["legacy"] = [False, "1.13", "2.2"][rng.integers(3)]
    write = {"arrayRepr": np.array_repr, "arrayStr": np.array_str, "array2string": np.array2string}[function]
    try:
        with np.printoptions(**options):
            text = write(a, **given)
    except TypeError:  # version 1.13 with exponents, and no precision
        return call_case()
    return [function, dtype, shape, pack(pattern), named(options), named(given), text]


KEYS = ["bool", "int", "float", "complexfloat", "int_kind", "float_kind", "complex_kind", "all"]


def formatter_case():
    """Formatters that write their own key: which of them is asked."""
    dtype = str(rng.choice([*FLOATS, *COMPLEX, "int8", "uint64", "bool"]))
    keys = [key for key in KEYS if rng.integers(3) == 0]
    a = values(dtype, int(rng.integers(1, 9)))
    formatter = {key: (lambda x, key=key: key) for key in keys}
    return [dtype, a.shape, pack(a), keys, np.array2string(a, formatter=formatter)]


def scalar_case():
    dtype = str(rng.choice([*FLOATS, *COMPLEX, "int64", "uint64", "int8", "bool"]))
    x = values(dtype, 1)
    return [dtype, pack(x), str(x[0])]


def float_case():
    dtype = str(rng.choice(FLOATS))
    x = reals(dtype, 1)
    scientific = bool(rng.integers(2))
    options = {}
    if rng.integers(3) == 0:
        options["unique"] = False
        options["precision"] = int(rng.integers(1, 30))
    elif rng.integers(2):
        options["precision"] = int(rng.integers(0, 20))
    if rng.integers(2):
        options["trim"] = str(rng.choice(["k", ".", "0", "-"]))
    if rng.integers(3) == 0:
        options["sign"] = True
    if rng.integers(3) == 0:
        options["pad_left"] = int(rng.integers(0, 8))
    if rng.integers(3) == 0:
        options["min_digits"] = int(rng.integers(0, options.get("precision", 25) + 1))
    if scientific and rng.integers(3) == 0:
        options["exp_digits"] = int(rng.integers(0, 7))
    if not scientific and rng.integers(3) == 0:
        options["pad_right"] = int(rng.integers(0, 12))
    if not scientific and options.get("precision") != 0 and rng.integers(3) == 0:
        options["fractional"] = False
    write = np.format_float_scientific if scientific else np.format_float_positional
    return [write.__name__.endswith("scientific") and "formatFloatScientific" or "formatFloatPositional",
            dtype, pack(x), named(options), write(x[0], **options)]


def bfloat16_case():
    """The shortest decimal that rounds back to a bfloat16, of those the nearest, then the even one: by search, as NumPy has none."""
    bits = int(rng.integers(1, 0x7F80))
    if rng.integers(6) == 0:
        bits &= 0xFF80  # powers of two, whose neighbours are not equally far
    bits = bits or 1
    value = lambda b: Fraction(float(np.array([b << 16], np.uint32).view(np.float32)[0])) if b < 0x7F80 else Fraction(2) ** 128
    x = value(bits)
    low, high = (x + value(bits - 1)) / 2, (x + value(bits + 1)) / 2
    even = bits % 2 == 0
    inside = lambda d: low < d < high or (even and d in (low, high))
    place = math.floor(math.log10(x))
    while True:
        unit = Fraction(10) ** place
        found = [d for d in (x // unit * unit, (x // unit + 1) * unit) if d > 0 and inside(d)]
        if found:
            break
        place -= 1
    best = min(found, key=lambda d: (abs(d - x), d / unit % 2))
    digits = str(best / unit)
    exponent = place + len(digits) - 1
    digits = digits.rstrip("0")
    text = f"{digits[0]}.{digits[1:]}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    return ["formatFloatScientific", "bfloat16", pack(np.array([bits], np.uint16)), {}, text]


def cases(make, count):
    return [make() for _ in range(round(count * scale))]


golden = {
    "arrays": cases(array_case, 1800),
    "calls": cases(call_case, 300),
    "formatters": cases(formatter_case, 100),
    "scalars": cases(scalar_case, 800),
    "floats": cases(float_case, 1000) + cases(bfloat16_case, 400),
}
rows = [f'"{name}": [\n' + ",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in group) + "\n]"
        for name, group in golden.items()]
target.write_text("{" + ",\n".join(rows) + "}\n", encoding="utf-8")
