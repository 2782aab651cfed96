// lanewise: an entry of dist (`entry`), after `init` if that has options.
import { compiled } from "../cases/row.mjs";

export async function load({ entry = "main.js", torchEntry = "torch.js", init } = {}) {
  const np = await import(`../../dist/${entry}`);
  if (init) await np.init(init);
  // some builds are measured without it
  const torch = torchEntry && (await import(`../../dist/${torchEntry}`));
  // an entry of its own, which older builds lack
  const { expr } = await import("../../dist/expr.js").catch(() => ({}));
  const library = { np, torch, expr };
  np.zeros(1).dispose(); // compiles, where the build is chosen by what the engine offers
  const { variant, bits } = np.build();
  return {
    hello: { lanewise: np.__version__, build: `${variant}, ${bits} bits` },
    library,
    program: "lanewise",
    array(bytes, dtype, shape) {
      const a = np.empty(shape, dtype);
      const { data } = a;
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(bytes);
      return a;
    },
    call(row, n) {
      const needs = /\bnp\.(\w+)/g;
      for (const [, name] of row.js.matchAll(needs)) if (!(name in np)) return `no np.${name}`;
      if (row.js.includes("expr`") && !expr) return "dist has no expr.js";
      return compiled(
        row.js,
        n,
        library,
        row.inputsAt(n).map((input) => input.name),
      );
    },
    numbers(x) {
      if (typeof x !== "object") return [x];
      // halves are bits to JavaScript
      if (x.dtype === "float16" && x.astype) return x.astype("float64").toTypedArray();
      if (x.toTypedArray) return x.toTypedArray();
      return x.detach().numpy().toTypedArray();
    },
    free: (x) => x?.dispose?.(),
  };
}
