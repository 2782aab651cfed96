/** The one seam: exports of the kernels that cut themselves into parts when there is enough to do. */
import { dtypeByCode } from "../core/dtype.js";
import type { Kernels } from "../wasm/load.js";
import { ALL, WalkView } from "./axes.js";
import * as cost from "./costs.js";
import { matmul } from "./matmul.js";
import type { Job, Pool } from "./pool.js";
import { uniform } from "./random.js";
import { withBlock } from "./scratch.js";
import { sumFlat, sumTerms } from "./tree.js";

/** The call was carried out, as the exports say it. */
export const DONE = 0;

/** The exports, those that can be cut replaced. */
export function split(raw: Kernels, pool: Pool): Kernels {
  let view: WalkView | undefined;
  const walk = (): WalkView => {
    view ??= new WalkView(raw.walk() >>> 2);
    return view;
  };

  /** Cut the descriptor along an axis; false where it cannot be, or is not worth it. */
  function cutWalk(
    name: Job["name"],
    args: readonly number[],
    nanoseconds: number,
    choose: (parts: number) => number,
    /** whether an axis is one whose rows go over an outer axis: then the fewer, wider parts read memory faster */
    isWithin: (axis: number) => boolean = () => false,
  ): boolean {
    const most = pool.partsFor(nanoseconds);
    if (most < 2) return false;
    const axis = choose(most);
    if (axis < 0) return false;
    const parts = Math.min(isWithin(axis) ? pool.threads : most, most, walk().len(axis) >> 1);
    pool.run({ name, args, parts, cuts: [[axis, parts, ALL]] });
    return true;
  }

  /** Cut element-wise work whose operands are `nin` inputs and the outputs up to `end`. */
  function elementwise(
    name: Job["name"],
    args: readonly number[],
    each: number,
    nin: number,
    end: number,
  ): boolean {
    const { size, width } = walk();
    const nanoseconds = size * (each + width * cost.PER_BYTE_APART);
    return cutWalk(name, args, nanoseconds, (parts) => walk().cutAxis(nin, end, parts));
  }

  /** Cut rows, or single places. */
  function cutRows(job: Omit<Job, "parts"> & { readonly places: number }, nanoseconds: number): boolean {
    const parts = pool.partsFor(nanoseconds, job.places);
    if (parts < 2) return false;
    pool.run({ ...job, parts });
    return true;
  }

  /** Cut rows of work that needs scratch, argument `at`. */
  function cutApart(
    job: Omit<Job, "parts"> & { readonly places: number },
    at: number,
    bytes: number,
    nanoseconds: number,
  ): boolean {
    const parts = pool.partsFor(nanoseconds, job.places);
    if (parts < 2) return false;
    const each = Math.ceil(bytes / 64) * 64;
    return withBlock(each * (pool.threads - 1), (address) => {
      pool.run({ ...job, parts, scratch: [at, address, each] });
    });
  }

  const size = (code: number): number => dtypeByCode[code]!.itemsize;

  return {
    ...raw,
    flat(code, sig, n, out, a, b, repeated) {
      const ufunc = cost.byCode[code]!;
      const types = ufunc.signatures[sig]!.types;
      let width = 0;
      for (const type of types) width += type.itemsize;
      const nanoseconds = n * (cost.perElement[code]! + width * cost.PER_BYTE);
      const parts = pool.partsFor(nanoseconds);
      if (parts < 2) return raw.flat(code, sig, n, out, a, b, repeated);
      const steps = {
        3: types[ufunc.nin]!.itemsize,
        4: repeated & 1 ? 0 : types[0]!.itemsize,
        5: ufunc.nin < 2 || repeated & 2 ? 0 : types[1]!.itemsize,
      };
      pool.run({
        name: "flat",
        args: [code, sig, 0, out, a, b, repeated],
        parts,
        places: n,
        count: 2,
        steps,
      });
      return DONE;
    },
    ufunc(code, sig) {
      const { nin, nout } = cost.byCode[code]!;
      if (elementwise("ufunc", [code, sig], cost.perElement[code]!, nin, nin + nout)) return DONE;
      return raw.ufunc(code, sig);
    },
    assign: () => (elementwise("assign", [], 0, 1, 2) ? DONE : raw.assign()),
    activation(code, dtype) {
      const { nops } = walk();
      if (!elementwise("activation", [code, dtype], 3, nops - 1, nops)) raw.activation(code, dtype);
    },
    gather() {
      if (!elementwise("gather", [], 1, 2, 3)) raw.gather();
    },
    reduce(code, sig, initial) {
      const view = walk();
      const nanoseconds = view.size * cost.perFolded(view.itemsize(0));
      const isWithin = (axis: number) => view.isWithin(axis, (other) => view.stride(1, other) === 0);
      const choose = (parts: number) => view.keptAxis(parts);
      if (cutWalk("reduce", [code, sig, initial], nanoseconds, choose, isWithin)) return DONE;
      return raw.reduce(code, sig, initial);
    },
    reduce_flat: (code, sig, n, src, out) =>
      sumFlat(raw, pool, code, sig, n, src, out) ? DONE : raw.reduce_flat(code, sig, n, src, out),
    sum_products: (narrow, n, x, y, c, d) =>
      sumTerms(pool, "sum_products", [narrow, n, x, y, c, d]) ?? raw.sum_products(narrow, n, x, y, c, d),
    sum_differences: (narrow, n, x, y) =>
      sumTerms(pool, "sum_differences", [narrow, n, x, y]) ?? raw.sum_differences(narrow, n, x, y),
    cross(narrow, n, a, b, out) {
      const three = narrow ? 12 : 24;
      const job = { name: "cross", args: [narrow, 0, a, b, out], places: n, count: 1 } as const;
      if (!cutRows({ ...job, steps: { 2: three, 3: three, 4: three } }, 2 * n))
        raw.cross(narrow, n, a, b, out);
    },
    random_fill(law, dtype, state, out, n) {
      if (!uniform(pool, law, dtype, state, out, n)) raw.random_fill(law, dtype, state, out, n);
    },
    scan(code, sig, axis) {
      const choose = (parts: number): number => walk().cutAxis(1, 2, parts, (other) => other !== axis);
      const isWithin = (cut: number) => walk().isWithin(cut, (other) => other === axis);
      if (cutWalk("scan", [code, sig, axis], walk().size * 0.5, choose, isWithin)) return DONE;
      return raw.scan(code, sig, axis);
    },
    matmul(k, aStep, bStep, scratch) {
      if (!matmul(raw, pool, walk(), k, aStep, bStep, scratch)) raw.matmul(k, aStep, bStep, scratch);
    },
    sort(dtype, data, rows, n, scratch) {
      const job = { name: "sort", args: [dtype, data, 0, n, scratch], places: rows, count: 2 } as const;
      const nanoseconds = rows * n * cost.perSorted(dtype, n);
      const steps = { 1: n * size(dtype) };
      if (!cutApart({ ...job, steps }, 4, raw.sort_scratch(dtype, n) >>> 0, nanoseconds))
        raw.sort(dtype, data, rows, n, scratch);
    },
    argsort(dtype, data, out, rows, n, descending, scratch) {
      const args = [dtype, data, out, 0, n, descending, scratch];
      const steps = { 1: n * size(dtype), 2: n * 4 };
      const nanoseconds = 2 * rows * n * cost.perSorted(dtype, n);
      const bytes = raw.argsort_scratch(dtype, n) >>> 0;
      if (!cutApart({ name: "argsort", args, places: rows, count: 3, steps }, 6, bytes, nanoseconds))
        raw.argsort(dtype, data, out, rows, n, descending, scratch);
    },
    partition(dtype, data, rows, n, kth, count, scratch) {
      const args = [dtype, data, 0, n, kth, count, scratch];
      const steps = { 1: n * size(dtype) };
      const bytes = raw.partition_scratch(dtype, n) >>> 0;
      if (!cutApart({ name: "partition", args, places: rows, count: 2, steps }, 6, bytes, 2 * rows * n))
        raw.partition(dtype, data, rows, n, kth, count, scratch);
    },
    argpartition(dtype, data, out, rows, n, kth, count, scratch) {
      const args = [dtype, data, out, 0, n, kth, count, scratch];
      const steps = { 1: n * size(dtype), 2: n * 4 };
      const bytes = raw.argpartition_scratch(dtype, n) >>> 0;
      if (!cutApart({ name: "argpartition", args, places: rows, count: 3, steps }, 7, bytes, 4 * rows * n))
        raw.argpartition(dtype, data, out, rows, n, kth, count, scratch);
    },
    search_sorted(dtype, sorted, n, values, m, right, out) {
      const args = [dtype, sorted, n, values, 0, right, out];
      const steps = { 3: size(dtype), 6: 4 };
      const nanoseconds = m * Math.log2(n + 2);
      if (!cutRows({ name: "search_sorted", args, places: m, count: 4, steps }, nanoseconds))
        raw.search_sorted(dtype, sorted, n, values, m, right, out);
    },
    is_in(dtype, sorted, n, values, m, invert, out) {
      const args = [dtype, sorted, n, values, 0, invert, out];
      const steps = { 3: size(dtype), 6: 1 };
      const nanoseconds = m * Math.log2(n + 2);
      if (!cutRows({ name: "is_in", args, places: m, count: 4, steps }, nanoseconds))
        raw.is_in(dtype, sorted, n, values, m, invert, out);
    },
    softmax_rows(logarithm, dtype, rows, n, x, out) {
      const bytes = n * size(dtype);
      const args = [logarithm, dtype, 0, n, x, out];
      const job = {
        name: "softmax_rows",
        args,
        places: rows,
        count: 2,
        steps: { 4: bytes, 5: bytes },
      } as const;
      if (!cutRows(job, 2 * rows * n)) raw.softmax_rows(logarithm, dtype, rows, n, x, out);
    },
    cross_entropy(dtype, rows, n, x, target, weight, ignore, part, exps, step, sums, weights, losses) {
      const item = size(dtype);
      const args = [dtype, 0, n, x, target, weight, ignore, part, exps, step, sums, weights, losses];
      const steps = { 3: n * item, 4: 8, 8: step * item, 10: item, 11: item, 12: item };
      const job = { name: "cross_entropy", args, places: rows, count: 1, steps } as const;
      const nanoseconds = 2 * rows * n;
      // where nobody wants the exponentials every thread has a row of its own for them
      const isCut = step ? cutRows(job, nanoseconds) : cutApart(job, 8, n * item, nanoseconds);
      if (!isCut)
        raw.cross_entropy(dtype, rows, n, x, target, weight, ignore, part, exps, step, sums, weights, losses);
    },
    softmax_backward_rows(logarithm, dtype, rows, n, grad, y, out) {
      const bytes = n * size(dtype);
      const args = [logarithm, dtype, 0, n, grad, y, out];
      const steps = { 4: bytes, 5: bytes, 6: bytes };
      if (!cutRows({ name: "softmax_backward_rows", args, places: rows, count: 2, steps }, rows * n))
        raw.softmax_backward_rows(logarithm, dtype, rows, n, grad, y, out);
    },
    layer_norm(dtype, rows, n, eps, x, weight, bias, mean, rstd, out) {
      const item = size(dtype);
      const args = [dtype, 0, n, eps, x, weight, bias, mean, rstd, out];
      const steps = { 4: n * item, 7: mean ? item : 0, 8: rstd ? item : 0, 9: n * item };
      if (!cutRows({ name: "layer_norm", args, places: rows, count: 1, steps }, rows * n))
        raw.layer_norm(dtype, rows, n, eps, x, weight, bias, mean, rstd, out);
    },
  };
}
