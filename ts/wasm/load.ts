// How this process gets at the compiled kernels. Each package entry says how *its* runtime reaches the module;
// the first operation (or `init`) instantiates it and freezes the choice.
import { RuntimeError } from "../core/errors.js";
import { warn } from "../core/warnings.js";
import type * as exports from "../generated/exports.js";

/** The raw exports of the kernel module: numbers in, numbers out (unsigned results need `>>> 0`). */
export type Kernels = typeof exports;

/** What {@link init} takes: a compiled module, its bytes, or where to fetch them. */
export type WasmInput = WebAssembly.Module | BufferSource | URL | string | Response | PromiseLike<Response>;

/** What {@link init} takes besides. */
export interface InitOptions {
  /** Have the engine join pairs of 128-bit operations to 256 bits: Node from 24 on, on x64; elsewhere a warning. */
  experimental256?: boolean | undefined;
}

/** Which kernels run. */
export interface Build {
  /** `simd`, the strict build; `relaxed`, with fused multiply-add; `threads`, over a shared memory. */
  readonly variant: "simd" | "relaxed" | "threads";
  /** Bits of the widest operations: 256 only after `init({ experimental256: true })`, where the engine has them. */
  readonly bits: 128 | 256;
}

interface Way {
  compile: () => WebAssembly.Module;
  compileLater: (() => Promise<WebAssembly.Module>) | undefined;
  /** the name of a variant that an entry chose explicitly; undefined for the default build */
  variant?: string;
  /** what the engine lacks for it; undefined if nothing */
  lacks?: (() => string | undefined) | undefined;
  /** how it becomes an instance, if not as usual */
  instantiate?: ((module: WebAssembly.Module) => Kernels) | undefined;
}

let byDefault: Way | undefined;
let chosen: Way | undefined;
let live: Kernels | undefined;
let bits: 128 | 256 = 128;

/**
 * Registers a way to the module. An explicit `variant` outranks the default build, whichever is registered first,
 * where the engine has what it needs.
 * @internal
 */
export function provide(
  compile: () => WebAssembly.Module,
  compileLater?: () => Promise<WebAssembly.Module>,
  variant?: string,
  lacks?: () => string | undefined,
  instantiate?: (module: WebAssembly.Module) => Kernels,
): void {
  if (variant === undefined) {
    byDefault ??= { compile, compileLater };
    return;
  }
  if (variant === chosen?.variant) return;
  if (chosen)
    throw new RuntimeError(`lanewise: '${chosen.variant}' and '${variant}' cannot be used together`);
  if (live) throw new RuntimeError(`lanewise: import '${variant}' before the first operation`);
  chosen = { compile, compileLater, variant, lacks, instantiate };
}

/** The way that this engine can go. */
function way(): Way | undefined {
  const missing = chosen?.lacks?.();
  if (!missing) return chosen ?? byDefault;
  const instead = "the strict build runs instead of";
  warn(`lanewise: ${instead} 'lanewise/${chosen!.variant}', as this engine has no ${missing}`);
  chosen = undefined;
  return byDefault;
}

/**
 * The kernels, compiled now if nothing has needed them before.
 * @internal
 */
export function instance(): Kernels {
  if (live) return live;
  const found = way();
  if (!found) throw new RuntimeError("lanewise: no kernels yet; first `await init(urlOrBytesOrModule)`");
  live = instantiate(found.compile(), found);
  return live;
}

/**
 * Which kernels run: what the entry asks for may not exist in this engine. Compiles them if nothing has needed them
 * before.
 *
 * @throws RuntimeError when there are none yet (`lanewise/slim` before `init`)
 * @example
 * np.build().bits // -> 128
 */
export function build(): Build {
  const features = instance().features();
  return { variant: features & 2 ? "threads" : features & 1 ? "relaxed" : "simd", bits };
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
 * @param options - `experimental256`; may come first
 * @returns which kernels run
 * @throws RuntimeError when there is no copy inside the entry and no input, or when fetching fails
 * @example
 * await init();
 * isReady() // -> true
 */
export async function init(input?: WasmInput | InitOptions, options?: InitOptions): Promise<Build> {
  if (isOptions(input)) return init(undefined, input);
  if (options?.experimental256) widen();
  if (live) return build();
  const found = input === undefined ? way() : undefined;
  if (input === undefined && !found?.compileLater) return build();
  const module = input === undefined ? await found?.compileLater?.() : await compiled(input);
  live ??= instantiate(module as WebAssembly.Module, found);
  return build();
}

function isOptions(input: WasmInput | InitOptions | undefined): input is InitOptions {
  // by tag: a module may come from another realm
  return Object.prototype.toString.call(input) === "[object Object]" && !("then" in (input as object));
}

/** Set V8's flag, which it reads when it compiles. */
function widen(): void {
  const versions = (globalThis as Host).process?.versions;
  const v8 = builtin<{ setFlagsFromString(flag: string): void }>("node:v8");
  const isNode = Number.parseInt(versions?.node ?? "0", 10) >= 24 && !versions?.deno && !versions?.bun;
  if (live) warn("lanewise: init({ experimental256: true }) comes too late: the kernels are compiled");
  else if (isNode && v8 && (globalThis as Host).process?.arch === "x64") {
    v8.setFlagsFromString("--experimental-wasm-revectorize");
    bits = 256;
  } else warn("lanewise: experimental256 needs Node 24 or later on x64; 128 bits are used");
}

// The strict module imports nothing, so that it needs no glue.
function instantiate(module: WebAssembly.Module, found?: Way): Kernels {
  return found?.instantiate?.(module) ?? (new WebAssembly.Instance(module).exports as unknown as Kernels);
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
    const fs = builtin<{ readFileSync(url: URL): BufferSource }>("node:fs");
    if (fs) return fs.readFileSync(new URL(input));
  }
  const response = isAddress ? await fetch(input) : await input;
  if (!response.ok)
    throw new RuntimeError(`lanewise: HTTP ${response.status} ${response.statusText} for ${response.url}`);
  return response.arrayBuffer();
}

interface Host {
  process?: {
    getBuiltinModule?: (name: string) => unknown;
    versions?: { node?: string; deno?: string; bun?: string };
    arch?: string;
  };
}

/**
 * A module of Node's, where this process has it. Never `import("node:fs")`: bundlers for the browser would stumble over it.
 * @internal
 */
export function builtin<T>(name: string): T | undefined {
  return (globalThis as Host).process?.getBuiltinModule?.(name) as T | undefined;
}
