// docs/numpy_names.md: every public name of NumPy's array core, and where it is here. The names are in
// scripts/names/numpy.json, what has to be said about them in scripts/names/states.mjs; what is there is asked of the
// built library. With `--check`: says whether the page is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { excluded, planned, written } from "./names/states.mjs";
import { fail, root } from "./run.mjs";

const built = (entry) => import(pathToFileURL(path.join(root, `dist/${entry}.js`)));
const np = await built("main");
const testing = await built("testing");
const names = JSON.parse(readFileSync(path.join(root, "scripts/names/numpy.json"), "utf8"));

/** The rule for names: each `_x` becomes `X`. */
const camel = (name) =>
  /^(__.*|.*_)$/.test(name) ? name : name.replace(/(?<=.)_(.)/g, (_, c) => c.toUpperCase());

const inside = (path) => path.split(".").reduce((found, name) => found?.[name], np);
const roots = {
  numpy: (name) => name in np,
  "numpy.ndarray": (name) => name in np.NDArray.prototype,
  "numpy.ufunc": (name) => name in np.add,
  "numpy.generic": () => false,
  "numpy.exceptions": (name) => name in np,
  "numpy.testing": (name) => name in testing,
};
/** Whether the library has a name of a namespace. */
function has(space, name) {
  const found =
    roots[space] ??
    ((x) => inside(`${space.slice("numpy.".length).split(".").map(camel).join(".")}.${x}`) !== undefined);
  return found(name);
}

const lookup = (table, name) =>
  Object.entries(table ?? {}).find(([pattern]) => new RegExp(`^(${pattern})$`).test(name))?.[1];

/** What the table says of a name, and how it is counted. */
function stateOf(space, name) {
  if (has(space, camel(name))) return ["here", camel(name) === name ? "here" : `here: \`${camel(name)}\``];
  const other = lookup(written[space], name);
  if (other) return ["here", `here: ${typeof other === "function" ? other(name) : other}`];
  const area = lookup(planned[space], name);
  if (area) return ["planned", `planned: ${area}`];
  const reason = lookup(excluded[space], name);
  if (reason) return ["excluded", `not applicable: ${reason}`];
  return ["planned", "planned: array core"];
}

function page() {
  const sums = { here: 0, planned: 0, excluded: 0 };
  const tables = Object.entries(names).map(([space, kinds]) => {
    const rows = Object.entries(kinds)
      .flatMap(([kind, list]) => list.split(" ").map((name) => [name, kind]))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, kind]) => {
        const [state, text] = stateOf(space, name);
        sums[state]++;
        return `| \`${name}\` | ${kind} | ${text} |`;
      });
    return `## ${space}\n\n| name | kind | state |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return `<!-- written by scripts/names.mjs: do not edit -->
# NumPy's names in lanewise

Every public name of NumPy 2.4's main namespace, of \`ndarray\`, \`ufunc\` and \`generic\`, and of \`emath\`, \`lib.array_utils\`,
\`lib.stride_tricks\`, \`testing\` and \`exceptions\`: ${sums.here} are here, ${sums.planned} are planned, ${sums.excluded} do not apply. Linear algebra beyond
products, FFT, polynomials, texts, dates and masked arrays have namespaces of their own in NumPy, which are not listed.

${tables.join("\n")}`;
}

const file = path.join(root, "docs/numpy_names.md");
const text = page();
if (process.argv.includes("--check")) {
  let present;
  try {
    present = readFileSync(file, "utf8");
  } catch {}
  if (present !== text) fail("docs/numpy_names.md is not up to date: run `node scripts/names.mjs`.");
  console.log("docs/numpy_names.md is what the library has");
} else {
  writeFileSync(file, text);
  console.log("written: docs/numpy_names.md");
}
