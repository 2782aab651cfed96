import { ValueError } from "./errors.js";

function within(i: number, length: number, low: number, high: number): number {
  return Math.min(Math.max(i < 0 ? i + length : i, low), high);
}

/** A range of indices along one axis: Python's `start:stop:step`, each part optional. */
export class Slice {
  constructor(
    readonly start: number | null,
    readonly stop: number | null,
    readonly step: number | null,
  ) {}

  /**
   * Where it begins on an axis of `length`, how many elements it has, and its step (Python's `slice.indices`).
   *
   * @throws ValueError for a step of zero
   */
  indices(length: number): { start: number; count: number; step: number } {
    const step = this.step ?? 1;
    if (step === 0) throw new ValueError("slice step cannot be zero");
    const low = step < 0 ? -1 : 0;
    const high = step < 0 ? length - 1 : length;
    const start = this.start === null ? (step < 0 ? high : low) : within(this.start, length, low, high);
    const stop = this.stop === null ? (step < 0 ? low : high) : within(this.stop, length, low, high);
    return { start, count: Math.max(0, Math.ceil((stop - start) / step)), step };
  }

  /** As it is written in text: `1:3`, `::-1`. */
  toString(): string {
    const part = (x: number | null): string => (x === null ? "" : `${x}`);
    return `${part(this.start)}:${part(this.stop)}${this.step === null ? "" : `:${this.step}`}`;
  }
}

function whole(x: number | null | undefined): number | null {
  if (x === null || x === undefined) return null;
  if (!Number.isInteger(x))
    throw new TypeError("slice indices must be integers or None or have an __index__ method");
  return x;
}

/**
 * A slice: `slice(stop)`, `slice(start, stop)` or `slice(start, stop, step)`, as in Python; `null` leaves a part out.
 *
 * @throws TypeError when a part is not whole
 * @example
 * np.arange(5).get(np.slice(1, 3)).toString() // -> [1. 2.]
 */
export function slice(start: number | null, stop?: number | null, step?: number | null): Slice {
  return stop === undefined && step === undefined
    ? new Slice(null, whole(start), null)
    : new Slice(whole(start), whole(stop), whole(step));
}

const form = /^(-?\d+)?:(-?\d+)?(?::(-?\d+)?)?$/;

/** A slice written as text, or `null` where the text is no slice. */
export function parseSlice(text: string): Slice | null {
  const match = form.exec(text.replaceAll(" ", ""));
  if (!match) return null;
  const part = (s: string | undefined): number | null => (s === undefined ? null : Number(s));
  return new Slice(part(match[1]), part(match[2]), part(match[3]));
}
