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

UNIT = TINY + [1 - abs(spread(1e-16, 0.5)) for _ in range(COUNT)] + [0.5, -0.5, 0.50000001, -0.9999999999999999]
WIDE = TINY + [spread(0.3, 50) for _ in range(COUNT)] + [spread(1e-300, 1e300) for _ in range(30)] + [1.0, 2.0**60]
HYPERBOLIC = TINY + [spread(0.3, 22) for _ in range(COUNT)] + [rng.uniform(-710.4, 710.4) for _ in range(COUNT)]
ABOVE = [1 + abs(spread(1e-16, 10)) for _ in range(COUNT)] + [abs(spread(1, 1e300)) for _ in range(COUNT)]

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
    "asin": (mp.asin, UNIT),
    "acos": (mp.acos, UNIT),
    "atan": (mp.atan, WIDE),
    "sinh": (mp.sinh, HYPERBOLIC),
    "cosh": (mp.cosh, HYPERBOLIC),
    "asinh": (mp.asinh, WIDE),
    "acosh": (mp.acosh, ABOVE),
    "atanh": (mp.atanh, [x for x in UNIT if abs(x) < 1]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), WIDE + [1e-310, 27.0, 5e-324]),
    "exp2": (lambda x: mp.mpf(2) ** x, [rng.uniform(-1074, 1023.9) for _ in range(COUNT)] + TINY + [-1022.5, 3.0]),
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
# Where nothing cancels: a sum near 0 has the error of its terms.
SUMS = [(rng.uniform(0.1, 50), rng.uniform(-30, 50)) for _ in range(COUNT)]
TWO = {
    "pow": (mp.power, powers()),
    "hypot": (mp.hypot, PAIRS + [(3e200, 4e200), (3e-200, 4e-200), (1e-310, 2e-310), (1.2e308, 1.2e308)]),
    "logaddexp": (lambda x, y: mp.log(mp.exp(x) + mp.exp(y)), SUMS),
    "logaddexp2": (lambda x, y: mp.log(mp.mpf(2) ** x + mp.mpf(2) ** y) / mp.log(2), SUMS),
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
