import {
  type Condition,
  conditions,
  type ErrorHandler,
  type ErrorMode,
  setModes,
  state,
} from "../core/conditions.js";
import { define } from "./define.js";

export type { Condition, ErrorHandler, ErrorMode };

/** What {@link seterr} and {@link errstate} take by name. */
export interface ErrorOptions extends Partial<Record<Condition, ErrorMode | undefined>> {
  /** All conditions that are not named. */
  all?: ErrorMode | undefined;
}

/** The settings, by condition. */
export type ErrorSettings = Record<Condition, ErrorMode>;

/** The options with `all` in place of what was not given. */
function spread([all, ...named]: (ErrorMode | null | undefined)[]): Partial<ErrorSettings> {
  const entries = conditions.map((name, k) => [name, named[k] ?? all ?? undefined] as const);
  return Object.fromEntries(entries.filter(([, mode]) => mode !== undefined));
}

/**
 * What happens on each floating-point condition: by default nothing, everywhere.
 *
 * @example
 * np.geterr().divide // -> ignore
 */
export function geterr(): ErrorSettings {
  return { ...state.modes };
}

/**
 * Set what happens where an element-wise function divides by zero, overflows or has no result: nothing (`ignore`), a
 * FloatingPointError (`raise`), a warning (`warn`), a call of {@link seterrcall}'s function (`call`), a line on the
 * console (`print`) or for its object (`log`).
 *
 * Conditions are told from inputs and results, after the call: an infinity or NaN that no input accounts for. Underflow
 * is not noticed, nor what happens in reductions, casts and products of matrices.
 *
 * @returns the settings before
 * @throws ValueError for an unknown mode
 * @example
 * const before = np.seterr({ divide: "raise" });
 * let message = "";
 * try {
 *   np.divide(1, 0);
 * } catch (error) {
 *   message = error.message;
 * }
 * np.seterr(before);
 * message // -> divide by zero encountered in divide
 */
export const seterr: (options?: ErrorOptions) => ErrorSettings = define(
  "seterr(all=, divide=, over=, under=, invalid=)",
  (...values) => {
    const before = geterr();
    setModes(spread(values));
    return before;
  },
);

/**
 * What takes conditions under `call` and `log`.
 *
 * @example
 * np.geterrcall() // -> null
 */
export function geterrcall(): ErrorHandler | null {
  return state.handler;
}

/**
 * Set what takes conditions: under `call` a function, which gets NumPy's words and flag, under `log` an object that is
 * written to.
 *
 * @returns what took them before
 * @throws TypeError for anything else
 */
export function seterrcall(func: ErrorHandler | null): ErrorHandler | null {
  const writes = typeof func === "object" && func !== null && typeof func.write === "function";
  if (func !== null && typeof func !== "function" && !writes)
    throw new TypeError("python object must be callable or have a callable write method");
  const before = state.handler;
  state.handler = func;
  return before;
}

/**
 * Run a function under other settings of {@link seterr}: Python's `with np.errstate(...)`.
 *
 * @returns what the function returns
 * @throws ValueError for an unknown mode
 * @example
 * const met = [];
 * np.errstate({ all: "call", call: (kind) => met.push(kind) }, () => np.divide([1, 0], 0));
 * met // -> [ 'divide by zero', 'invalid value' ]
 */
export function errstate<T>(
  { call, ...options }: ErrorOptions & { call?: ErrorHandler | null },
  body: () => T,
): T {
  const { modes, handler } = state;
  seterr(options);
  try {
    if (call !== undefined) seterrcall(call);
    return body();
  } finally {
    setModes(modes);
    state.handler = handler;
  }
}
