import type { CoreArray } from "../core/array.js";
import type { DTypeRow } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";

/** PyTorch's spelling of shapes and dtypes in messages. */

const scalarTypes: Record<string, string> = {
  bool: "Bool",
  uint8: "Byte",
  int8: "Char",
  int16: "Short",
  int32: "Int",
  int64: "Long",
  float16: "Half",
  float32: "Float",
  float64: "Double",
  complex64: "ComplexFloat",
  complex128: "ComplexDouble",
  bfloat16: "BFloat16",
  uint16: "UInt16",
  uint32: "UInt32",
  uint64: "UInt64",
};

/** A dtype as PyTorch's kernels name it: `Float`, `Long`. */
export const scalarType = (dtype: DTypeRow): string => scalarTypes[dtype.name]!;

/** A shape as PyTorch writes it: `[2, 3]`. */
export const sizes = (shape: Shape): string => `[${shape.join(", ")}]`;

// Dtypes whose tensors PyTorch does not name after a class of Python.
const classless: ReadonlySet<string> = new Set([
  "bool",
  "bfloat16",
  "complex64",
  "complex128",
  "uint16",
  "uint32",
  "uint64",
]);

/** What an array is called where its kind matters: `torch.FloatTensor [2, 3]`. */
export function described({ dtype, shape }: CoreArray): string {
  const name = scalarType(dtype);
  return `${classless.has(dtype.name) ? `CPU${name}Type` : `torch.${name}Tensor`} ${sizes(shape)}`;
}

/** Two shapes that do not broadcast. */
export function sizeMismatch(shapes: readonly Shape[]): RuntimeError {
  const [a, b] = [shapes[0]!, shapes[1]!];
  const ndim = Math.max(a.length, b.length);
  for (let axis = ndim - 1; axis >= 0; axis--) {
    const [m, n] = [a[axis - ndim + a.length] ?? 1, b[axis - ndim + b.length] ?? 1];
    if (m !== n && m !== 1 && n !== 1) {
      return new RuntimeError(
        `The size of tensor a (${m}) must match the size of tensor b (${n}) at non-singleton dimension ${axis}`,
      );
    }
  }
  return new RuntimeError(`Shapes ${sizes(a)} and ${sizes(b)} do not broadcast`);
}

/** What Python would call the type of a value. */
export function typeName(x: unknown): string {
  if (x === null || x === undefined) return "NoneType";
  if (typeof x === "number") return Number.isInteger(x) ? "int" : "float";
  if (typeof x === "bigint") return "int";
  if (typeof x === "boolean") return "bool";
  if (typeof x === "string") return "str";
  return Array.isArray(x) ? "list" : ((x as object).constructor?.name ?? "object");
}

/** A name as Python spells it. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
