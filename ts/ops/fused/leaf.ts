import type { CoreArray } from "../../core/array.js";
import type { DTypeRow } from "../../core/dtype.js";
import { kernels, setOperand, setWalk } from "../../wasm/abi.js";
import { Place } from "./instructions.js";

/**
 * An array that a program reads. Instructions take it where it lies if it is dense within the block, or one element that
 * repeats; else it is brought into a block of its own, once for all of them.
 */
export class Leaf {
  readonly place: Place;
  /** Where it is brought to. */
  block = 0;
  /** The address of the element that the program begins with. */
  private base = 0;
  private start = 0;
  private strides: readonly number[] = [];
  private lengths: readonly number[] = [];
  /** From which axis on it repeats. */
  private repeats = 0;
  /** From which axis on it is taken where it lies. */
  private direct = 0;
  private dest: readonly number[] = [];
  /** What the block holds: from where, along which axis, how many steps. */
  private held = [0, 0, 0];

  constructor(
    readonly array: CoreArray,
    readonly dtype: DTypeRow,
  ) {
    this.place = new Place(dtype, false);
  }

  /** Say how it lies on the axes of the program. */
  lay(start: number, strides: readonly number[], lengths: readonly number[], steps: readonly number[]): void {
    const { itemsize } = this.array.dtype;
    this.start = start;
    this.strides = strides;
    this.lengths = lengths;
    this.dest = steps.map((step) => step * this.dtype.itemsize);
    const from = (fits: (axis: number) => boolean): number => {
      let axis = lengths.length;
      while (axis > 0 && fits(axis - 1)) axis--;
      return axis;
    };
    const dense = from((axis) => strides[axis] === steps[axis]! * itemsize);
    this.repeats = from((axis) => strides[axis] === 0);
    this.direct = this.array.dtype === this.dtype ? Math.min(dense, this.repeats) : lengths.length;
  }

  /** Whether there are blocks, from axis `first` on, that it has to be brought to. */
  needsBlock(first: number): boolean {
    return this.direct > first;
  }

  /** Read where it lies: what is allocated later may move it. */
  settle(): void {
    this.base = this.array.address + this.start;
  }

  /** Make it ready for the block of `count` steps along an axis from an index on. */
  moveTo(index: readonly number[], axis: number, count: number): void {
    const { array, dtype, place, strides } = this;
    let address = this.base;
    for (let i = 0; i < index.length; i++) address += index[i]! * strides[i]!;
    place.repeated = axis >= this.repeats;
    if (axis >= this.direct) {
      place.address = address;
      return;
    }
    place.address = this.block;
    const steps = place.repeated ? 0 : count;
    const { held } = this;
    if (held[0] === address && held[1] === axis && held[2] === steps) return;
    this.held = [address, axis, steps];
    const shape = place.repeated ? [1] : this.lengths.slice(axis);
    if (!place.repeated) shape[0] = count;
    setWalk(shape, 2);
    setOperand(0, address, array.dtype.code, shape, strides.slice(axis), shape.length);
    setOperand(1, this.block, dtype.code, shape, this.dest.slice(axis), shape.length);
    kernels.assign();
  }
}
