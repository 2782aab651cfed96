import * as p from "../autograd/products.js";
import { scalarType, sizes } from "../autograd/words.js";
import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import { define, tensorArg } from "./args.js";
import type { Tensor } from "./tensor.js";

/** Products of matrices. */

function requireSame(name: string, a: Tensor, b: Tensor): void {
  if (a.core.dtype === b.core.dtype) return;
  const [m, n] = [scalarType(a.core.dtype), scalarType(b.core.dtype)];
  throw new RuntimeError(
    name === "dot"
      ? `dot : expected both vectors to have same dtype, but found ${m} and ${n}`
      : `expected m1 and m2 to have the same dtype, but got: ${cType(m)} != ${cType(n)}`,
  );
}
const cTypes: Readonly<Record<string, string>> = {
  Float: "float",
  Double: "double",
  Half: "c10::Half",
  BFloat16: "c10::BFloat16",
  Long: "long long",
  Int: "int",
  Short: "short",
  Char: "signed char",
  Byte: "unsigned char",
  Bool: "bool",
  ComplexFloat: "c10::complex<float>",
  ComplexDouble: "c10::complex<double>",
};
const cType = (name: string): string => cTypes[name] ?? name;

const notMultiplied = (a: readonly number[], b: readonly number[]): RuntimeError =>
  new RuntimeError(`mat1 and mat2 shapes cannot be multiplied (${a.join("x")} and ${b.join("x")})`);

/**
 * The product of two matrices.
 *
 * @throws RuntimeError
 * @example
 * torch.mm(torch.tensor([[1, 2]]), torch.tensor([[3], [4]])).toString() // -> tensor([[11.]])
 */
export function mm(input: Tensor, mat2: Tensor): Tensor {
  const [a, b] = [tensorArg(input, "mm"), tensorArg(mat2, "mm", "mat2", 2)];
  if (a.core.ndim !== 2) throw new RuntimeError("self must be a matrix");
  if (b.core.ndim !== 2) throw new RuntimeError("mat2 must be a matrix");
  if (a.core.shape[1] !== b.core.shape[0]) throw notMultiplied(a.core.shape, b.core.shape);
  requireSame("mm", a, b);
  return p.mm(a, b) as Tensor;
}
/**
 * The products of two stacks of matrices.
 *
 * @throws RuntimeError
 * @example
 * torch.bmm(torch.ones(2, 1, 3), torch.ones(2, 3, 1)).shape // -> [ 2, 1, 1 ]
 */
export function bmm(input: Tensor, mat2: Tensor): Tensor {
  const [a, b] = [tensorArg(input, "bmm"), tensorArg(mat2, "bmm", "mat2", 2)];
  if (a.core.ndim !== 3) throw new RuntimeError("batch1 must be a 3D tensor");
  if (b.core.ndim !== 3) throw new RuntimeError("batch2 must be a 3D tensor");
  const [n, , k] = a.core.shape;
  if (b.core.shape[0] !== n || b.core.shape[1] !== k) {
    throw new RuntimeError(
      `Expected size for first two dimensions of batch2 tensor to be: ${sizes([n!, k!])} but got: ${sizes(b.core.shape.slice(0, 2))}.`,
    );
  }
  requireSame("bmm", a, b);
  return p.bmm(a, b) as Tensor;
}
/**
 * The product of two vectors.
 *
 * @throws RuntimeError
 * @example
 * torch.dot(torch.tensor([1, 2]), torch.tensor([3, 4])).item() // -> 11
 */
export function dot(input: Tensor, other: Tensor): Tensor {
  const [a, b] = [tensorArg(input, "dot"), tensorArg(other, "dot", "tensor", 2)];
  if (a.core.ndim !== 1 || b.core.ndim !== 1) {
    throw new RuntimeError(`1D tensors expected, but got ${a.core.ndim}D and ${b.core.ndim}D tensors`);
  }
  requireSame("dot", a, b);
  if (a.core.size !== b.core.size) {
    throw new RuntimeError(
      `inconsistent tensor size, expected tensor ${sizes(a.core.shape)} and src ${sizes(b.core.shape)} to have the same number of elements, but got ${a.core.size} and ${b.core.size} elements respectively`,
    );
  }
  return p.dot(a, b) as Tensor;
}
/**
 * The matrix product, Python's `@`: broadcast over leading axes; a vector is a row or column.
 *
 * @throws RuntimeError
 * @example
 * torch.matmul(torch.tensor([[1, 2], [3, 4]]), torch.tensor([1, 1])).toString() // -> tensor([3., 7.])
 */
export function matmul(input: Tensor, other: Tensor): Tensor {
  const [a, b] = [tensorArg(input, "matmul"), tensorArg(other, "matmul", "other", 2)];
  const [m, n] = [a.core.ndim, b.core.ndim];
  if (m === 0 || n === 0) {
    throw new RuntimeError(`both arguments to matmul need to be at least 1D, but they are ${m}D and ${n}D`);
  }
  if (m === 1 && n === 1) return dot(a, b);
  if (m === 2 && n === 2) return mm(a, b);
  const [rows, columns] = [a.core.shape, b.core.shape];
  const k = rows[m - 1]!;
  if (columns[Math.max(0, n - 2)] !== k) throw mismatch(a, b);
  requireSame("matmul", a, b);
  if (m === 3 && n === 3 && rows[0] === columns[0]) return p.bmm(a, b) as Tensor;
  const stacks = [rows.slice(0, -2), columns.slice(0, -2)];
  const width = Math.max(stacks[0]!.length, stacks[1]!.length);
  for (let i = 1; i <= width; i++) {
    const [x, y] = [stacks[0]!.at(-i) ?? 1, stacks[1]!.at(-i) ?? 1];
    if (x !== y && x !== 1 && y !== 1) {
      throw new RuntimeError(
        `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${width - i}`,
      );
    }
  }
  return p.matmul(a, b) as Tensor;
}
function mismatch(a: Tensor, b: Tensor): RuntimeError {
  const [s, t] = [a.core.shape, b.core.shape];
  if (t.length === 1) {
    return s.length === 2
      ? new RuntimeError(`size mismatch, got input (${s[0]}), mat (${s.join("x")}), vec (${t[0]})`)
      : notMultiplied([s.slice(0, -1).reduce((n, m) => n * m, 1), s.at(-1)!], [t[0]!, 1]);
  }
  if (s.length === 1) return notMultiplied([1, s[0]!], t.slice(-2));
  if (s.length > 2 && t.length > 2) {
    return new RuntimeError(
      `Expected size for first two dimensions of batch2 tensor to be: ${sizes([s.slice(0, -2).reduce((n, m) => n * m, 1), s.at(-1)!])} but got: ${sizes([t.slice(0, -2).reduce((n, m) => n * m, 1), t.at(-2)!])}.`,
    );
  }
  return notMultiplied([s.slice(0, -1).reduce((n, m) => n * m, 1), s.at(-1)!], t.slice(-2));
}
/**
 * A matrix times a vector.
 *
 * @throws RuntimeError
 * @example
 * torch.mv(torch.tensor([[1, 2], [3, 4]]), torch.tensor([1, 1])).toString() // -> tensor([3., 7.])
 */
export function mv(input: Tensor, vec: Tensor): Tensor {
  if (input.core.ndim !== 2 || vec.core.ndim !== 1) {
    throw new RuntimeError(`vector + matrix @ vector expected, got 1, ${input.core.ndim}, ${vec.core.ndim}`);
  }
  return matmul(input, vec);
}
/** What {@link addmm} takes by name. */
export interface AddmmOptions {
  beta?: number;
  alpha?: number;
}
/**
 * `beta * input + alpha * mat1 @ mat2`.
 *
 * @throws RuntimeError
 * @example
 * torch.addmm(torch.ones(2), torch.ones(2, 3), torch.ones(3, 2), { beta: 0.5 }).toString() // -> tensor([[3.5000, 3.5000],
 * //            [3.5000, 3.5000]])
 */
export const addmm: (input: Tensor, mat1: Tensor, mat2: Tensor, options?: AddmmOptions) => Tensor = define(
  "addmm(input, mat1, mat2, *, beta=, alpha=)",
  (input: unknown, mat1: unknown, mat2: unknown, beta = 1, alpha = 1) => {
    const x = tensorArg(input, "addmm");
    const [a, b] = [tensorArg(mat1, "addmm", "mat1", 2), tensorArg(mat2, "addmm", "mat2", 3)];
    if (a.core.ndim !== 2) throw new RuntimeError(`mat1 must be a matrix, got ${a.core.ndim}-D tensor`);
    if (b.core.ndim !== 2) throw new RuntimeError(`mat2 must be a matrix, got ${b.core.ndim}-D tensor`);
    if (a.core.shape[1] !== b.core.shape[0]) throw notMultiplied(a.core.shape, b.core.shape);
    requireSame("addmm", a, b);
    if (x.core.dtype !== a.core.dtype) {
      throw new RuntimeError(
        `self and mat2 must have the same dtype, but got ${scalarType(x.core.dtype)} and ${scalarType(b.core.dtype)}`,
      );
    }
    const shape = [a.core.shape[0]!, b.core.shape[1]!];
    requireExpandable(x, shape);
    return p.addmm(x, a, b, beta, alpha);
  },
);
function requireExpandable(x: Tensor, shape: readonly number[]): void {
  if (!sameShape(x.core.shape, shape)) {
    const lead = shape.length - x.core.ndim;
    const wrong = x.core.shape.findIndex((length, i) => length !== 1 && length !== shape[lead + i]);
    if (lead < 0)
      throw new RuntimeError(
        `expand(torch.FloatTensor{${sizes(x.core.shape)}}, size=${sizes(shape)}): the number of sizes provided (${shape.length}) must be greater or equal to the number of dimensions in the tensor (${x.core.ndim})`,
      );
    if (wrong >= 0) {
      throw new RuntimeError(
        `The expanded size of the tensor (${shape[lead + wrong]}) must match the existing size (${x.core.shape[wrong]}) at non-singleton dimension ${lead + wrong}.  Target sizes: ${sizes(shape)}.  Tensor sizes: ${sizes(x.core.shape)}`,
      );
    }
  }
}
