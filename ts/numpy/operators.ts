/** Python's in-place operators, and the ufuncs behind them: `a.iadd(b)` is `a += b`. */
export const inPlace = {
  iadd: "add",
  isub: "subtract",
  imul: "multiply",
  itruediv: "divide",
  ifloordiv: "floorDivide",
  imod: "remainder",
  ipow: "power",
  iand: "bitwiseAnd",
  ior: "bitwiseOr",
  ixor: "bitwiseXor",
  ilshift: "leftShift",
  irshift: "rightShift",
} as const;
