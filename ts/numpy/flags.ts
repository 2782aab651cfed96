import type { CoreArray } from "../core/array.js";
import { withWriteable } from "../core/array.js";
import { KeyError, ValueError } from "../core/errors.js";

/** What flags belong to: an array, and what it views. */
interface Flagged {
  core: CoreArray;
  readonly base: { readonly core: CoreArray } | null;
}

/** Names of flags as NumPy's arrays are asked for them: `flags.get("C_CONTIGUOUS")`. */
const names: Readonly<Record<string, keyof Flags>> = {
  C: "cContiguous",
  CONTIGUOUS: "cContiguous",
  C_CONTIGUOUS: "cContiguous",
  F: "fContiguous",
  FORTRAN: "fContiguous",
  F_CONTIGUOUS: "fContiguous",
  O: "owndata",
  OWNDATA: "owndata",
  W: "writeable",
  WRITEABLE: "writeable",
  A: "aligned",
  ALIGNED: "aligned",
  X: "writebackifcopy",
  WRITEBACKIFCOPY: "writebackifcopy",
  B: "behaved",
  BEHAVED: "behaved",
  CA: "carray",
  CARRAY: "carray",
  FA: "farray",
  FARRAY: "farray",
  FNC: "fnc",
  FORC: "forc",
};

/** How an array lies in memory, and whether it may be written to. */
export class Flags {
  private readonly array: Flagged;

  /** @internal */
  constructor(array: Flagged) {
    this.array = array;
  }

  /** Whether it is dense, the last axis fastest. */
  get cContiguous(): boolean {
    return this.array.core.cContiguous;
  }
  /** As {@link Flags.cContiguous}. */
  get contiguous(): boolean {
    return this.cContiguous;
  }
  /** Whether it is dense, the first axis fastest. */
  get fContiguous(): boolean {
    return this.array.core.fContiguous;
  }
  /** As {@link Flags.fContiguous}. */
  get fortran(): boolean {
    return this.fContiguous;
  }
  /** Whether the memory is its own; views borrow it. */
  get owndata(): boolean {
    return this.array.core.owner;
  }
  /** Whether it may be written to. */
  get writeable(): boolean {
    return this.array.core.writeable;
  }
  /** @throws ValueError when it views what is read-only itself */
  set writeable(write: boolean) {
    const { array } = this;
    if (write && !array.core.writeable && array.base && !array.base.core.writeable)
      throw new ValueError("cannot set WRITEABLE flag to True of this array");
    if (array.core.writeable !== write) array.core = withWriteable(array.core, write);
  }
  /** Whether elements lie at multiples of their dtype's alignment. */
  get aligned(): boolean {
    const { core } = this.array;
    const alignment = core.dtype.itemsize / core.dtype.parts;
    const meets = (x: number): boolean => x % alignment === 0;
    return (
      core.size === 0 ||
      (meets(core.address) && core.strides.every((s, i) => core.shape[i] === 1 || meets(s)))
    );
  }
  /** Whether it is a copy that is to be written back: never. */
  get writebackifcopy(): boolean {
    return false;
  }
  /** Dense in Fortran's order and not in C's. */
  get fnc(): boolean {
    return this.fContiguous && !this.cContiguous;
  }
  /** Dense in either order. */
  get forc(): boolean {
    return this.fContiguous || this.cContiguous;
  }
  /** Aligned and writeable. */
  get behaved(): boolean {
    return this.aligned && this.writeable;
  }
  /** Behaved and dense in C's order. */
  get carray(): boolean {
    return this.behaved && this.cContiguous;
  }
  /** Behaved and dense in Fortran's order alone. */
  get farray(): boolean {
    return this.behaved && this.fnc;
  }
  /** NumPy's bits of all flags. */
  get num(): number {
    const bits: [boolean, number][] = [
      [this.cContiguous, 0x1],
      [this.fContiguous, 0x2],
      [this.owndata, 0x4],
      [this.aligned, 0x100],
      [this.writeable, 0x400],
    ];
    return bits.reduce((sum, [is, bit]) => sum + (is ? bit : 0), 0);
  }

  /** `flags["C_CONTIGUOUS"]`: a flag by NumPy's name or letters of it. @throws KeyError */
  get(name: string): boolean {
    if (!Object.hasOwn(names, name)) throw new KeyError("'Unknown flag'");
    return this[names[name]!] as boolean;
  }
  /** `flags["WRITEABLE"] = value`. @throws KeyError for a flag that cannot be set, @throws ValueError */
  set(name: string, value: boolean): void {
    if (names[name] !== "writeable") throw new KeyError("'Unknown flag'");
    this.writeable = value;
  }

  /** As NumPy prints them. */
  toString(): string {
    const line = (name: string): string => `  ${name} : ${this.get(name) ? "True" : "False"}`;
    return `${["C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY"].map(line).join("\n")}\n`;
  }
  /** What `console.log` shows. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
