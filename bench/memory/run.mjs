// Peak memory and speed of synchronous loops that free nothing, beside the same loops that dispose of every array.
//   node bench/memory/run.mjs [--count 10000] [--loops 8 MB;80 KB] [--runtimes node,node24,deno,bun,chromium]
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { loops } from "./work.mjs";

const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    loops: { type: "string", default: Object.keys(loops).join(";") },
    runtimes: { type: "string", default: "node,node24,deno,bun,chromium,firefox" },
    library: { type: "string", default: path.join(root, "dist/main.js") },
    bin: { type: "string", default: path.join(root, "test/runtimes/node_modules/.bin") },
  },
});
const library = pathToFileURL(values.library).href;
const commands = {
  node: [process.execPath],
  node24: [path.join(values.bin, "node")],
  deno: [path.join(values.bin, "deno"), "run", "-A"],
  bun: [path.join(values.bin, "bun")],
};

/** A command's answer for one loop. */
function command(runtime, loop, how) {
  const [file, ...args] = commands[runtime];
  const out = execFileSync(file, [...args, path.join(here, "one.mjs"), library, loop, values.count, how], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 900_000,
  });
  return JSON.parse(out.trim().split("\n").at(-1));
}

/** The most memory that a browser's process with a page in it has had, in MB. */
function pagePeak(pid) {
  let most = 0;
  for (const id of readdirSync("/proc")) {
    if (!/^\d+$/.test(id)) continue;
    try {
      const line = readFileSync(`/proc/${id}/cmdline`, "utf8");
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      if (!/--type=renderer|-contentproc/.test(line) || !descends(id, pid)) continue;
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  }
  return Math.round(most);
}

function descends(id, pid) {
  for (let at = Number(id); at > 1; ) {
    if (at === pid) return true;
    at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, "utf8"))[1]);
  }
  return false;
}

async function browser(runtime, loop, how) {
  const module = (name) => pathToFileURL(path.join(values.bin, "..", name)).href;
  const server = http.createServer((request, response) => {
    const name = request.url.split("?")[0];
    const asked = path.join(
      name.startsWith("/dist/") ? path.dirname(values.library) : here,
      path.basename(name),
    );
    const file = name === "/" ? undefined : name === "/dist/main.js" ? values.library : asked;
    response.setHeader("content-type", file ? "text/javascript" : "text/html");
    response.end(file && existsSync(file) ? readFileSync(file) : "<!doctype html><title>loops</title>");
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const executable = ["chromium", "firefox-esr", "firefox"].filter((name) => name.startsWith(runtime));
  const executablePath = executable.map((name) => `/usr/bin/${name}`).find(existsSync);
  const driver =
    runtime === "chromium"
      ? (await import(module("playwright-core/index.mjs"))).default.chromium.launchServer({
          executablePath,
          args: ["--headless", "--no-sandbox", "--disable-gpu"],
        })
      : (await import(module("puppeteer-core/lib/puppeteer/puppeteer-core.js"))).default.launch({
          browser: "firefox",
          headless: true,
          executablePath,
          protocolTimeout: 900_000,
        });
  const started = await driver;
  const connected =
    runtime === "chromium"
      ? await (await import(module("playwright-core/index.mjs"))).default.chromium.connect(
          started.wsEndpoint(),
        )
      : started;
  try {
    const page = await connected.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    const result = await page.evaluate(
      async ([loop, count, how]) => {
        const np = await import("/dist/main.js");
        const { measure } = await import("/work.mjs");
        return measure(np, loop, count, { ready: how === "ready", freed: how === "freed", peak: () => 0 });
      },
      [loop, Number(values.count), how],
    );
    return { ...result, before: NaN, peak: pagePeak(started.process().pid) };
  } finally {
    await connected.close();
    if (connected !== started) await started.close();
    server.close();
  }
}

console.log("| runtime | loop | | times | ms each | speed | peak MB | moved out | found dead |");
console.log("|---|---|---|---|---|---|---|---|---|");
for (const loop of values.loops.split(";")) {
  for (const runtime of values.runtimes.split(",")) {
    for (const how of ["freed", "first", "ready"]) {
      try {
        const { n, ms, speed, peak, spills, reclaimedArrays } = commands[runtime]
          ? command(runtime, loop, how)
          : await browser(runtime, loop, how);
        const what = { freed: "disposed", first: "first job", ready: "pool ready" }[how];
        console.log(
          `| ${runtime} | ${loop} | ${what} | ${n} | ${ms.toFixed(3)} | ${speed.toFixed(2)} | ${peak} | ${spills} | ${reclaimedArrays} |`,
        );
      } catch (error) {
        console.log(
          `| ${runtime} | ${loop} | ${how} | ${String(error.message).split("\n")[0].slice(0, 100)} |`,
        );
      }
    }
  }
}
