import {
  type BackwardOptions,
  backward as backwardCore,
  type GradOptions,
  grad as gradCore,
} from "../autograd/backward.js";
import { applyFunction, type Context, type CustomFunction } from "../autograd/function.js";
import {
  gradcheck as check,
  gradgradcheck as checkTwice,
  GradcheckError,
  type GradcheckOptions,
} from "../autograd/gradcheck.js";
import type { Gradient, Hook } from "../autograd/graph.js";
import * as modes from "../autograd/modes.js";

import { reshape, stack } from "./shaping.js";
import type { GraphNode, Tensor } from "./tensor.js";

/** `torch.autograd`. */

export type { Context, GradcheckOptions, GradOptions, GraphNode, Hook };
export { GradcheckError };

type Tensors = Tensor | readonly Tensor[];
const list = <T>(x: T | readonly T[] | null | undefined): readonly T[] =>
  x == null ? [] : Array.isArray(x) ? x : [x as T];

/** What {@link grad} takes by name. */
export interface TorchGradOptions extends GradOptions {
  /** The gradients of the outputs; `null` is 1 for one number. */
  gradOutputs?: Tensor | readonly (Tensor | null)[];
}

/**
 * The gradients of outputs with respect to inputs, as a list. `grad` of no tensor is touched.
 *
 * @throws RuntimeError in PyTorch's words
 * @example
 * const x = torch.tensor(3, { requiresGrad: true });
 * torch.autograd.grad(x.mul(x), x)[0].item() // -> 6
 */
export function grad(outputs: Tensors, inputs: Tensors, options: TorchGradOptions = {}): (Tensor | null)[] {
  return gradCore(
    list(outputs),
    list(inputs),
    list(options.gradOutputs) as Gradient[],
    options,
  ) as (Tensor | null)[];
}

/**
 * Add gradients to the leaves that several tensors were computed from.
 *
 * @throws RuntimeError
 * @example
 * const x = torch.tensor([1, 2], { requiresGrad: true });
 * torch.autograd.backward([x.sum(), x.mul(2).sum()]);
 * x.grad.toString() // -> tensor([3., 3.])
 */
export function backward(
  tensors: Tensors,
  options: BackwardOptions & { gradTensors?: Tensor | readonly (Tensor | null)[]; inputs?: Tensors } = {},
): void {
  backwardCore(
    list(tensors),
    list(options.gradTensors) as Gradient[],
    options,
    options.inputs && list(options.inputs),
  );
}

/**
 * A function with a derivative of its own: extend this class with static `forward(ctx, ...args)` and
 * `backward(ctx, ...grads)`, and call `apply`.
 * @example
 * class Double extends torch.autograd.Function {
 *   static forward(ctx, x) { return x.mul(2); }
 *   static backward(ctx, g) { return g.mul(2); }
 * }
 * const x = torch.tensor([1, 2], { requiresGrad: true });
 * Double.apply(x).sum().backward();
 * x.grad.toString() // -> tensor([2., 2.])
 */
// biome-ignore lint/complexity/noStaticOnlyClass: it is PyTorch's class
export abstract class Function {
  // biome-ignore lint/suspicious/noExplicitAny: a subclass says what it takes
  static apply(...args: any[]): any {
    // biome-ignore lint/complexity/noThisInStatic: the subclass that is called
    return applyFunction(this as unknown as CustomFunction, args);
  }
}

type Fn = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

/**
 * Compare the derivatives of a function with differences of its values; float64 is advised.
 *
 * @throws GradcheckError
 * @example
 * torch.autograd.gradcheck((x) => x.exp(), torch.ones(2, { dtype: "float64", requiresGrad: true })) // -> true
 */
export const gradcheck = (fn: Fn, inputs: Tensors, options?: GradcheckOptions): boolean =>
  check(fn as never, inputs, options);
/**
 * Compare second derivatives with differences of first ones.
 *
 * @throws GradcheckError
 * @example
 * torch.autograd.gradgradcheck((x) => x.exp(), torch.ones(2, { dtype: "float64", requiresGrad: true })) // -> true
 */
export const gradgradcheck = (
  fn: Fn,
  inputs: Tensors,
  gradOutputs?: Tensors | null,
  options?: GradcheckOptions,
): boolean => checkTwice(fn as never, inputs, gradOutputs, options);

/**
 * Look for NaN in every gradient while a function runs.
 *
 * @example
 * torch.autograd.detectAnomaly(() => torch.ones(2).sum().item()) // -> 2
 */
export const detectAnomaly = <T>(body: () => T, options: { checkNan?: boolean } = {}): T =>
  modes.withAnomaly(options.checkNan ?? true, body);
/**
 * Look for NaN in every gradient from here on, or stop to.
 *
 * @example
 * torch.autograd.setDetectAnomaly(true);
 * torch.autograd.setDetectAnomaly(false);
 */
export const setDetectAnomaly = (mode: boolean, checkNan = true): void =>
  modes.setDetectAnomaly(mode, checkNan);

/**
 * `torch.autograd.graph`.
 *
 * @example
 * const shapes = [];
 * const x = torch.ones(2, { requiresGrad: true });
 * torch.autograd.graph.savedTensorsHooks((t) => (shapes.push(t.shape), t), (t) => t, () => x.mul(x));
 * shapes // -> [ [ 2 ], [ 2 ] ]
 */
export const graph = {
  /** Have what is saved for backward while `body` runs pass through functions. */
  savedTensorsHooks<T>(pack: (t: Tensor) => unknown, unpack: (packed: never) => Tensor, body: () => T): T {
    return modes.withSavedHooks({ pack: (v) => pack(v as Tensor), unpack: (p) => unpack(p as never) }, body);
  },
};

/**
 * `torch.autograd.functional`.
 *
 * @example
 * torch.autograd.functional.jacobian((x) => x.pow(2), torch.tensor([1, 2])).toString() // -> tensor([[2., 0.],
 * //            [0., 4.]])
 */
export const functional = {
  /** The matrix of all derivatives, in the shape of the output followed by that of the input. */
  jacobian(fn: (x: Tensor) => Tensor, input: Tensor, options: { createGraph?: boolean } = {}): Tensor {
    const x = input.detach().requiresGrad_();
    const y = modes.withGrad(() => fn(x));
    const flat = reshape(y, [-1]);
    const rows = Array.from({ length: flat.numel() }, (_, k) => {
      const [g] = grad(flat.get(k), x, {
        retainGraph: true,
        createGraph: options.createGraph ?? false,
        materializeGrads: true,
      });
      return g!;
    });
    return reshape(stack(rows), [...y.shape, ...x.shape]);
  },
  /** The second derivatives of a function that gives one number. */
  hessian(fn: (x: Tensor) => Tensor, input: Tensor): Tensor {
    return functional.jacobian((x) => grad(fn(x), x, { createGraph: true })[0]!, input);
  },
};
