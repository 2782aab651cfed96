// Scratch too large for the block that is always there has to be made room for: operands must not move for it, whose
// addresses were read before.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";
import { loosen, press } from "../helpers/pressure.js";

const rng = np.random.defaultRng(3);
const long = rng.random(100_000);
const wide = rng.random([700, 500]);
const kth = [3, 50_000];

const calls: [string, () => np.NDArray][] = [
  ["sort", () => np.sort(long) as np.NDArray],
  ["argsort", () => np.argsort(long) as np.NDArray],
  ["partition", () => np.partition(long, kth) as np.NDArray],
  ["argpartition", () => np.argpartition(long, kth) as np.NDArray],
  ["a matrix by a matrix", () => np.matmul(wide, wide.T) as np.NDArray],
  ["a vector by a matrix", () => np.matmul(wide.get(":, 0"), wide) as np.NDArray],
  ["a matrix by a vector", () => np.matmul(wide, wide.get(0)) as np.NDArray],
  ["convolve", () => np.convolve(long, wide.get(0)) as np.NDArray],
  ["searchsorted", () => np.searchsorted(np.sort(long), long) as np.NDArray],
  ["unique", () => np.unique(long) as np.NDArray],
  ["median", () => np.median(wide, 0) as np.NDArray],
  ["sum of rows", () => np.sum(wide, 0) as np.NDArray],
];

test.each(calls)("%s", (_, call) => {
  loosen();
  const want = call().toTypedArray();
  press();
  try {
    expect(Buffer.compare(Buffer.from(call().toTypedArray().buffer), Buffer.from(want.buffer))).toBe(0);
  } finally {
    loosen();
  }
});
