// The same cases in Node 20 to 26, Deno, Bun and Chromium: commands from bench/runtimes (a lock of its own), and a browser.
import { existsSync } from "node:fs";
import path from "node:path";
import { Page } from "./browser.mjs";
import { cases } from "./cases/index.mjs";
import { forRuntimes } from "./cases/short.mjs";
import { lanewiseIn } from "./peers/list.mjs";
import { packages } from "./setup.mjs";
import { side } from "./side.mjs";

const folder = path.join(import.meta.dirname, "runtimes");
const modules = path.join(folder, "node_modules");
const node = (major) => path.join(modules, `node${major}/bin/node`);

/** Installs the runtimes once; says why if that is not possible. */
function install() {
  try {
    packages(folder);
    return undefined;
  } catch (error) {
    return String(error.message).split("\n")[0];
  }
}

/** The Nodes that builds are compared in: this one, and Node 24. */
export function nodes() {
  const failed = install();
  if (failed) console.log(`bench/runtimes: ${failed}`);
  const here = { [`Node ${process.versions.node}`]: process.execPath };
  return existsSync(node(24)) ? { ...here, "Node 24": node(24) } : here;
}

function columns(temporary) {
  const failed = install();
  const command = (name, file, args = []) =>
    existsSync(file) ? lanewiseIn(name, file, {}, args) : (failed ?? `no ${path.relative(folder, file)}`);
  const bin = (name) => path.join(modules, ".bin", name);
  return {
    ...Object.fromEntries(
      [20, 22, 24, 26].map((major) => [`Node ${major}`, command(`Node ${major}`, node(major))]),
    ),
    Deno: command("Deno", bin("deno"), ["run", "--quiet", "--no-config", "--allow-all"]),
    Bun: command("Bun", bin("bun"), ["run"]),
    Chromium: existsSync(path.join(modules, "playwright-core"))
      ? new Page(temporary)
      : (failed ?? "no playwright-core"),
  };
}

export async function runtimes({ numpy, settings, chosen }) {
  const rows = cases.filter((row) => forRuntimes.includes(row.name) && chosen(row));
  return side({ title: "runtimes", rows, columns: columns(settings.folder), numpy, settings });
}
