import { RuntimeError } from "../core/errors.js";

interface FileSystem {
  readFileSync(path: string | URL): Uint8Array;
  writeFileSync(path: string | URL, bytes: Uint8Array): void;
}

// Never `import("node:fs")`: bundlers for the browser would stumble over it.
function fileSystem(): FileSystem {
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const fs = host.process?.getBuiltinModule?.("node:fs");
  if (!fs)
    throw new RuntimeError("this runtime has no file system: pass bytes, or fetch them with loadAsync()");
  return fs as FileSystem;
}

/** The bytes of a file. @throws RuntimeError where there is no file system, and the system's own error */
export function readFile(path: string | URL): Uint8Array {
  return fileSystem().readFileSync(path);
}

/** Make or replace a file, with the suffix added if the path does not end in it. */
export function writeFile(path: string | URL, suffix: string, bytes: Uint8Array): void {
  const fs = fileSystem();
  if (typeof path === "string") fs.writeFileSync(path.endsWith(suffix) ? path : path + suffix, bytes);
  else fs.writeFileSync(path.pathname.endsWith(suffix) ? path : new URL(path.pathname + suffix, path), bytes);
}

/** What bytes can come from without waiting. */
export type ByteSource = ArrayBuffer | ArrayBufferView | string | URL;
/** What bytes can come from. A string is a URL if it looks like one, else a path. */
export type AsyncByteSource = ByteSource | Blob | Response | PromiseLike<Blob | Response | ByteSource>;

/** Bytes as bytes. */
export function asBytes(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** Bytes that are at hand, or those of a file. */
export function bytesFrom(source: ByteSource): Uint8Array {
  if (typeof source === "string" || source instanceof URL) return readFile(source);
  if (ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]")
    return asBytes(source);
  throw new TypeError("a path, URL, ArrayBuffer or typed array is needed");
}

/** Bytes from anywhere: what is no file is fetched. */
export async function bytesFromAsync(source: AsyncByteSource): Promise<Uint8Array> {
  const from = await source;
  if (
    (typeof from === "string" && /^(https?|data|blob):/i.test(from)) ||
    (from instanceof URL && from.protocol !== "file:")
  ) {
    return bytesFromAsync(fetch(from));
  }
  if (typeof from !== "object" || !("arrayBuffer" in from)) return bytesFrom(from);
  if ("ok" in from && !from.ok)
    throw new RuntimeError(`HTTP ${from.status} ${from.statusText} for ${from.url}`);
  return new Uint8Array(await from.arrayBuffer());
}
