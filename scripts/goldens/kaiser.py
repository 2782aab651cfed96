"""Kaiser's window."""

from oracle import case

CASES = [case("kaiser", m, beta) for m in [-1, 0, 1, 2, 3, 5, 12, 51] for beta in [0.0, 0.5, 5.0, 8.6, 14.0, -3.0]]
