import { CoreArray } from "../core/array.js";
import type { Operand, Policy, UfuncOptions } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { UFuncTypeError } from "../core/errors.js";
import { canCast, resultType } from "../core/promote.js";
import { fits, scalarDtype, valueOf, type WeakKind, weakKind } from "../core/scalar.js";
import { type Signature, signatureFor, type Ufunc } from "../core/ufunc.js";

/** NumPy's promotion (NEP 50) and its words. */
export const numpyPolicy: Policy = {
  resolve(ufunc, inputs, options) {
    if (options.dtype || options.signature) return search(ufunc, inputs, options, -1);
    let key = 0;
    for (let k = 0; k < inputs.length && key >= 0; k++) {
      const x = inputs[k]!;
      key = x instanceof CoreArray ? key * 16 + x.dtype.code : -1;
    }
    // Truth values alone may be refused.
    if (key === 0) return search(ufunc, inputs, options, -1);
    const weak = key < 0 && inputs.length === 2 ? weakKey(ufunc, inputs[0]!, inputs[1]!) : -1;
    const known = key > 0 ? ufunc.found[key] : weak >= 0 ? ufunc.foundWeak[weak] : undefined;
    return known ?? search(ufunc, inputs, options, weak);
  },
};

/** As `resolve`, where it is not known yet. */
function search(ufunc: Ufunc, inputs: readonly Operand[], options: UfuncOptions, weak: number): Signature {
  const types = inputTypes(ufunc, inputs);
  if (options.signature) return prescribed(ufunc, types, options.signature);
  const { dtype } = options;
  requireTruthless(ufunc, types, inputs, dtype);
  if (dtype) {
    const left = new Array<undefined>(ufunc.nin).fill(undefined);
    return prescribed(ufunc, types, [...left, ...new Array<DTypeRow>(ufunc.nout).fill(dtype)]);
  }
  const signature = signatureFor(ufunc, types) ?? integerScalars(ufunc, inputs);
  if (!signature) throw refusal(ufunc, types, inputs);
  if (weak >= 0) ufunc.foundWeak[weak] = signature;
  return signature;
}

/** Where the loop for an array and a number is kept; -1 where the number's value has a say in it. */
function weakKey(ufunc: Ufunc, a: Operand, b: Operand): number {
  const array = a instanceof CoreArray ? a : b;
  const x = array === a ? b : a;
  if (typeof x !== "number" || !(array instanceof CoreArray) || ufunc.name === "ldexp") return -1;
  const { code, kind } = array.dtype;
  const whole = weakKind(x) === "int";
  if (whole && (kind === "int" || kind === "uint") && indifferent.has(ufunc.name)) return -1;
  return code * 4 + (whole ? 2 : 0) + (array === a ? 1 : 0);
}

/**
 * The loop that takes elements of a dtype beside a result, of the same dtype unless told.
 *
 * @throws TypeError in NumPy's words when there is none
 */
export function loopFor(ufunc: Ufunc, result: DTypeRow | undefined, element: DTypeRow): Signature {
  const types = [result ?? element, element];
  const named = [result, element];
  requireTruthless(ufunc, types, [], undefined, named);
  const signature = signatureFor(ufunc, types);
  if (!signature) throw refusal(ufunc, named, []);
  return signature;
}

/** @throws TypeError for truth values where NumPy does not take them, though they would cast to integers */
export function requireTruthless(
  ufunc: Ufunc,
  types: readonly DTypeRow[],
  inputs: readonly Operand[],
  dtype?: DTypeRow,
  named: readonly (DTypeRow | undefined)[] = types,
): void {
  if (!withoutTruth.has(ufunc.name)) return;
  if (dtype ? dtype !== dtypes.bool : types.some((type) => type !== dtypes.bool)) return;
  throw refusal(ufunc, uniform.has(ufunc.name) ? named : [dtypes.bool], inputs, dtype);
}

/** What NumPy refuses to do with truth values, though they would cast to integers. */
const withoutTruth: ReadonlySet<string> = new Set(["subtract", "negative", "positive", "sign", "gcd", "lcm"]);
/** What NumPy refuses by naming the classes of the inputs' dtypes. */
const uniform: ReadonlySet<string> = new Set(["sign", "positive", "gcd", "lcm"]);

/** The dtype that each input counts as: its own, or for a weak scalar that of the arrays beside it. */
function inputTypes(ufunc: Ufunc, inputs: readonly Operand[]): DTypeRow[] {
  const types = new Array<DTypeRow>(inputs.length);
  let scalars = 0;
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) types[k] = x.dtype;
    else scalars++;
  }
  if (scalars === 0) return types;
  if (ufunc.name === "ldexp") return scaledTypes(inputs);
  if (scalars === inputs.length) return inputs.map((x) => scalarDtype(x as Exclude<Operand, CoreArray>));
  // `where` promotes only what it chooses between.
  const from = ufunc.name === "where" ? 1 : 0;
  const strong: DTypeRow[] = [];
  const weak: WeakKind[] = [];
  inputs.forEach((x, k) => {
    if (k < from) return;
    if (x instanceof CoreArray) strong.push(x.dtype);
    else weak.push(weakKind(x));
  });
  // Scalars alone are doubles, whatever chooses between them.
  if (strong.length === 0)
    return inputs.map((x, k) => (x instanceof CoreArray ? x.dtype : k < from ? dtypes.bool : scalarDtype(x)));
  const common = resultType(strong, weak);
  inputs.forEach((x, k) => {
    if (x instanceof CoreArray) return;
    if (k < from) types[k] = dtypes.bool;
    else if (typeof x === "boolean") types[k] = dtypes.bool;
    else if (ufunc.name.startsWith("logical") && strong[0] === dtypes.bool && common.kind !== "complex")
      types[k] = dtypes.bool;
    else types[k] = indifferent.has(ufunc.name) ? wideEnough(x, common) : common;
  });
  return types;
}

/** A number and an exponent do not promote together: each scalar counts by itself, a whole one as the least integer. */
function scaledTypes(inputs: readonly Operand[]): DTypeRow[] {
  const alone = inputs.every((x) => !(x instanceof CoreArray));
  return inputs.map((x, k) => {
    if (x instanceof CoreArray) return x.dtype;
    if (weakKind(x) !== "int") return scalarDtype(x);
    return k > 0 ? dtypes.int32 : alone ? dtypes.float64 : dtypes.int8;
  });
}

/** The ufuncs whose result does not have the dtype of their inputs. */
const indifferent: ReadonlySet<string> = new Set([
  "equal",
  "notEqual",
  "less",
  "lessEqual",
  "greater",
  "greaterEqual",
  "logicalAnd",
  "logicalOr",
  "logicalXor",
  "divide",
]);

/** Comparing with a whole number that the dtype cannot hold has an answer, so it is not refused. */
function wideEnough(x: Exclude<Operand, CoreArray>, dtype: DTypeRow): DTypeRow {
  if (weakKind(x) !== "int" || (dtype.kind !== "int" && dtype.kind !== "uint")) return dtype;
  const value = valueOf(x) as number | bigint;
  return [dtype, dtypes.int64, dtypes.uint64].find((d) => fits(value, d)) ?? dtypes.float64;
}

/** Whole numbers alone count as doubles; where a ufunc is for integers only, as int64. */
function integerScalars(ufunc: Ufunc, inputs: readonly Operand[]): Signature | null {
  const whole = inputs.every(
    (x) => !(x instanceof CoreArray) && (weakKind(x) === "int" || weakKind(x) === "bool"),
  );
  return whole
    ? signatureFor(
        ufunc,
        inputs.map((x) => (typeof x === "boolean" ? dtypes.bool : dtypes.int64)),
      )
    : null;
}

/**
 * The signature with the prescribed types: one to whose other inputs the inputs cast safely, else the one that works in
 * the prescribed output throughout.
 */
function prescribed(
  ufunc: Ufunc,
  types: readonly DTypeRow[],
  wanted: readonly (DTypeRow | undefined)[],
): Signature {
  const { nin, signatures } = ufunc;
  const serves = (s: Signature): boolean => wanted.every((type, k) => !type || s.types[k] === type);
  const natural = signatureFor(ufunc, types);
  if (natural && serves(natural)) return natural;
  const candidates = signatures.filter(serves);
  const open = wanted.every((type, k) => k >= nin || !type);
  const signature =
    candidates.find((s) => types.every((type, k) => wanted[k] || canCast(type, s.types[k]!, "safe"))) ??
    (open
      ? (candidates.find((s) => s.types.every((type) => type === wanted[nin])) ??
        // A truth value for a result does not tell in which loop.
        (ufunc.name === "ldexp" || wanted[nin] === dtypes.bool ? undefined : candidates.at(-1)))
      : undefined);
  if (!signature) throw noLoop(ufunc);
  return signature;
}

/** NumPy's refusal of types that were asked for. */
export function noLoop({ numpyName }: Ufunc): TypeError {
  return new TypeError(
    `No loop matching the specified signature and casting was found for ufunc ${numpyName}`,
  );
}

/** NumPy's class of a dtype, `<class 'numpy.dtypes.UInt8DType'>`, or of a scalar that adapts. */
function classOf({ name }: DTypeRow, input?: Operand): string {
  const weak = input === undefined || input instanceof CoreArray ? undefined : scalarClasses[weakKind(input)];
  const word = weak ?? name.replace(/^[a-z]/, (c) => c.toUpperCase()).replace("Uint", "UInt");
  return `<class 'numpy.dtypes.${word}DType'>`;
}
const scalarClasses: Partial<Record<WeakKind, string>> = {
  int: "_PyLong",
  float: "_PyFloat",
  complex: "_PyComplex",
};

function refusal(
  ufunc: Ufunc,
  types: readonly (DTypeRow | undefined)[],
  inputs: readonly Operand[],
  dtype?: DTypeRow,
): TypeError {
  const names = types.flatMap((t) => (t ? [t.name] : []));
  if (names.every((name) => name === "bool")) {
    if (ufunc.name === "subtract") {
      return new TypeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.",
      );
    }
    if (ufunc.name === "negative") {
      return new TypeError(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.",
      );
    }
  }
  if (uniform.has(ufunc.name)) {
    const beside = inputs.length > 1 ? inputs : [];
    const classes = types.map((type, k) => (type ? classOf(type, beside[k]) : "None")).join(", ");
    return new UFuncTypeError(
      `ufunc '${ufunc.numpyName}' did not contain a loop with signature matching types ${types.length > 1 ? `(${classes})` : classes} -> ${dtype ? classOf(dtype) : "None"}`,
      ufunc.name,
      names,
    );
  }
  return new TypeError(
    `ufunc '${ufunc.numpyName}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`,
  );
}
