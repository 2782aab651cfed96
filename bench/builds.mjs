// The builds that dist has, side by side: strict, relaxed, revectorised to 256 bits, threads; in this Node, and in the newest of
// bench/runtimes, as engines differ in what they offer.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { cases } from "./cases/index.mjs";
import { forBuilds } from "./cases/short.mjs";
import { lanewiseIn, root } from "./peers/list.mjs";
import { side } from "./side.mjs";

const variants = {
  strict: { entry: "main.js" },
  relaxed: { entry: "relaxed.js" },
  "256 bits": { entry: "main.js", init: { experimental256: true } },
  "relaxed, 256 bits": { entry: "relaxed.js", init: { experimental256: true } },
  "2 threads": { entry: "threads.js", init: { threads: 2 } },
  [`${availableParallelism()} threads`]: { entry: "threads.js", init: { threads: availableParallelism() } },
};

function columns(node, torchless = { torchEntry: null }) {
  return Object.fromEntries(
    Object.entries(variants).map(([name, options]) => {
      const there = existsSync(path.join(root, "dist", options.entry));
      const child = lanewiseIn(name, node, { ...options, ...torchless });
      return [name, there ? child : `dist has no ${options.entry}`];
    }),
  );
}

export async function builds({ numpy, settings, nodes, chosen }) {
  const rows = cases.filter((row) => forBuilds.includes(row.name) && chosen(row));
  const found = {};
  for (const [name, node] of Object.entries(nodes))
    found[name] = await side({ title: `builds in ${name}`, rows, columns: columns(node), numpy, settings });
  return found;
}
