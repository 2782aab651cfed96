// Everything that is not a test: formatting, lints, types, generated code, the shape of the package.
import { tally } from "./tally.mjs";

const clippy = (...args) => ["cargo", "clippy", "--quiet", ...args, "--", "-D", "warnings"];
const attw = ["--profile", "esm-only", "--exclude-entrypoints", "lanewise.wasm", "lanewise-relaxed.wasm"];

await tally([
  ["rustfmt", "cargo", "fmt", "--all", "--check"],
  ["clippy, native", ...clippy("-p", "kernels", "-p", "tablegen", "--all-targets")],
  ["clippy, wasm", ...clippy("-p", "kernels", "-p", "lanewise-wasm", "--target", "wasm32-unknown-unknown")],
  ["biome", "biome", "ci", "--error-on-warnings"],
  ["tsc", "tsc", "-p", "tsconfig.json"],
  ["tsc, tests", "tsc", "-p", "tsconfig.test.json"],
  ["generated code", "node", "scripts/gen.mjs", "--check"],
  ["build", "node", "scripts/build.mjs"],
  ["names of NumPy", "node", "scripts/names.mjs", "--check"],
  ["publint", "publint", "--pack", "npm", "--strict"],
  ["are the types wrong", "attw", "--pack", ".", ...attw],
]);
