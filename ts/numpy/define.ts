import { bind, parameters } from "../core/args.js";

/**
 * A public function from its signature as Python writes it and a body that takes every parameter by position,
 * `undefined` where it was not given. Callers may pass optional ones by position or in one trailing options object.
 *
 * The body's types are checked where the function is exported: its declared type says what callers may pass.
 */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
export function define(signature: string, body: (...values: any[]) => unknown): any {
  const p = parameters(signature);
  return Object.defineProperty((...args: unknown[]) => body(...bind(p, args)), "name", { value: p.name });
}
