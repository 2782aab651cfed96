// Who brings the kernels, and when that is settled.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

type Load = typeof import("../../ts/wasm/load.js");

// modules that export one global, a number, to tell them apart, and what they were compiled for
const bytes = (n: number, features = 0): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 6, 6, 1, 127, 0, 65, n, 11],
    ...[7, 17, 2, 2, 105, 100, 3, 0, 8, ...Buffer.from("features"), 0, 0, 10, 6, 1, 4, 0, 65, features, 11],
  );
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

describe("which build runs", () => {
  let heard: string[];
  beforeEach(async () => {
    heard = [];
    const { onWarning } = await import("../../ts/core/warnings.js");
    onWarning((message) => heard.push(message));
  });
  test("the module says what it was compiled for", async () => {
    for (const [features, variant] of (["simd", "relaxed", "threads"] as const).entries()) {
      vi.resetModules();
      load = await import("../../ts/wasm/load.js");
      load.provide(() => new WebAssembly.Module(bytes(1, features)));
      expect(load.build()).toEqual({ variant, bits: 128 });
    }
  });
  test("a variant that the engine lacks something for gives way to the default, and says so once", async () => {
    const relaxed = compiling(2);
    load.provide(compiling(1));
    load.provide(relaxed, undefined, "relaxed", () => "relaxed SIMD");
    expect(heard).toEqual([]);
    expect(id(load)).toBe(1);
    expect(await load.init()).toEqual({ variant: "simd", bits: 128 });
    expect(relaxed).not.toHaveBeenCalled();
    expect(heard).toEqual([
      "lanewise: the strict build runs instead of 'lanewise/relaxed', as this engine has no relaxed SIMD",
    ]);
  });
  test("a variant with all it needs runs, by init too", async () => {
    load.provide(compiling(1));
    load.provide(
      compiling(2),
      () => WebAssembly.compile(bytes(3, 1)),
      "relaxed",
      () => undefined,
    );
    expect(await load.init()).toEqual({ variant: "relaxed", bits: 128 });
    expect(id(load)).toBe(3);
    expect(heard).toEqual([]);
  });
  test("lanewise/relaxed runs where relaxed SIMD validates", async () => {
    await import("../../ts/wasm/relaxed.js");
    const dot = WebAssembly.validate(readFileSync("wasm/relaxed.wasm"));
    expect(load.build().variant).toBe(dot ? "relaxed" : "simd");
    expect(heard.length).toBe(dot ? 0 : 1);
  });
  describe("experimental256", () => {
    const flags: string[] = [];
    const host = (versions: object, arch = "x64") =>
      vi.stubGlobal("process", {
        versions,
        arch,
        getBuiltinModule: () => ({ setFlagsFromString: (flag: string) => flags.push(flag) }),
      });
    beforeEach(() => {
      flags.length = 0;
      load.provide(compiling(1));
    });
    afterEach(() => {
      vi.unstubAllGlobals();
    });
    test("sets the flag before anything is compiled", async () => {
      host({ node: "24.1.0" });
      const ready = load.init({ experimental256: true });
      expect(flags).toEqual(["--experimental-wasm-revectorize"]);
      expect(await ready).toEqual({ variant: "simd", bits: 256 });
      expect(load.build().bits).toBe(256);
      expect(heard).toEqual([]);
    });
    test("goes with an input", async () => {
      host({ node: "26.0.0" });
      expect((await load.init(bytes(4), { experimental256: true })).bits).toBe(256);
      expect(id(load)).toBe(4);
    });
    test.each([
      ["Node 22", { node: "22.12.0" }, "x64"],
      ["ARM", { node: "24.1.0" }, "arm64"],
      ["Deno", { node: "24.1.0", deno: "2.5.0" }, "x64"],
      ["Bun", { node: "24.1.0", bun: "1.3.0" }, "x64"],
    ])("says that it cannot: %s", async (_, versions, arch) => {
      host(versions, arch);
      expect((await load.init({ experimental256: true })).bits).toBe(128);
      expect(flags).toEqual([]);
      expect(heard).toEqual(["lanewise: experimental256 needs Node 24 or later on x64; 128 bits are used"]);
    });
    test("says that it comes too late", async () => {
      host({ node: "24.1.0" });
      load.instance();
      expect((await load.init({ experimental256: true })).bits).toBe(128);
      expect(flags).toEqual([]);
      expect(heard[0]).toContain("too late");
    });
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
