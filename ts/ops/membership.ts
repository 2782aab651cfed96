import { allocate, type CoreArray, consume, filled } from "../core/array.js";
import { copy, fill } from "../core/assign.js";
import { withContiguous } from "../core/convert.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { RuntimeError, ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import { integerRange } from "../core/scalar.js";
import { kernels } from "../wasm/abi.js";
import { withFlat } from "./layout.js";
import { reduce } from "./reductions.js";
import { sort } from "./sorting.js";

/** Which elements of an array are elements of another one. */

const { bool, int64, uint8, uint64 } = dtypes;

/** How it is found out: by a table of truth values for the integers of a range, or by sorting. */
export type Method = "table" | "sort" | null;

const isWhole = ({ kind }: DTypeRow): boolean => kind === "int" || kind === "uint" || kind === "bool";

/**
 * Which elements of `a` occur in `set`; with `invert`, which do not. Integers go by a table where that is at most six
 * times as long as both arrays together, as in NumPy.
 *
 * @throws ValueError, RuntimeError where the method asked for cannot be used
 */
export function isin(
  a: CoreArray,
  set: CoreArray,
  invert: boolean,
  method: Method,
  policy: Policy,
): CoreArray {
  const whole = isWhole(a.dtype) && isWhole(set.dtype);
  if (method === "table" && !whole) {
    throw new ValueError(
      "The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.",
    );
  }
  if (set.size === 0 || a.size === 0)
    return filled(allocate(bool, a.shape), (result) => fill(result, invert));
  const common = promote(integer(a.dtype), integer(set.dtype));
  // No integer type holds int64 and uint64: compare their bits, which only those of negative numbers must not.
  if (whole && common.kind === "float") return isinMixed(a, set, invert, method, policy);
  return withDense(a, common, (elements) =>
    withFlat(set, (flat) =>
      withDense(flat, common, (wanted) =>
        filled(allocate(bool, a.shape), (result) => {
          const tabled = whole && method !== "sort";
          if (tabled && byTable(elements, wanted, set.dtype, invert, method, result)) return;
          consume(sort(wanted, 0), (row) => {
            const [n, m] = [row.size, elements.size];
            kernels.is_in(common.code, row.address, n, elements.address, m, invert ? 1 : 0, result.address);
          });
        }),
      ),
    ),
  );
}

const integer = (dtype: DTypeRow): DTypeRow => (dtype === bool ? uint8 : dtype);

/** int64 in uint64, or the other way round. */
function isinMixed(a: CoreArray, set: CoreArray, invert: boolean, method: Method, policy: Policy): CoreArray {
  return withDense(a, a.dtype.kind === "int" ? int64 : uint64, (wide) => {
    const signed = wide.view(wide.shape, wide.strides, wide.offset, int64);
    return consume(dispatch("greaterEqual", [signed, 0], policy), (positive) =>
      consume(copy(set, "C", set.dtype.kind === "int" ? int64 : uint64), (other) => {
        const bits = other.view(other.shape, other.strides, other.offset, int64);
        return consume(isin(signed, bits, false, method === "table" ? method : "sort", policy), (found) => {
          const both = dispatch("logicalAnd", [found, positive], policy);
          return invert ? consume(both, () => dispatch("logicalNot", [both], policy)) : both;
        });
      }),
    );
  });
}

/** Fill `result` by a table. @returns false where NumPy would not @throws RuntimeError where it was asked for */
function byTable(
  elements: CoreArray,
  wanted: CoreArray,
  dtype: DTypeRow,
  invert: boolean,
  method: Method,
  result: CoreArray,
): boolean {
  const least = reduce("min", wanted);
  try {
    const most = consume(reduce("max", wanted), (x) => BigInt(x.first() as number | bigint));
    const length = most - BigInt(least.first() as number | bigint);
    const safe = length <= integerRange(integer(dtype))[1];
    if (!safe && method === "table") {
      throw new RuntimeError(
        "You have specified kind='table', but the range of values in `ar2` or `ar1` exceed the maximum integer of the datatype. Please set `kind` to None or 'sort'.",
      );
    }
    if (!safe || (method !== "table" && length > 6 * (elements.size + wanted.size))) return false;
    consume(allocate(uint8, [Number(length) + 1]), (table) => {
      fill(table, 0);
      const { code } = elements.dtype;
      const [from, to, at] = [least.address, Number(length), table.address];
      kernels.mark(code, wanted.address, wanted.size, from, to, at);
      const out = result.address;
      kernels.marked(code, elements.address, elements.size, from, to, at, invert ? 1 : 0, out);
    });
    return true;
  } finally {
    least.storage.dispose();
  }
}

/** Call `use` with a dense form of an array in a dtype. */
export function withDense<T>(a: CoreArray, dtype: DTypeRow, use: (dense: CoreArray) => T): T {
  if (a.dtype === dtype) return withContiguous(a, use);
  return consume(copy(a, "C", dtype), use);
}
