// jax-js on its WebAssembly backend, which has one thread in Node. Functions consume their arguments, so every use of an
// input in a case's code takes a reference of its own.
import { readFileSync } from "node:fs";
import { compiled } from "../cases/row.mjs";
import { spellings } from "./jax-spellings.mjs";

const typed = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
};

/** What jax-js expects of a runtime and Node 20 lacks: a place to look for GPUs, halves, helpers of iterators. */
function modern() {
  globalThis.navigator ??= {};
  globalThis.Float16Array ??= class Float16Array {};
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  iterators.map ??= function* (change) {
    for (const item of this) yield change(item);
  };
  iterators.filter ??= function* (test) {
    for (const item of this) if (test(item)) yield item;
  };
  iterators.toArray ??= function () {
    return [...this];
  };
}

export async function load() {
  modern();
  const jax = await import("@jax-js/jax");
  await jax.init();
  jax.defaultDevice("wasm");
  const np = jax.numpy;
  const about = new URL("../node_modules/@jax-js/jax/package.json", import.meta.url);
  return {
    hello: { "jax-js": JSON.parse(readFileSync(about, "utf8")).version },
    library: jax,
    program: "jax",
    refuses: (dtype) => (dtype in typed ? undefined : `no ${dtype}`),
    array(bytes, dtype, shape) {
      const { buffer } = new Uint8Array(bytes);
      const values = new typed[dtype](buffer);
      if (dtype === "bool") return np.array(Int32Array.from(values)).reshape(shape).astype(np.bool);
      return np.array(values, { dtype: np[dtype] }).reshape(shape);
    },
    call(row, n) {
      const names = row.inputsAt(n).map((input) => input.name);
      if (row.name in spellings) {
        const made = spellings[row.name](jax, { n, m: Math.round(Math.sqrt(n)) });
        if (typeof made === "string") return made;
        return (...inputs) => made(...inputs.map((a) => a.ref));
      }
      for (const [, name] of row.js.matchAll(/\bnp\.(\w+)/g)) if (!(name in np)) return `no np.${name}`;
      if (/\.(get|set)\(|out:/.test(row.js)) return "no such indexing";
      const code = row.js
        .replace(/\b(\w+)\.T\b/g, "np.transpose($1)")
        .replace(new RegExp(`(?<![.'\\w])(${names.join("|")})(?![\\w'(:])`, "g"), "$1.ref");
      return compiled(names.length > 0 ? code : row.js, n, { np }, names);
    },
    async numbers(x) {
      if (typeof x !== "object") return [x];
      return x.ref.data();
    },
    async wait(x) {
      if (typeof x !== "object") return;
      await x.blockUntilReady();
      x.dispose();
    },
    free: (x) => x?.dispose?.(),
  };
}
