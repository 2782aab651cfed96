// Who takes part, and how each is started.
import { existsSync } from "node:fs";
import path from "node:path";
import { Child } from "../child.mjs";

const here = import.meta.dirname;
export const root = path.resolve(here, "../..");
export const python = path.join(root, ".venv/bin/python");
const worker = path.join(here, "../worker.mjs");
const oracle = path.join(here, "oracle.py");

/** A Python with PyTorch: the variable LANEWISE_BENCH_TORCH, else what `bench/setup.mjs --torch` made. */
export const torchPython = () => process.env.LANEWISE_BENCH_TORCH ?? path.join(here, "../.torch/bin/python");

/** lanewise in a runtime (a command with arguments), from an entry of dist. */
export const lanewiseIn = (name, command, options = {}, args = []) =>
  new Child(name, command, [...args, worker, "lanewise", JSON.stringify(options)]);

const javascript = (name, peer = name) => new Child(name, process.execPath, ["--expose-gc", worker, peer]);

/** The peers by name; lanewise and NumPy come first, and the others may be n/a for a case. */
export function peers() {
  const list = [
    lanewiseIn("lanewise", process.execPath),
    new Child("numpy", python, [oracle, "numpy", "1"]),
    javascript("numpy-ts"),
    javascript("tfjs-wasm", "tfjs"),
    javascript("jax-js", "jax"),
    javascript("loops"),
    new Child("numpy, all threads", python, [oracle, "numpy", "all"]),
  ];
  const torch = new Child("torch", torchPython(), [oracle, "torch", "1"]);
  if (existsSync(torchPython())) list.push(torch);
  return Object.fromEntries(list.map((child) => [child.name, child]));
}

/** Whether a peer is asked to run a case at all. */
export function takesPart(name, row) {
  if (name === "torch") return row.program !== undefined;
  if (name === "numpy, all threads") return row.threads === true;
  return true;
}
