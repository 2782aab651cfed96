// The rows of the generated table, read from the TypeScript source: a new row is compared without being named here.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import ts from "typescript";

/** Reductions that are made of others, and so have no row. */
const COMPOSED = ["mean", "var", "std", "countNonzero"];
/** Rows with a call of their own (see `selectCases`). */
const SELECTORS = new Set(["where", "clip"]);

/** Ufuncs with the number of their inputs, and the names of reductions. */
export async function tables() {
  const source = readFileSync(new URL("../../../ts/generated/table.ts", import.meta.url), "utf8");
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: "esnext", target: "es2022" },
  });
  const { UFUNCS, REDUCTIONS } = await import(
    `data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`
  );
  const ufuncs = Object.entries(UFUNCS)
    .filter(([name]) => !SELECTORS.has(name))
    .map(([name, row]) => ({ name, inputs: row.nin, outputs: row.nout }));
  return { ufuncs, reductions: [...new Set([...Object.keys(REDUCTIONS), ...COMPOSED])] };
}
