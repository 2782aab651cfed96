"""Writes test/golden/random.txt, NumPy's random streams, and test/golden/random.json, calls with all kinds of arguments.

    python3 scripts/goldens/streams.py

In random.txt a case is a line:

`seed|method|name=value ...|dtype|crc32|next`: what `default_rng(seed).method(name=value, ...)` gives, as the dtype and
the CRC-32 of its bytes, and the next 64 bits of the stream afterwards. First come the seeds: `seed|words|a b c d`.
"""
import itertools
import json
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


# What JavaScript calls in other words; where None, in the same.
CALLS = [
    ("rng.normal([0, 10, 100], [1, 2, 3])", None),
    ("rng.normal([[0], [10]], [1, 2])", None),
    ("rng.normal([[0], [10]], [1, 2], [2, 2])", None),
    ("rng.normal(5, [1, 2, 0])", None),
    ("rng.normal(np.array([1.5, 2.5]), 2)", None),
    ("rng.normal(np.float64(5), 1)", "rng.normal(np.array(5), 1)"),
    ("rng.normal([7], [2], 1)", None),
    ("rng.normal()", None),
    ("rng.normal(size=3)", "rng.normal({ size: 3 })"),
    ("rng.uniform([0, 10], [1, 20])", None),
    ("rng.uniform([[0], [-5]], 5)", None),
    ("rng.uniform(3, 3, 2)", None),
    ("rng.uniform()", None),
    ("rng.exponential([1, 10, 0])", None),
    ("rng.exponential(np.array([[1.0], [2.0]]))", None),
    ("rng.standard_normal([2, 3, 0])", "rng.standardNormal([2, 3, 0])"),
    ("rng.standard_normal([])", "rng.standardNormal([])"),
    ("rng.random()", None),
    ("rng.random(dtype='float32')", "rng.random(null, 'float32')"),
    ("rng.standard_normal(dtype='float32')", "rng.standardNormal({ dtype: 'float32' })"),
    ("rng.integers(10)", None),
    ("rng.integers(3, 7)", None),
    ("rng.integers(-(2**53) + 1, 2**53 - 1)", None),
    ("rng.integers(2.7, 5.9, 4)", None),
    ("rng.integers([1, 5, 7], 10)", None),
    ("rng.integers(1, [3, 5, 10])", None),
    ("rng.integers([1, 3, 5, 7], [[10], [20]], dtype=np.uint8)", "rng.integers([1, 3, 5, 7], [[10], [20]], { dtype: 'uint8' })"),
    ("rng.integers([-5, 0], [5, 300], dtype='int16')", "rng.integers([-5, 0], [5, 300], { dtype: 'int16' })"),
    ("rng.integers([0, 0], [2**32, 2**33])", None),
    ("rng.integers([0, -2**62], [2**62, 2**62])", "rng.integers([0n, -(2n**62n)], [2n**62n, 2n**62n])"),
    ("rng.integers(np.array([0, 1], 'uint64'), np.array([2**63, 2**64 - 1], 'uint64'), dtype='uint64', endpoint=True)",
     "rng.integers(np.array([0n, 1n], 'uint64'), np.array([2n**63n, 2n**64n - 1n], 'uint64'), { dtype: 'uint64', endpoint: true })"),
    ("rng.integers([0, 0, 1], [1, 2, 2], dtype=bool)", "rng.integers([0, 0, 1], [1, 2, 2], { dtype: 'bool' })"),
    ("rng.integers([3, 3], [3, 4], endpoint=True)", "rng.integers([3, 3], [3, 4], { endpoint: true })"),
    ("rng.integers([1, 2], [5], [2])", None),
    ("rng.choice(True)", "rng.choice(true)"),
    ("rng.integers(0, [])", None),
    ("rng.integers(5, 2, 0)", None),
    ("rng.permutation([1, 4, 9, 12, 15])", None),
    ("rng.permutation(np.arange(12.0).reshape(4, 3))", None),
    ("rng.permutation(np.arange(12.0).reshape(4, 3), axis=1)", "rng.permutation(np.arange(12.0).reshape(4, 3), { axis: 1 })"),
    ("rng.permutation(np.arange(24.0).reshape(4, 3, 2), axis=-1)", "rng.permutation(np.arange(24.0).reshape(4, 3, 2), -1)"),
    ("rng.permutation(np.arange(20, dtype='int8')[::-2])", "rng.permutation(np.arange(20, null, null, 'int8').get('::-2'))"),
    ("rng.choice([1.5, 2.5, 3.5])", None),
    ("rng.choice([1, 2, 3], [2, 2])", None),
    ("rng.choice(np.arange(12.0).reshape(4, 3))", None),
    ("rng.choice(np.arange(12.0).reshape(4, 3), 2)", None),
    ("rng.choice(np.arange(12.0).reshape(4, 3), [2, 2], axis=1)", "rng.choice(np.arange(12.0).reshape(4, 3), [2, 2], { axis: 1 })"),
    ("rng.choice(np.arange(12.0).reshape(4, 3), 3, replace=False)", "rng.choice(np.arange(12.0).reshape(4, 3), 3, { replace: false })"),
    ("rng.choice(5, [2, 2], replace=False)", "rng.choice(5, [2, 2], { replace: false })"),
    ("rng.choice(5, replace=False)", "rng.choice(5, { replace: false })"),
    ("rng.choice(3, p=[0.2, 0.3, 0.5])", "rng.choice(3, { p: [0.2, 0.3, 0.5] })"),
    ("rng.choice(3, 0)", None),
    ("rng.choice(0, 0)", None),
    ("rng.choice([10, 20, 30], 5, p=np.array([0.2, 0.3, 0.5], 'float32'))", "rng.choice([10, 20, 30], 5, { p: np.array([0.2, 0.3, 0.5], 'float32') })"),
    ("rng.choice(100, 40, replace=False, p=np.arange(100) / 4950)", "rng.choice(100, 40, { replace: false, p: np.divide(np.arange(100), 4950) })"),
    ("list(rng.bytes(10))", "[...rng.bytes(10)]"),
    ("list(rng.bytes(0))", "[...rng.bytes(0)]"),
    ("rng.spawn(3)[2].random(3)", None),
    ("rng.spawn(2)[1].spawn(1)[0].integers(1000, size=3)", "rng.spawn(2)[1].spawn(1)[0].integers(1000, { size: 3 })"),
]
SHUFFLES = [
    ("np.arange(10.0)", 0), ("np.arange(10.0)[::-1]", 0), ("np.arange(10.0)[1::3]", 0), ("np.arange(12.0).reshape(4, 3)", 0),
    ("np.arange(12.0).reshape(4, 3)", 1), ("np.arange(12.0).reshape(4, 3).T", 0), ("np.arange(24.0).reshape(2, 3, 4)", -1),
    ("np.zeros((0, 3))", 0), ("[3, 1, 4, 1, 5, 9]", 0),
]
SEQUENCES = [(0, ()), (1, ()), (2**32, ()), (2**200 + 3, ()), ([1, 2**35, 3, 4, 5, 6], ()), ([], ()), ([0], ()), (42, (0,)), (42, (3, 2**40)), (2**150, (1,))]


def described(out):
    """Elements as text: what a double or 64-bit integer needs to be told apart."""
    a = np.asarray(out)
    return {"dtype": str(a.dtype), "shape": list(a.shape), "values": [repr(x.item()) if a.dtype.kind == "f" else str(int(x)) for x in a.ravel()]}


def call(seed, text, js):
    rng = np.random.default_rng(seed)
    out = eval(text, {"rng": rng, "np": np})
    scalar = not isinstance(out, (np.ndarray, list))
    return {"seed": seed, "call": js or text, "scalar": scalar, **described(out), "next": str(rng.bit_generator.random_raw())}


def shuffled(text, axis):
    rng = np.random.default_rng(7)
    a = eval(text, {"np": np})
    rng.shuffle(a, axis)
    return {"text": text, "axis": axis, **described(a), "next": str(rng.bit_generator.random_raw())}


def sequence(entropy, key):
    s = np.random.SeedSequence(entropy, spawn_key=key)
    return {"entropy": [str(x) for x in entropy] if isinstance(entropy, list) else str(entropy), "key": [str(x) for x in key],
            "state": s.generate_state(6).tolist(), "wide": [str(x) for x in s.generate_state(3, np.uint64)]}


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
    cases = {
        "numpy": np.__version__,
        "calls": [call(seed, *pair) for pair in CALLS for seed in (0, 99)],
        "shuffles": [shuffled(*pair) for pair in SHUFFLES],
        "sequences": [sequence(*pair) for pair in SEQUENCES],
    }
    target.with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")).replace('{"', '\n{"') + "\n")
    print(len(lines) - 1 - len(SEEDS), "streams,", len(cases["calls"]), "calls")
