import { bind, parameters } from "../../core/args.js";
import { allocate } from "../../core/array.js";
import { fill } from "../../core/assign.js";
import type { Shape } from "../../core/shape.js";
import { type DTypeLike, defaultDtype, dtypeRow } from "../dtype.js";
import { Tensor } from "../tensor.js";
import { Parameter } from "./parameter.js";

/** What constructors of modules share. */

/** Options of every module with parameters. */
export interface FactoryOptions {
  /** The dtype of the parameters; the default one unless it is given. */
  dtype?: DTypeLike | undefined;
  /** `cpu`: there is no other. */
  device?: "cpu" | undefined;
}

/** Arguments by position, or by name in one trailing object. @throws TypeError */
// biome-ignore lint/suspicious/noExplicitAny: the constructor's own types are the ones that count
export const take = (signature: string, args: readonly unknown[]): any[] => bind(parameters(signature), args);

/** A tensor of one value. */
export function filledTensor(shape: Shape, value: number, dtype?: DTypeLike): Tensor {
  const core = allocate(dtype === undefined ? defaultDtype() : dtypeRow(dtype), shape);
  fill(core, value);
  return new Tensor(core);
}

/** A parameter of one value: for most of them until they are initialised. */
export const filledParameter = (shape: Shape, value: number, dtype?: DTypeLike): Parameter =>
  new Parameter(filledTensor(shape, value, dtype));
