import { orderOf } from "../core/assign.js";
import type { DType } from "../core/dtype.js";
import { IndexError, RuntimeError, ValueError } from "../core/errors.js";
import { type Casting, requireCasting } from "../core/promote.js";
import { type Shape, sizeOf, stridesOf } from "../core/shape.js";
import { disposeSymbol } from "../core/storage.js";
import { coordinatesAt, merged, planWalk, visitAt, type Walk } from "../ops/walking.js";
import type { ArrayLike } from "./input.js";
import {
  type OperandAxes,
  orderFor,
  prepareOperands,
  readDTypes,
  readFlags,
  readOperandFlags,
} from "./iteration_operands.js";
import { NDArray, wrap } from "./ndarray.js";
import { type Chunks, chunksOf, inLine, lineWalk, type Shown, show } from "./shown_operand.js";

const BUFFER = 8192;

/**
 * An iterator over the elements of one or several arrays, broadcast together, in the order of their memory: NumPy's
 * `nditer`. Made by {@link nditer}. What it gives are 0-d views, or chunks with one axis under `external_loop`.
 */
export class NDIter implements IterableIterator<NDArray | NDArray[]> {
  /** The arrays that are walked; those that were left to be made among them. */
  readonly operands: readonly NDArray[];
  /** @internal Iterators over inner axes, which begin anew when this one moves on. */
  child: NDIter | undefined;
  private readonly shapeOf: Shape;
  private shown: Shown[];
  private readonly tracked: "C" | "F" | undefined;
  private readonly order: "C" | "F" | "K";
  private readonly buffer: number | undefined;
  private readonly ranged: boolean;
  /** Whether a chunk may be larger than the buffer, as there is nothing to be copied into it. */
  private readonly grows: boolean;
  private multi: boolean;
  private external: boolean;
  private walk!: Walk;
  private unmerged!: Walk;
  private run!: Chunks;
  private removed: readonly number[] = [];
  private range: readonly [number, number];
  private at = 0;
  private started = false;
  private done = false;
  private shifts: number[];

  /** @internal */
  constructor(ops: unknown, options: Record<string, unknown>) {
    const given: unknown[] = Array.isArray(ops) ? ops : [ops];
    if (given.length === 0) throw new ValueError("Must provide at least one operand");
    const flags = readFlags(options.flags);
    const order = orderOf(options.order ?? "K");
    requireCasting(options.casting);
    const { shape, operands } = prepareOperands({
      operands: given,
      flags,
      opFlags: readOperandFlags(options.opFlags, given),
      dtypes: readDTypes(options.opDtypes, given.length),
      order,
      casting: (options.casting ?? "safe") as Casting,
      opAxes: (options.opAxes ?? undefined) as OperandAxes | undefined,
      itershape: (options.itershape ?? undefined) as readonly number[] | undefined,
    });
    this.shapeOf = shape;
    this.operands = operands.map(({ array }, k) => {
      const x = given[k];
      return x instanceof NDArray ? x : wrap(array);
    });
    this.tracked = flags.has("c_index") ? "C" : flags.has("f_index") ? "F" : undefined;
    this.multi = flags.has("multi_index");
    this.external = flags.has("external_loop");
    this.ranged = flags.has("ranged");
    this.buffer = flags.has("buffered") ? Number(options.buffersize) || BUFFER : undefined;
    this.grows = flags.has("grow_inner") && operands.every(({ array, dtype }) => array.dtype === dtype);
    this.order = orderFor(
      order,
      operands.map(({ array }) => array),
    );
    this.shown = operands.map((operand, k) => show(operand, this.operands[k]!, shape));
    this.shifts = operands.map(() => 0);
    this.range = [0, sizeOf(shape)];
    this.plan();
    this.reset();
  }

  /** Lay down the order of the visits. */
  private plan(): void {
    const kept = this.kept();
    const pick = (values: readonly number[]): number[] => kept.map((axis) => values[axis]!);
    const strides = this.shown.map(({ operand, core }) =>
      pick(core === operand.array ? operand.strides : core.strides),
    );
    if (this.tracked) strides.push(pick(stridesOf(this.shapeOf, 1, this.tracked)));
    this.unmerged = planWalk(pick(this.shapeOf), strides, this.shown.length, this.order);
    this.walk = this.multi ? this.unmerged : merged(this.unmerged);
    // Chunks of a buffer run across rows, so what is walked must lie in a line.
    this.run = chunksOf(this.walk.lengths, this.external ? this.buffer : undefined, this.grows);
    if (this.external && this.buffer && this.walk.lengths.length > 1) {
      this.shown = this.shown.map((shown, k) => inLine(shown, this.walk, k));
      this.walk = lineWalk(this.shown, sizeOf(this.walk.lengths));
    }
  }

  /** How many arrays there are. */
  get nop(): number {
    return this.shown.length;
  }
  /** How many axes are walked: after merging, unless a multi-index is tracked. */
  get ndim(): number {
    return this.walk.lengths.length;
  }
  /** The lengths of the axes: as operands have them under `multi_index`, else as they are walked, the fastest first. */
  get shape(): readonly number[] {
    return this.multi ? this.kept().map((axis) => this.shapeOf[axis]!) : [...this.walk.lengths].reverse();
  }
  /** The dtypes in which operands are shown. */
  get dtypes(): readonly DType[] {
    return this.shown.map(({ operand }) => operand.dtype.name as DType);
  }
  /** How many elements there are. */
  get itersize(): number {
    return sizeOf(this.walk.lengths);
  }
  /** Whether all has been visited. */
  get finished(): boolean {
    return this.done;
  }
  get hasIndex(): boolean {
    return this.tracked !== undefined;
  }
  get hasMultiIndex(): boolean {
    return this.multi;
  }
  get hasDelayedBufalloc(): boolean {
    return false;
  }

  private requireCurrent(): void {
    if (this.done) throw new ValueError("Iterator is past the end");
  }

  /** The place of the element in C or Fortran order, under `c_index` or `f_index`. */
  get index(): number {
    this.requireCurrent();
    if (!this.tracked) throw new ValueError("Iterator does not have an index");
    const steps = stridesOf(this.shapeOf, 1, this.tracked);
    const kept = this.kept();
    return this.placeOf(this.at).reduce((n, x, i) => n + x * steps[kept[i]!]!, 0);
  }
  set index(place: number) {
    if (!this.tracked) throw new ValueError("Iterator does not have an index");
    if (place < 0 || place >= sizeOf(this.shapeOf))
      throw new IndexError("Iterator GotoIndex called with an out-of-bounds index");
    const c = this.tracked === "C";
    const found = coordinatesAt(c ? this.shapeOf : [...this.shapeOf].reverse(), place);
    const index = c ? found : found.reverse();
    this.moveTo(this.visitOf(this.kept().map((axis) => index[axis]!)));
  }

  /** The indices of the element, under `multi_index`. */
  get multiIndex(): number[] {
    this.requireCurrent();
    if (!this.multi) throw new ValueError("Iterator is not tracking a multi-index");
    return this.placeOf(this.at);
  }
  set multiIndex(index: readonly number[]) {
    if (!this.multi) throw new ValueError("Iterator is not tracking a multi-index");
    const { shape } = this;
    if (index.length !== shape.length) throw new ValueError("Wrong number of indices");
    if (index.some((x, axis) => x < 0 || x >= shape[axis]!))
      throw new IndexError("Iterator GotoMultiIndex called with an out-of-bounds multi-index");
    this.moveTo(this.visitOf(index));
  }

  /** The axes that were not taken away. */
  private kept(): number[] {
    return [...this.shapeOf.keys()].filter((axis) => !this.removed.includes(axis));
  }

  /** The indices of a visit. */
  private placeOf(visit: number): number[] {
    const { axes, flipped, lengths } = this.unmerged;
    const index = new Array<number>(axes.length);
    coordinatesAt(lengths, visit).forEach((x, i) => {
      index[axes[i]!] = flipped[i] ? lengths[i]! - 1 - x : x;
    });
    return index;
  }

  /** The visit at indices. */
  private visitOf(index: readonly number[]): number {
    const { axes, flipped, lengths } = this.unmerged;
    return visitAt(
      lengths,
      axes.map((axis, i) => (flipped[i] ? lengths[i]! - 1 - index[axis]! : index[axis]!)),
    );
  }

  /** The number of the visit. */
  get iterindex(): number {
    this.requireCurrent();
    return this.at;
  }
  set iterindex(visit: number) {
    if (visit < this.range[0] || visit >= this.range[1])
      throw new IndexError("Iterator GotoIterIndex called with an iterindex outside the iteration range.");
    this.moveTo(visit);
  }

  /** From which visit to which; can be set under `ranged`. */
  get iterrange(): readonly [number, number] {
    return this.range;
  }
  set iterrange([first, end]: readonly [number, number]) {
    if (!this.ranged) {
      throw new ValueError(
        "Cannot call ResetToIterIndexRange on an iterator without requesting ranged iteration support in the constructor",
      );
    }
    if (first < 0 || end > this.itersize)
      throw new ValueError(`Out-of-bounds range [${first}, ${end}) passed to ResetToIterIndexRange`);
    if (first > end) throw new ValueError(`Invalid range [${first}, ${end}) passed to ResetToIterIndexRange`);
    this.range = [first, end];
    this.reset();
  }

  private coordinates(): number[] {
    return coordinatesAt(this.walk.lengths, this.at);
  }

  private moveTo(visit: number): void {
    this.at = visit;
    this.done = false;
    this.descend();
  }

  /** How many elements the chunk at hand has. */
  private get chunk(): number {
    if (!this.external) return 1;
    const { most, line } = this.run;
    return Math.min(most, line - (this.at % line), this.range[1] - this.at);
  }

  private offset(k: number): number {
    const { start, strides } = this.walk.operands[k]!;
    const { core } = this.shown[k]!;
    return this.coordinates().reduce(
      (at, x, axis) => at + x * strides[axis]!,
      core.offset + start + this.shifts[k]!,
    );
  }

  /** What is visited of one operand: `it[k]`. @throws IndexError */
  get(k: number): NDArray {
    this.requireCurrent();
    const place = k < 0 ? k + this.nop : k;
    const shown = this.shown[place];
    if (!shown) throw new IndexError(`Iterator operand index ${k} is out of bounds`);
    const { core, array, operand } = shown;
    const last = this.walk.operands[place]!.strides.at(-1) ?? 0;
    const [shape, strides] = this.external ? [[this.chunk], [last]] : [[], []];
    return array.viewOf(core.view(shape, strides, this.offset(place), core.dtype, operand.writes));
  }
  /** Write to what is visited of one operand: `it[k] = value`. @throws IndexError, ValueError */
  set(k: number, value: ArrayLike): void {
    this.get(k).set("...", value);
  }
  /** What is visited: an array for one operand, else one for each. */
  get value(): NDArray | NDArray[] {
    this.requireCurrent();
    return this.nop === 1 ? this.get(0) : this.shown.map((_, k) => this.get(k));
  }
  /** The operands as they are walked. @throws ValueError under `buffered` */
  get itviews(): NDArray[] {
    if (this.buffer) throw new ValueError("cannot provide an iterator view when buffering is enabled");
    return this.shown.map(({ core, array, operand }, k) => {
      const { start, strides } = this.walk.operands[k]!;
      return array.viewOf(
        core.view(this.walk.lengths, strides, core.offset + start, core.dtype, operand.writes),
      );
    });
  }

  /** Go on to the next. @returns whether there is one */
  iternext(): boolean {
    if (!this.done) this.at += this.chunk;
    if (this.done || this.at >= this.range[1]) {
      this.done = true;
      this.flush();
      return false;
    }
    this.descend();
    return true;
  }

  /** Back to the first. */
  reset(): void {
    this.flush();
    this.at = this.range[0];
    this.started = false;
    this.done = this.at >= this.range[1];
    this.descend();
  }

  /** Write copies back: an iterator that was not walked to its end does so only here. */
  close(): void {
    this.flush();
    this.done = true;
  }
  [disposeSymbol](): void {
    this.close();
  }

  private flush(): void {
    for (const shown of this.shown) if (shown.operand.writes) shown.flush();
  }

  /** Have the iterators over inner axes begin where this one is. */
  private descend(): void {
    const { child } = this;
    if (!child || this.done) return;
    child.shifts = this.shown.map(({ core }, k) => this.offset(k) - core.offset);
    child.reset();
  }

  /** @internal Iterate over inner axes by another iterator. */
  lead(child: NDIter): void {
    this.child = child;
    this.descend();
  }

  /** An iterator at the same place. */
  copy(): NDIter {
    const other: NDIter = Object.assign(Object.create(NDIter.prototype), this);
    other.shifts = [...this.shifts];
    return other;
  }

  /** Merge axes, and track no multi-index any more. */
  removeMultiIndex(): void {
    this.multi = false;
    this.plan();
    this.reset();
  }

  /** Walk only the first place of an axis. @throws RuntimeError, ValueError */
  removeAxis(axis: number): void {
    if (!this.multi)
      throw new RuntimeError("Iterator RemoveAxis may only be called if a multi-index is being tracked");
    const kept = this.kept();
    if (!(axis in kept)) throw new ValueError("axis out of bounds in iterator RemoveAxis");
    this.removed = [...this.removed, kept[axis]!];
    this.plan();
    this.range = [0, this.itersize];
    this.reset();
  }

  /** Give chunks from here on, as under `external_loop`. @throws ValueError when an index is tracked */
  enableExternalLoop(): void {
    if (this.multi || this.tracked) {
      throw new ValueError(
        "Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked",
      );
    }
    this.external = true;
    this.plan();
    this.reset();
  }

  next(): IteratorResult<NDArray | NDArray[]> {
    if (this.done) return { done: true, value: undefined };
    if (this.started && !this.iternext()) return { done: true, value: undefined };
    this.started = true;
    return { done: false, value: this.value };
  }
  /** Itself: iterating goes on where it stopped. */
  [Symbol.iterator](): this {
    return this;
  }
}
