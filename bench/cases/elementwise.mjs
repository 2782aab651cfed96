import { family } from "./row.mjs";

// PERFORMANCE targets: at least 0.9x of NumPy's speed where both are bound by memory, 1.5x on other layouts.
const dense = 1.11;
const layout = 0.67;

export const elementwise = family(
  "element-wise",
  [
    ["add 1e6 float32", "a b: float32 [n]", "np.add(a, b)"],
    ["add 1e6 float64", "a b: float64 [n]", "np.add(a, b)"],
    ["add 1e6 int32", "a b: int32 [n] < 1000", "np.add(a, b)"],
    ["add 1e6 uint8", "a b: uint8 [n] < 100", "np.add(a, b)", undefined, { target: 2.5 }],
    ["logical_and 1e6 bool", "a b: bool [n] < 2", "np.logicalAnd(a, b)", undefined, { target: 2.5 }],
    ["multiply 1e6 complex128", "a b: complex128 [n]", "np.multiply(a, b)", undefined, { tolerance: 1e-15 }],
    ["multiply by a scalar 1e6 float32", "a: float32 [n]", "np.multiply(a, 2.5)"],
    ["multiply 1e6 float32", "a b: float32 [n]", "np.multiply(a, b)"],
    ["divide 1e6 float32", "a b: float32 [n]", "np.divide(a, b)"],
    ["divide 1e6 float64", "a b: float64 [n]", "np.divide(a, b)"],
    ["floor_divide 1e6 int32", "a: int32 [n] < 1000", "np.floorDivide(a, 7)"],
    ["remainder 1e6 float64", "a: float64 [n]", "np.remainder(a, 0.3)"],
    ["sqrt 1e6 float32", "a: float32 [n]", "np.sqrt(a)"],
    ["absolute 1e6 float64", "a: float64 [n]", "np.absolute(a)"],
    ["maximum 1e6 float64", "a b: float64 [n]", "np.maximum(a, b)"],
    ["maximum 1e6 float32", "a b: float32 [n]", "np.maximum(a, b)"],
    ["less 1e6 float32", "a b: float32 [n]", "np.less(a, b)"],
    ["less 1e6 float64", "a b: float64 [n]", "np.less(a, b)"],
    ["equal 1e6 int32", "a b: int32 [n] < 4", "np.equal(a, b)"],
    ["isnan 1e6 float32", "a: float32 [n]", "np.isnan(a)"],
    ["clip 1e6 float32", "a: float32 [n]", "np.clip(a, -1, 1)"],
    ["where 1e6 float64", "c: bool [n] < 2; a b: float64 [n]", "np.where(c, a, b)"],
    ["bitwise_xor 1e6 int64", "a b: int64 [n] < 1e9", "np.bitwiseXor(a, b)"],
    [
      "in place 1e6 float64",
      "a b: float64 [n]",
      "np.add(a, b, { out: b })",
      "np.add(a, b, out=b)",
      { returns: "b" },
    ],
    ["row broadcast 1000x1000", "a: float32 [m,m]; b: float32 [m]", "np.add(a, b)"],
    ["column broadcast 1000x1000", "a: float32 [m,m]; b: float32 [m,1]", "np.add(a, b)"],
    ["a.T + b 1000x1000", "a b: float32 [m,m]", "np.add(a.T, b)", undefined, { target: layout }],
    ["row broadcast 1000x1000 float64", "a: float64 [m,m]; b: float64 [m]", "np.add(a, b)"],
    [
      "every second 1e6 float32",
      "a b: float32 [2*n]",
      "np.add(a.get('::2'), b.get('::2'))",
      "np.add(a[::2], b[::2])",
      { target: layout },
    ],
    [
      "every second 1e6 float64",
      "a b: float64 [2*n]",
      "np.add(a.get('::2'), b.get('::2'))",
      "np.add(a[::2], b[::2])",
      { target: layout },
    ],
    [
      "reversed 1e6 float64",
      "a b: float64 [n]",
      "np.add(a.get('::-1'), b)",
      "np.add(a[::-1], b)",
      { target: layout },
    ],
    [
      "float32 + float64 1e6",
      "a: float32 [n]; b: float64 [n]",
      "np.add(a, b)",
      undefined,
      { target: layout },
    ],
    [
      "int32 + float32 1e6",
      "a: int32 [n] < 1000; b: float32 [n]",
      "np.add(a, b)",
      undefined,
      { target: layout },
    ],
    ["astype float32 to float64 1e6", "a: float32 [n]", "a.astype('float64')", "a.astype('float64')"],
    ["astype float64 to int32 1e6", "a: float64 [n]", "a.astype('int32')", "a.astype('int32')"],
    ["astype uint8 to float32 1e6", "a: uint8 [n] < 256", "a.astype('float32')", "a.astype('float32')"],
    ["astype float32 to float16 1e6", "a: float32 [n]", "a.astype('float16')", "a.astype('float16')"],
    ["round 1e6 float64", "a: float64 [n]", "np.round(a, 2)"],
    ["nan_to_num 1e6 float64", "a: float64 [n]", "np.nanToNum(a)"],
    ["isclose 1e6 float64", "a b: float64 [n]", "np.isclose(a, b)"],
  ],
  { target: dense },
);

const f32 = { target: 4, tolerance: 1e-5 };
const f64 = { target: 8, tolerance: 1e-14 };

export const transcendental = family("transcendental", [
  ...["exp", "sin", "cos", "tan", "tanh", "expm1", "arctan", "arcsinh", "cbrt"].flatMap((f) => [
    [`${f} 1e6 float32`, "a: float32 [n]", `np.${f}(a)`, undefined, f32],
    [`${f} 1e6 float64`, "a: float64 [n]", `np.${f}(a)`, undefined, f64],
  ]),
  ...["log", "log1p", "log2", "log10"].flatMap((f) => [
    [`${f} 1e6 float32`, "a: float32 [n] positive", `np.${f}(a)`, undefined, f32],
    [`${f} 1e6 float64`, "a: float64 [n] positive", `np.${f}(a)`, undefined, f64],
  ]),
  ["power 1e6 float32", "a b: float32 [n] < 20", "np.power(a, b)", undefined, f32],
  ["power 1e6 float64", "a b: float64 [n] < 20", "np.power(a, b)", undefined, f64],
  ["arctan2 1e6 float64", "a b: float64 [n]", "np.arctan2(a, b)", undefined, f64],
  ["hypot 1e6 float64", "a b: float64 [n]", "np.hypot(a, b)", undefined, f64],
  ["logaddexp 1e6 float64", "a b: float64 [n]", "np.logaddexp(a, b)", undefined, f64],
  [
    "exp 1e5 complex128",
    "a: complex128 [n]",
    "np.exp(a)",
    undefined,
    { size: 1e5, target: 4, tolerance: 1e-13 },
  ],
  ["sinc 1e6 float64", "a: float64 [n]", "np.sinc(a)", undefined, f64],
]);
