"""Writes crates/kernels/tests/data/accuracy.txt: arguments that are hard for float64 functions, and
their exact results as a sum of two doubles. Needs mpmath (`pip install mpmath`); the output is committed.

    python scripts/accuracy.py > crates/kernels/tests/data/accuracy.txt
"""

import random
import struct

import mpmath as mp

mp.mp.prec = 1400
rng = random.Random(20)
COUNT = 60


def bits(x: float) -> str:
    return struct.pack(">d", x).hex()


def spread(low: float, high: float) -> float:
    """Evenly spread exponents, a random sign."""
    return float(mp.exp(rng.uniform(float(mp.log(low)), float(mp.log(high))))) * rng.choice([-1, 1])


def near_quarter_turns() -> list[float]:
    """The doubles nearest to multiples of pi/2: what is left of them is tiny."""
    worst = float(mp.ldexp(6381956970095103, 797))
    multiples = [1, 2, 3, 4, 5, 7, 11, 16, 710, 103993, 344209 * 3, 2**20 - 1, 2**20 + 1]
    return [worst, -worst] + [float(n * mp.pi / 2) for n in multiples]


SINE = near_quarter_turns() + [
    *(spread(1e-8, 1.0) for _ in range(20)),
    *(spread(0.5, 50.0) for _ in range(COUNT)),
    *(spread(1e3, 1.6e6) for _ in range(30)),
    *(spread(1.5e6, 1e308) for _ in range(COUNT)),
    1.6e6, 1599999.9999999998, 1e22, 1.7976931348623157e308, 2.0**1023, 5e-324, 1e-310,
]
EXP = [rng.uniform(-745, 709.7) for _ in range(COUNT)] + [spread(1e-17, 1) for _ in range(30)]
EXP += [709.782712893384, 709.7827128933841, -708.3964185322641, -745.13, -744.44, -710.5, 5e-324]
LOG = [abs(spread(1e-323, 1e308)) for _ in range(COUNT)] + [1 + spread(1e-16, 0.4) for _ in range(COUNT)]
LOG += [5e-324, 2.2250738585072014e-308, 2**0.5, 0.5**0.5, 0.9999999999999999, 1.0000000000000002, 3.0, 1e22]
TINY = [spread(1e-300, 0.9) for _ in range(30)] + [spread(1e-9, 0.7) for _ in range(COUNT)]

ONE = {
    "exp": (mp.exp, EXP),
    "expm1": (mp.expm1, TINY + [spread(0.01, 40) for _ in range(COUNT)] + [709.7, -40.0]),
    "log": (mp.log, LOG),
    "log2": (lambda x: mp.log(x) / mp.log(2), LOG),
    "log10": (lambda x: mp.log(x) / mp.log(10), LOG),
    "log1p": (mp.log1p, TINY + [abs(spread(0.4, 1e300)) for _ in range(COUNT)] + [-0.9999999999999999]),
    "sin": (mp.sin, SINE),
    "cos": (mp.cos, SINE),
    "tan": (mp.tan, SINE),
    "tanh": (mp.tanh, TINY + [spread(0.3, 22) for _ in range(COUNT)] + [0.625, 0.6249999999999999]),
}


def powers() -> list[tuple[float, float]]:
    out = [(1.0000000000000002, 3e18), (0.9999999999999999, -6e18), (2.0, -1074.0), (3.0, 646.0), (10.0, 308.0)]
    for _ in range(COUNT):
        x = abs(spread(1e-300, 1e300))
        out.append((x, rng.uniform(-700, 700) / float(mp.log(x))))
        x = 1 + spread(1e-9, 0.4)
        out.append((x, rng.uniform(-700, 700) / float(mp.log(x))))
    return out


PAIRS = [(spread(1e-3, 1e3), spread(1e-3, 1e3)) for _ in range(COUNT)] + [
    (spread(1e-300, 1e300), spread(1e-300, 1e300)) for _ in range(20)
]
TWO = {
    "pow": (mp.power, powers()),
    "hypot": (mp.hypot, PAIRS + [(3e200, 4e200), (3e-200, 4e-200), (1e-310, 2e-310), (1.2e308, 1.2e308)]),
    "atan2": (mp.atan2, PAIRS + [(1.0, 1.0), (-1.0, -1.0), (3.0, 4.0), (1e-310, 1e-309)]),
}


def main() -> None:
    for name, (function, arguments) in (ONE | TWO).items():
        for x in arguments:
            x = x if isinstance(x, tuple) else (x,)
            exact = function(*(mp.mpf(v) for v in x))
            high = float(exact)
            print(name, *(bits(v) for v in x), bits(high), bits(float(exact - high)))


main()
