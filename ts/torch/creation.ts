import { isInferenceModeEnabled } from "../autograd/modes.js";
import { setRequiresGrad } from "../autograd/record.js";
import { sizes } from "../autograd/words.js";
import { copy } from "../core/assign.js";
import { fromNested, unwrap } from "../core/convert.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import { type Marked, weakKind } from "../core/scalar.js";
import { type Shape, shapeFrom } from "../core/shape.js";
import { warn } from "../core/warnings.js";
import * as make from "../ops/creation.js";
import { define, type Numbers } from "./args.js";
import { type DTypeLike, defaultDtype, dtypeRow } from "./dtype.js";
import { torchPolicy } from "./policy.js";
import { element, filling } from "./scalars.js";
import { Tensor } from "./tensor.js";

/** Functions that make tensors. A JavaScript number is a float in the default dtype; bigint is int64, boolean bool. */

/** What functions that make tensors take by name. */
export interface TensorOptions {
  dtype?: DTypeLike;
  /** Whether backward collects its gradient. */
  requiresGrad?: boolean;
  device?: "cpu";
}

/** @internal A new tensor of a new core array, under the current mode. */
export function fresh(core: Tensor["core"], requiresGrad?: boolean): Tensor {
  const x = new Tensor(core);
  if (isInferenceModeEnabled()) x.counter = null;
  if (requiresGrad) {
    if (core.dtype.kind !== "float" && core.dtype.kind !== "complex") {
      throw new RuntimeError("Only Tensors of floating point and complex dtype can require gradients");
    }
    setRequiresGrad(x, true);
  }
  return x;
}
const rowOr = (dtype: DTypeLike | undefined, other: () => DTypeRow): DTypeRow =>
  dtype == null ? other() : dtypeRow(dtype);

/** Floats and complex numbers that JavaScript has in double precision, in the default precision. */
function natural(dtype: DTypeRow, data: unknown): DTypeRow {
  if (unwrap(data) || ArrayBuffer.isView(data)) return dtype;
  if (dtype === dtypes.float64) return defaultDtype();
  return dtype === dtypes.complex128 && defaultDtype() !== dtypes.float64 ? dtypes.complex64 : dtype;
}

/**
 * A new tensor of nested arrays, scalars, typed arrays or another tensor: always a copy.
 *
 * @throws ValueError when rows differ in length, @throws RuntimeError when integers should require gradients
 * @example
 * torch.tensor([[1, 2], [3, 4]]).shape // -> [ 2, 2 ]
 */
export const tensor: (data: unknown, options?: TensorOptions) => Tensor = define(
  "tensor(data, *, dtype=, requiresGrad=, device=)",
  (data: unknown, dtype: DTypeLike | undefined, requiresGrad?: boolean) => {
    const row = dtype == null ? undefined : dtypeRow(dtype);
    if (data instanceof Tensor) {
      warn(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).",
      );
    }
    const core = fromNested(data, row, element);
    const wanted = row ?? natural(core.dtype, data);
    if (wanted === core.dtype) return fresh(core, requiresGrad);
    const cast = copy(core, "K", wanted);
    core.storage.dispose();
    return fresh(cast, requiresGrad);
  },
);

type Sized = (...size: readonly (number | readonly number[] | TensorOptions)[]) => Tensor;

/** @internal Lengths one by one or in an array, then options. */
export function sized(args: readonly unknown[]): { shape: Shape; options: TensorOptions } {
  const last = args[args.length - 1];
  const named = typeof last === "object" && last !== null && !Array.isArray(last);
  const given = (named ? args.slice(0, -1) : args) as Numbers;
  const lengths = Array.isArray(given[0]) ? given[0] : given;
  const negative = (lengths as readonly number[]).find((n) => n < 0);
  if (negative !== undefined) {
    throw new RuntimeError(
      `Trying to create tensor with negative dimension ${negative}: ${sizes(lengths as readonly number[])}`,
    );
  }
  return { shape: shapeFrom(lengths), options: named ? (last as TensorOptions) : {} };
}
const filledWith =
  (value: number | undefined): Sized =>
  (...args) => {
    const { shape, options } = sized(args);
    const dtype = rowOr(options.dtype, defaultDtype);
    return fresh(
      value === undefined ? make.empty(shape, dtype) : make.full(shape, value, dtype),
      options.requiresGrad,
    );
  };
/**
 * Zeros of a shape: `zeros(2, 3)` or `zeros([2, 3], { dtype })`.
 *
 * @example
 * torch.zeros(2, 2).toString() // -> tensor([[0., 0.],
 * //            [0., 0.]])
 */
export const zeros: Sized = filledWith(0);
/**
 * Ones of a shape.
 *
 * @example
 * torch.ones([3], { dtype: "int64" }).toString() // -> tensor([1, 1, 1])
 */
export const ones: Sized = filledWith(1);
/**
 * A tensor of undefined contents.
 *
 * @example
 * torch.empty(2, 3).shape // -> [ 2, 3 ]
 */
export const empty: Sized = filledWith(undefined);
/**
 * One value in a shape; its dtype is the value's.
 *
 * @example
 * torch.full([2], 7).toString() // -> tensor([7., 7.])
 */
export const full: (size: readonly number[], fillValue: Scalar | Marked, options?: TensorOptions) => Tensor =
  define(
    "full(size, fillValue, *, dtype=, requiresGrad=, device=)",
    (
      size: readonly number[],
      value: Scalar | Marked,
      dtype: DTypeLike | undefined,
      requiresGrad?: boolean,
    ) => {
      const row = rowOr(dtype, () => dtypeOfScalar(value));
      return fresh(make.full(sized([size]).shape, filling(value, row), row), requiresGrad);
    },
  );
function dtypeOfScalar(value: Scalar | Marked): DTypeRow {
  if (typeof value === "bigint") return dtypes.int64;
  switch (weakKind(value)) {
    case "bool":
      return dtypes.bool;
    case "complex":
      return dtypes.complex64;
    default:
      return defaultDtype();
  }
}

type Like = (input: Tensor, options?: TensorOptions) => Tensor;
const likeWith = (name: string, value: number | undefined): Like =>
  define(
    `${name}(input, *, dtype=, requiresGrad=, device=)`,
    (input: Tensor, dtype: DTypeLike | undefined, requiresGrad?: boolean) =>
      fresh(
        make.like(
          input.core,
          value,
          rowOr(dtype, () => input.core.dtype),
          "K",
          input.core.shape,
        ),
        requiresGrad,
      ),
  );
/**
 * Zeros in the shape, dtype and layout of a tensor.
 *
 * @example
 * torch.zerosLike(torch.ones(2)).toString() // -> tensor([0., 0.])
 */
export const zerosLike: Like = likeWith("zerosLike", 0);
/**
 * Ones in the shape, dtype and layout of a tensor.
 *
 * @example
 * torch.onesLike(torch.zeros(2)).toString() // -> tensor([1., 1.])
 */
export const onesLike: Like = likeWith("onesLike", 1);
/**
 * Undefined contents in the shape, dtype and layout of a tensor.
 *
 * @example
 * torch.emptyLike(torch.ones(2, 3)).shape // -> [ 2, 3 ]
 */
export const emptyLike: Like = likeWith("emptyLike", undefined);
/**
 * One value in the shape, dtype and layout of a tensor.
 *
 * @throws RuntimeError when it overflows
 * @example
 * torch.fullLike(torch.zeros(2), 7).toString() // -> tensor([7., 7.])
 */
export const fullLike: (input: Tensor, fillValue: Scalar | Marked, options?: TensorOptions) => Tensor =
  define(
    "fullLike(input, fillValue, *, dtype=, requiresGrad=, device=)",
    (input: Tensor, value: Scalar | Marked, dtype: DTypeLike | undefined, requiresGrad?: boolean) => {
      const row = rowOr(dtype, () => input.core.dtype);
      return fresh(make.like(input.core, filling(value, row), row, "K", input.core.shape), requiresGrad);
    },
  );

/**
 * Ones on the diagonal of zeros.
 *
 * @example
 * torch.eye(2).toString() // -> tensor([[1., 0.],
 * //            [0., 1.]])
 */
export const eye: (n: number, m?: number | TensorOptions, options?: TensorOptions) => Tensor = define(
  "eye(n, m=, *, dtype=, requiresGrad=, device=)",
  (n: number, m: number | undefined, dtype: DTypeLike | undefined, requiresGrad?: boolean) =>
    fresh(make.eye(n, m ?? n, 0, rowOr(dtype, defaultDtype)), requiresGrad),
);

/**
 * `start + i * step` before `end`. Whole numbers give int64, as in PyTorch; a number with a fraction gives floats.
 *
 * @throws RuntimeError for a step of zero or of the wrong sign
 * @example
 * torch.arange(0, 1, 0.25).toString() // -> tensor([0.0000, 0.2500, 0.5000, 0.7500])
 */
export const arange: (
  start: number | bigint,
  end?: number | bigint | TensorOptions,
  step?: number | bigint | TensorOptions,
  options?: TensorOptions,
) => Tensor = define(
  "arange(start, end=, step=, *, dtype=, requiresGrad=, device=)",
  (
    start: number,
    end: number | undefined,
    step: number | undefined,
    dtype: DTypeLike | undefined,
    requiresGrad?: boolean,
  ) => {
    const [from, to, by] = end === undefined ? [0, start, step ?? 1] : [start, end, step ?? 1];
    if (Number(by) === 0) throw new RuntimeError("step must be nonzero");
    if (Number(by) > 0 ? Number(from) > Number(to) : Number(from) < Number(to)) {
      throw new RuntimeError("upper bound and lower bound inconsistent with step sign");
    }
    const whole = [from, to, by].every((x) => typeof x === "bigint" || Number.isInteger(x));
    const row = rowOr(dtype, () => (whole ? dtypes.int64 : defaultDtype()));
    // The length and the elements are worked out in double precision, then cast.
    if (row.kind !== "float" || row === dtypes.float64)
      return fresh(make.arange(from, to, by, row, torchPolicy), requiresGrad);
    const exact = make.arange(from, to, by, dtypes.float64, torchPolicy);
    const cast = copy(exact, "C", row);
    exact.storage.dispose();
    return fresh(cast, requiresGrad);
  },
);

/**
 * `steps` numbers from `start` to `end`, evenly spaced.
 *
 * @throws RuntimeError for a negative number of steps
 * @example
 * torch.linspace(0, 1, 5).toString() // -> tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])
 */
export const linspace: (start: number, end: number, steps: number, options?: TensorOptions) => Tensor =
  define(
    "linspace(start, end, steps, *, dtype=, requiresGrad=, device=)",
    (start: number, end: number, steps: number, dtype: DTypeLike | undefined, requiresGrad?: boolean) => {
      if (steps < 0) throw new RuntimeError("number of steps must be non-negative");
      const { samples, step } = make.linspace(
        start,
        end,
        steps,
        true,
        rowOr(dtype, defaultDtype),
        torchPolicy,
      );
      step.storage.dispose();
      return fresh(samples, requiresGrad);
    },
  );

/**
 * A tensor of an array-like: shares memory with tensors and arrays of the right dtype, copies everything else.
 *
 * @example
 * const x = torch.ones(2);
 * torch.asTensor(x) === x // -> true
 */
export function asTensor(data: unknown, options: TensorOptions = {}): Tensor {
  if (data instanceof Tensor && (options.dtype == null || dtypeRow(options.dtype) === data.core.dtype))
    return data;
  return tensor(data instanceof Tensor ? data.core : data, options);
}
/**
 * Whether a value is a tensor.
 *
 * @example
 * [torch.isTensor(torch.ones(1)), torch.isTensor([1])] // -> [ true, false ]
 */
export const isTensor = (x: unknown): x is Tensor => x instanceof Tensor;
