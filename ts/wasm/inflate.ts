// Kernels inside an entry: base64 of deflated bytes. Nothing is decoded before the first use.
import { inflateSync } from "fflate";
import { builtin } from "./load.js";

/** Both ways to a module from a function that gives its deflated bytes. */
export function inflated(
  deflated: () => Uint8Array,
): [compile: () => WebAssembly.Module, compileLater: () => Promise<WebAssembly.Module>] {
  const bytes = (): BufferSource => {
    const zlib = builtin<{ inflateRawSync(bytes: Uint8Array): BufferSource }>("node:zlib");
    return (zlib?.inflateRawSync ?? inflateSync)(deflated()) as BufferSource;
  };
  return [() => new WebAssembly.Module(bytes()), async () => WebAssembly.compile(bytes())];
}
