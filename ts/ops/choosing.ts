import { allocate, CoreArray, consume, filled, mayShareMemory, sameView } from "../core/array.js";
import { assign, copy, fill, requireWriteable } from "../core/assign.js";
import { dispatch, type Operand, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { type Casting, canCast, promote, resultType } from "../core/promote.js";
import { scalarDtype, weakKind } from "../core/scalar.js";
import {
  broadcastStrides,
  commonShape,
  compactShape,
  type Shape,
  sameShape,
  stridesOf,
} from "../core/shape.js";
import { addOffsets, type Mode } from "./advanced.js";
import { withIntegers, withTruth } from "./gather.js";
import { withFlat } from "./layout.js";
import { reduce } from "./reductions.js";

/** Elements chosen among arrays, and assignment where a mask is true: walks of assignments with a mask. */

const { int32 } = dtypes;

const shapeOf = (x: Operand): Shape => (x instanceof CoreArray ? x.shape : []);

/** What arrays and the scalars among them have in common; of scalars alone what arrays of them would have. */
function commonDType(items: readonly Operand[]): DTypeRow {
  const strong: DTypeRow[] = [];
  const scalars: Exclude<Operand, CoreArray>[] = [];
  for (const x of items) {
    if (x instanceof CoreArray) strong.push(x.dtype);
    else scalars.push(x);
  }
  return strong.length === 0
    ? scalars.map(scalarDtype).reduce(promote)
    : resultType(strong, scalars.map(weakKind));
}

/** Write an array or a scalar, whatever its dtype, where a mask is true. */
function write(target: CoreArray, x: Operand, where?: CoreArray): void {
  if (x instanceof CoreArray) assign(target, x, where);
  else
    consume(
      filled(allocate(scalarDtype(x), []), (a) => fill(a, x)),
      (a) => assign(target, a, where),
    );
}

/** A view stretched to a shape that it broadcasts to. */
const stretched = (a: CoreArray, shape: Shape): CoreArray =>
  sameShape(a.shape, shape) ? a : a.view(shape, broadcastStrides(a.shape, a.strides, shape));

/** Refuse an index that names no choice. @throws ValueError */
function requireChoices(index: CoreArray, count: number): void {
  if (index.size === 0) return;
  const extreme = (name: "min" | "max"): number => consume(reduce(name, index), (r) => Number(r.first()));
  if (extreme("min") < 0 || extreme("max") >= count) throw new ValueError("invalid entry in choice array");
}

/**
 * For each element of the index that of the choice it names, all broadcast together.
 *
 * @throws ValueError for an index that names no choice, @throws BroadcastError, TypeError
 */
export function choose(
  index: CoreArray,
  choices: readonly Operand[],
  mode: Mode,
  policy: Policy,
  out?: CoreArray,
): CoreArray {
  if (choices.length === 0) throw new ValueError("0-length sequence.");
  return withIntegers(index, (integers) => {
    const shape = commonShape([...choices.map(shapeOf), index.shape]);
    if (out && !sameShape(out.shape, shape)) throw new TypeError("choose: invalid shape for output array.");
    if (out) requireWriteable(out, "output array");
    if (mode === "raise") requireChoices(integers, choices.length);
    const positions = filled(allocate(int32, integers.shape), (places) => {
      if (places.size > 0) addOffsets(places, integers, 0, choices.length, 1, false, mode);
    });
    const result = consume(positions, () =>
      filled(allocate(commonDType(choices), shape), (target) => {
        for (const [k, choice] of choices.entries())
          consume(dispatch("equal", [positions, k], policy), (mask) => write(target, choice, mask));
      }),
    );
    if (!out) return result;
    consume(result, () => assign(out, result));
    return out;
  });
}

/**
 * For each place the element of the first choice whose condition is true there, else the default.
 *
 * @throws ValueError when the lists differ in length or are empty, @throws TypeError, BroadcastError
 */
export function select(
  conditions: readonly CoreArray[],
  choices: readonly Operand[],
  otherwise: Operand,
): CoreArray {
  if (conditions.length !== choices.length)
    throw new ValueError("list of cases must be same length as list of conditions");
  if (conditions.length === 0) throw new ValueError("select with an empty condition list is not possible");
  const all = [...choices, otherwise];
  const dtype = commonDType(all);
  const chosen = commonShape(all.map(shapeOf));
  const tested = commonShape(conditions.map((a) => a.shape));
  conditions.forEach((condition, i) => {
    if (condition.dtype.kind !== "bool")
      throw new TypeError(`invalid entry ${i} in condlist: should be boolean ndarray`);
  });
  return filled(allocate(dtype, commonShape([tested, chosen])), (result) => {
    write(result, otherwise);
    for (let i = choices.length - 1; i >= 0; i--) write(result, choices[i]!, conditions[i]!);
  });
}

/** A mask of as many elements, in the shape of an array. */
function withMaskOf<T>(name: string, a: CoreArray, mask: CoreArray, use: (mask: CoreArray) => T): T {
  if (mask.size !== a.size) throw new ValueError(`${name}: mask and data must be the same size`);
  return withTruth(mask, (dense) => use(dense.view(a.shape, stridesOf(a.shape, 1))));
}

/** Where a mask is true the element of `values` at the same place, `values` repeated as need be. @throws ValueError */
export function putmask(a: CoreArray, mask: CoreArray, values: CoreArray): void {
  requireWriteable(a, "putmask: output array");
  withMaskOf("putmask", a, mask, (truth) => {
    if (values.size === 0 || a.size === 0) return;
    const apart = values.dtype === a.dtype && values.cContiguous && !mayShareMemory(values, a);
    const source = apart ? values : copy(values, "C", a.dtype);
    try {
      if (source.size === 1) assign(a, source.view([], []), truth);
      else if (a.cContiguous) putRounds(a, truth, source);
      else
        consume(copy(a), (dense) => {
          putRounds(dense, truth, source);
          assign(a, dense);
        });
    } finally {
      if (!apart) source.storage.dispose();
    }
  });
}

/** As {@link putmask}, of dense arrays: the values over whole rounds at once, and over what is left. */
function putRounds(a: CoreArray, mask: CoreArray, values: CoreArray): void {
  const n = values.size;
  const rounds = Math.floor(a.size / n);
  const rest = a.size - rounds * n;
  const rows = (x: CoreArray, size: number): CoreArray => x.view([rounds, n], [n * size, size]);
  const tail = (x: CoreArray, size: number): CoreArray =>
    x.view([rest], [size], x.offset + rounds * n * size);
  const { itemsize } = a.dtype;
  const line = values.view([n], [itemsize]);
  assign(rows(a, itemsize), line, rows(mask, 1));
  assign(tail(a, itemsize), values.view([rest], [itemsize]), tail(mask, 1));
}

/** Write an array, or a scalar, over a target where a mask is true. @throws TypeError, ValueError, OverflowError */
export function copyto(target: CoreArray, source: Operand, casting: Casting, where?: CoreArray): void {
  requireWriteable(target);
  if (where) requireMaskFor(target, where);
  const shared = where && mayShareMemory(where, target) && !sameView(where, target);
  const mask = shared ? copy(where) : where;
  try {
    const over = mask && stretched(mask, target.shape);
    if (source instanceof CoreArray) {
      if (source.ndim === 0) requireScalarCast(source.dtype, target.dtype, casting);
      assign(target, source, over, casting);
    } else {
      const kind = weakKind(source);
      const dtype = resultType([target.dtype], [kind]);
      if (dtype !== target.dtype) {
        requireScalarCast(dtype, target.dtype, casting);
        write(target, source, over);
      } else if (casting === "equiv" && kind !== "bool") {
        throw new TypeError(
          `cannot cast Python ${kind} to ${dtype.name} under the casting rule '${casting}'`,
        );
        // A whole number fits every dtype of numbers, and any other its own kind of them.
      } else fill(target, source, over);
    }
  } finally {
    if (shared) mask!.storage.dispose();
  }
}

function requireScalarCast(from: DTypeRow, to: DTypeRow, casting: Casting): void {
  if (canCast(from, to, casting)) return;
  throw new TypeError(
    `Cannot cast scalar from dtype('${from.name}') to dtype('${to.name}') according to the rule '${casting}'`,
  );
}

function requireMaskFor(target: CoreArray, where: CoreArray): void {
  if (where.dtype.kind !== "bool") {
    throw new TypeError(
      `Cannot cast ${where.ndim === 0 ? "scalar" : "array data"} from dtype('${where.dtype.name}') to dtype('bool') according to the rule 'safe'`,
    );
  }
  const lead = target.ndim - where.ndim;
  if (lead < 0 || where.shape.some((length, i) => length !== 1 && length !== target.shape[lead + i])) {
    throw new ValueError(
      `could not broadcast where mask from shape ${compactShape(where.shape)} into shape ${compactShape(target.shape)}`,
    );
  }
}

/**
 * Write values, repeated as need be, along the diagonal of all axes.
 *
 * @param wrap - whether the diagonal of a tall matrix begins anew below its end
 * @throws ValueError for less than two axes, or several of different lengths
 */
export function fillDiagonal(a: CoreArray, values: CoreArray, wrap: boolean): void {
  if (a.ndim < 2) throw new ValueError("array must be at least 2-d");
  const [rows, columns] = a.shape as [number, number];
  if (a.ndim > 2 && a.shape.some((length) => length !== rows))
    throw new ValueError("All dimensions of input must be of equal length");
  requireWriteable(a, "underlying array");
  if (values.size === 0) return;
  const step = a.strides.reduce((n, stride) => n + stride, 0);
  withFlat(values, (line) => {
    // Below each square there is one row that stays as it is.
    for (let top = 0, k = 0; top < rows; top += columns + 1) {
      const n = Math.min(columns, rows - top);
      for (let i = 0; i < n; ) {
        const from = k % line.size;
        const count = line.size === 1 ? n : Math.min(n - i, line.size - from);
        const place = a.offset + top * a.strides[0]! + i * step;
        const start = line.offset + from * line.strides[0]!;
        assign(
          a.view([count], [step], place),
          line.size === 1 ? line.view([], []) : line.view([count], line.strides, start),
        );
        i += count;
        k += count;
      }
      if (!wrap || a.ndim > 2 || columns === 0) break;
    }
  });
}
