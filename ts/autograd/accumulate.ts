import type { CoreArray } from "../core/array.js";
import { dtypes } from "../core/dtype.js";
import { type Shape, sizeOf } from "../core/shape.js";
import * as ops from "../ops/accumulate.js";
import { arange } from "../ops/creation.js";
import { reshape } from "../ops/layout.js";
import { policy } from "./registry.js";

/** Add rows to rows of a dense target: `target[index[i]] += values[i]`, repeated indices included. */
export const accumulateRows = (target: CoreArray, index: CoreArray, values: CoreArray): void =>
  ops.accumulateRows(target, index, values, policy());

/** Where each element of a dense array of a shape is, counted in C order: int32. */
export const positions = (shape: Shape): CoreArray =>
  reshape(arange(0, sizeOf(shape), 1, dtypes.int32, policy()), shape);
