// How this process gets at the compiled kernels. Each package entry says how *its* runtime reaches the module;
// the first operation (or `init`) instantiates it and freezes the choice.
import { RuntimeError } from "../core/errors.js";
import type * as exports from "../generated/exports.js";

/** The raw exports of the kernel module: numbers in, numbers out (unsigned results need `>>> 0`). */
export type Kernels = typeof exports;

/** What {@link init} takes: a compiled module, its bytes, or where to fetch them. */
export type WasmInput = WebAssembly.Module | BufferSource | URL | string | Response | PromiseLike<Response>;

interface Way {
  compile: () => WebAssembly.Module;
  compileLater: (() => Promise<WebAssembly.Module>) | undefined;
  /** the name of a variant that an entry chose explicitly; undefined for the default build */
  variant: string | undefined;
}

let way: Way | undefined;
let live: Kernels | undefined;

/**
 * Registers a way to the module. An explicit `variant` outranks the default build, whichever is registered first.
 * @internal
 */
export function provide(
  compile: () => WebAssembly.Module,
  compileLater?: () => Promise<WebAssembly.Module>,
  variant?: string,
): void {
  if (way && (variant === undefined || variant === way.variant)) return;
  if (way?.variant !== undefined)
    throw new RuntimeError(`lanewise: '${way.variant}' and '${variant}' cannot be used together`);
  if (live && variant !== undefined)
    throw new RuntimeError(`lanewise: import '${variant}' before the first operation`);
  way = { compile, compileLater, variant };
}

/**
 * The kernels, compiled now if nothing has needed them before.
 * @internal
 */
export function instance(): Kernels {
  if (live) return live;
  if (!way) throw new RuntimeError("lanewise: no kernels yet; first `await init(urlOrBytesOrModule)`");
  live = instantiate(way.compile());
  return live;
}

/**
 * Whether the kernels are compiled and running.
 * @example
 * await init();
 * isReady() // -> true
 */
export function isReady(): boolean {
  return live !== undefined;
}

/**
 * Compiles the kernels asynchronously. Optional with the main entry, where the first operation compiles them
 * synchronously; with `lanewise/slim` it brings them. Once the kernels run, a further call does nothing.
 *
 * @param input - module, bytes, URL (text or object; `file:` too where Node's `fs` exists), or a response; without it,
 *   the copy inside the entry
 * @throws RuntimeError when there is no copy inside the entry and no input, or when fetching fails
 * @example
 * await init();
 * isReady() // -> true
 */
export async function init(input?: WasmInput): Promise<void> {
  if (live) return;
  if (input === undefined && !way?.compileLater) {
    instance();
    return;
  }
  const module = input === undefined ? await way?.compileLater?.() : await compiled(input);
  live ??= instantiate(module as WebAssembly.Module);
}

// The module imports nothing, so that it needs no glue.
function instantiate(module: WebAssembly.Module): Kernels {
  return new WebAssembly.Instance(module).exports as unknown as Kernels;
}

async function compiled(input: WasmInput): Promise<WebAssembly.Module> {
  // by tag: a module may come from another realm. (A plain boolean: `WebAssembly.Module` is structurally `{}`.)
  const isModule: boolean = Object.prototype.toString.call(input) === "[object WebAssembly.Module]";
  if (isModule) return input as WebAssembly.Module;
  if (ArrayBuffer.isView(input) || input instanceof ArrayBuffer)
    return WebAssembly.compile(input as BufferSource);
  return WebAssembly.compile(await fetched(input as URL | string | PromiseLike<Response>));
}

async function fetched(input: URL | string | Response | PromiseLike<Response>): Promise<BufferSource> {
  const isAddress = typeof input === "string" || input instanceof URL;
  if (isAddress && String(input).startsWith("file:")) {
    const fs = builtin("node:fs") as { readFileSync(url: URL): BufferSource } | undefined;
    if (fs) return fs.readFileSync(new URL(input));
  }
  const response = isAddress ? await fetch(input) : await input;
  if (!response.ok)
    throw new RuntimeError(`lanewise: HTTP ${response.status} ${response.statusText} for ${response.url}`);
  return response.arrayBuffer();
}

interface Host {
  process?: { getBuiltinModule?: (name: string) => unknown };
}

/**
 * A module of Node's, where this process has it. Never `import("node:fs")`: bundlers for the browser would stumble over it.
 * @internal
 */
export function builtin(name: string): unknown {
  return (globalThis as Host).process?.getBuiltinModule?.(name);
}
