// TensorFlow.js on its WebAssembly backend, one thread. It knows float32, int32, bool, and complex64 in part.
import { createRequire } from "node:module";
import path from "node:path";
import { spellings } from "./tfjs-spellings.mjs";

const require = createRequire(import.meta.url);
const typed = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

export async function load() {
  const tf = require("@tensorflow/tfjs");
  const wasm = require("@tensorflow/tfjs-backend-wasm");
  const folder = path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
  wasm.setWasmPaths(`${folder}/wasm-out/`);
  wasm.setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("its wasm backend does not start");
  await tf.ready();
  return {
    hello: { "tfjs-wasm": tf.version.tfjs },
    library: tf,
    program: "tfjs",
    refuses: (dtype) => (dtype in typed ? undefined : `no ${dtype}`),
    array(bytes, dtype, shape) {
      const { buffer } = new Uint8Array(bytes);
      return tf.tensor(new typed[dtype](buffer), shape, dtype);
    },
    call(row, n) {
      const make = spellings[row.name];
      return make
        ? make(tf, { n, m: Math.round(Math.sqrt(n)) })
        : "no such function, or none on these dtypes";
    },
    numbers: (x) => (typeof x === "number" ? [x] : x.dataSync()),
    free: (x) => x?.dispose?.(),
  };
}
