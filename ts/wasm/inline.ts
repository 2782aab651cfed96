// The default way to the kernels: the strict SIMD build, inside this file as base64, compiled on first use.
import compile from "../../wasm/simd.wasm";
import { provide } from "./load.js";

provide(
  () => compile(),
  () => compile(undefined, true),
);
