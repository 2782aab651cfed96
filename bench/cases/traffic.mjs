import { family } from "./row.mjs";

// Memory traffic, far beyond the caches: bytes read and written a call (McCalpin's STREAM counts them so).
const big = { size: 1e7, target: 1.11 };

export const traffic = family(
  "memory traffic",
  [
    ["copy 1e7 float64", "a: float64 [n]", "a.copy()", undefined, { ...big, bytes: (n) => 16 * n }],
    [
      "copy into 1e7 float64",
      "a b: float64 [n]",
      "np.copyto(b, a)",
      undefined,
      { ...big, returns: "b", bytes: (n) => 16 * n },
    ],
    ["scale 1e7 float64", "a: float64 [n]", "np.multiply(a, 3)", undefined, { ...big, bytes: (n) => 16 * n }],
    ["add 1e7 float64", "a b: float64 [n]", "np.add(a, b)", undefined, { ...big, bytes: (n) => 24 * n }],
    [
      "add 1e7 float32",
      "a b: float32 [n]",
      "np.add(a, b)",
      undefined,
      { ...big, most: 1e8, bytes: (n) => 12 * n },
    ],
    [
      "add into 1e7 float64",
      "a b c: float64 [n]",
      "np.add(a, b, { out: c })",
      "np.add(a, b, out=c)",
      { ...big, returns: "c", bytes: (n) => 24 * n },
    ],
    [
      "sum 1e7 float32",
      "a: float32 [n]",
      "np.sum(a)",
      undefined,
      { ...big, target: 0.67, tolerance: 1e-5, most: 1e8, bytes: (n) => 4 * n },
    ],
    ["max 1e7 uint8", "a: uint8 [n] < 256", "np.max(a)", undefined, { ...big, most: 1e8, bytes: (n) => n }],
    [
      "transposed copy 3162x3162 float32",
      "a: float32 [m,m]",
      "np.copy(a.T)",
      "np.array(a.T, order='C')",
      { ...big, target: 0.67, most: 1e8, bytes: (n) => 8 * n },
    ],
  ],
  {},
);
