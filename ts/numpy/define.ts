import { bind, type Parameters, parameters } from "../core/args.js";
import { begin, end, undo } from "../core/calls.js";
import { ValueError } from "../core/errors.js";

/** Where arrays are: the only device there is, under the name that NumPy and the array API give it. */
export type Device = "cpu";

/**
 * A public function from its signature as Python writes it and a body that takes every parameter by position,
 * `undefined` where it was not given. Callers may pass optional ones by position or in one trailing options object.
 * An optional `device`, the last parameter, is checked here.
 *
 * The body's types are checked where the function is exported: its declared type says what callers may pass.
 */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
export function define(signature: string, body: (...values: any[]) => unknown): any {
  const name = signature.slice(0, signature.indexOf("("));
  // Read at the first call: a program calls few of the functions that it imports.
  let p: Parameters | undefined;
  let device = -1;
  const call = (...args: unknown[]): unknown => {
    if (!p) {
      p = parameters(signature);
      device = p.names.indexOf("device");
    }
    const values = bind(p, args);
    if (device >= p.required) requireDevice(values[device]);
    const mark = begin(name);
    try {
      return body(...values);
    } catch (error) {
      undo(mark);
      throw error;
    } finally {
      end(mark);
    }
  };
  return Object.defineProperty(call, "name", { value: name });
}

function requireDevice(device: unknown): void {
  if (device != null && device !== "cpu")
    throw new ValueError(`Device not understood. Only "cpu" is allowed, but received: ${device}`);
}
