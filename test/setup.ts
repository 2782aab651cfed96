// Tests import `ts/index.js`; the entry that brings the kernels is this one.
import "../ts/wasm/inline.js";
import { press } from "./helpers/pressure.js";

if (process.env.PRESSED) press();
