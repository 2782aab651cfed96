// The default way to the kernels: the strict SIMD build, inside this file as base64 of deflated bytes. Nothing is
// decoded before the first use.
import { inflateSync } from "fflate";
import deflated from "../../wasm/simd.wasm";
import { builtin, provide } from "./load.js";

function bytes(): BufferSource {
  const zlib = builtin("node:zlib") as { inflateRawSync(bytes: Uint8Array): BufferSource } | undefined;
  return (zlib?.inflateRawSync ?? inflateSync)(deflated()) as BufferSource;
}

provide(
  () => new WebAssembly.Module(bytes()),
  async () => WebAssembly.compile(bytes()),
);
