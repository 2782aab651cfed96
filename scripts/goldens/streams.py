"""Writes test/golden/random.txt: NumPy's random streams, one case a line.

    python3 scripts/goldens/streams.py

`seed|method|name=value ...|dtype|crc32|next`: what `default_rng(seed).method(name=value, ...)` gives, as the dtype and
the CRC-32 of its bytes, and the next 64 bits of the stream afterwards. First come the seeds: `seed|words|a b c d`.
"""
import itertools
import zlib
from pathlib import Path

import numpy as np

SEEDS = [0, 1, 42, 12345678901234567890]
SIZES = [0, 1, 2, 7, 1000]
INTS = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")


def continuous():
    for law, dtype, n in itertools.product(
            ("random", "standard_normal", "standard_exponential"), ("float64", "float32"), SIZES):
        yield law, {"size": n, "dtype": dtype}
    for dtype in ("float64", "float32"):
        yield "standard_exponential", {"size": 100, "dtype": dtype, "method": "inv"}
    for n in SIZES:
        yield "uniform", {"low": -2.5, "high": 4.0, "size": n}
        yield "normal", {"loc": 3.0, "scale": 0.5, "size": n}
        yield "exponential", {"scale": 2.5, "size": n}


def integers():
    for dtype in INTS:
        low, high = int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)
        for a, b in ((low, high), (0, 0), (0, 1), (0, 2), (0, 9), (5, 99), (0, high // 2), (0, high - 1),
                     (low, high - 1), (0, min(high, 2**32 - 1)), (0, min(high, 2**32)), (0, min(high, 3 * 2**40))):
            yield "integers", {"low": a, "high": b, "size": 333, "dtype": dtype, "endpoint": 1}
    for a, b in ((0, 1), (0, 0), (1, 1)):
        yield "integers", {"low": a, "high": b, "size": 333, "dtype": "bool", "endpoint": 1}


def orders():
    for n in (0, 1, 2, 3, 10, 257, 70000):
        yield "permutation", {"x": n}
    for pop, size in ((1, 1), (10, 0), (10, 3), (10, 10), (10000, 10), (20000, 100), (20000, 500), (20000, 20000)):
        for shuffle in (1, 0):
            yield "choice", {"a": pop, "size": size, "replace": 0, "shuffle": shuffle}
    for pop, size in ((1, 5), (5, 300), (2**33, 50)):
        yield "choice", {"a": pop, "size": size}
    yield "choice", {"a": 4, "size": 200, "p": "0.1,0.2,0.3,0.4"}
    yield "choice", {"a": 6, "size": 4, "replace": 0, "p": "0.1,0.2,0.0,0.4,0.05,0.25"}


def line(seed, method, arguments):
    rng = np.random.default_rng(seed)
    call = dict(arguments)
    if "p" in call:
        call["p"] = [float(x) for x in call["p"].split(",")]
    out = np.asarray(getattr(rng, method)(**call))
    text = " ".join(f"{name}={value}" for name, value in arguments.items())
    return f"{seed}|{method}|{text}|{out.dtype}|{zlib.crc32(out.tobytes())}|{rng.bit_generator.random_raw()}"


if __name__ == "__main__":
    lines = [f"# NumPy {np.__version__}"]
    for seed in SEEDS:
        words = np.random.SeedSequence(seed).generate_state(4, np.uint64)
        lines.append(f"{seed}|words|{' '.join(map(str, words))}")
    for seed in SEEDS:
        cases = [*continuous(), *list(integers())[:: 1 if seed == 42 else 7], *orders()]
        lines += [line(seed, method, arguments) for method, arguments in cases]
    target = Path(__file__).parent.parent.parent / "test/golden/random.txt"
    target.write_text("\n".join(lines) + "\n")
    print(len(lines) - 1 - len(SEEDS), "cases")
