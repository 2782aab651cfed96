import { CoreArray } from "../../core/array.js";
import type { Operand } from "../../core/dispatch.js";
import type { DTypeRow } from "../../core/dtype.js";
import { toElement } from "../../core/scalar.js";
import { withScratch } from "../../core/scratch.js";
import { broadcastStrides } from "../../core/shape.js";
import { merged, planWalk } from "../walking.js";
import { chained, sumOf } from "./chain.js";
import { type Instruction, instructionFor, move, Place } from "./instructions.js";
import type { Lazy } from "./lazy.js";
import { Leaf } from "./leaf.js";

/**
 * An expression as a list of kernel calls that is run over one block of elements after the other: what lies between the
 * calls is in blocks of scratch that stay in cache.
 */

/** The most elements of a block. */
const MOST = 2048;
/** Bytes of a block where few operands share the first-level cache, and where more do. */
const BYTES = [8192, 4096] as const;
const FEW = 4;
/** Rows shorter than this share a block. */
const SHORT = 256;
/**
 * Bytes that a few calls along one axis take at once, where several arrays are read: processors fetch ahead as far as
 * that while other operands are read. With 8,192, three arrays of 1e6 elements that are not in a cache took up to
 * twice as long.
 */
const AHEAD = 4096;
const CALLS = 4;
/** A call alone has a block for its results only. */
const ALONE = 2;
/** Bytes between blocks beyond their own: not a multiple of 4096, at which loads wait for stores they only resemble. */
const APART = 320;

/** What goes into a program: written once, a scalar is an element that repeats. */
interface Constant {
  readonly place: Place;
  readonly value: Exclude<Operand, CoreArray>;
  readonly dtype: DTypeRow;
}

class Program {
  private code: Instruction[] = [];
  private readonly leaves: Leaf[] = [];
  private readonly constants: Constant[] = [];
  private readonly known = new Map<CoreArray, Map<DTypeRow, Place>>();
  private readonly out: Place;
  private readonly lengths: readonly number[];
  /** How many elements one step along each axis is. */
  private readonly steps: number[];
  /** The outermost axis that a block takes more than one element of. */
  private first: number;
  /** The most elements of a block here, and of those that are computed at once where one axis is walked. */
  readonly block: number;
  private readonly chunk: number;

  constructor(
    root: Lazy,
    private readonly dtype: DTypeRow,
  ) {
    this.out = this.emit(root, dtype, true);
    this.code = chained(this.code);
    const all = [
      root.strides,
      ...this.leaves.map((leaf) => broadcastStrides(leaf.array.shape, leaf.array.strides, root.shape)),
    ];
    const { lengths, operands } = merged(planWalk(root.shape, all, 1, "K"));
    const outs = this.code.map(({ out }) => out.dtype.itemsize);
    const several = this.leaves.length + Math.min(2, outs.length) > FEW;
    const times = this.code.length === 1 ? ALONE : 1;
    this.block = times * Math.min(MOST, BYTES[several ? 1 : 0] / Math.max(dtype.itemsize, ...outs));
    this.lengths = lengths.length ? lengths : [1];
    this.steps = this.lengths.map((_, axis) =>
      this.lengths.slice(axis + 1).reduce((n, length) => n * length, 1),
    );
    this.first = this.lengths.length - 1;
    while (this.first > 0 && this.steps[this.first - 1]! < SHORT) this.first--;
    this.leaves.forEach((leaf, k) => {
      const { start, strides } = operands[k + 1]!;
      leaf.lay(start, lengths.length ? strides : [0], this.lengths, this.steps);
    });
    const brought = this.leaves.some((leaf) => leaf.needsBlock(this.first));
    const alone = this.code.length === 1 && !brought;
    const fewer = this.leaves.length > 1 && this.code.length <= CALLS ? AHEAD / dtype.itemsize : this.block;
    this.chunk = alone ? Infinity : Math.min(fewer, this.block);
  }

  /** The place of an input as elements of a dtype. */
  private source(x: Operand, dtype: DTypeRow): Place {
    if (!(x instanceof CoreArray)) {
      const place = new Place(dtype, true);
      this.constants.push({ place, value: x, dtype });
      return place;
    }
    let found = this.known.get(x);
    if (!found) this.known.set(x, (found = new Map()));
    let place = found.get(dtype);
    if (!place) {
      if ("inputs" in x) place = this.emit(x as Lazy, dtype, false);
      else {
        const leaf = new Leaf(x, dtype);
        this.leaves.push(leaf);
        place = leaf.place;
      }
      found.set(dtype, place);
    }
    return place;
  }

  /** Append what computes an expression; the last instruction writes to where blocks go. */
  private emit(x: Lazy, dtype: DTypeRow, last: boolean): Place {
    const { loop, inputs } = x;
    if (loop && x.dtype === dtype) {
      const { ufunc, signature } = loop;
      const sources = inputs.map((input, k) => this.source(input, signature.types[k]!));
      const out = new Place(dtype, false);
      this.code.push(instructionFor(ufunc, signature, sources, out));
      return out;
    }
    // Cast, or as it is: what is not computed first is taken from where it lies.
    const from = loop ? this.source(x, x.dtype) : this.source(inputs[0]!, (inputs[0] as CoreArray).dtype);
    const through = loop || x.dtype === (inputs[0] as CoreArray).dtype ? from : this.cast(from, x.dtype);
    if (through.dtype === dtype && !last) return through;
    return this.cast(through, dtype);
  }

  private cast(from: Place, dtype: DTypeRow): Place {
    const out = new Place(dtype, false);
    this.code.push(move(from, out));
    return out;
  }

  /** Give every intermediate result a block; blocks are used again once what is in them was read for the last time. */
  private allot(): { blocks: number; of: Map<Place, number> } {
    const lastUse = new Map<Place, number>();
    this.code.forEach(({ inputs }, i) => {
      for (const place of inputs) lastUse.set(place, i);
    });
    const free: number[] = [];
    const of = new Map<Place, number>();
    let blocks = 0;
    this.code.forEach(({ inputs, out, inPlace }, i) => {
      const done = new Set(inputs.filter((place) => of.has(place) && lastUse.get(place) === i));
      if (out !== this.out) {
        const same = inPlace && [...done].find((place) => place.dtype.itemsize === out.dtype.itemsize);
        of.set(out, same ? of.get(same)! : (free.pop() ?? blocks++));
        if (same) done.delete(same);
      }
      for (const place of done) free.push(of.get(place)!);
    });
    return { blocks, of };
  }

  /** Call `use` with a program that has its scratch, and more blocks of the dtype of its result. */
  with(extra: number[], bytes: number, use: (program: this) => void): void {
    const { blocks, of } = this.allot();
    const loaded = this.leaves.filter((leaf) => leaf.needsBlock(this.first));
    const places = [...of.keys(), ...loaded.map((leaf) => leaf.place), this.out];
    const pitch = this.block * Math.max(...places.map((place) => place.dtype.itemsize)) + APART;
    const total = (blocks + loaded.length + extra.length) * pitch + 16 * this.constants.length + bytes;
    withScratch(total, (base) => {
      for (const [place, block] of of) place.address = base + block * pitch;
      let at = base + blocks * pitch;
      const take = (size: number): number => (at += size) - size;
      for (const leaf of loaded) leaf.block = take(pitch);
      for (let k = 0; k < extra.length; k++) extra[k] = take(pitch);
      for (const { place, value, dtype } of this.constants) {
        place.address = take(16);
        dtype.write(place.address, toElement(value, dtype));
      }
      this.spare = at;
      for (const leaf of this.leaves) leaf.settle();
      use(this);
    });
  }

  /** Where the bytes lie that were asked for besides. */
  spare = 0;

  /** Compute `n` elements, from element `start` on in the order of the layout, to an address. */
  run(start: number, n: number, to: number): void {
    const { lengths, steps, first, block, chunk } = this;
    const inner = lengths.length - 1;
    const index = new Array<number>(lengths.length).fill(0);
    for (let at = start, end = start + n, address = to; at < end; ) {
      let axis = inner;
      let count: number;
      if (inner === 0) {
        index[0] = at;
        count = Math.min(chunk, end - at);
      } else {
        for (let i = 0, rest = at; i <= inner; i++) {
          const step = steps[i]!;
          index[i] = Math.floor(rest / step);
          rest -= index[i]! * step;
        }
        while (axis > first && index[axis] === 0 && end - at >= steps[axis - 1]!) axis--;
        const step = steps[axis]!;
        const room = Math.floor(Math.min(block, end - at) / step);
        count = Math.min(lengths[axis]! - index[axis]!, room);
      }
      const size = count * steps[axis]!;
      this.visit(index, axis, count, size, address);
      at += size;
      address += size * this.dtype.itemsize;
    }
  }

  /** The sum of elements that need not be computed first; `undefined` where they do. */
  sum(start: number, n: number): number | undefined {
    if (this.chunk !== Infinity || this.lengths.length > 1) return undefined;
    for (const leaf of this.leaves) leaf.moveTo([start], 0, n);
    return sumOf(this.code[0]!, n);
  }

  private visit(index: readonly number[], axis: number, count: number, size: number, address: number): void {
    const { leaves, code } = this;
    for (let k = 0; k < leaves.length; k++) leaves[k]!.moveTo(index, axis, count);
    this.out.address = address;
    for (let k = 0; k < code.length; k++) code[k]!.run(size);
  }
}

export type { Program };

/**
 * Call `use` with the program of an expression, which gives elements of a dtype.
 *
 * @param extra - filled with the addresses of as many blocks more
 * @param bytes - how many bytes more there are to be, at `spare`
 */
export function withProgram(
  root: Lazy,
  dtype: DTypeRow,
  extra: number[],
  bytes: number,
  use: (program: Program) => void,
): void {
  new Program(root, dtype).with(extra, bytes, use);
}
