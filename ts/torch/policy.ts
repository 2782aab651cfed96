import { scalarType } from "../autograd/words.js";
import { CoreArray } from "../core/array.js";
import type { Operand, Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes, type Kind } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import { canCast, promote as promoteExact } from "../core/promote.js";
import { weakKind } from "../core/scalar.js";
import type { Signature, Ufunc } from "../core/ufunc.js";
import { defaultDtype } from "./dtype.js";

/** PyTorch's promotion: by category first, and scalars and 0-d tensors give way within theirs. */

const category: Record<Kind, number> = { bool: 0, uint: 1, int: 1, float: 2, complex: 3 };
const complexOf: Partial<Record<string, DTypeRow>> = { float64: dtypes.complex128 };

/** The dtype of two tensors together: the higher category's, and within one the wider. */
export function promoteTypes(a: DTypeRow, b: DTypeRow): DTypeRow {
  if (a === b) return a;
  const [x, y] = [category[a.kind], category[b.kind]];
  if (x === y) return promoteExact(a, b);
  const [high, low] = x > y ? [a, b] : [b, a];
  return high === dtypes.complex64 ? (complexOf[low.name] ?? high) : high;
}

/** What a scalar counts as: its category in the default precision. */
function scalarType_(x: Exclude<Operand, CoreArray>): DTypeRow {
  switch (weakKind(x)) {
    case "bool":
      return dtypes.bool;
    case "int":
      return dtypes.int64;
    case "float":
      return defaultDtype();
    case "complex":
      return defaultDtype() === dtypes.float64 ? dtypes.complex128 : dtypes.complex64;
  }
}

/** Of a stronger and a weaker kind of operand: the weaker one counts only if its category is higher. */
function combine(high: DTypeRow | undefined, low: DTypeRow | undefined): DTypeRow | undefined {
  if (!high || !low) return high ?? low;
  if (category[high.kind] >= category[low.kind] && high.kind !== "bool") {
    return high;
  }
  if (low.kind === "complex" && high.kind === "float") return complexOf[high.name] ?? dtypes.complex64;
  return promoteTypes(high, low);
}

/** The dtype in which operands meet: tensors, then 0-d tensors, then scalars. */
export function resultType(inputs: readonly Operand[]): DTypeRow {
  let tensors: DTypeRow | undefined;
  let zeroDim: DTypeRow | undefined;
  let scalars: DTypeRow | undefined;
  const join = (a: DTypeRow | undefined, b: DTypeRow): DTypeRow => (a ? promoteTypes(a, b) : b);
  for (const x of inputs) {
    if (!(x instanceof CoreArray)) scalars = join(scalars, scalarType_(x));
    else if (x.ndim === 0) zeroDim = join(zeroDim, x.dtype);
    else tensors = join(tensors, x.dtype);
  }
  return combine(tensors, combine(zeroDim, scalars))!;
}

/** What integers become in functions of real numbers. */
const toFloat = (dtype: DTypeRow): DTypeRow => (category[dtype.kind] < 2 ? defaultDtype() : dtype);

const floating: ReadonlySet<string> = new Set(
  (
    "divide sqrt reciprocal exp exp2 expm1 log log1p log2 log10 sin cos tan arcsin arccos arctan arctan2 " +
    "sinh cosh tanh arcsinh arccosh arctanh deg2rad rad2deg copysign"
  ).split(" "),
);
const truthful: ReadonlySet<string> = new Set("logicalAnd logicalOr logicalXor logicalNot".split(" "));
const ordered: Readonly<Record<string, string>> = {
  less: "lt",
  lessEqual: "le",
  greater: "gt",
  greaterEqual: "ge",
};

/** How PyTorch's CPU kernels are called, where a message names one. */
const kernelNames: Readonly<Record<string, string>> = {
  absolute: "abs_cpu",
  floor: "floor_vml_cpu",
  ceil: "ceil_vml_cpu",
  trunc: "trunc_vml_cpu",
  rint: "round_vml_cpu",
  floorDivide: "div_floor_cpu",
  remainder: "remainder_cpu",
  power: "pow",
  bitwiseAnd: "bitwise_and_cpu",
  bitwiseOr: "bitwise_or_cpu",
  bitwiseXor: "bitwise_xor_cpu",
  invert: "bitwise_not_cpu",
  leftShift: "lshift_cpu",
  rightShift: "rshift_cpu",
  arctan2: "atan2_cpu",
  ...Object.fromEntries(Object.entries(ordered).map(([name, short]) => [name, `${short}_cpu`])),
};

const refused = (name: string, dtype: DTypeRow): RuntimeError =>
  new RuntimeError(`"${kernelNames[name] ?? `${name}_cpu`}" not implemented for '${scalarType(dtype)}'`);

/** What PyTorch refuses although there is a loop for it. @throws RuntimeError */
function requireAllowed({ name }: Ufunc, dtype: DTypeRow, inputs: readonly Operand[]): void {
  const isBool = (x: Operand): boolean =>
    x instanceof CoreArray ? x.dtype === dtypes.bool : typeof x === "boolean";
  if (name === "subtract" && inputs.some(isBool)) {
    throw new RuntimeError(
      inputs.every(isBool)
        ? "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead."
        : "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
    );
  }
  if (dtype === dtypes.bool) {
    if (name === "negative") {
      throw new RuntimeError(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
      );
    }
    if (notForBool.has(name)) throw refused(name, dtype);
  }
  if (category[dtype.kind] < 2 && inexactOnly.has(name)) throw refused(name, dtype);
  if (dtype.kind !== "complex") return;
  const words = complexWords[name];
  if (words) throw new RuntimeError(`${name} ${words}`);
  if (name in ordered || notForComplex.has(name)) throw refused(name, dtype);
}

/** What PyTorch says of complex numbers where it does not name a kernel. */
const complexWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["maximum", "minimum", "fmax", "fmin"].map((name) => [name, "not implemented for complex tensors."]),
  ),
  ...Object.fromEntries(
    ["floor", "ceil", "trunc"].map((name) => [name, "is not supported for complex inputs"]),
  ),
  deg2rad: "is not supported for complex tensors.",
  rad2deg: "is not supported for complex tensors.",
  signbit: "is not implemented for complex tensors.",
};
const notForBool: ReadonlySet<string> = new Set(
  "absolute floor ceil trunc rint floorDivide remainder fmod gcd lcm power leftShift rightShift".split(" "),
);
const notForComplex: ReadonlySet<string> = new Set(
  "floorDivide remainder fmod rint arctan2 hypot logaddexp2 copysign".split(" "),
);
/** What has no loop for integers. */
const inexactOnly: ReadonlySet<string> = new Set("hypot logaddexp logaddexp2".split(" "));

/** The dtype that an operation computes in. */
function computeType(ufunc: Ufunc, inputs: readonly Operand[]): DTypeRow {
  const meeting = resultType(ufunc.name === "where" ? inputs.slice(1) : inputs);
  requireAllowed(ufunc, meeting, inputs);
  if (floating.has(ufunc.name)) return toFloat(meeting);
  if (ufunc.name === "square" && meeting === dtypes.bool) return dtypes.int64;
  return meeting;
}

/** The loop whose inputs are all of one dtype, or the nearest that takes it. */
function loopFor(ufunc: Ufunc, dtype: DTypeRow): Signature {
  const from = ufunc.name === "where" ? 1 : 0;
  const takes = (s: Signature, fits: (t: DTypeRow) => boolean): boolean =>
    s.types.slice(from, ufunc.nin).every(fits);
  const found =
    ufunc.signatures.find((s) => takes(s, (t) => t === dtype)) ??
    ufunc.signatures.find((s) => takes(s, (t) => canCast(dtype, t, "safe")));
  if (!found || (exactOnly.has(ufunc.name) && category[dtype.kind] > 1)) throw refused(ufunc.name, dtype);
  return found;
}
const exactOnly: ReadonlySet<string> = new Set(
  "bitwiseAnd bitwiseOr bitwiseXor invert leftShift rightShift".split(" "),
);

/** PyTorch's promotion and its words. */
export const torchPolicy: Policy = {
  resolve(ufunc, inputs) {
    const alike = floatOf(ufunc, inputs);
    const row = (loops[ufunc.code] ??= []);
    const known = alike && row[alike.code];
    if (known) return known;
    const dtype = computeType(ufunc, inputs);
    return (row[dtype.code] ??= loopFor(
      ufunc,
      truthful.has(ufunc.name) && dtype.kind === "bool" ? dtypes.bool : dtype,
    ));
  },
};
/** The loops that were found, by the codes of ufuncs and of the dtypes that they compute in. */
const loops: (Signature | undefined)[][] = [];

/** The float dtype of all arrays where beside them are numbers only: they meet in it, and nothing is to be refused. */
function floatOf(ufunc: Ufunc, inputs: readonly Operand[]): DTypeRow | undefined {
  let found: DTypeRow | undefined;
  for (let k = ufunc.name === "where" ? 1 : 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) {
      if (x.dtype.kind !== "float" || (found !== undefined && x.dtype !== found)) return undefined;
      found = x.dtype;
    } else if (typeof x !== "number") return undefined;
  }
  return found;
}
