// One loop in this runtime: one.mjs LIBRARY LOOP COUNT first|ready|freed
import { readFileSync } from "node:fs";
import { measure } from "./work.mjs";

const [library, name, count, how] = globalThis.Deno ? Deno.args : process.argv.slice(2);
const np = await import(library);
const peak = () => Math.round(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1] / 1024);
console.log(
  JSON.stringify(await measure(np, name, +count, { ready: how === "ready", freed: how === "freed", peak })),
);
