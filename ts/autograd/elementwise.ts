import { CoreArray } from "../core/array.js";
import { type Operand, runLoop, type UfuncName, type UfuncOptions } from "../core/dispatch.js";
import { type DTypeRow, dtypes, type Kind, type Scalar } from "../core/dtype.js";
import { BroadcastError, RuntimeError } from "../core/errors.js";
import { fits, integerRange, type Marked, valueOf } from "../core/scalar.js";
import { broadcastShapes, sameShape } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import { ufuncs } from "../core/ufunc.js";
import type { Input } from "./graph.js";
import { apply } from "./record.js";
import { policy } from "./registry.js";
import { Variable } from "./variable.js";
import { scalarType, sizeMismatch, sizes } from "./words.js";

/** Element-wise operations: rows of the ufunc table under the face's promotion. */

/** An input as ufuncs take it. */
export const operand = (x: Input): Operand => (x instanceof Variable ? x.core : x);

/** A scalar as an element of an integer dtype: it wraps around, as arithmetic does. */
function wrapped(x: Scalar | Marked, dtype: DTypeRow): Scalar | Marked {
  if (dtype.kind !== "int" && dtype.kind !== "uint") return x;
  const value = valueOf(x);
  if (typeof value === "boolean") return x;
  if ((typeof value !== "bigint" && !Number.isInteger(value)) || fits(value as number | bigint, dtype))
    return x;
  const bits = 8 * dtype.itemsize;
  return integerRange(dtype)[0] < 0n
    ? BigInt.asIntN(bits, BigInt(value as number))
    : BigInt.asUintN(bits, BigInt(value as number));
}

const unasked: UfuncOptions = {};
const dividing: ReadonlySet<string> = new Set(["floorDivide", "remainder", "fmod"]);

/** Run a ufunc on core arrays and scalars: promotion, words and integer rules are the face's. */
export function compute(name: UfuncName, inputs: readonly Operand[], out?: CoreArray): CoreArray {
  const row = ufuncs[name];
  const signature = policy().resolve(row, inputs, unasked);
  const { types } = signature;
  const operands: Operand[] = [];
  // What promotion has decided is cast without another question; without casts there is a faster way.
  let same = !out;
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) {
      same &&= x.dtype === types[k];
      operands.push(x);
    } else operands.push(wrapped(x, types[k]!));
  }
  if (types[0]!.kind !== "float" && dividing.has(name)) requireNonZero(operands[1]!);
  if (out) requireTarget(out, types[row.nin]!, operands);
  try {
    return runLoop(row, signature, operands, same ? undefined : { out, casting: "unsafe" });
  } catch (error) {
    throw error instanceof BroadcastError ? sizeMismatch(error.shapes) : error;
  }
}

function requireNonZero(divisor: Operand): void {
  let zero: boolean;
  if (divisor instanceof CoreArray) {
    const mask = compute("equal", [divisor, 0]);
    zero = countTrue(mask) > 0;
    mask.storage.dispose();
  } else zero = Number(valueOf(divisor) as number) === 0;
  if (zero) throw new RuntimeError("ZeroDivisionError");
}

const rank: Record<Kind, number> = { bool: 0, uint: 1, int: 1, float: 2, complex: 3 };

/** Whether a result may be written into a dtype in place: never down a category. */
export const canStore = (from: DTypeRow, to: DTypeRow): boolean => rank[from.kind] <= rank[to.kind];

/** What is written in place has its target's shape, and a dtype of no higher category. @throws RuntimeError */
function requireTarget(out: CoreArray, dtype: DTypeRow, operands: readonly Operand[]): void {
  if (!canStore(dtype, out.dtype)) {
    throw new RuntimeError(
      `result type ${scalarType(dtype)} can't be cast to the desired output type ${scalarType(out.dtype)}`,
    );
  }
  if (operands.every((x) => !(x instanceof CoreArray) || sameShape(x.shape, out.shape))) return;
  const shapes = operands.flatMap((x) => (x instanceof CoreArray ? [x.shape] : []));
  let shape: readonly number[];
  try {
    shape = broadcastShapes([out.shape, ...shapes]);
  } catch {
    throw sizeMismatch([out.shape, ...shapes.slice(1), ...shapes.slice(0, 1)]);
  }
  if (!sameShape(shape, out.shape)) {
    throw new RuntimeError(
      `output with shape ${sizes(out.shape)} doesn't match the broadcast shape ${sizes(shape)}`,
    );
  }
}

/** An element-wise operation. */
export function elementwise(name: UfuncName, ...inputs: readonly Input[]): Variable {
  return apply(name, inputs, undefined, () => {
    const operands: Operand[] = [];
    for (const x of inputs) operands.push(operand(x));
    return compute(name, operands);
  });
}

const unary =
  (name: UfuncName) =>
  (x: Variable): Variable =>
    elementwise(name, x);
const binary =
  (name: UfuncName) =>
  (a: Input, b: Input): Variable =>
    elementwise(name, a, b);

export const add = binary("add");
export const sub = binary("subtract");
export const mul = binary("multiply");
export const div = binary("divide");
export const pow = binary("power");
export const maximum = binary("maximum");
export const eq = binary("equal");
export const ne = binary("notEqual");
export const lt = binary("less");
export const le = binary("lessEqual");
export const gt = binary("greater");
export const ge = binary("greaterEqual");
export const and = binary("logicalAnd");
export const or = binary("logicalOr");
export const neg = unary("negative");
export const exp = unary("exp");
export const log = unary("log");
export const sin = unary("sin");
export const cos = unary("cos");
export const tanh = unary("tanh");
export const sqrt = unary("sqrt");
export const abs = unary("absolute");
export const isnan = unary("isnan");
export const logicalNot = unary("logicalNot");
export const where = (condition: Variable, a: Input, b: Input): Variable =>
  elementwise("where", condition, a, b);

/** The complex conjugate; a real variable is its own. */
export const conj = (x: Input): Input =>
  x instanceof Variable && x.core.dtype.kind === "complex" ? elementwise("conjugate", x) : x;

/** The sign: 0 for NaN, z / |z| of complex numbers. */
export function sign(x: Variable): Variable {
  return apply("sign", [x], undefined, () => {
    const { core } = x;
    if (core.dtype.kind === "bool") return compute("logicalOr", [core, false]);
    const signs = compute("sign", [core]);
    if (core.dtype.kind !== "float") return signs;
    const nans = compute("isnan", [core]);
    const result = compute("where", [nans, 0, signs]);
    for (const a of [nans, signs]) a.storage.dispose();
    return result;
  });
}

/** The dtype as PyTorch says whether it can be differentiated. */
export const isFloating = ({ core }: Variable): boolean =>
  core.dtype.kind === "float" || core.dtype === dtypes.complex64 || core.dtype === dtypes.complex128;
