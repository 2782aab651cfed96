import { allocate, CoreArray, filled } from "../../core/array.js";
import { stridesLike } from "../../core/assign.js";
import { Deferred } from "../../core/deferred.js";
import {
  type Operand,
  type Policy,
  requireLoop,
  resultStrides,
  type UfuncName,
} from "../../core/dispatch.js";
import type { DTypeRow } from "../../core/dtype.js";
import type { Reduction, ReductionSignature } from "../../core/reduction.js";
import { broadcastShapes, type Shape, sizeOf, stridesOf } from "../../core/shape.js";
import { Storage } from "../../core/storage.js";
import { type Signature, type Ufunc, ufuncs } from "../../core/ufunc.js";
import { foldInto } from "../reductions.js";
import { foldBlocks } from "./fold.js";
import { withProgram } from "./program.js";

/** The storage of what has no memory: to ask for its address is an error, to free it does nothing. */
const nowhere = Object.create(Storage.prototype, {
  bytes: { value: 0 },
  cell: { value: null },
}) as Storage;

/**
 * An element-wise function of its inputs that has not been computed: its dtype and layout are those that the call on its
 * own would give, so that whatever is made of it has the same bits.
 */
export class Lazy extends Deferred {
  /** The dtype of the last result that this was reduced to. */
  folded: DTypeRow | undefined;

  private constructor(
    /** The loop; `null` where the elements of the one input are taken as they are, or cast. */
    readonly loop: { readonly ufunc: Ufunc; readonly signature: Signature } | null,
    readonly inputs: readonly Operand[],
    dtype: DTypeRow,
    shape: Shape,
    strides: readonly number[],
    /** Keeps what has to be computed, until all is done. */
    private readonly hold: (a: Lazy) => CoreArray,
  ) {
    super(nowhere, dtype, shape, strides, 0, false, false);
  }

  /**
   * A ufunc of arrays and weak scalars, one array at least. Inputs that are smaller than the result are computed now, so
   * that no element of them is computed twice.
   *
   * @throws BroadcastError, TypeError, UFuncTypeError, OverflowError
   */
  static of(ufunc: Ufunc, inputs: readonly Operand[], policy: Policy, hold: (a: Lazy) => CoreArray): Lazy {
    const signature = requireLoop(ufunc, inputs, policy);
    const shape = broadcastShapes(inputs.map((x) => (x instanceof CoreArray ? x.shape : [])));
    const size = sizeOf(shape);
    const dtype = signature.types[ufunc.nin]!;
    const strides = resultStrides(inputs, shape, dtype) ?? stridesOf(shape, dtype.itemsize);
    const ready = inputs.map((x) => (x instanceof Lazy && x.size !== size ? hold(x) : x));
    return new Lazy({ ufunc, signature }, ready, dtype, shape, strides, hold);
  }

  /** An array as it is. */
  static from(a: CoreArray, hold: (a: Lazy) => CoreArray): Lazy {
    return a instanceof Lazy ? a : new Lazy(null, [a], a.dtype, a.shape, a.strides, hold);
  }

  /** The elements in another dtype. */
  static cast(a: CoreArray, dtype: DTypeRow, hold: (a: Lazy) => CoreArray): Lazy {
    const strides = stridesLike(a, dtype) ?? stridesOf(a.shape, dtype.itemsize);
    return new Lazy(null, [a], dtype, a.shape, strides, hold);
  }

  override apply(name: UfuncName, inputs: readonly Operand[], policy: Policy): Lazy {
    return Lazy.of(ufuncs[name], inputs, policy, this.hold);
  }

  override fold(
    row: Reduction,
    signature: ReductionSignature,
    result: CoreArray,
    strides: readonly number[],
    begun: boolean,
  ): void {
    this.folded = result.dtype;
    const [only] = this.inputs;
    // What lies in memory as it would be summed, and what is rounded after every step, the reduction itself sees to.
    const whole = this.size === 0 || (result.dtype.kind === "float" && result.dtype.itemsize === 2);
    const there = !this.loop && only instanceof CoreArray && !(only instanceof Lazy) ? only : undefined;
    // a cast to the same dtype may lie in another order: then its sums are others
    if (there?.dtype === this.dtype && there.strides.every((step, axis) => step === this.strides[axis]))
      foldInto(row, signature, there, result, strides, begun);
    else if (whole) {
      const computed = compute(this);
      try {
        foldInto(row, signature, computed, result, strides, begun);
      } finally {
        computed.storage.dispose();
      }
    } else foldBlocks(this, row, signature, result, strides, begun);
  }
}

/** The array itself: a new one, as the call on its own would give it. */
export function compute(a: Lazy): CoreArray {
  const result = allocate(a.dtype, a.shape, a.cContiguous ? undefined : a.strides);
  return filled(result, () => {
    if (a.size > 0) withProgram(a, a.dtype, [], 0, (program) => program.run(0, a.size, result.address));
  });
}
