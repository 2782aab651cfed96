import { FloatingPointError, ValueError } from "./errors.js";
import { warn } from "./warnings.js";

/** Floating-point conditions, and what is to happen on each. */

/** What happens on a condition. */
export type ErrorMode = "ignore" | "warn" | "raise" | "call" | "print" | "log";
/** Division by zero, overflow, underflow, and operations without a result. */
export type Condition = "divide" | "over" | "under" | "invalid";
/** What takes conditions under `call` (a function) and `log` (an object that is written to). */
export type ErrorHandler = ((kind: string, flag: number) => void) | { write(text: string): unknown };

/** NumPy's words and flag of each condition. */
const words: Readonly<Record<Condition, readonly [string, number]>> = {
  divide: ["divide by zero", 1],
  over: ["overflow", 2],
  under: ["underflow", 4],
  invalid: ["invalid value", 8],
};
export const conditions = Object.keys(words) as Condition[];
const modes = new Set<unknown>(["ignore", "warn", "raise", "call", "print", "log"]);

/** The settings; `watching` says that something is not ignored, and is all that a call costs where nothing is. */
export const state: {
  modes: Readonly<Record<Condition, ErrorMode>>;
  handler: ErrorHandler | null;
  watching: boolean;
} = {
  modes: { divide: "ignore", over: "ignore", under: "ignore", invalid: "ignore" },
  handler: null,
  watching: false,
};

/** Change settings. @throws ValueError for an unknown mode, before anything is changed */
export function setModes(changes: Partial<Record<Condition, ErrorMode | undefined>>): void {
  const next = { ...state.modes };
  for (const name of conditions) {
    const mode = changes[name];
    if (mode === undefined) continue;
    if (!modes.has(mode)) throw new ValueError(`invalid error mode '${mode}'`);
    next[name] = mode;
  }
  state.modes = next;
  // Underflow cannot be told from the values, so nobody need look.
  state.watching = conditions.some((name) => name !== "under" && next[name] !== "ignore");
}

/** Do what is set for a condition that a function met. @throws FloatingPointError, ValueError */
export function meet(condition: Condition, name: string): void {
  const [kind, flag] = words[condition];
  const text = `${kind} encountered in ${name}`;
  const { handler } = state;
  switch (state.modes[condition]) {
    case "raise":
      throw new FloatingPointError(text);
    case "warn":
      warn(text, "RuntimeWarning");
      break;
    case "print":
      (globalThis as { console?: { log(text: string): void } }).console?.log(`Warning: ${text}`);
      break;
    case "call":
      if (typeof handler !== "function")
        throw new ValueError(`python callback specified for ${kind} (in ${name}) but no function found.`);
      handler(kind, flag);
      break;
    case "log":
      if (!handler || typeof handler === "function")
        throw new ValueError(`log specified for ${kind} (in ${name}) but no object with write method found.`);
      handler.write(`Warning: ${text}\n`);
  }
}
