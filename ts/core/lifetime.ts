import { unwrap } from "./convert.js";
import { closeScope, keepStorage, openScope, type Storage } from "./storage.js";

/** The storages reachable from a value: arrays, and what objects, Maps, Sets and arrays of them hold. */
export function reachable(x: unknown, found = new Set<Storage>(), seen = new Set<object>()): Set<Storage> {
  if (typeof x !== "object" || x === null || seen.has(x)) return found;
  seen.add(x);
  const core = unwrap(x);
  if (core) found.add(core.storage);
  else if (ArrayBuffer.isView(x)) return found;
  else if (x instanceof Map || x instanceof Set || Array.isArray(x))
    for (const item of x) reachable(item, found, seen);
  else for (const item of Object.values(x)) reachable(item, found, seen);
  return found;
}

/**
 * Run a function and free every array that it made, but those reachable from what it returns and those that
 * {@link keep} was called for. Scopes nest.
 *
 * @throws TypeError when the function is asynchronous
 * @example
 * const before = np.memory().arrays;
 * const total = np.scope(() => np.sum(np.ones(4).add(1)));
 * [total, np.memory().arrays - before] // -> [ 8, 0 ]
 */
export function scope<T>(body: () => T): T {
  openScope();
  let result: T;
  try {
    result = body();
  } catch (error) {
    closeScope(new Set());
    throw error;
  }
  if (result instanceof Promise) {
    closeScope(new Set());
    throw new TypeError(
      "scope() takes a synchronous function: what runs between its awaits would be counted to it",
    );
  }
  closeScope(reachable(result));
  return result;
}

/**
 * Hold an array past the end of every scope.
 *
 * @returns the array
 * @example
 * const kept = np.scope(() => np.keep(np.ones(2)).sum());
 * kept // -> 2
 */
export function keep<T>(array: T): T {
  const core = unwrap(array);
  if (core) keepStorage(core.storage);
  return array;
}
