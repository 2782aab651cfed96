// Compares lanewise's answer to a case with NumPy's, within the one table of tolerances.
import { Buffer } from "node:buffer";
import { bytesOf, EPSILON, elements, fromHalf, kindOf, partOf, SIZES, toHalf, ulps } from "./bytes.mjs";

/** How far a result of `fn` may be from NumPy's, in ULP of the result's dtype: 0 unless the table says more. */
export function toleranceOf(table, fn, dtype) {
  return table.ulp[fn]?.[dtype] ?? 0;
}

function show(x) {
  return Object.is(x, -0) ? "-0" : Array.isArray(x) ? `(${x.map(show).join(", ")})` : String(x);
}

function floatsDiffer(want, got, dtype, ulp, rules) {
  if (Number.isNaN(want) || Number.isNaN(got)) return Number.isNaN(want) !== Number.isNaN(got);
  if (want === 0 && got === 0) return !rules.zeroSign && Object.is(want, -0) !== Object.is(got, -0);
  if (rules.bound !== undefined && Math.abs(want - got) <= rules.bound) return false;
  return ulps(want, got, rules.loop ?? dtype) > ulp;
}

/**
 * The dtype whose ULP count: a float16 loop that writes into a float64 `out` is as far off as a float16 loop is.
 * It is the narrowest that holds every element of what NumPy gives.
 */
function loopDtype(list, dtype) {
  const numbers = list.flat();
  const holds = (part) =>
    numbers.every(
      (x) => Number.isNaN(x) || (part === "float16" ? fromHalf(toHalf(x)) : Math.fround(x)) === x,
    );
  const parts = ["float16", "float32"].filter((part) => SIZES[part] < SIZES[partOf(dtype)]);
  return parts.find(holds) ?? partOf(dtype);
}

function complexDiffer(want, got, dtype, ulp, rules) {
  const part = partOf(dtype);
  // With a tolerance, the error of a complex result is measured against its absolute value.
  if (ulp > 0 && [...want, ...got].every(Number.isFinite)) {
    const error = Math.hypot(want[0] - got[0], want[1] - got[1]);
    return error > ulp * EPSILON[rules.loop ?? dtype] * Math.hypot(...want);
  }
  // Beside an infinite or undefined part the other is measured on its own.
  return want.some((x, i) => floatsDiffer(x, got[i], part, ulp, rules));
}

function elementsDiffer(want, got, dtype, ulp, rules) {
  const kind = kindOf(dtype);
  if (kind === "f") return floatsDiffer(want, got, dtype, ulp, rules);
  if (kind === "c") return complexDiffer(want, got, dtype, ulp, rules);
  return want !== got;
}

/** A JavaScript scalar as the bytes of one element, or a reason why it cannot be. */
function scalarBytes(scalar, dtype) {
  const kind = kindOf(dtype);
  if (kind === "b")
    return typeof scalar === "boolean" ? bytesOf([scalar], dtype) : `${typeof scalar} for a bool`;
  if (kind === "c")
    return typeof scalar === "object"
      ? bytesOf([[scalar.re, scalar.im]], dtype)
      : `${typeof scalar} for a complex`;
  if (typeof scalar !== "number" && typeof scalar !== "bigint") return `${typeof scalar} for a ${dtype}`;
  if (kind === "f") return bytesOf([scalar], dtype);
  return Number.isInteger(Number(scalar)) ? bytesOf([scalar], dtype) : `${scalar} for a ${dtype}`;
}

/** Strides, but those of axes of length 1 and of empty arrays: no element is reached through them. */
function stridesDiffer(want, got) {
  if (!want.strides || want.shape.includes(0)) return null;
  const meaningful = (strides) => strides.filter((_, axis) => want.shape[axis] > 1);
  return String(meaningful(want.strides)) === String(meaningful(got.strides))
    ? null
    : `strides [${want.strides}], got [${got.strides}]`;
}

/** Why `got` is not `want`, or null. `want` comes from the oracle, `got` from `encode`. */
export function valueDiffers(want, got, ulp, rules) {
  if (want.list) {
    if (!got.list || got.list.length !== want.list.length)
      return `${want.list.length} results, got ${got.list?.length ?? "one"}`;
    for (const [i, item] of want.list.entries()) {
      const reason = valueDiffers(item, got.list[i], ulp, rules);
      if (reason) return `[${i}]: ${reason}`;
    }
    return null;
  }
  if (want.none || want.str !== undefined)
    return want.none === got.none && want.str === got.str
      ? null
      : `${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
  let data = got.data;
  if ("scalar" in got) {
    if (want.shape.length > 0) return `shape [${want.shape}], got the scalar ${show(got.scalar)}`;
    data = scalarBytes(got.scalar, want.dtype);
    if (typeof data === "string") return data;
  } else {
    if (got.none || got.str !== undefined || got.list)
      return `an array, got ${JSON.stringify(got).slice(0, 80)}`;
    if (want.dtype !== got.dtype) return `dtype ${want.dtype}, got ${got.dtype}`;
    if (String(want.shape) !== String(got.shape)) return `shape [${want.shape}], got [${got.shape}]`;
    const strides = stridesDiffer(want, got);
    if (strides) return strides;
  }
  const wanted = Buffer.from(want.data, "base64");
  if (wanted.equals(data)) return null;
  const expected = elements(wanted, want.dtype);
  const actual = elements(data, want.dtype);
  if (expected.length !== actual.length) return `${expected.length} elements, got ${actual.length}`;
  const loop =
    rules.intoOut && "fc".includes(kindOf(want.dtype)) ? loopDtype(expected, want.dtype) : want.dtype;
  const loops = loop === want.dtype ? [loop] : [loop, loop === "float32" ? "complex64" : "complex128"];
  if (loop === partOf(want.dtype)) loops.push(want.dtype);
  const limit = Math.max(...loops.map(ulp));
  const measured = loop === want.dtype ? rules : { ...rules, loop };
  const bad = expected.findIndex((x, i) =>
    elementsDiffer(
      x,
      actual[i],
      want.dtype,
      limit,
      measured.bound ? { ...measured, bound: measured.bound[i] } : measured,
    ),
  );
  if (bad < 0) return null;
  const distance = kindOf(want.dtype) === "f" ? ` (${ulps(expected[bad], actual[bad], want.dtype)} ULP)` : "";
  return `${want.dtype} element ${bad} of ${expected.length}: ${show(expected[bad])}, got ${show(actual[bad])}${distance}`;
}

/** Whether the table accepts these words for those of NumPy, and says why. */
function sameMeaning(want, got, table) {
  return table.words.some(({ numpy, ours }) => new RegExp(numpy).test(want) && new RegExp(ours).test(got));
}

/** Why the library's answer differs from NumPy's, or null. */
export function differs(test, want, got, table) {
  const own = test.fn.replace(/^[.@]/, "");
  // A method of a ufunc is as exact as the ufunc.
  const name = own in table.ulp ? own : own.replace(/\.(reduce|accumulate|reduceat|outer|at)$/, "");
  const ulp = (dtype) => toleranceOf(table, name, dtype);
  const rules = { zeroSign: table.zeroSign.includes(name), intoOut: test.kw?.out !== undefined };
  if (want.error) {
    // An assignment with two faults is refused for either.
    if (got.error && table.eitherFault?.includes(name)) return null;
    if (!got.error)
      return `${want.error}: ${want.message}; got a result ${JSON.stringify(got.ok).slice(0, 80)}`;
    if (want.error !== got.error) return `${want.error}: ${want.message}; got ${got.error}: ${got.message}`;
    if (want.message !== got.message && !sameMeaning(want.message, got.message, table))
      return `words "${want.message}", got "${got.message}"`;
  } else {
    if (got.error === "OverflowError" && isUnsafeInteger(want.ok)) return null;
    if (got.error) return `a result; got ${got.error}: ${got.message}`;
    // What an update leaves in an array is bounded as a result is.
    const bounded = want.ok.dtype ?? want.watch?.[0]?.dtype;
    if (want.bound) rules.bound = want.bound.map((x) => x * boundFactor(test, bounded));
    const reason = valueDiffers(want.ok, got.ok, ulp, rules);
    if (reason) return reason;
    if (want.shares !== undefined && want.shares !== got.shares)
      return want.shares ? "a view, got a copy" : "a copy, got a view";
  }
  for (const [i, item] of (want.watch ?? []).entries()) {
    const reason = valueDiffers(item, got.watch[i], ulp, rules);
    if (reason) return `${test.watch[i]} afterwards: ${reason}`;
  }
  return null;
}

/** A whole reduction whose value no JavaScript number can hold: lanewise throws where NumPy gives a scalar. */
function isUnsafeInteger(want) {
  if (!want.dtype?.endsWith("int64") || want.shape.length > 0) return false;
  return !Number.isSafeInteger(Number(elements(Buffer.from(want.data, "base64"), want.dtype)[0]));
}

/** Sums of products in any order agree to n rounding errors of the sum of absolute products. */
function boundFactor(test, dtype) {
  return (test.terms + 2) * (EPSILON[dtype] ?? 0);
}
