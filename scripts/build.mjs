// The whole build: kernels, then the package in dist/. What is up to date is left alone.
import { buildWasm } from "./build-wasm.mjs";
import { fail, fresh, run } from "./run.mjs";

const inputs = [
  "ts",
  "wasm/simd.wasm",
  "wasm/relaxed.wasm",
  "wasm/threads.wasm",
  "package-lock.json",
  "tsconfig.json",
  "rollup.config.mjs",
  "scripts/plugins.mjs",
];
const conditions = ["", "-edge", "-edge-light"];
const entries = ["relaxed", "torch", "testing", "threads"].flatMap((name) =>
  conditions.map((condition) => name + condition),
);
const outputs = ["main", "slim", "edge", "edge-light", "expr", ...entries].map((name) => `dist/${name}.js`);
outputs.push(
  ...["main", "slim", "relaxed", "torch", "testing", "expr", "threads"].map((name) => `dist/${name}.d.ts`),
);
outputs.push("dist/lanewise.wasm", "dist/lanewise-relaxed.wasm");

/** Builds what is stale; returns the names of what it built. */
export function build() {
  const built = [];
  if (buildWasm()) built.push("wasm");
  const bundle = () => {
    if (run("rollup", ["-c", "--silent"]).status !== 0)
      fail("rollup could not build dist/; its messages are above.");
  };
  if (fresh("dist", inputs, outputs, bundle)) built.push("dist");
  return built;
}

if (process.argv[1] === import.meta.filename) {
  const built = build();
  console.log(built.length > 0 ? `built: ${built.join(", ")}` : "everything is up to date");
}
