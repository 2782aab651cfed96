/** Products of matrices: the stack is cut, or every product into panels of rows and columns. */
import type { Kernels } from "../wasm/load.js";
import { ALL, type WalkView } from "./axes.js";
import { perProduct } from "./costs.js";
import { type Pool, thresholds } from "./pool.js";
import { withBlock } from "./scratch.js";

/** Rows or columns that a panel has at least: less than the registers of a tile would go another way. */
const PANEL = 16;

/** `rows` by `columns` panels, at most `parts`: those that copy the least of what others copy as well. */
function panels(m: number, n: number, parts: number): readonly [number, number] {
  let best: readonly [number, number] = [1, 1];
  let least = Number.POSITIVE_INFINITY;
  const most = (length: number): number => Math.max(1, Math.floor(length / PANEL));
  for (let p = 1; p <= Math.min(parts, most(m)); p++) {
    const q = Math.min(Math.floor(parts / p), most(n));
    // the most parts first, then the least copied
    const copied = p * n + q * m;
    if (p * q > best[0] * best[1] || (p * q === best[0] * best[1] && copied < least)) {
      best = [p, q];
      least = copied;
    }
  }
  return best;
}

/** Multiply in parts; false where it is not worth it, or there is no memory for more scratch. */
export function matmul(
  raw: Kernels,
  pool: Pool,
  walk: WalkView,
  k: number,
  aStep: number,
  bStep: number,
  scratch: number,
): boolean {
  const { size, ndim } = walk;
  const code = walk.code(0);
  const nanoseconds = size * Math.max(k, 1) * perProduct(code);
  if (pool.partsFor(nanoseconds) < 2) return false;
  const [rows, columns] = [ndim - 2, ndim - 1];
  const [m, n] = [walk.len(rows), walk.len(columns)];
  // twice as many where that is cheap: a thread that is held up does less
  const parts = pool.threads * (nanoseconds > thresholds.twice ? 2 : 1);
  let cuts: [number, number, number][] = [];
  const stack = walk.cutAxis(2, 3, pool.threads, (axis) => axis < rows && walk.len(axis) >= pool.threads);
  if (stack >= 0) cuts = [[stack, Math.min(4 * pool.threads, walk.len(stack) >> 1), ALL]];
  else if (walk.isApart(2, 3)) {
    const [p, q] = panels(m, n, parts);
    // `a` has no columns to go along, `b` no rows
    cuts = [
      [rows, p, 0b101],
      [columns, q, 0b110],
    ];
  }
  const count = cuts.reduce((product, cut) => product * cut[1], 1);
  if (count < 2 || count > 64) return false;
  const each = Math.ceil((raw.matmul_scratch(code, size / n, n, k) >>> 0) / 64) * 64;
  return withBlock(each * (pool.threads - 1), (address) => {
    const args = [k, aStep, bStep, scratch];
    pool.run({ name: "matmul", args, parts: count, cuts, scratch: [3, address, each] });
  });
}
