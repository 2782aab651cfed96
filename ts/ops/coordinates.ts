import { allocate, type CoreArray, consume, filled } from "../core/array.js";
import { fill } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { broadcastShapes, type Shape, sizeOf, stridesOf } from "../core/shape.js";
import { wholeNumbers } from "../core/truth.js";
import { addOffsets, type Mode } from "./advanced.js";
import { reduce } from "./reductions.js";

/** Places in a flattened array, and the coordinates that they stand for. */

const { int32 } = dtypes;

/** Call `use` with an index as integers; floats must be whole. @throws TypeError */
function withWhole<T>(index: CoreArray, use: (integers: CoreArray) => T): T {
  if (index.dtype.kind === "int" || index.dtype.kind === "uint") return use(index);
  const integers = index.size > 0 ? wholeNumbers(index) : null;
  if (!integers) throw new TypeError("only int indices permitted");
  return consume(integers, use);
}

const extreme = (name: "min" | "max", a: CoreArray): number =>
  consume(reduce(name, a), (r) => Number(r.first()));

/**
 * The coordinates, in an array of a shape, of places in it when it is flattened: an int32 array for each axis.
 *
 * @throws ValueError for a place that is not there, @throws TypeError for places that are not whole
 */
export function unravelIndex(index: CoreArray, shape: Shape, order: "C" | "F", policy: Policy): CoreArray[] {
  return withWhole(index, (places) => {
    const size = sizeOf(shape);
    if (shape.length === 0 && places.ndim > 0)
      throw new ValueError("multiple indices are not supported for 0d arrays");
    if (places.size > 0) {
      const [low, high] = [extreme("min", places), extreme("max", places)];
      const bad = low < 0 ? low : high >= size ? high : undefined;
      if (bad !== undefined)
        throw new ValueError(`index ${bad} is out of bounds for array with size ${size}`);
    }
    const steps = stridesOf(shape, 1, order);
    return shape.map((length, axis) => {
      const result = allocate(int32, places.shape);
      const into = { out: result, casting: "unsafe" as const };
      return filled(result, () => {
        dispatch("floorDivide", [places, BigInt(steps[axis]!)], policy, into);
        dispatch("remainder", [result, Math.max(length, 1)], policy, into);
      });
    });
  });
}

/**
 * The places, in the flattened array of a shape, of coordinates in it: int32.
 *
 * @param modes - for each axis what happens to coordinates outside of it
 * @throws ValueError for coordinates that are not there, or too many or few of them
 */
export function ravelMultiIndex(
  coordinates: readonly CoreArray[],
  shape: Shape,
  modes: readonly Mode[],
  order: "C" | "F",
): CoreArray {
  if (coordinates.length !== shape.length)
    throw new ValueError(`parameter multi_index must be a sequence of length ${shape.length}`);
  if (sizeOf(shape) > 2 ** 31) {
    throw new ValueError(
      "invalid dims: array size defined by dims is larger than the maximum possible size.",
    );
  }
  const steps = stridesOf(shape, 1, order);
  const common = broadcastShapes(coordinates.map((a) => a.shape));
  if (sizeOf(common) > 0 && shape.includes(0))
    throw new ValueError("cannot unravel if shape has zero entries (is empty).");
  return filled(allocate(int32, common), (result) => {
    fill(result, 0);
    coordinates.forEach((index, axis) =>
      withWhole(index, (places) => {
        if (result.size === 0) return;
        // Beside an array negative indices count from the end; here they are out of bounds.
        if (modes[axis] === "raise" && extreme("min", places) < 0) throw invalid();
        try {
          addOffsets(result, places, axis, shape[axis]!, steps[axis]!, true, modes[axis]);
        } catch (error) {
          throw error instanceof IndexError ? invalid() : error;
        }
      }),
    );
  });
}

const invalid = (): ValueError => new ValueError("invalid entry in coordinates array");
