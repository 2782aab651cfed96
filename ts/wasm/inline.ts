// The default way to the kernels: the strict SIMD build, inside this file.
import deflated from "../../wasm/simd.wasm";
import { inflated } from "./inflate.js";
import { provide } from "./load.js";

provide(...inflated(deflated));
