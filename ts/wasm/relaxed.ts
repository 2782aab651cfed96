// The way of `lanewise/relaxed`: the build with fused multiply-add, and the strict one where the engine has none.
import deflated from "../../wasm/relaxed.wasm";
import "./inline.js";
import { inflated } from "./inflate.js";
import { provide } from "./load.js";

// a function of no arguments that multiplies and adds three zeros: (v128.const, v128.const, v128.const,
// f32x4.relaxed_madd, drop)
const zero = [0xfd, 12, ...new Array<number>(16).fill(0)];
const body = [0, ...zero, ...zero, ...zero, 0xfd, 0x85, 2, 0x1a, 0x0b];
const probe = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0],
  ...[10, body.length + 2, 1, body.length, ...body],
);

provide(...inflated(deflated), "relaxed", () => (WebAssembly.validate(probe) ? undefined : "relaxed SIMD"));
