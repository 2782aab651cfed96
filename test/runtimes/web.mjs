// Chromium and Firefox: without a bundler, and what esbuild, Vite and webpack make of the package.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".html": "text/html",
  ".wasm": "application/wasm",
};

function serve(folder) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    let file = path.join(folder, decodeURIComponent(url.pathname));
    if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, "index.html");
    if (!file.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    const headers = { "content-type": types[path.extname(file)] ?? "application/octet-stream" };
    const policy = url.searchParams.get("csp");
    if (policy) headers["content-security-policy"] = policy;
    // cross-origin isolation, which browsers want before they share memory
    if (url.searchParams.has("isolated")) {
      headers["cross-origin-opener-policy"] = "same-origin";
      headers["cross-origin-embedder-policy"] = "require-corp";
    }
    response.writeHead(200, headers).end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const page = (source) =>
  `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${source}"></script>`;

const body = (np, torch, program) => `
import * as np from "${np}";
import * as torch from "${torch}";
import { program } from "${program}";
let out;
try { out = program(np, torch); } catch (error) { out = String(error.stack ?? error); }
globalThis.lanewiseOut = out;
`;

const threadedBody = (np, program) => `
import * as np from "${np}";
import { threaded } from "${program}";
globalThis.lanewiseOut = await threaded(np).catch((error) => String(error.stack ?? error));
`;

function build({ folder, bin, write, sh }) {
  write("web/main.js", body("lanewise", "lanewise/torch", "../program.mjs"));
  write("web/index.html", page("./main.js"));
  write(
    "plain/main.js",
    body("/node_modules/lanewise/dist/main.js", "/node_modules/lanewise/dist/torch.js", "/program.mjs"),
  );
  write("plain/index.html", page("./main.js"));

  write("threads/main.js", threadedBody("/node_modules/lanewise/dist/threads.js", "/threaded.mjs"));
  write("threads/index.html", page("./main.js"));
  write("web/threads.js", threadedBody("lanewise/threads", "../threaded.mjs"));
  write("threads-esbuild/index.html", page("./out.js"));
  const together = ["--bundle", "--minify", "--format=esm", "--target=es2022"];
  sh(bin("esbuild"), [
    "web/threads.js",
    ...together,
    "--outfile=threads-esbuild/out.js",
    "--log-level=error",
  ]);

  write("esbuild/index.html", page("./out.js"));
  const esbuild = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--outfile=esbuild/out.js"];
  sh(bin("esbuild"), ["web/main.js", ...esbuild, "--log-level=error"]);

  write("webpack/index.html", page("./out.js"));
  const output = { path: path.join(folder, "webpack"), filename: "out.js" };
  const webpack = { mode: "production", entry: "./web/main.js", target: "web", performance: false, output };
  write("webpack.config.cjs", `module.exports = ${JSON.stringify(webpack)};`);
  sh(bin("webpack"), ["-c", "webpack.config.cjs"]);

  const vite = { base: "/vite/", build: { outDir: "vite", rollupOptions: { input: ["web/index.html"] } } };
  write("vite.config.mjs", `export default ${JSON.stringify(vite)};`);
  sh(bin("vite"), ["build", "--logLevel", "error"]);
}

const pages = {
  "no bundler": "/plain/",
  esbuild: "/esbuild/",
  webpack: "/webpack/",
  Vite: "/vite/web/",
  "CSP 'wasm-unsafe-eval'": `/plain/?csp=${encodeURIComponent("default-src 'self' 'wasm-unsafe-eval'")}`,
};

/** With threads: where, and what is said there. */
const threads = {
  "threads, isolated": ["/threads/?isolated", "threads, 3 of 3, with workers, the same bits"],
  "threads, esbuild, isolated": [
    "/threads-esbuild/?isolated",
    "threads, 3 of 3, with workers, the same bits",
  ],
  "threads, not isolated": ["/threads/", "simd, 1 of 1, alone, the same bits"],
};

function executable(name, candidates) {
  const set = process.env[name];
  if (set) return set;
  const found = candidates.map((file) => `/usr/bin/${file}`).find((file) => existsSync(file));
  if (!found)
    throw new Error(`no ${candidates[0]}: install it (apt-get install ${candidates[0]}) or set ${name}`);
  return found;
}

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
flags.push("--disable-background-networking", "--disable-component-update", "--disable-sync");

async function chromium({ module }) {
  const { chromium } = (await import(pathToFileURL(module("playwright-core/index.mjs")).href)).default;
  const executablePath = executable("CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]);
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    version: browser.version().split(".")[0],
    open: () => browser.newPage(),
    close: () => browser.close(),
  };
}

async function firefox({ module }) {
  const puppeteer = (
    await import(pathToFileURL(module("puppeteer-core/lib/puppeteer/puppeteer-core.js")).href)
  ).default;
  const executablePath = executable("FIREFOX", ["firefox-esr", "firefox"]);
  const browser = await puppeteer.launch({ browser: "firefox", headless: true, executablePath });
  const version = /[\d]+/.exec(await browser.version())[0];
  return { version, open: () => browser.newPage(), close: () => browser.close() };
}

async function visit(browser, url) {
  const tab = await browser.open();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await tab.goto(url);
    for (let wait = 0; wait < 240; wait++) {
      const out = await tab.evaluate(() => globalThis.lanewiseOut);
      if (out !== undefined) return out;
      if (errors.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 125));
    }
    throw new Error(errors.join(" | ") || "the page never finished");
  } finally {
    await tab.close();
  }
}

/** `lanewise/relaxed` in a page: which build runs there, and a product. */
const relaxed = `
import * as np from "/node_modules/lanewise/dist/relaxed.js";
globalThis.lanewiseOut = np.build().variant + " " + np.matmul(np.ones([99, 99]), np.ones([99, 99])).sum();
`;

export async function web(place, row) {
  build(place);
  place.write("relaxed/main.js", relaxed);
  place.write("relaxed/index.html", page("./main.js"));
  const server = await serve(place.folder);
  const origin = `http://127.0.0.1:${server.address().port}`;
  for (const [name, launch] of Object.entries({ Chromium: chromium, Firefox: firefox })) {
    let browser;
    try {
      browser = await launch(place);
    } catch (error) {
      await row(name, () => Promise.reject(error));
      continue;
    }
    for (const [way, address] of Object.entries(pages))
      await row(`${name} ${browser.version}: ${way}`, () => visit(browser, origin + address));
    // Chromium has relaxed SIMD from 114 on, Firefox from 146 on
    const variant = browser.version >= (name === "Firefox" ? 146 : 114) ? "relaxed" : "simd";
    const answer = () => visit(browser, `${origin}/relaxed/`);
    await row(`${name} ${browser.version}: relaxed`, answer, `${variant} 970299`);
    for (const [way, [address, expected]] of Object.entries(threads))
      await row(`${name} ${browser.version}: ${way}`, () => visit(browser, origin + address), expected);
    await browser.close();
  }
  server.close();
}
