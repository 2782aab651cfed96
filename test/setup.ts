// Tests import `ts/index.js`; the entry that brings the kernels is this one.
import "../ts/wasm/inline.js";
