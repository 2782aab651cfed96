// What the benchmark needs beside a build: its packages, NumPy, and with `--torch` PyTorch (`node bench/setup.mjs --torch`).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { python, root } from "./peers/list.mjs";

const here = import.meta.dirname;
const sh = (command, args, cwd = root) =>
  execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
const has = (interpreter, module) => {
  try {
    execFileSync(interpreter, ["-c", `import ${module}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Whether a folder's packages are those of its lock; other platforms' are not asked for. */
function installed(folder) {
  try {
    const [lock, here] = ["package-lock.json", "node_modules/.package-lock.json"].map(
      (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")).packages,
    );
    return Object.entries(lock).every(
      ([name, { version, optional }]) => name === "" || optional || here[name]?.version === version,
    );
  } catch {
    return false;
  }
}

/** Packages of a folder with a lock of its own, as the lock has them. */
export function packages(folder) {
  if (installed(folder)) return;
  console.log(`npm ci in ${path.relative(root, folder)}`);
  sh("npm", ["ci", "--silent"], folder);
}

export function setup() {
  if (!existsSync(path.join(root, "dist/main.js")))
    throw new Error("there is no dist/main.js to measure: run `npm run setup` first");
  packages(here);
  if (!existsSync(python)) sh("python3", ["-m", "venv", ".venv"]);
  if (!has(python, "numpy")) sh(python, ["-m", "pip", "install", "--quiet", "numpy==2.4.6"]);
}

/** A virtual environment with PyTorch for the CPU, in bench/.torch. */
function torch() {
  const folder = path.join(here, ".torch");
  const interpreter = path.join(folder, "bin/python");
  if (!existsSync(interpreter)) sh("python3", ["-m", "venv", folder]);
  if (!has(interpreter, "torch")) sh(interpreter, ["-m", "pip", "install", "--quiet", "torch"]);
}

if (process.argv[1] === import.meta.filename) {
  setup();
  if (process.argv.includes("--torch")) torch();
}
