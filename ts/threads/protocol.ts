/**
 * What threads agree on: one control block in the shared memory. A part of the job at hand is claimed by compare-exchange
 * on {@link LEFT}, and the job is read only after that: it cannot change before the part is done, so a thread that comes
 * late never runs what was there before. The main thread claims as well, hence waits for nobody who has not begun.
 */
import { MAX_OPS, OP_WORDS, OPS, SHAPE } from "../wasm/layout.js";

/** Parts that nobody has claimed; workers wait here. */
export const LEFT = 0;
/** Parts that are done; the main thread waits here. */
export const DONE = 16;
/** Not 0: workers shall leave. */
export const STOP = 32;
/** Workers that run. */
export const READY = 33;
/** Workers that wait for a notification, rather than look. */
export const ASLEEP = 34;
/** Not 0: the main thread waits for a notification. */
export const WAITING = 35;
/** Parts that ended with an error. */
export const FAILED = 36;
/** Threads that compute; workers of higher numbers wait here. */
export const MOST = 37;
/** The job: which function, of how many arguments, in how many parts. */
export const FUNCTION = 48;
export const NARGS = 49;
export const PARTS = 50;
/** Which argument is the number of places in a part; which moves on with every part; which is scratch. -1: none. */
export const COUNT = 51;
export const EACH = 52;
export const SCRATCH = 53;
/** Not 0: there is a descriptor; then the two axes along which it is cut: axis, parts, operands that go along. */
export const HAS_WALK = 54;
export const CUTS = 55;
export const CUT_WORDS = 3;
/** A copy of the descriptor. */
export const WALK = 64;

/** The rest are float64. Bytes from one part to the next, or from one worker's scratch to the next. */
export const EACH_STEP = (WALK + OPS + MAX_OPS * OP_WORDS + 1) >> 1;
export const SCRATCH_STEP = EACH_STEP + 1;
/** Where the first worker's scratch begins. */
export const SCRATCH_AT = EACH_STEP + 2;
/** The first place of every part, and the end. */
export const PLACES = EACH_STEP + 3;
export const MAX_PARTS = 64;
/** The arguments, and by how much each grows with every place. */
export const ARGS = PLACES + MAX_PARTS + 1;
export const MAX_ARGS = 16;
export const STEPS = ARGS + MAX_ARGS;
/** What each part gave, if that is a number. */
export const RESULTS = STEPS + MAX_ARGS;
/** The bytes of a control block. */
export const BYTES = (RESULTS + MAX_PARTS) * 8;

/** The exports that can be cut; a job names one by its place. */
export const functions = [
  "flat",
  "ufunc",
  "assign",
  "activation",
  "gather",
  "reduce",
  "reduce_flat",
  "scan",
  "matmul",
  "sort",
  "argsort",
  "partition",
  "argpartition",
  "search_sorted",
  "is_in",
  "softmax_rows",
  "cross_entropy",
  "softmax_backward_rows",
  "layer_norm",
  "sum_products",
  "sum_differences",
  "cross",
  "random_fill",
] as const;

/** An instance of the kernels, and what it shares. */
export interface Thread {
  readonly words: Int32Array;
  readonly floats: Float64Array;
  readonly calls: readonly ((...args: number[]) => unknown)[];
  /** A view in which this instance's own descriptor begins at word `walk`. */
  readonly memory: Int32Array;
  readonly walk: number;
  /** 0 is the main thread. */
  readonly slot: number;
}

/** A thread of an instance whose stack is in place. */
export function thread(exports: object, buffer: ArrayBufferLike, control: number, slot: number): Thread {
  const found = exports as Record<string, (...args: number[]) => unknown>;
  return {
    words: new Int32Array(buffer, control, BYTES >> 2),
    floats: new Float64Array(buffer, control, BYTES >> 3),
    calls: functions.map((name) => found[name]!),
    memory: new Int32Array(buffer),
    walk: (found.walk!() as number) >>> 2,
    slot,
  };
}

/** Claim a part: its number, or -1 when none is left. */
export function claim(words: Int32Array): number {
  let left = Atomics.load(words, LEFT);
  while (left > 0) {
    const seen = Atomics.compareExchange(words, LEFT, left, left - 1);
    if (seen === left) return left - 1;
    left = seen;
  }
  return -1;
}

/** Where part `part` of `parts` begins among `total` places. */
export const cut = (total: number, parts: number, part: number): number => Math.floor((total * part) / parts);

/** Write the descriptor of one part. */
function narrow({ words, walk, memory }: Thread, part: number): void {
  const ndim = words[WALK]!;
  const nops = words[WALK + 1]!;
  memory.set(words.subarray(WALK, WALK + SHAPE + ndim), walk);
  for (let k = 0; k < nops; k++) {
    const at = OPS + k * OP_WORDS;
    memory.set(words.subarray(WALK + at, WALK + at + 2 + ndim), walk + at);
  }
  let rest = part;
  for (let c = CUTS; c < CUTS + 2 * CUT_WORDS; c += CUT_WORDS) {
    const axis = words[c]!;
    const parts = words[c + 1]!;
    if (parts === 1) continue; // both may be the same axis
    const p = rest % parts;
    rest = (rest - p) / parts;
    const total = words[WALK + SHAPE + axis]!;
    const begin = cut(total, parts, p);
    memory[walk + SHAPE + axis] = cut(total, parts, p + 1) - begin;
    for (let k = 0; k < nops; k++) {
      const at = walk + OPS + k * OP_WORDS;
      if ((words[c + 2]! >> k) & 1) memory[at] = (memory[at]! + begin * memory[at + 2 + axis]!) | 0;
    }
  }
}

/** Run a part that was claimed. */
export function runPart(self: Thread, part: number): void {
  const { words, floats, slot } = self;
  const args: number[] = [];
  const begin = floats[PLACES + part]!;
  for (let i = 0; i < words[NARGS]!; i++) args.push(floats[ARGS + i]! + begin * floats[STEPS + i]!);
  const count = words[COUNT]!;
  if (count >= 0) args[count] = floats[PLACES + part + 1]! - begin;
  const each = words[EACH]!;
  if (each >= 0) args[each]! += part * floats[EACH_STEP]!;
  const scratch = words[SCRATCH]!;
  if (scratch >= 0 && slot > 0) args[scratch] = floats[SCRATCH_AT]! + (slot - 1) * floats[SCRATCH_STEP]!;
  if (words[HAS_WALK]!) narrow(self, part);
  floats[RESULTS + part] = self.calls[words[FUNCTION]!]!(...args) as number;
}
