import { bind, parameters } from "../core/args.js";
import { allocate, broadcastTo, type CoreArray, consume, relayout } from "../core/array.js";
import { assign } from "../core/assign.js";
import { outside } from "../core/calls.js";
import { asCore, fromNested, toNested } from "../core/convert.js";
import { type DType, type DTypeRow, dtypeOf, type Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { isScalar } from "../core/scalar.js";
import { broadcastShapes, commonShape, indicesOf, type Shape, stridesOf } from "../core/shape.js";
import { withFlat } from "../ops/layout.js";
import { define } from "./define.js";
import { outArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** Functions of scalars, and of small arrays, that become functions of arrays: the function is called in a loop. */

// biome-ignore lint/suspicious/noExplicitAny: any function of the caller's
type AnyFunction = (...args: any[]) => unknown;

/** What {@link vectorize} takes by name. */
export interface VectorizeOptions<S extends string | null = string | null> {
  /** The dtypes of the results; by default that of the first result. */
  otypes?: string | readonly (DType | string)[] | null;
  /** What the function says of itself. */
  doc?: string | null;
  /** The positions of arguments that are handed on as they are. */
  excluded?: Iterable<number | string> | null;
  /** Taken for NumPy's sake: the function is called once for each element in any case. */
  cache?: boolean;
  /** Which axes of the arguments the function takes and gives: `"(n),(n)->()"`. */
  signature?: S;
}

/** What a vectorized function gives: one array, or one for each result of the function. */
type Results<F extends AnyFunction, S> = S extends `${string}->${string}),(${string}`
  ? NDArray[]
  : S extends string
    ? NDArray
    : ReturnType<F> extends readonly unknown[]
      ? NDArray[]
      : NDArray;

/** A function of arrays that calls a function of scalars. */
export interface Vectorized<R> {
  (...args: unknown[]): R;
  readonly pyfunc: AnyFunction;
  readonly signature: string | null;
  readonly __doc__: string | null;
}

/** The names of the axes that a function takes and gives, by argument. */
interface Signature {
  readonly inputs: readonly (readonly string[])[];
  readonly outputs: readonly (readonly string[])[];
}

const argument = String.raw`\((?:\w+(?:,\w+)*)?\)`;
const form = new RegExp(`^${argument}(?:,${argument})*->${argument}(?:,${argument})*$`);

function parseSignature(text: string): Signature {
  const dense = text.replaceAll(/\s+/g, "");
  if (!form.test(dense)) throw new ValueError(`not a valid gufunc signature: ${dense}`);
  const [inputs, outputs] = dense
    .split("->")
    .map((side) => [...side.matchAll(/\(([^)]*)\)/g)].map((found) => found[1]!.split(",").filter(Boolean)));
  return { inputs: inputs!, outputs: outputs! };
}

function readOtypes(otypes: unknown): DTypeRow[] | undefined {
  if (otypes == null) return undefined;
  if (typeof otypes === "string") {
    try {
      return [dtypeOf(otypes)];
    } catch {
      return [...otypes].map((char) => {
        try {
          return dtypeOf(char);
        } catch {
          throw new ValueError(`Invalid otype specified: ${char}`);
        }
      });
    }
  }
  if (typeof otypes !== "object" || !(Symbol.iterator in (otypes as object)))
    throw new ValueError("Invalid otype specification");
  return Array.from(otypes as Iterable<unknown>, dtypeOf);
}

/** The elements of an array, in C order, as the caller's function sees them. */
const scalarsOf = (a: CoreArray): Scalar[] => withFlat(a, (flat) => toNested(flat) as Scalar[]);

/** A new array of a shape from results, all of them scalars. @throws ValueError */
function gathered(results: readonly unknown[], shape: Shape, dtype: DTypeRow | undefined): CoreArray {
  const flat = fromNested(results, dtype);
  if (flat.ndim !== 1) {
    flat.storage.dispose();
    throw new ValueError("setting an array element with a sequence.");
  }
  return relaid(flat, shape);
}

const relaid = (flat: CoreArray, shape: Shape): CoreArray =>
  relayout(flat, shape, stridesOf(shape, flat.dtype.itemsize));

/** Call a function for every element of arguments broadcast together. Gives what it gave, and their shape. */
function mapped(f: AnyFunction, args: readonly unknown[]): { shape: Shape; results: unknown[] } {
  return withArrays(args, (...arrays) => {
    const shape = broadcastShapes(arrays.map((a) => a.shape));
    const columns = arrays.map((a) => scalarsOf(broadcastTo(a, shape)));
    const count = columns[0]?.length ?? 1;
    const results = Array.from({ length: count }, (_, i) => f(...columns.map((column) => column[i])));
    return { shape, results };
  });
}

/** One array, or one for each of several results: the dtypes are those asked for, or of the first results. */
function arraysOf(
  results: readonly unknown[],
  shape: Shape,
  otypes: readonly DTypeRow[] | undefined,
): NDArray | NDArray[] {
  if (results.length === 0) {
    if (!otypes) throw new ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set");
    const empty = otypes.map((dtype) => wrap(allocate(dtype, shape)));
    return empty.length === 1 ? empty[0]! : empty;
  }
  const first = results[0];
  const several = otypes ? otypes.length > 1 : Array.isArray(first);
  const columns = several
    ? Array.from({ length: otypes?.length ?? (first as unknown[]).length }, (_, k) =>
        results.map((row) => (row as unknown[])[k]),
      )
    : [results];
  const arrays = columns.map((column, k) => {
    const dtype = otypes?.[k] ?? consume(asCore([column[0]]), (a) => a.dtype);
    return wrap(gathered(column, shape, dtype));
  });
  return several ? arrays : arrays[0]!;
}

/** Take down how long an argument's named axes are. @throws ValueError when it has none or they differ */
function note(sizes: Map<string, number>, a: CoreArray, names: readonly string[]): void {
  if (names.length === 0) return;
  if (a.ndim < names.length) {
    const tuple = `(${names.map((name) => `'${name}'`).join(", ")}${names.length === 1 ? "," : ""})`;
    throw new ValueError(
      `${a.ndim}-dimensional argument does not have enough dimensions for all core dimensions ${tuple}`,
    );
  }
  names.forEach((name, i) => {
    const size = a.shape[a.ndim - names.length + i]!;
    const known = sizes.get(name);
    if (known !== undefined && known !== size) {
      throw new ValueError(`inconsistent size for core dimension '${name}': ${size} vs ${known}`);
    }
    sizes.set(name, size);
  });
}

/** The part of an array at an index into its first axes. */
function part(a: CoreArray, index: readonly number[]): CoreArray {
  const n = index.length;
  const offset = index.reduce((at, i, k) => at + i * a.strides[k]!, a.offset);
  return a.view(a.shape.slice(n), a.strides.slice(n), offset);
}

/** Call a function for every part of arguments that its signature leaves over. */
function mapCore(
  f: AnyFunction,
  { inputs, outputs }: Signature,
  args: readonly unknown[],
  otypes: readonly DTypeRow[] | undefined,
): NDArray | NDArray[] {
  if (args.length !== inputs.length) {
    throw new TypeError(
      `wrong number of positional arguments: expected ${inputs.length}, got ${args.length}`,
    );
  }
  return withArrays(args, (...arrays) => {
    const sizes = new Map<string, number>();
    arrays.forEach((a, k) => note(sizes, a, inputs[k]!));
    const loop = commonShape(arrays.map((a, k) => a.shape.slice(0, a.ndim - inputs[k]!.length)));
    const core = (names: readonly string[]): number[] => names.map((name) => sizes.get(name)!);
    const wide = arrays.map((a, k) => broadcastTo(a, [...loop, ...core(inputs[k]!)]));
    let made: CoreArray[] | undefined;
    const make = (dtype: (k: number) => DTypeRow): CoreArray[] =>
      outputs.map((names, k) => allocate(dtype(k), [...loop, ...core(names)]));
    try {
      for (const index of indicesOf(loop)) {
        const given = f(
          ...wide.map((a, k) => {
            const at = part(a, index);
            return inputs[k]!.length === 0 ? toNested(at) : wrap(at);
          }),
        );
        const results = outputs.length === 1 ? [given] : Array.isArray(given) ? given : [given];
        if (results.length !== outputs.length) {
          throw new ValueError(
            `wrong number of outputs from pyfunc: expected ${outputs.length}, got ${results.length}`,
          );
        }
        withArrays(results, (...found) => {
          if (!made) {
            found.forEach((a, k) => note(sizes, a, outputs[k]!));
            made = make((k) => otypes?.[k] ?? found[k]!.dtype);
          }
          found.forEach((a, k) => assign(part(made![k]!, index), a));
        });
      }
    } catch (error) {
      for (const a of made ?? []) a.storage.dispose();
      throw error;
    }
    if (!made) {
      if (!otypes) throw new ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set");
      if (outputs.some((names) => names.some((name) => !sizes.has(name)))) {
        throw new ValueError(
          "cannot call `vectorize` with a signature including new output dimensions on size 0 inputs",
        );
      }
      made = make((k) => otypes[k]!);
    }
    const wrapped = made.map((a) => wrap(a));
    return outputs.length === 1 ? wrapped[0]! : wrapped;
  });
}

/**
 * A function of scalars as a function of arrays, broadcast together; it is called once for each element. With a
 * `signature` it takes and gives arrays: the axes that are named, for every place on the others.
 *
 * @param pyfunc - gives a scalar, or an array of several results
 * @returns a function that gives an array, or one for each result
 * @throws ValueError for a signature or dtypes that cannot be read
 * @example
 * const grade = np.vectorize((x, limit) => (x > limit ? x - limit : 0));
 * grade([1, 5, 9], 4).toString() // -> [0. 1. 5.]
 * np.vectorize((v) => v.sum(), { signature: "(n)->()" })([[1, 2], [3, 4]]).toString() // -> [3. 7.]
 */
export const vectorize: <F extends AnyFunction, const S extends string | null = null>(
  pyfunc: F,
  options?: VectorizeOptions<S>,
) => Vectorized<Results<F, S>> = define(
  "vectorize(pyfunc, otypes=, doc=, excluded=, cache=, signature=)",
  (pyfunc: AnyFunction, otypes, doc = null, excluded, _cache, signature = null) => {
    const dtypes = readOtypes(otypes);
    const kept = new Set<unknown>(excluded ?? []);
    const parsed = signature === null ? undefined : parseSignature(signature);
    const call = (...args: unknown[]): NDArray | NDArray[] => {
      const varied = args.flatMap((arg, k) => (kept.has(k) ? [] : [arg]));
      const f: AnyFunction = (...values) => {
        let next = 0;
        return outside(() => pyfunc(...args.map((arg, k) => (kept.has(k) ? arg : values[next++]))));
      };
      if (parsed) return mapCore(f, parsed, varied, dtypes);
      const { shape, results } = mapped(f, varied);
      return arraysOf(results, shape, dtypes);
    };
    return Object.assign(Object.defineProperty(call, "name", { value: pyfunc.name }), {
      pyfunc,
      signature,
      __doc__: doc,
    });
  },
);

/** A function of scalars as a function of arrays: what {@link frompyfunc} gives. */
export interface PyUfunc {
  (...args: unknown[]): NDArray | Scalar | (NDArray | Scalar)[];
  readonly nin: number;
  readonly nout: number;
  readonly nargs: number;
  readonly ntypes: number;
  readonly identity: Scalar | null;
}

/**
 * A function of scalars as a function of arrays, broadcast together. Results are numbers, booleans, bigints or `Complex`,
 * and the array has the dtype that all of them promote to: there are no object arrays.
 *
 * @returns a function that gives an array, of scalars alone a scalar; for several results a list
 * @throws TypeError when it is called with another number of arguments
 * @example
 * const f = np.frompyfunc((a, b) => Math.max(a, b) % 3, 2, 1);
 * f([1, 5, 9], 4).toString() // -> [1. 2. 0.]
 */
export const frompyfunc: (
  func: AnyFunction,
  nin: number,
  nout: number,
  options?: { identity?: Scalar | null },
) => PyUfunc = define(
  "frompyfunc(func, nin, nout, *, identity=)",
  (func: AnyFunction, nin, nout, identity = null) => {
    const name = `${func.name || "?"} (vectorized)`;
    const call = (...args: unknown[]): unknown => {
      if (args.length < nin || args.length > nin + nout + 1) {
        throw new TypeError(
          `${name}() takes from ${nin} to ${nin + nout} positional arguments but ${args.length} were given`,
        );
      }
      const outs = outsOf(name, nin, nout, args);
      const inputs = args.slice(0, nin);
      const { shape, results } = mapped(func, inputs);
      const columns = Array.from({ length: nout }, (_, k) =>
        nout === 1 ? results : results.map((row) => (row as unknown[])[k]),
      );
      const found = columns.map((column, k) => {
        const out = outs[k];
        if (out) {
          consume(gathered(column, shape, out.core.dtype), (values) => assign(out.core, values));
          return out;
        }
        return inputs.every(isScalar) ? (column[0] as Scalar) : wrap(gathered(column, shape, undefined));
      });
      return nout === 1 ? found[0] : found;
    };
    return Object.assign(Object.defineProperty(call, "name", { value: name }), {
      nin,
      nout,
      nargs: nin + nout,
      ntypes: 1,
      identity,
    });
  },
);

/** The arrays that results go to: by position, or by the name `out`. */
function outsOf(name: string, nin: number, nout: number, args: readonly unknown[]): (NDArray | undefined)[] {
  const inputs = Array.from({ length: nin }, (_, k) => `x${k + 1}`);
  const outputs = Array.from({ length: nout }, (_, k) => `out${k}=`);
  const signature = parameters(`f(${[...inputs, ...outputs, "*", "out="].join(", ")})`);
  const given = bind({ ...signature, name }, args);
  const named = given[nin + nout];
  const list = Array.isArray(named) ? named : [named];
  return outputs.map((_, k) => outArg(given[nin + k] ?? list[k]));
}
