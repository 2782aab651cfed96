/** Along which axis a descriptor may be cut so that no bit of the result changes. */
import { dtypeByCode } from "../core/dtype.js";
import { OP_WORDS, OPS, SHAPE } from "../wasm/layout.js";
import { heap } from "../wasm/memory.js";

/** A descriptor in memory. */
export class WalkView {
  /** @param at - the word at which it begins */
  constructor(private readonly at: number) {}

  get ndim(): number {
    return heap.i32[this.at]!;
  }
  get nops(): number {
    return heap.i32[this.at + 1]!;
  }
  len(axis: number): number {
    return heap.i32[this.at + SHAPE + axis]!;
  }
  stride(k: number, axis: number): number {
    return heap.i32[this.at + OPS + k * OP_WORDS + 2 + axis]!;
  }
  code(k: number): number {
    return heap.i32[this.at + OPS + k * OP_WORDS + 1]!;
  }
  itemsize(k: number): number {
    return dtypeByCode[this.code(k)]!.itemsize;
  }

  /** How many places there are. */
  get size(): number {
    let size = 1;
    for (let axis = 0; axis < this.ndim; axis++) size *= this.len(axis);
    return size;
  }
  /** Bytes that one place takes in all operands. */
  get width(): number {
    let bytes = 0;
    for (let k = 0; k < this.nops; k++) bytes += this.itemsize(k);
    return bytes;
  }

  /** The axes of more than one place along which operand `k` moves, the farthest first. */
  axesOf(k: number): number[] {
    const axes: number[] = [];
    for (let axis = 0; axis < this.ndim; axis++)
      if (this.len(axis) > 1 && this.stride(k, axis) !== 0) axes.push(axis);
    return axes.sort((i, j) => Math.abs(this.stride(k, j)) - Math.abs(this.stride(k, i)));
  }

  /** Whether no two places of an output share a byte, and all outputs `first..end` move along the same axes. */
  isApart(first: number, end: number): boolean {
    const moves = this.axesOf(first).length;
    for (let k = first; k < end; k++) {
      const axes = this.axesOf(k);
      let span = this.itemsize(k);
      for (const axis of axes.reverse()) {
        const stride = Math.abs(this.stride(k, axis));
        if (stride < span) return false;
        span += stride * (this.len(axis) - 1);
      }
      if (axes.length !== moves) return false;
    }
    return true;
  }

  /**
   * The axis along which outputs `first..end` are cut: the outermost that is long enough, or the longest; -1 where there
   * is none. Every part has two places at least: an axis of one place is dropped, and that could show.
   */
  cutAxis(
    first: number,
    end: number,
    parts: number,
    allowed: (axis: number) => boolean = () => true,
  ): number {
    if (!this.isApart(first, end)) return -1;
    let best = -1;
    for (const axis of this.axesOf(first)) {
      if (!allowed(axis)) continue;
      if (this.len(axis) >= 4 * parts) return axis;
      if (this.len(axis) >= 4 && (best < 0 || this.len(axis) > this.len(best))) best = axis;
    }
    return best;
  }

  /** Whether operand 0 takes farther steps along another axis that `isFolded` than along this one. */
  isWithin(axis: number, isFolded: (axis: number) => boolean): boolean {
    const step = Math.abs(this.stride(0, axis));
    return this.axesOf(0).some((other) => isFolded(other) && Math.abs(this.stride(0, other)) > step);
  }

  /**
   * As {@link cutAxis}, for a reduction of operand 0 into operand 1. The order in which NumPy adds depends on the length
   * of one axis that is kept, that next to the reduced ones, when several of those lie inside it.
   */
  keptAxis(parts: number): number {
    const kept = this.axesOf(1);
    const reduced: number[] = [];
    let isOpen = this.nops > 2;
    for (let axis = 0; axis < this.ndim; axis++) {
      if (this.len(axis) < 2) continue;
      if (this.stride(1, axis) === 0) reduced.push(axis);
      isOpen ||= this.stride(0, axis) === 0;
    }
    // those that only continue one another count as one
    reduced.sort((i, j) => Math.abs(this.stride(0, i)) - Math.abs(this.stride(0, j)));
    const runs = reduced.filter((axis, i) => {
      const inner = reduced[i - 1];
      return inner === undefined || this.stride(0, axis) !== this.stride(0, inner) * this.len(inner);
    });
    if (runs.length < 2 && (reduced.length < 2 || !isOpen)) return this.cutAxis(1, 2, parts);
    if (isOpen) return -1;
    const near = Math.min(...kept.map((axis) => Math.abs(this.stride(0, axis))));
    return this.cutAxis(1, 2, parts, (axis) => Math.abs(this.stride(0, axis)) > near);
  }
}

/** All operands go along. */
export const ALL = (1 << 5) - 1;
