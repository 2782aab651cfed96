"""Writes crates/kernels/tests/data/complex.txt: NumPy's complex functions where the special cases are.
The output is committed.

    python scripts/complex.py > crates/kernels/tests/data/complex.txt
"""

import itertools

import numpy as np

PARTS = [0.0, -0.0, 1.0, -2.5, 800.0, np.inf, -np.inf, np.nan]
ONE = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh", "sign", "reciprocal"]
ONE += ["exp2", "sinh", "cosh", "arcsin", "arccos", "arctan", "arcsinh", "arccosh", "arctanh"]
TWO = ["power", "divide"]
POWERS = [0j, 1 + 0j, 2 + 0j, 3 + 0j, -4 + 0j, 0.5 + 0j, -1.5 + 2j, 1j, complex(np.nan, 0), 7 + 0j]


def line(name: str, *values: complex) -> str:
    parts = [p for v in values for p in (v.real, v.imag)]
    return " ".join([name, *(f"{int(np.float64(p).view(np.uint64)):016x}" for p in parts)])


def main() -> None:
    numbers = [np.complex128(complex(re, im)) for re, im in itertools.product(PARTS, PARTS)]
    with np.errstate(all="ignore"):
        for name in ONE:
            for z in numbers:
                print(line(name, z, getattr(np, name)(z)))
        for name in TWO:
            for z, power in itertools.product(numbers[::3], POWERS):
                print(line(name, z, np.complex128(power), getattr(np, name)(z, np.complex128(power))))


main()
