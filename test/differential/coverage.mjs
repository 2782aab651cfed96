// What the live comparison covers: cases and differences of each function by dtype, and the public functions left out.
import { readFileSync } from "node:fs";

const { exceptions } = JSON.parse(readFileSync(new URL("coverage.json", import.meta.url), "utf8"));
const MODULES = ["emath", "lib", "linalg", "random"];

const isClass = (f) => /^class\b/.test(Function.prototype.toString.call(f));

/** Every public function by its name; classes are not functions of arrays. */
function publicFunctions(owner, prefix = "") {
  return Object.entries(owner).flatMap(([name, value]) => {
    if (typeof value === "function") return isClass(value) ? [] : [[prefix + name, value]];
    const isModule = prefix ? typeof value === "object" : MODULES.includes(name);
    return isModule && value !== null ? publicFunctions(value, `${prefix}${name}.`) : [];
  });
}

/** The dtype that a case counts for: that of its first array, or of what `where` chooses between. */
export function dtypeOf(test) {
  const first = (recipe) => recipe?.array?.dtype ?? (recipe?.ref ? first(test.let[recipe.ref]) : undefined);
  const arrays = test.args.flat(2).map(first).filter(Boolean);
  return (test.fn === "where" ? arrays[1] : arrays[0]) ?? "";
}

/** Counts cases and differences by function and dtype. */
export class Coverage {
  /** By function, by dtype: cases and differences. */
  #rows = new Map();

  add(test, failed) {
    const name = test.fn.replace(/\(\)\..*$/, "()");
    if (!this.#rows.has(name)) this.#rows.set(name, new Map());
    const row = this.#rows.get(name);
    const dtype = dtypeOf(test);
    const count = row.get(dtype) ?? { cases: 0, differences: 0 };
    count.cases++;
    if (failed) count.differences++;
    row.set(dtype, count);
  }

  /** One line for each function: its name, its dtypes, how many cases, how many differences. */
  lines() {
    return [...this.#rows].map(([name, row]) => {
      const counts = [...row.values()];
      const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
      const dtypes = [...row.keys()].filter(Boolean);
      const least = Math.min(...counts.map(({ cases }) => cases));
      return `${name}: ${dtypes.length === 14 ? "all 14 dtypes" : dtypes.join(" ") || "no arrays"}; ${sum("cases")} cases, ${least} or more of each; ${sum("differences")} differences`;
    });
  }

  /** The functions and dtypes with fewer than `n` cases. */
  few(n) {
    return [...this.#rows].flatMap(([name, row]) =>
      [...row]
        .filter(([, { cases }]) => cases < n)
        .map(([dtype, { cases }]) => `${name} ${dtype} (${cases})`),
    );
  }

  /** The public functions without a case, under any of their names, and without a reason for that. */
  missing(np) {
    const all = publicFunctions(np);
    const covered = new Set(
      all.filter(([name]) => this.#rows.has(name) || this.#rows.has(`${name}()`)).map(([, f]) => f),
    );
    return all.filter(([name, f]) => !covered.has(f) && !(name in exceptions)).map(([name]) => name);
  }

  /** The exceptions that are none any more: covered, or no public function. */
  stale(np) {
    const all = new Map(publicFunctions(np));
    return Object.keys(exceptions).filter((name) => !all.has(name) || this.#rows.has(name));
  }
}
