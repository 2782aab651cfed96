// lanewise's answers to the cases that test/differential/oracle.py answers for NumPy (the language is described there).
import { Buffer } from "node:buffer";
import { bytesOf } from "./bytes.mjs";

/** A C-contiguous array with these bytes: the same way in for every dtype. */
export function fromBytes(np, dtype, shape, bytes) {
  const array = np.empty(shape, dtype);
  const { data } = array;
  if (data.byteLength !== bytes.byteLength)
    throw new RangeError(
      `${bytes.byteLength} bytes for ${data.byteLength} of ${dtype} ${JSON.stringify(shape)}`,
    );
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(bytes);
  return array;
}

/** The bytes of an array in C order. */
export function toBytes(array) {
  const data = array.toTypedArray();
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

/** Element `i` of a reproducible array that is too long to be written down. */
function noise(i, seed) {
  return ((Math.imul(i, 2654435761) + seed) >>> 0) / 2 ** 32 - 0.5;
}

function stepped(array, steps = [], np, names) {
  let view = array;
  for (const [name, ...rest] of steps) {
    if (name === "get") view = view.get(...rest.map((item) => value(np, item, names)));
    else if (name === "transpose") view = np.transpose(view, ...rest);
    else if (name === "broadcastTo") view = np.broadcastTo(view, rest[0]);
    else if (name === "reshape") view = np.reshape(view, rest[0]);
    else if (name === "sort") view = np.sort(view);
    else throw new TypeError(`unknown step ${name}`);
  }
  return view;
}

/** The JavaScript value of a recipe. */
export function value(np, recipe, names = {}) {
  if (Array.isArray(recipe)) return recipe.map((item) => value(np, item, names));
  if (recipe === null || typeof recipe !== "object") return recipe;
  if ("ref" in recipe) return stepped(names[recipe.ref], recipe.steps, np, names);
  if ("array" in recipe) {
    const { dtype, shape, data, steps } = recipe.array;
    return stepped(fromBytes(np, dtype, shape, Buffer.from(data, "base64")), steps, np, names);
  }
  if ("noise" in recipe) {
    const { dtype, shape, seed, steps } = recipe.noise;
    const values = Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => noise(i, seed));
    return stepped(fromBytes(np, dtype, shape, bytesOf(values, dtype)), steps, np, names);
  }
  if ("float" in recipe) {
    const number = Number(recipe.float.replace("inf", "Infinity"));
    return Number.isInteger(number) && !Object.is(number, -0) ? np.float(number) : number;
  }
  if ("function" in recipe) return np[recipe.function];
  if ("bigint" in recipe) return BigInt(recipe.bigint);
  if ("bytes" in recipe) return new Uint8Array(Buffer.from(recipe.bytes, "base64"));
  if ("tuple" in recipe) return recipe.tuple.map((item) => value(np, item, names));
  if ("dtype" in recipe) return np.dtype(recipe.dtype);
  if ("class" in recipe) return np[recipe.class];
  if ("complex" in recipe)
    return np.complex(...recipe.complex.map((x) => Number(String(x).replace("inf", "Infinity"))));
  throw new TypeError(`unknown recipe ${JSON.stringify(recipe)}`);
}

/** A result as plain data: the counterpart of `encode` in the oracle. */
export function encode(np, result, strides = false) {
  if (result === undefined || result === null) return { none: true };
  if (typeof result === "string") return { str: result };
  if (result instanceof Uint8Array) return { dtype: "uint8", shape: [result.length], data: result };
  if (result instanceof np.Dtype) return { str: String(result) };
  if (Array.isArray(result)) return { list: result.map((item) => encode(np, item, strides)) };
  // What iterates over parts; the elements of `a.flat` are an array in NumPy's eyes.
  if (typeof result === "object" && "next" in result && !(result instanceof np.FlatIter))
    return { list: Array.from(result, (item) => encode(np, item, strides)) };
  if (typeof result === "object" && "shape" in result) {
    const out = { dtype: result.dtype, shape: [...result.shape], data: toBytes(result) };
    if (strides) out.strides = [...result.strides];
    return out;
  }
  if (typeof result === "object" && !("re" in result))
    return { list: Object.values(result).map((item) => encode(np, item, strides)) };
  return { scalar: result };
}

/** Calls a function, method or attribute by the name that a case has for it. */
export function call(np, fn, args, kw) {
  const options = Object.keys(kw).length > 0 ? [kw] : [];
  if (fn === "get") return args[0].get(...args.slice(1));
  if (fn === "set") return void args[0].set(...args.slice(1));
  if (fn === "flat.get" || fn === "flat.set")
    return call(np, fn.slice(5), [args[0].flat, ...args.slice(1)], kw);
  if (fn.startsWith("@"))
    return fn
      .slice(1)
      .split(".")
      .reduce((object, name) => object[name], args[0]);
  if (fn.startsWith(".")) return args[0][fn.slice(1)](...args.slice(1), ...options);
  if (fn.includes("().")) {
    const [name, attribute] = fn.split("().");
    return call(np, name, args, kw)[attribute];
  }
  const path = fn.split(".");
  const owner = path.slice(0, -1).reduce((module, name) => module[name], np);
  return owner[path[path.length - 1]](...args, ...options);
}

/** A partition without what is undefined in it: the order within segments. As in the oracle. */
function segments(np, result, fn, array, kth, { axis = -1 } = {}) {
  const flat = axis === null;
  const source = flat ? np.ravel(array) : array.ndim === 0 ? np.reshape(array, [1]) : array;
  const along = flat ? 0 : axis;
  const n = source.shape.at(along);
  const values = fn === "argpartition" ? np.takeAlongAxis(source, result, along) : result;
  const places = [].concat(kth.tolist?.() ?? kth).map((k) => (Number(k.value ?? k) + n) % n);
  const ends = [...new Set([0, n, ...places, ...places.map((k) => k + 1)])].filter((k) => k <= n);
  ends.sort((i, j) => i - j);
  const parts = ends
    .slice(1)
    .map((end, i) => np.sort(np.take(values, np.arange(ends[i], end, 1, "int64"), along), along));
  const joined = parts.length > 0 ? np.concatenate(parts, along) : values;
  return fn === "argpartition" ? [joined, np.sort(result, along)] : joined;
}

/** Whether writing to `result` changes `source`; what cannot be written to is asked for its base. */
function shares(result, source) {
  if (result.size === 0) return false;
  if (result === source) return true;
  if (!result.flags.writeable) return (result.base ?? result) === (source.base ?? source);
  const before = toBytes(source);
  const kept = result.copy();
  result.set("...", result.equal(0));
  const changed = toBytes(source).some((byte, i) => byte !== before[i]);
  result.set("...", kept);
  return changed;
}

/** Evaluates one case; throws only when the case itself cannot be built. */
export function evaluate(np, test) {
  const out = {};
  np.scope(() => {
    const names = {};
    for (const [name, recipe] of Object.entries(test.let ?? {})) names[name] = value(np, recipe, names);
    const args = test.args.map((recipe) => value(np, recipe, names));
    const kw = Object.fromEntries(
      Object.entries(test.kw ?? {}).map(([key, v]) => [key, value(np, v, names)]),
    );
    try {
      let result = call(np, test.fn, args, kw);
      if (test.then) result = result(...test.then.map((recipe) => value(np, recipe, names)));
      if (test.want?.includes("segments")) result = segments(np, result, test.fn, args[0], args[1], kw);
      out.ok = encode(np, result, test.want?.includes("strides"));
      if (test.want?.includes("shares")) out.shares = shares(result, args[0]);
    } catch (error) {
      out.error = error instanceof TypeError ? "TypeError" : error.name;
      out.message = error.message;
      out.stack = error.stack;
    }
    if (test.watch) out.watch = test.watch.map((name) => encode(np, names[name]));
  });
  return out;
}
