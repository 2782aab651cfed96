import { type CoreArray, consume } from "../core/array.js";
import { copy } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";

import { iota } from "./creation.js";
import { modeOf, put } from "./gather.js";
import { get, withValues } from "./indexing.js";
import { withFlat } from "./layout.js";

/** Indexing the elements of an array as if they lay along one axis, in C order: NumPy's `flat`. */

const whole = "only integers, slices (`:`), ellipsis (`...`) and integer or boolean arrays are valid indices";

/** One index, as there is one axis. @throws IndexError */
function readFlat(index: readonly unknown[]): readonly unknown[] {
  const parts = index.flatMap((item) => (typeof item === "string" ? item.split(",") : [item]));
  if (parts.length > 1) {
    throw new IndexError(
      `too many indices for flat iterator: flat iterator is 1-dimensional, but ${parts.length} were indexed`,
    );
  }
  if (parts[0] === null || (typeof parts[0] === "string" && /newaxis|None/.test(parts[0])))
    throw new IndexError(whole);
  if (typeof parts[0] === "boolean") {
    throw new IndexError(
      "boolean indices for iterators are not supported because of previous behavior that was confusing (valid boolean indices are expected to work in the future)",
    );
  }
  return parts;
}

/** Say what is wrong with an index in the words that belong to one axis. */
function inFlatWords<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError(
      error.message
        .replace("numpy.newaxis (`None`) ", "")
        .replace("(`...`), and", "(`...`) and")
        .replace("axis 0 with ", "")
        .replace(
          /^boolean index did not match indexed array along axis 0; size of axis is/,
          "boolean index did not match indexed flat iterator along axis 0; size of axis is",
        ),
    );
  }
}

/** `a.flat[index]`: always a copy. @throws IndexError */
export function getFlat(a: CoreArray, index: readonly unknown[]): CoreArray {
  const one = readFlat(index);
  return withFlat(a, (flat) => {
    const found = inFlatWords(() => get(flat, one, true));
    return found.storage === flat.storage ? copy(found) : found;
  });
}

/**
 * `a.flat[index] = value`: values are taken one after the other, and again from the first when they run out.
 *
 * @throws IndexError, ValueError before anything is written
 */
export function setFlat(a: CoreArray, index: readonly unknown[], value: unknown): void {
  if (!a.writeable) throw new ValueError("underlying array is read-only");
  const one = readFlat(index);
  if (one.length === 0)
    throw new IndexError("Assigning to a flat iterator with a 0-D index is not supported");
  const single = typeof one[0] === "number" || typeof one[0] === "bigint" || /^ *-?\d+ *$/.test(`${one[0]}`);
  withValues(a, value, (source) => {
    consume(iota(a.size, dtypes.int32), (all) => {
      const places = inFlatWords(() => get(all, one, true));
      try {
        // NumPy asks for Python's number; that of a bool any array of one element has.
        if (single && (a.dtype.kind === "bool" ? source.size !== 1 : source.ndim > 0))
          throw new ValueError("Error setting single item of array.");
        if (source.size > 0) put(a, places, source, modeOf("raise"));
      } finally {
        if (places.storage !== all.storage) places.storage.dispose();
      }
    });
  });
}
