// Who brings the kernels, and when that is settled.
import { beforeEach, describe, expect, test, vi } from "vitest";

type Load = typeof import("../../ts/wasm/load.js");

// modules that export one global, a number: enough to tell them apart
const bytes = (n: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 6, 6, 1, 127, 0, 65, n, 11, 7, 6, 1, 2, 105, 100, 3, 0);
const compiling = (n: number) => vi.fn(() => new WebAssembly.Module(bytes(n)));
const id = (load: Load): number => (load.instance() as unknown as { id: WebAssembly.Global }).id.value;

let load: Load;
beforeEach(async () => {
  vi.resetModules();
  load = await import("../../ts/wasm/load.js");
});

describe("the choice", () => {
  test("nothing is compiled before the first use, and then once", () => {
    const compile = compiling(1);
    load.provide(compile);
    expect(load.isReady()).toBe(false);
    expect(compile).not.toHaveBeenCalled();
    expect(load.instance()).toBe(load.instance());
    expect(compile).toHaveBeenCalledTimes(1);
    expect(load.isReady()).toBe(true);
  });
  test("a variant outranks the default, whichever comes first", async () => {
    load.provide(compiling(1));
    load.provide(compiling(2), undefined, "relaxed");
    expect(id(load)).toBe(2);

    vi.resetModules();
    load = await import("../../ts/wasm/load.js");
    load.provide(compiling(2), undefined, "relaxed");
    load.provide(compiling(1));
    expect(id(load)).toBe(2);
  });
  test("two variants throw; the same one twice does not", () => {
    load.provide(compiling(2), undefined, "relaxed");
    load.provide(compiling(2), undefined, "relaxed");
    expect(() => load.provide(compiling(3), undefined, "threads")).toThrow(
      "lanewise: 'relaxed' and 'threads' cannot be used together",
    );
  });
  test("the first operation freezes it", () => {
    load.provide(compiling(1));
    expect(id(load)).toBe(1);
    expect(() => load.provide(compiling(2), undefined, "relaxed")).toThrow(
      "lanewise: import 'relaxed' before the first operation",
    );
    load.provide(compiling(3));
    expect(id(load)).toBe(1);
  });
});

describe("init", () => {
  test("without an entry and without input says what to do", async () => {
    expect(() => load.instance()).toThrow("first `await init(urlOrBytesOrModule)`");
    await expect(load.init()).rejects.toMatchObject({ name: "RuntimeError" });
  });
  test("takes bytes, a view of a larger buffer, a module, and responses", async () => {
    const padded = new Uint8Array(100);
    padded.set(bytes(5), 7);
    const response = () => new Response(bytes(5), { headers: { "content-type": "text/plain" } });
    const module = new WebAssembly.Module(bytes(5));
    const view = padded.subarray(7, 7 + bytes(5).length);
    for (const input of [bytes(5), bytes(5).buffer, view, module, response(), Promise.resolve(response())]) {
      vi.resetModules();
      load = await import("../../ts/wasm/load.js");
      await load.init(input);
      expect(load.isReady()).toBe(true);
      expect(id(load)).toBe(5);
    }
  });
  test("takes URLs as text and as objects; data: and file:", async () => {
    const data = `data:application/wasm;base64,${Buffer.from(bytes(6)).toString("base64")}`;
    const file = new URL("../../wasm/simd.wasm", import.meta.url);
    for (const input of [data, new URL(data), file, file.href]) {
      vi.resetModules();
      load = await import("../../ts/wasm/load.js");
      await load.init(input);
      expect(load.isReady()).toBe(true);
    }
  });
  test("compiles asynchronously what the entry brings", async () => {
    const now = compiling(1);
    const later = vi.fn(() => WebAssembly.compile(bytes(7)));
    load.provide(now, later);
    await Promise.all([load.init(), load.init()]);
    expect(now).not.toHaveBeenCalled();
    expect(id(load)).toBe(7);
  });
  test("an operation while it compiles does not give two kernels", async () => {
    load.provide(compiling(1), () => WebAssembly.compile(bytes(1)));
    const ready = load.init();
    const early = load.instance();
    await ready;
    expect(load.instance()).toBe(early);
  });
  test("once ready, does nothing", async () => {
    load.provide(compiling(1));
    load.instance();
    await load.init(bytes(9));
    expect(id(load)).toBe(1);
  });
  test("a failing response is an error with its status", async () => {
    await expect(load.init(new Response("", { status: 404 }))).rejects.toMatchObject({
      name: "RuntimeError",
      message: expect.stringContaining("HTTP 404"),
    });
    expect(load.isReady()).toBe(false);
  });
});
