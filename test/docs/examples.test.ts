// Every `@example` in ts/ and every ```ts block of README.md and docs/ is run; `expression // -> text` is compared.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { expr } from "../../ts/expr.js";
import * as np from "../../ts/index.js";
import * as testing from "../../ts/numpy/testing/index.js";
import * as threads from "../../ts/threads/init.js";
import * as torch from "../../ts/torch/index.js";

const root = path.resolve(import.meta.dirname, "../..");

interface Example {
  file: string;
  line: number;
  code: string[];
}

/** The `@example` blocks of a source file. */
function examplesOf(file: string): Example[] {
  const examples: Example[] = [];
  let current: Example | undefined;
  readFileSync(path.join(root, file), "utf8")
    .split("\n")
    .forEach((text, i) => {
      const line = /^\s*\* ?(.*)$/.exec(text)?.[1];
      if (line === undefined || text.trimEnd().endsWith("*/") || /^@(?!example)/.test(line))
        current = undefined;
      else if (line.startsWith("@example")) {
        current = { file, line: i + 1, code: [] };
        examples.push(current);
      } else current?.code.push(line);
    });
  return examples;
}

/** The ```ts blocks of a page that begin with no import of another module. */
function blocksOf(file: string): Example[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(/^```ts run\n(.*?)^```/gms)].map((match) => ({
    file,
    line: text.slice(0, match.index).split("\n").length,
    code: match[1]!
      .split("\n")
      .filter((line) => !/^import .* from "lanewise(?:\/(?:torch|testing|expr))?";$/.test(line)),
  }));
}

const show = (value: unknown): string =>
  typeof value === "string" ? value : inspect(value, { breakLength: 1000, compact: 100 });

async function run(example: Example): Promise<void> {
  const lines: string[] = [];
  const { code } = example;
  for (let i = 0; i < code.length; i++) {
    const match = /^(.*?);? *\/\/ -> (.*)$/.exec(code[i]!.replace(/\bexpr<\w+>`/, "expr`"));
    if (!match) {
      lines.push(code[i]!);
      continue;
    }
    const expected = [match[2]!];
    while (/^ *\/\/ {4}/.test(code[i + 1] ?? "")) expected.push(code[++i]!.replace(/^ *\/\/ {4}/, ""));
    lines.push(`check(${match[1]!.trim()}, ${JSON.stringify(expected.join("\n").trimEnd())});`);
  }
  const check = (value: unknown, expected: string): void => expect(show(value)).toBe(expected);
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  const { init, closeThreads, threadInfo } = threads;
  const ofThreads = example.file.startsWith("ts/threads/");
  const names = {
    np,
    torch,
    testing,
    expr,
    check,
    isReady: np.isReady,
    init: ofThreads ? init : np.init,
    closeThreads,
    threadInfo,
  };
  await new AsyncFunction(...Object.keys(names), lines.join("\n"))(...Object.values(names));
}

const sources = readdirSync(path.join(root, "ts"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .map((file) => path.join("ts", file));
const pages = ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/compatibility.md"];

describe("examples in the documentation", () => {
  const examples = [...sources.flatMap(examplesOf), ...pages.flatMap(blocksOf)];
  test("there are examples", () => expect(examples.length).toBeGreaterThan(100));
  test.each(examples.map((example) => [`${example.file}:${example.line}`, example] as const))(
    "%s",
    async (_, example) => {
      await run(example);
    },
  );
});
