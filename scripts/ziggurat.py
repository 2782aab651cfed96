"""Writes crates/kernels/src/random/tables.rs: the ziggurats of Marsaglia and Tsang (2000), 256 strips each.

    python3 scripts/ziggurat.py           write the tables
    python3 scripts/ziggurat.py --check   also find them, bit for bit, in the binary of the installed NumPy

All strips have the same area v: v / x[i+1] + f(x[i+1]) = f(x[i]), and the top one ends at f(0) = 1. A draw of
strip i is accepted at once below k[i] = x[i-1] / x[i]; w[i] = x[i] and f[i] = f(x[i]). Strip 0 is the base with
the tail. k and w are scaled by the bits of a draw.
NumPy's float64 table of the normal density is the recurrence in double arithmetic and is repeated that way here;
the other tables are the exact numbers, rounded once. NUDGE holds the five entries whose last bit differs all the
same: NumPy's streams are the contract.

The kernels keep the float64 widths and derive the rest from them at first use (`strips.rs`): written are the
widths, where the derived number is not the table's and by how much, and a checksum of every table.
"""
import struct
import sys
import zlib
from decimal import Decimal as D, getcontext
from pathlib import Path

getcontext().prec = 60
N = 256
NORMAL_R, NORMAL_V = 3.6541528853610088, 0.004928673233974652
# (table, index): units in the last place from the number computed here to NumPy's.
NUDGE = {("F_NORMAL", 38): 1, ("W_EXP_F32", 226): 1,
         ("F_EXP_F32", 128): -1, ("F_EXP_F32", 154): 1, ("F_EXP_F32", 171): -1}


class Exact:
    """Sixty digits."""
    number = D
    exp = staticmethod(lambda x: x.exp())
    ln = staticmethod(lambda x: x.ln())
    sqrt = staticmethod(lambda x: x.sqrt())


class Double:
    """IEEE doubles, every function rounded once."""
    number = float
    exp = staticmethod(lambda x: float(D(x).exp()))
    ln = staticmethod(lambda x: float(D(x).ln()))
    sqrt = staticmethod(lambda x: float(D(x).sqrt()))


def densities(a):
    half, two = a.number(-0.5), a.number(-2)
    return {
        "NORMAL": (lambda x: a.exp(half * x * x), lambda y: a.sqrt(two * a.ln(y))),
        "EXP": (lambda x: a.exp(-x), lambda y: -a.ln(y)),
    }


def strips(r, v, f, inverse, table=""):
    """x[0..255] and f(x[i]); x[0] is the width of the base strip as if it were a rectangle."""
    x, y = [None] * N, [None] * N
    x[255], y[255] = r, f(r)
    x[0], y[0] = v / y[255], type(r)(1)
    for i in range(254, 0, -1):
        x[i] = inverse(v / x[i + 1] + y[i + 1])
        y[i] = nudged(table, i, f(x[i]), "d")
    return x, y


def close(f, inverse, area, r):
    """The r near this one for which the top strip ends at 1 (secant method)."""
    def gap(r):
        v, x = area(r), r
        for _ in range(254):
            x = inverse(v / x + f(x))
        return v / x + f(x) - 1
    a, b = r, r + D("1e-15")
    ga, gb = gap(a), gap(b)
    while abs(b - a) > D("1e-45") and ga != gb:
        a, ga, b = b, gb, b - gb * (b - a) / (gb - ga)
        gb = gap(b)
    return b


def normal_area(r):
    """r f(r) + the integral of exp(-t^2/2) from r on, by its power series."""
    term = total = r
    k = 0
    while abs(term) > D("1e-58"):
        k += 1
        term = term * r * r / (2 * k + 1)
        total += term
    f = (-r * r / 2).exp()
    return r * f + (PI / 2).sqrt() - f * total


def arctan_inverse(n):
    total = term = D(1) / n
    k = 1
    while abs(term) > D("1e-60"):
        term /= -n * n
        k += 2
        total += term / k
    return total


PI = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))


def nudged(table, i, value, fmt):
    steps = NUDGE.get((table, i), 0)
    if not steps:
        return value
    whole = "<q" if fmt == "d" else "<i"
    bits, = struct.unpack(whole, struct.pack("<" + fmt, value))
    return struct.unpack("<" + fmt, struct.pack(whole, bits + steps))[0]


def single(table, values):
    rounded = [struct.unpack("<f", struct.pack("<f", v))[0] for v in values]
    return [nudged(table, i, v, "f") for i, v in enumerate(rounded)]


def thresholds(x, y, r, v, scale):
    return [r * y[255] / v * scale, 0] + [x[i - 1] / x[i] * scale for i in range(2, N)]


def build():
    """{name: (struct format, 256 values)}"""
    f, inverse = densities(Exact)["NORMAL"]
    r = close(f, inverse, normal_area, D("3.6541528853610088"))
    x, y = strips(r, normal_area(r), f, inverse)
    out = {
        "K_NORMAL_F32": ("I", [int(D(k).to_integral_value()) for k in thresholds(x, y, r, normal_area(r), 2**23)]),
        "W_NORMAL_F32": ("f", single("W_NORMAL_F32", [v / 2**23 for v in x])),
        "F_NORMAL_F32": ("f", single("F_NORMAL_F32", y)),
    }
    f, inverse = densities(Double)["NORMAL"]
    x, y = strips(NORMAL_R, NORMAL_V, f, inverse, "F_NORMAL")
    out["K_NORMAL"] = ("Q", [round(k) for k in thresholds(x, y, NORMAL_R, NORMAL_V, 2.0**52)])
    out["W_NORMAL"] = ("d", [v / 2.0**52 for v in x])
    out["F_NORMAL"] = ("d", y)
    f, inverse = densities(Exact)["EXP"]
    r = close(f, inverse, lambda r: r * f(r) + f(r), D("7.69711747013104972"))
    v = r * f(r) + f(r)
    x, y = strips(r, v, f, inverse)
    out["K_EXP"] = ("Q", [2 * int(k) for k in thresholds(x, y, r, v, 2**52)])
    out["W_EXP"] = ("d", [float(v / 2**53) for v in x])
    out["F_EXP"] = ("d", [float(v) for v in y])
    out["K_EXP_F32"] = ("I", [int(D(k).to_integral_value()) for k in thresholds(x, y, r, v, 2**23)])
    out["W_EXP_F32"] = ("f", single("W_EXP_F32", [v / 2**23 for v in x]))
    out["F_EXP_F32"] = ("f", single("F_EXP_F32", y))
    return out


def bits(v, fmt):
    """A value as the integer of its bits; of a whole number, itself."""
    whole = {"d": "<q", "f": "<i"}.get(fmt)
    return struct.unpack(whole, struct.pack("<" + fmt, v))[0] if whole else v


def derived(tables, law):
    """The steps from what `strips.rs` derives to the tables: {table: [(index, units in the last place)]}."""
    _, w = tables["W_" + law]
    area, scale, twice = LAWS[law]
    steps = {}

    def step(name, i, got):
        fmt, values = tables[name]
        if fmt == "f":
            got = struct.unpack("<f", struct.pack("<f", got))[0]
        by = bits(values[i], fmt) - bits(got, fmt)
        if by:
            steps[name].append((i, by))
        return values[i]

    f, k, w32, f32, k32 = (f"{t}_{law}{w}" for t, w in [("F", ""), ("K", ""), ("W", "_F32"), ("F", "_F32"), ("K", "_F32")])
    steps = {name: [] for name in (f, k, w32, f32, k32)}
    y = [1.0] * N
    y[255] = step(f, 255, area / (w[0] * scale))
    for i in range(254, 0, -1):
        y[i] = step(f, i, y[i + 1] + area / (w[i + 1] * scale))
    for i in range(N):
        ratio = w[255] / w[0] if i == 0 else 0.0 if i == 1 else w[i - 1] / w[i]
        step(k, i, round(ratio * 2.0**52) * twice)
        step(k32, i, round(ratio * 2.0**23))
        step(w32, i, w[i] * (scale / 2.0**23))
        step(f32, i, y[i])
    return {name: sorted(pairs) for name, pairs in steps.items()}


# The area of a strip, the unit of the float64 widths, the unit of the float64 thresholds.
LAWS = {"NORMAL": (NORMAL_V, 2.0**52, 1), "EXP": (0.0039496598225815571993, 2.0**53, 2)}


def rows(items):
    row = "       "
    for text in items:
        if len(row) + 1 + len(text) > 100:
            yield row
            row = "       "
        row += " " + text
    yield row


def rust(tables):
    lines = ["//! Written by `scripts/ziggurat.py`: do not edit.", "use super::strips::Recipe;"]
    for law, name in (("NORMAL", "normal"), ("EXP", "exponential")):
        area, scale, twice = LAWS[law]
        steps = derived(tables, law)
        lines += ["", f"/// Strips of the {name} density.", "#[rustfmt::skip]", f"pub static {law}: Recipe = Recipe {{"]
        lines += [f"    area: {area!r},", f"    scale: {scale!r},", f"    unit: {twice},", "    widths: ["]
        lines += [*rows(f"{float(v)!r}," for v in tables["W_" + law][1]), "    ],", "    steps: ["]
        for pairs in steps.values():
            inner = [*rows(f"({i}, {by})," for i, by in pairs), "        ],"] if pairs else []
            lines += ["        &["] + inner if pairs else ["        &[],"]
        lines += ["    ],", "};"]
        sums = [zlib.crc32(struct.pack("<256" + tables[t][0], *tables[t][1])) for t in steps]
        lines += ["", f"/// CRC-32 of the {name} tables.", "#[cfg(test)]", "#[rustfmt::skip]"]
        lines += [f"pub const {law}_SUMS: [u32; 5] = [{', '.join(map(hex, sums))}];"]
    return "\n".join(lines) + "\n"


def check(tables):
    import numpy.random._generator as generator
    binary = Path(generator.__file__).read_bytes()
    missing = [n for n, (fmt, v) in tables.items() if struct.pack("<256" + fmt, *v) not in binary]
    print("not in NumPy's binary: " + ", ".join(missing) if missing else "all twelve tables are NumPy's")
    return not missing


if __name__ == "__main__":
    tables = build()
    target = Path(__file__).parent.parent / "crates/kernels/src/random/tables.rs"
    target.write_text(rust(tables))
    if "--check" in sys.argv and not check(tables):
        sys.exit(1)
