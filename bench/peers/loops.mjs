// Plain JavaScript: the loops over typed arrays that a careful programmer writes without a library, one for each kind of work.
import { made } from "./loops-made.mjs";

const typed = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

export async function load() {
  return {
    hello: { loops: "typed arrays" },
    library: undefined,
    program: "loops",
    refuses: (dtype) => (dtype in typed ? undefined : `no typed array of ${dtype}`),
    array: (bytes, dtype) => new typed[dtype](new Uint8Array(bytes).buffer),
    call(row, n) {
      const make = made[row.name];
      return make ? make({ n, m: Math.round(Math.sqrt(n)) }) : "not written";
    },
    numbers: (x) => (typeof x !== "object" ? [x] : Array.isArray(x) ? x.flat(2) : x),
    free: () => {},
  };
}
