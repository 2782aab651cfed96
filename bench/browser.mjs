// lanewise in Chromium, asked like a process: a page that imports work.mjs from a server of this folder's files.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { root } from "./peers/list.mjs";

const types = {
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".html": "text/html",
};
// timers are precise only where the page is isolated
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const page = `<!doctype html><script type="module">
import { worker } from "/bench/work.mjs";
const bytes = async (file) => new Uint8Array(await (await fetch("/file" + file)).arrayBuffer());
const write = (file, body) => fetch("/file" + file, { method: "POST", body });
globalThis.peer = worker("lanewise", {}, { read: bytes, write });
</script>`;

const candidates = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

export class Page {
  #browser;
  #server;
  #tab;

  /** `folder` holds the inputs and takes the results; nothing else outside the repository is served. */
  constructor(folder) {
    this.folder = folder;
  }

  #serve() {
    const file = (url) => {
      const name = decodeURIComponent(url.startsWith("/file") ? url.slice(5) : path.join(root, url));
      const full = path.resolve(name);
      return [this.folder, root].some((base) => full.startsWith(base + path.sep)) && existsSync(full)
        ? full
        : undefined;
    };
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      if (request.method === "POST") {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => {
          const target = path.resolve(decodeURIComponent(pathname.slice(5)));
          if (target.startsWith(this.folder + path.sep)) writeFileSync(target, Buffer.concat(parts));
          response.writeHead(200, isolated).end();
        });
        return;
      }
      if (pathname === "/")
        return response.writeHead(200, { ...isolated, "Content-Type": "text/html" }).end(page);
      const found = file(pathname);
      if (!found) return response.writeHead(404, isolated).end();
      const type = types[path.extname(found)] ?? "application/octet-stream";
      response.writeHead(200, { ...isolated, "Content-Type": type }).end(readFileSync(found));
    });
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
  }

  async start() {
    if (this.hello) return this.hello;
    try {
      const { chromium } = await import("./runtimes/node_modules/playwright-core/index.mjs");
      const executablePath = process.env.CHROMIUM ?? candidates.find((name) => existsSync(name));
      if (!executablePath) return { reason: "no Chromium: install it or set CHROMIUM" };
      this.#server = await this.#serve();
      this.#browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
      this.#tab = await this.#browser.newPage();
      await this.#tab.goto(`http://127.0.0.1:${this.#server.address().port}/`);
      this.hello = await this.#tab.evaluate(async () => (await globalThis.peer).hello);
      return this.hello;
    } catch (error) {
      this.end();
      return { reason: String(error.message).split("\n")[0] };
    }
  }

  async ask(question) {
    try {
      return await this.#tab.evaluate(async (asked) => (await globalThis.peer).ask(asked), question);
    } catch (error) {
      return { reason: String(error.message).split("\n")[0] };
    }
  }

  end() {
    this.#browser?.close();
    this.#server?.close();
    this.hello = undefined;
  }
}
