/** Sums and extremes of a whole array: cut at nodes of NumPy's pairwise tree, and put together as the tree does it. */
import { dtypeByCode } from "../core/dtype.js";
import type { Kernels } from "../wasm/load.js";
import { heap } from "../wasm/memory.js";
import { PER_BYTE, reductionsByCode } from "./costs.js";
import type { Pool } from "./pool.js";
import { withBlock } from "./scratch.js";

/** Bytes between partial results: the largest dtype. */
const PITCH = 16;
/** The running sums of a leaf: the left part of a node is a multiple of it. */
const LANES = 8;

/** Where the parts of `n` floats begin, `depth` nodes down, and the end. */
function nodes(n: number, depth: number): number[] {
  let at = [0, n];
  for (let level = 0; level < depth; level++) {
    at = at.flatMap((begin, i) => {
      const end = at[i + 1];
      if (end === undefined) return [begin];
      const half = Math.floor((end - begin) / 2);
      return [begin, begin + half - (half % LANES)];
    });
  }
  return at;
}

/** Reduce `n` dense elements in parts; false where that would show, or is not worth it. */
export function sumFlat(
  raw: Kernels,
  pool: Pool,
  code: number,
  sig: number,
  n: number,
  src: number,
  out: number,
): boolean {
  const row = reductionsByCode[code]!;
  if (row.name !== "sum" && row.name !== "max" && row.name !== "min") return false;
  const { input, output } = row.signatures[sig]!;
  const most = pool.partsFor(n * input.itemsize * PER_BYTE, n >> 12);
  if (most < 2 || (row.name !== "sum" && input.kind === "complex")) return false;
  // partial results are put together by the signature that takes them
  const whole = row.signatures.find((s) => s.input === output && s.output === output);
  if (!whole || dtypeByCode[output.code] !== output || output.itemsize < 4) return false;
  const depth = Math.min(4, Math.floor(Math.log2(most)));
  const parts = 2 ** depth;
  const places = nodes(n * input.parts, depth).map((at) => at / input.parts);
  return withBlock(2 * parts * PITCH, (address) => {
    const args = [code, sig, 0, src, address];
    const steps = { 3: input.itemsize };
    pool.run({ name: "reduce_flat", args, parts, places, count: 2, steps, each: [4, PITCH] });
    combine(raw, code, whole.index, output.itemsize, address, parts, out);
  });
}

/** Sum `n` terms that a kernel makes of two arrays, in parts; `undefined` where it is not worth it. */
export function sumTerms(
  pool: Pool,
  name: "sum_products" | "sum_differences",
  args: readonly [narrow: number, n: number, x: number, y: number, ...others: number[]],
): number | undefined {
  const [narrow, n] = args;
  const bytes = narrow ? 4 : 8;
  const most = pool.partsFor(2 * n * bytes * PER_BYTE, n >> 12);
  if (most < 2) return undefined;
  const depth = Math.min(4, Math.floor(Math.log2(most)));
  const places = nodes(n, depth);
  pool.run({ name, args, parts: 2 ** depth, places, count: 1, steps: { 2: bytes, 3: bytes } });
  let sums = pool.results;
  while (sums.length > 1)
    sums = sums.flatMap((left, i) => {
      const sum = left + (sums[i + 1] ?? 0);
      return i % 2 ? [] : [narrow ? Math.fround(sum) : sum];
    });
  return sums[0];
}

/** Two by two, up to the root. */
function combine(
  raw: Kernels,
  code: number,
  sig: number,
  bytes: number,
  address: number,
  parts: number,
  out: number,
): void {
  let from = address;
  for (let left = parts; left > 1; left /= 2) {
    const to = from + left * PITCH;
    for (let k = 0; k < left; k += 2) {
      const first = from + k * PITCH;
      heap.u8.copyWithin(first + bytes, first + PITCH, first + PITCH + bytes);
      raw.reduce_flat(code, sig, 2, first, left === 2 ? out : to + (k / 2) * PITCH);
    }
    from = to;
  }
}
