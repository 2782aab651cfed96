import type { CoreArray } from "../../core/array.js";
import type { DTypeRow } from "../../core/dtype.js";
import type { Reduction, ReductionSignature } from "../../core/reduction.js";
import { signatureFor, ufuncs } from "../../core/ufunc.js";
import { kernels, setOperand, setWalk } from "../../wasm/abi.js";
import { merged, planWalk } from "../walking.js";
import type { Lazy } from "./lazy.js";
import { type Program, withProgram } from "./program.js";

/**
 * Reductions of what is computed block by block. Sums of floats are cut where NumPy's pairwise tree cuts them, so that
 * they have the bits of a sum over the whole array (`crates/kernels/src/loops/reduce.rs`, `pairwise.rs`).
 */

/** Elements that NumPy's iterator casts at once: each such run is a sum of its own. */
const BUFFER = 8192;
/** Levels of the tree over as many elements as memory has bytes. */
const LEVELS = 32;
const SLOT = 16;

/** Reduce an expression into a result whose strides on its axes are given. */
export function foldBlocks(
  lazy: Lazy,
  row: Reduction,
  signature: ReductionSignature,
  result: CoreArray,
  strides: readonly number[],
  begun: boolean,
): void {
  const { lengths, operands } = merged(planWalk(lazy.shape, [lazy.strides, strides], 1, "K"));
  const blocks = [0];
  withProgram(lazy, signature.input, blocks, LEVELS * SLOT, (program) => {
    const axes = lengths.length ? lengths : [1];
    const kept = lengths.length ? operands[1]!.strides : [0];
    new Fold(program, lazy, row, signature, result, axes, kept, begun, blocks[0]!).run();
  });
}

class Fold {
  private readonly address: number;
  private readonly size: number;
  private readonly addition: number;

  constructor(
    private readonly program: Program,
    private readonly lazy: Lazy,
    private readonly row: Reduction,
    private readonly signature: ReductionSignature,
    private readonly result: CoreArray,
    /** Axes that are reduced, and kept, by turns. */
    private readonly lengths: readonly number[],
    /** The result's strides: 0 on reduced axes. */
    private readonly strides: readonly number[],
    private readonly begun: boolean,
    private readonly block: number,
  ) {
    this.address = result.address;
    this.size = signature.input.itemsize;
    this.addition = additionOf(signature.input);
  }

  run(): void {
    const { lengths, strides } = this;
    const inner = lengths.length - 1;
    const length = lengths[inner]!;
    const across = strides[inner] !== 0;
    // A block takes whole rows, several of them along the next axis, or a part of one row.
    const rows = inner > 0 ? lengths[inner - 1]! : 1;
    const most = Math.floor(this.program.block / length);
    const outer = lengths.slice(0, Math.max(inner - 1, 0));
    const index = outer.map(() => 0);
    const total = outer.reduce((n, len) => n * len, 1);
    for (let o = 0; o < total; o++) {
      let address = this.address;
      let begun = this.begun;
      outer.forEach((_, axis) => {
        address += index[axis]! * strides[axis]!;
        begun ||= strides[axis] === 0 && index[axis]! > 0;
      });
      const start = o * rows * length;
      const step = inner > 0 ? strides[inner - 1]! : 0;
      if (most > 0) {
        for (let r = 0; r < rows; r += most) {
          const count = Math.min(most, rows - r);
          this.program.run(start + r * length, count * length, this.block);
          const shape = [count, length];
          this.fold(shape, address + r * step, [step, strides[inner]!], begun || (across && r > 0));
        }
      } else if (across) this.columns(start, rows, length, address, begun);
      else for (let r = 0; r < rows; r++) this.long(start + r * length, length, address + r * step, begun);
      for (let axis = outer.length - 1; axis >= 0 && ++index[axis]! === outer[axis]; axis--) index[axis] = 0;
    }
  }

  /** Fold what is in the block. */
  private fold(shape: readonly number[], address: number, strides: readonly number[], begun: boolean): void {
    const { row, signature, result, size } = this;
    const ndim = shape.length;
    setWalk(shape, 2);
    setOperand(
      0,
      this.block,
      signature.input.code,
      shape,
      ndim > 1 ? [shape[1]! * size, size] : [size],
      ndim,
    );
    setOperand(1, address, result.dtype.code, shape, strides, ndim);
    kernels.reduce(row.code, signature.index, begun ? 1 : 0);
  }

  /** Long rows that are folded into one: a part of all of them after the other. */
  private columns(start: number, rows: number, length: number, address: number, begun: boolean): void {
    const step = this.strides[this.strides.length - 1]!;
    const width = Math.ceil(length / Math.ceil(length / this.program.block));
    for (let j = 0; j < length; j += width) {
      const n = Math.min(width, length - j);
      for (let r = 0; r < rows; r++) {
        this.program.run(start + r * length + j, n, this.block);
        this.fold([n], address + j * step, [step], begun || r > 0);
      }
    }
  }

  /** A run that is longer than a block, to one result. */
  private long(start: number, length: number, address: number, begun: boolean): void {
    const { signature, program } = this;
    const { kind } = signature.input;
    if (this.row.name !== "sum" || (kind !== "float" && kind !== "complex")) {
      for (let i = 0; i < length; i += program.block) {
        const n = Math.min(program.block, length - i);
        program.run(start + i, n, this.block);
        this.fold([n], address, [0], begun || i > 0);
      }
      return;
    }
    const piece = this.lazy.dtype === signature.input ? length : BUFFER;
    for (let i = 0; i < length; i += piece) {
      const n = Math.min(piece, length - i);
      const sum = program.sum(start + i, n);
      if (sum === undefined) this.tree(start + i, n, program.spare);
      else signature.input.write(program.spare, sum);
      setWalk([1], 2);
      setOperand(0, program.spare, signature.input.code, [1], [0], 1);
      setOperand(1, address, this.result.dtype.code, [1], [0], 1);
      kernels.reduce(this.row.code, signature.index, begun || i > 0 ? 1 : 0);
    }
  }

  /** A node of the pairwise tree, summed to a slot; slots from there on are free. */
  private tree(start: number, n: number, slot: number): void {
    const { signature, row } = this;
    if (n <= this.program.block) {
      this.program.run(start, n, this.block);
      kernels.reduce_flat(row.code, signature.index, n, this.block, slot);
      return;
    }
    const width = signature.input.kind === "complex" ? 2 : 1;
    const half = Math.floor((n * width) / 2);
    const left = (half - (half % 8)) / width;
    this.tree(start, left, slot);
    this.tree(start + left, n - left, slot + SLOT);
    kernels.flat(ufuncs.add.code, this.addition, 1, slot, slot, slot + SLOT, 0);
  }
}

const additionOf = (dtype: DTypeRow): number => signatureFor(ufuncs.add, [dtype, dtype])!.index;
