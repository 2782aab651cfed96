import type { CoreArray } from "../../core/array.js";
import { state } from "../../core/conditions.js";
import { asCore, unwrap } from "../../core/convert.js";
import { dispatchRow, type Operand, type UfuncName } from "../../core/dispatch.js";
import { dtypeOf } from "../../core/dtype.js";
import { AttributeError, ValueError } from "../../core/errors.js";
import { isScalar, valueOf, weakKind } from "../../core/scalar.js";
import { Slice } from "../../core/slice.js";
import type { Storage } from "../../core/storage.js";
import { type Ufunc, ufuncs } from "../../core/ufunc.js";
import { compute, Lazy } from "../../ops/fused/lazy.js";
import { NDArray, wrap } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";
import { powerShortcut, requireNonNegativePower } from "../power.js";
import { clip, where } from "../selecting.js";
import { ufunc } from "../ufunc.js";
import { watched } from "../watching.js";
import { once, reachable, wrapped } from "../weak_operands.js";
import { momentOf } from "./moment.js";
import { type Callable, camel, folds, others } from "./names.js";
import { floating, isTrue, ofNumbers, type Weak } from "./scalars.js";
import { caret, type Named, type Parsed, type Tree } from "./tree.js";

/**
 * What stands for a part of an expression: a weak number, an array, one that has not been computed, a list, a function,
 * `null`, or what an argument may be besides.
 */
type Value = unknown;

/** A function by its name in the tables. */
class Reference {
  constructor(readonly name: string) {}
}

const isArray = (x: Value): x is NDArray | Lazy => x instanceof NDArray || x instanceof Lazy;
const coreOf = (x: NDArray | Lazy): CoreArray => (x instanceof Lazy ? x : x.core);
const asArray = (x: NDArray | Lazy): NDArray => (x instanceof Lazy ? new NDArray(x) : x);

/** What an array can be asked for without a call. */
const facts = new Set(["shape", "size", "ndim", "itemsize", "nbytes", "dtype"]);
const views = new Set(["T", "mT", "real", "imag"]);
/** Methods that would leave nothing behind, or are no methods of NumPy's. */
const hidden = new Set(["constructor", "dispose", "viewOf", "element", "toString", "toJSON"]);

/** Compute an expression with these operands. */
export function evaluate(parsed: Parsed, operands: readonly unknown[]): unknown {
  const evaluation = new Evaluation(parsed, operands);
  let result: unknown;
  try {
    result = evaluation.finish(evaluation.visit(parsed.tree));
    return result;
  } finally {
    evaluation.release(result);
  }
}

class Evaluation {
  /** Arrays that were made on the way. */
  private readonly made: NDArray[] = [];
  private readonly computed = new Map<Lazy, NDArray>();
  /** Equal parts of the expression are one part: by their names and inputs. */
  private readonly known = new Map<string, Value>();
  private readonly ids = new Map<Value, number>();
  private located = false;
  private readonly text: string;

  constructor(
    parsed: Parsed,
    private readonly operands: readonly unknown[],
  ) {
    this.text = parsed.text;
  }

  /** The value of a part; what it throws says where. */
  visit(tree: Tree): Value {
    try {
      return this.value(tree);
    } catch (error) {
      if (error instanceof Error && !this.located) {
        this.located = true;
        // The stack is text that was made of the message: it is read before that changes.
        const { message, stack } = error;
        error.message += caret(this.text, tree.at);
        if (stack) error.stack = stack.replace(message, () => error.message);
      }
      throw error;
    }
  }

  private value(tree: Tree): Value {
    switch (tree.kind) {
      case "operand":
        return this.operand(tree.index);
      case "constant":
        return tree.value;
      case "function":
        return new Reference(tree.name);
      case "list":
      case "tuple":
        return tree.items.map((item) => this.visit(item));
      case "ufunc":
        return this.elementwise(
          tree.name as UfuncName,
          tree.inputs.map((input) => this.visit(input)),
        );
      case "matmul":
        return this.call(
          others.matmul!,
          tree.inputs.map((input) => this.visit(input)),
          [],
        );
      case "not":
        return !this.truth(this.visit(tree.input));
      case "and":
      case "or": {
        const left = this.visit(tree.inputs[0]);
        return this.truth(left) === (tree.kind === "and") ? this.visit(tree.inputs[1]) : left;
      }
      case "if":
        return this.visit(this.truth(this.visit(tree.test)) ? tree.yes : tree.no);
      case "compare":
        return this.chain(tree.names, tree.inputs);
      case "slice":
        return new Slice(...(this.bounds(tree.parts) as [number | null, number | null, number | null]));
      case "index":
        return this.index(this.visit(tree.of), tree.items);
      case "attribute":
        return this.attribute(this.visit(tree.of), tree.name);
      case "call":
        return this.callTree(tree.callee, tree.args, tree.named);
    }
  }

  private operand(index: number): Value {
    const x = this.operands[index];
    if (x === undefined) throw new TypeError("an operand is undefined");
    if (x instanceof NDArray || typeof x !== "object" || x === null) return x;
    if (unwrap(x)) throw new TypeError("operands are NumPy's arrays: a tensor is given as tensor.numpy()");
    return x;
  }

  /** A value as an operand of a ufunc. */
  private input(x: Value): Operand {
    if (isScalar(x)) return x;
    if (isArray(x)) return coreOf(x);
    if (typeof x !== "object" || x === null || x instanceof Reference || x instanceof Slice)
      throw new TypeError(`unsupported operand type: '${x === null ? "NoneType" : typeof x}'`);
    const list = Array.isArray(x) ? x.map((item) => (item instanceof Lazy ? this.force(item) : item)) : x;
    return this.adopt(wrap(asCore(list))).core;
  }

  /** Note an array that was made, so that it is freed. */
  private adopt(a: NDArray): NDArray {
    this.made.push(a);
    return a;
  }

  /** The array of what has not been computed. */
  private force(a: Lazy): NDArray {
    let found = this.computed.get(a);
    if (!found) this.computed.set(a, (found = this.adopt(wrap(compute(a)))));
    return found;
  }

  private readonly hold = (a: Lazy): CoreArray => this.force(a).core;

  private ready(x: Value): Value {
    if (x instanceof Lazy) return this.force(x);
    if (x instanceof Reference) return publicFunction(x.name);
    return Array.isArray(x) ? x.map((item) => this.ready(item)) : x;
  }

  /** Compute what has these inputs once. */
  private shared(name: string, inputs: readonly Value[], make: () => Value): Value {
    const key = `${name}(${inputs.map((x) => this.idOf(x)).join()})`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const value = make();
    this.known.set(key, value);
    return value;
  }

  private idOf(x: Value): string {
    if (Array.isArray(x)) return `[${x.map((item) => this.idOf(item)).join()}]`;
    if (isScalar(x)) {
      const value = valueOf(x);
      return `${value === x ? typeof x : x.constructor.name}:${Object.is(value, -0) ? "-0" : value}`;
    }
    if (typeof x !== "object" || x === null) return String(x);
    let id = this.ids.get(x);
    if (id === undefined) this.ids.set(x, (id = this.ids.size));
    return `#${id}`;
  }

  private elementwise(name: UfuncName, values: readonly Value[]): Value {
    return this.ufunc(
      name,
      values.map((x) => this.input(x)),
    );
  }

  /** An element-wise function: of numbers a number, else what has not been computed. */
  private ufunc(name: UfuncName, given: readonly Operand[]): Value {
    const row: Ufunc = ufuncs[name];
    if (given.every(isScalar)) return ofNumbers(row, given as Weak[]);
    let inputs = given;
    let ran = row;
    if (name === "power") {
      const [base, exponent] = given as [Operand, Operand];
      // What is asked about the exponents has to be there.
      const asked = exponent instanceof Lazy && (exponent.size === 1 || exponent.dtype.kind === "int");
      inputs = [base, asked ? this.hold(exponent) : isScalar(exponent) ? exactly(exponent) : exponent];
      requireNonNegativePower(inputs);
      const shortcut = powerShortcut(inputs);
      if (shortcut) {
        ran = ufuncs[shortcut];
        inputs = inputs.slice(0, 1);
      }
    }
    if (state.watching) {
      const ready = inputs.map((x) => (x instanceof Lazy ? this.hold(x) : x));
      return this.adopt(
        wrap(watched(row, ready, undefined, () => [dispatchRow(ran, ready, numpyPolicy)])[0]!),
      );
    }
    return this.shared(ran.name, inputs, () => Lazy.of(ran, inputs, numpyPolicy, this.hold));
  }

  private chain(names: readonly string[], inputs: readonly Tree[]): Value {
    let left = this.visit(inputs[0]!);
    let result: Value = true;
    for (let k = 0; k < names.length; k++) {
      const right = this.visit(inputs[k + 1]!);
      result = this.elementwise(names[k] as UfuncName, [left, right]);
      // Python's `a < b < c` is `a < b and b < c`.
      if (k < names.length - 1 && !this.truth(result)) return result;
      left = right;
    }
    return result;
  }

  /** @throws ValueError for an array that is not one element */
  private truth(x: Value): boolean {
    if (isScalar(x)) return isTrue(x);
    if (!isArray(x)) return Array.isArray(x) ? x.length > 0 : Boolean(x);
    const { size } = x;
    if (size === 1) return isTrue(coreOf(x instanceof Lazy ? this.force(x) : x).first());
    throw new ValueError(
      size === 0
        ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
        : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    );
  }

  private bounds(parts: readonly (Tree | null)[]): Value[] {
    return [0, 1, 2].map((k) => (parts[k] ? valueOf(this.visit(parts[k]!) as Weak) : null));
  }

  private index(of: Value, items: readonly Tree[]): Value {
    const places = items.flatMap((item) => {
      const place = this.ready(this.visit(item));
      return item.kind === "tuple" ? (place as Value[]) : [place];
    });
    if (isArray(of)) return this.adopt((of instanceof Lazy ? this.force(of) : of).get(...places));
    if (!Array.isArray(of)) throw new TypeError(`'${typeof of}' object is not subscriptable`);
    const item = of.at(Number(places[0]));
    if (places.length !== 1 || item === undefined) throw new TypeError("list index out of range");
    return item;
  }

  private attribute(of: Value, name: string): Value {
    if (!isArray(of) || !(facts.has(name) || views.has(name)))
      throw new AttributeError(
        `'${isArray(of) ? "numpy.ndarray" : typeof of}' object has no attribute '${name}'`,
      );
    if (facts.has(name)) return asArray(of)[name as "shape"];
    return this.adopt((of instanceof Lazy ? this.force(of) : of)[name as "T"]);
  }

  private callTree(callee: Tree, args: readonly Tree[], named: Named): Value {
    const method = callee.kind === "attribute" ? callee.name : undefined;
    const of = this.visit(method === undefined ? callee : (callee as { of: Tree }).of);
    const values = args.map((arg) => this.visit(arg));
    const options = named.map(([name, value]) => [camel(name), this.visit(value)] as const);
    if (method !== undefined) return this.method(of, camel(method), values, options);
    if (of instanceof Reference) return this.named(of.name, values, options);
    if (typeof of === "function") return this.foreign(of as Callable, values, options);
    if (typeof of === "string" && of !== "..." && values.length === 1) return this.cast(values[0], of);
    throw new TypeError(`'${typeof of}' object is not callable`);
  }

  private cast(x: Value, name: string): Value {
    const dtype = dtypeOf(name);
    const input = this.input(x);
    if (isScalar(input)) return this.adopt(wrap(asCore(input, dtype)));
    return this.shared(name, [input], () => Lazy.cast(input, dtype, this.hold));
  }

  private method(of: Value, name: string, args: readonly Value[], options: Options): Value {
    if (!isArray(of)) throw new AttributeError(`'${typeof of}' object has no attribute '${name}'`);
    if (Object.hasOwn(folds, name)) return this.named(name, [of, ...args], options);
    if (name === "astype" && args.length === 1 && typeof args[0] === "string" && options.length === 0)
      return this.cast(of, args[0]);
    const a = this.ready(of) as NDArray;
    const found: unknown = hidden.has(name) ? undefined : (a as unknown as Record<string, unknown>)[name];
    if (typeof found !== "function")
      throw new AttributeError(`'numpy.ndarray' object has no attribute '${name}'`);
    return this.call((...rest) => found.apply(a, rest), args, options);
  }

  /** A function of the tables. */
  private named(name: string, args: readonly Value[], options: Options): Value {
    const row = Object.hasOwn(ufuncs, name) ? ufuncs[name as UfuncName] : undefined;
    if (row && row.nout === 1 && args.length === row.nin && options.length === 0 && !args.includes(null)) {
      if (name === "where") return this.where(args);
      const inputs = args.map((x) => this.input(x));
      if (name === "clip") for (const k of [1, 2]) inputs[k] = reachable(inputs[k]!, inputs[0]!);
      return this.ufunc(row.name, inputs);
    }
    const fold = Object.hasOwn(folds, name) ? folds[name] : undefined;
    const [a, ...rest] = args;
    const masked = rest.some(isArray) || options.some(([key, x]) => key === "where" || isArray(x));
    const plain = !isArray(a) || masked || (coreOf(a).dtype.kind === "complex" && /^(var|std)$/.test(name));
    if (!fold) return this.call(publicFunction(name), args, options);
    const alone = args.length === 1 && options.length === 0 && a instanceof NDArray;
    const moment = alone ? this.moment(name, a) : undefined;
    if (moment !== undefined) return moment;
    return this.shared(name, [...args, options], () => {
      const lazy = plain ? undefined : Lazy.from(coreOf(a), this.hold);
      const result = this.call(fold, [lazy ? new NDArray(lazy) : a, ...rest], options);
      // A whole float stays one.
      const from = isScalar(a) ? weakKind(a) : isArray(a) ? coreOf(a).dtype.kind : "";
      const isFloat = /^(mean|var|std)$/.test(name) || (lazy?.folded?.kind ?? from) === "float";
      return typeof result === "number" && isFloat ? floating(result) : result;
    });
  }

  /** {@link momentOf}: one mean serves all three. */
  private moment(name: string, a: NDArray): Value {
    const { core } = a;
    if (state.watching || !/^(mean|var|std)$/.test(name) || !core.cContiguous || core.size === 0)
      return undefined;
    return this.shared(name, [a, []], () => momentOf(name, core, () => this.moment("mean", a)));
  }

  private where(args: readonly Value[]): Value {
    const [condition, a, b] = args.map((x) => this.input(x)) as [Operand, Operand, Operand];
    const isBool = isScalar(condition) ? typeof condition === "boolean" : condition.dtype.kind === "bool";
    const mask = isBool ? condition : this.input(this.ufunc("notEqual", [once(condition), 0]));
    return this.ufunc("where", [mask, wrapped(a, b), wrapped(b, a)]);
  }

  /** A function of ours, of arrays. */
  private call(f: Callable, args: readonly Value[], options: Options): Value {
    const result = this.foreign(f, args, options);
    for (const x of Array.isArray(result) ? result : [result]) if (x instanceof NDArray) this.adopt(x);
    return result;
  }

  /** Any function: what it returns may be somebody else's. */
  private foreign(f: Callable, args: readonly Value[], options: Options): Value {
    const ready = args.map((x) => this.ready(x));
    if (options.length > 0) ready.push(Object.fromEntries(options.map(([key, x]) => [key, this.ready(x)])));
    return this.given(f(...ready));
  }

  private given(x: Value): Value {
    return x === undefined ? null : x;
  }

  /** The result as the caller gets it. */
  finish(x: Value): unknown {
    if (x instanceof Lazy) return this.force(x);
    if (x instanceof Reference) return publicFunction(x.name);
    if (Array.isArray(x)) return x.map((item) => this.finish(item));
    return isScalar(x) ? valueOf(x) : x;
  }

  /** Free what was made, but for what the result and the operands lie in. */
  release(result: unknown): void {
    const kept = new Set<Storage | undefined>();
    for (const x of [...this.operands, ...(Array.isArray(result) ? result : [result])])
      kept.add(unwrap(x)?.storage);
    for (const { core } of this.made) if (core.owner && !kept.has(core.storage)) core.storage.dispose();
  }
}

type Options = readonly (readonly [string, Value])[];

/** An exponent as NumPy looks at it: by its value alone. */
const exactly = (x: Weak): Weak => (typeof valueOf(x) === "number" ? valueOf(x) : x);

function publicFunction(name: string): Callable {
  if (name === "where" || name === "clip") return (name === "where" ? where : clip) as Callable;
  return folds[name] ?? others[name] ?? ufunc(name as UfuncName);
}
