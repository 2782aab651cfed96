// Real NumPy: an interpreter that has the pinned version, and its answers to a list of cases.
import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VERSION = "2.4.6";
/** A case on which NumPy hangs or crashes is ours to avoid: fail rather than wait for it. */
const PATIENCE = 300_000;

function versionOf(python) {
  try {
    return execFileSync(python, ["-c", "import numpy; print(numpy.__version__)"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

/** The interpreter of `.venv`, which is made when it is missing. */
export function python() {
  const venv = join(ROOT, ".venv");
  const interpreter = join(venv, "bin", "python");
  if (versionOf(interpreter) === VERSION) return interpreter;
  if (!existsSync(interpreter)) {
    console.log(`making .venv with NumPy ${VERSION}`);
    execFileSync("python3", ["-m", "venv", venv], { stdio: "inherit" });
  }
  execFileSync(interpreter, ["-m", "pip", "install", "--quiet", `numpy==${VERSION}`], { stdio: "inherit" });
  return interpreter;
}

/** Starts NumPy on these cases (JSON lines); `answers()` waits for it and gives one answer for each. */
export function ask(lines) {
  const folder = mkdtempSync(join(tmpdir(), "numpy-"));
  const [cases, results] = [join(folder, "cases"), join(folder, "results")];
  writeFileSync(cases, `${lines.join("\n")}\n`);
  const files = [openSync(cases, "r"), openSync(results, "w")];
  const oracle = fileURLToPath(new URL("oracle.py", import.meta.url));
  const child = spawn(python(), [oracle], { stdio: [files[0], files[1], "inherit"], timeout: PATIENCE });
  const exit = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
  return async () => {
    const code = await exit;
    for (const file of files) closeSync(file);
    if (code !== 0) throw new Error(`the NumPy process ended with ${code}`);
    const answers = readFileSync(results, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    rmSync(folder, { recursive: true });
    if (answers.length !== lines.length)
      throw new Error(`${answers.length} answers to ${lines.length} cases`);
    return answers;
  };
}
