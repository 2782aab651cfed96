/**
 * The workers of this process. They start when an operation is first large enough for them, and never keep the process
 * alive. The calling thread takes parts like any other, then waits for those that are not done.
 */
import { give, takeRegion } from "../core/allocator.js";
import { RuntimeError } from "../core/errors.js";
import { OP_WORDS, OPS } from "../wasm/layout.js";
import { heap } from "../wasm/memory.js";
import type { Threading } from "../wasm/threading.js";
import { canWait, defaultThreads, type Handle, spawn } from "./host.js";
import * as at from "./protocol.js";

/** A call that is cut into parts. */
export interface Job {
  readonly name: (typeof at.functions)[number];
  readonly args: readonly number[];
  readonly parts: number;
  /** The places of all parts together, or where each part begins and the last one ends. */
  readonly places?: number | readonly number[];
  /** The argument that is the number of places. */
  readonly count?: number;
  /** How much arguments grow with every place, by their number. */
  readonly steps?: Readonly<Record<number, number>>;
  /** The argument that moves on with every part, and the bytes from one to the next. */
  readonly each?: readonly [argument: number, bytes: number];
  /** The argument that is scratch, where the workers' own begins, and the bytes of one. */
  readonly scratch?: readonly [argument: number, address: number, bytes: number];
  /** The axes along which the descriptor is cut, and the operands that go along: one bit each. */
  readonly cuts?: readonly (readonly [axis: number, parts: number, operands: number])[];
}

/** Estimated nanoseconds from which it is worth it. */
export const thresholds = {
  /** to cut while workers look for work */
  awake: 4000,
  /** to wake them */
  asleep: 60_000,
  /** to start them, or to let those that are still starting join in */
  absent: 400_000,
  /** for a part */
  part: 4000,
  /** Parts for each thread, at most: one that is held up then does less. */
  parts: 4,
  /** for a product of matrices in two panels for each thread */
  twice: 4_000_000,
};
const STACK = 1 << 20;
/** The control block is a region of its own: slabs of small blocks are swept when their arrays are dead. */
const CONTROL = 1 << 16;
/** How often workers that end on their own are replaced. */
const PATIENCE = 5;

/** The pool of one memory. */
export class Pool implements Threading {
  deadline = 10_000;
  private most = defaultThreads();
  private workers: Handle[] = [];
  private self: at.Thread | undefined;
  private lost = 0;
  /** How many operations have been cut, into how many parts, and how many of those workers computed. */
  readonly done = { jobs: 0, parts: 0, byWorkers: 0 };

  private kernels: { module: WebAssembly.Module; memory: WebAssembly.Memory; exports: object } | undefined;

  /** The kernels that are to run in threads, over which memory. */
  use(module: WebAssembly.Module, memory: WebAssembly.Memory, exports: object): void {
    this.kernels = { module, memory, exports };
  }

  get threads(): number {
    return this.most;
  }
  set threads(threads: number) {
    this.most = threads;
    if (!this.self) return;
    Atomics.store(this.self.words, at.MOST, threads);
    Atomics.notify(this.self.words, at.MOST);
    Atomics.notify(this.self.words, at.LEFT);
  }

  /** How many workers run now. */
  get ready(): number {
    return this.self ? Atomics.load(this.self.words, at.READY) : 0;
  }

  /** Into how many parts work of so many nanoseconds is best cut: 1 where it is not worth it. */
  partsFor(nanoseconds: number, most = Number.POSITIVE_INFINITY): number {
    if (nanoseconds < thresholds.awake || this.threads < 2 || most < 2) return 1;
    const { self } = this;
    let least = thresholds.absent;
    if (self && Atomics.load(self.words, at.READY) > 0)
      least = Atomics.load(self.words, at.ASLEEP) > 0 ? thresholds.asleep : thresholds.awake;
    if (nanoseconds < least) return 1;
    if (!self && !this.start()) return 1;
    const parts = Math.min(
      thresholds.parts * this.threads,
      Math.floor(nanoseconds / thresholds.part),
      at.MAX_PARTS,
      most,
    );
    return Math.max(parts, 2);
  }

  /** Start the workers that are missing; whether there is a control block to work with. */
  start(): boolean {
    if (this.lost > PATIENCE || this.threads < 2 || !this.kernels) return false;
    const { module, memory, exports } = this.kernels;
    if (!this.self) {
      const control = takeRegion(CONTROL);
      if (control === 0) return false;
      heap.u8.fill(0, control, control + at.BYTES);
      this.self = at.thread(exports, memory.buffer, control, 0);
      Atomics.store(this.self.words, at.MOST, this.most);
    }
    const control = this.self.words.byteOffset;
    while (this.workers.length < this.threads - 1) {
      const slot = this.workers.length + 1;
      const start = { lanewise: true, module, memory, control, slot, stack: STACK } as const;
      let worker: Handle;
      try {
        worker = spawn(start, () => this.ended(worker));
      } catch {
        this.lost = PATIENCE + 1; // no worker may be started here: this thread works alone
        break;
      }
      this.workers.push(worker);
    }
    return true;
  }

  /** Run a job to its end. @throws RuntimeError when a worker fails or stops */
  run(job: Job): void {
    const { self } = this;
    if (!self) throw new RuntimeError("lanewise: no threads");
    const { words } = self;
    this.done.jobs++;
    this.done.parts += job.parts;
    this.done.byWorkers += job.parts;
    write(self, job);
    Atomics.store(words, at.DONE, 0);
    Atomics.store(words, at.FAILED, 0);
    Atomics.store(words, at.LEFT, job.parts);
    if (Atomics.load(words, at.ASLEEP) > 0) Atomics.notify(words, at.LEFT);
    const begin = performance.now();
    try {
      for (let part = at.claim(words); part >= 0; part = at.claim(words)) {
        at.runPart(self, part);
        Atomics.add(words, at.DONE, 1);
        this.done.byWorkers--;
      }
    } catch (error) {
      // what nobody has begun is left; what others have begun must end before the memory is anyone else's
      Atomics.add(words, at.DONE, 1 + Atomics.exchange(words, at.LEFT, 0));
      this.wait(words, job.parts, performance.now() - begin);
      throw error;
    }
    this.wait(words, job.parts, performance.now() - begin);
    if (Atomics.load(words, at.FAILED) === 0) return;
    for (const worker of this.stop()) worker.terminate();
    throw new RuntimeError(`lanewise: a thread failed in ${job.name}; what it computed is undefined`);
  }

  /** What the parts of the last job gave. */
  get results(): readonly number[] {
    const { words, floats } = this.self!;
    return [...floats.subarray(at.RESULTS, at.RESULTS + words[at.PARTS]!)];
  }

  /** Wait until all parts are done: look for a moment, then sleep where that is allowed. */
  private wait(words: Int32Array, parts: number, own: number): void {
    if (Atomics.load(words, at.DONE) >= parts) return;
    const limit = Math.max(this.deadline, 20 * own);
    let done = -1;
    let since = performance.now();
    for (;;) {
      for (let i = 0; i < 2000; i++) if (Atomics.load(words, at.DONE) >= parts) return;
      const now = Atomics.load(words, at.DONE);
      if (now !== done) since = performance.now();
      done = now;
      const left = limit - (performance.now() - since);
      if (left <= 0) break;
      if (limit - left < 0.05 || !canWait(words)) continue;
      Atomics.store(words, at.WAITING, 1);
      Atomics.wait(words, at.DONE, done, left);
      Atomics.store(words, at.WAITING, 0);
    }
    for (const worker of this.stop()) worker.terminate();
    throw new RuntimeError(
      `lanewise: a thread has stopped (no sign of life for ${Math.round(limit)} ms); what it computed is undefined. ` +
        "The next operation starts new threads.",
    );
  }

  /** A worker ended, or could not begin: the others go as well, and the next large operation starts anew. */
  private ended(worker: Handle): void {
    if (!this.workers.includes(worker)) return;
    this.lost++;
    this.stop();
  }

  /** Have the workers leave, without waiting for them. */
  stop(): readonly Handle[] {
    const { self, workers } = this;
    this.workers = [];
    this.self = undefined;
    if (self) {
      // the block stays as it is: whoever comes late must still see this
      Atomics.store(self.words, at.STOP, 1);
      Atomics.notify(self.words, at.LEFT);
      Atomics.notify(self.words, at.MOST);
    }
    return workers;
  }

  /** Have the workers leave, wait until they have, and end those that did not. */
  async close(): Promise<void> {
    const { self } = this;
    const workers = this.stop();
    if (!self) return;
    const begin = performance.now();
    while (Atomics.load(self.words, at.READY) > 0 && performance.now() - begin < 2000)
      await new Promise((resolve) => setTimeout(resolve, 1));
    await Promise.all(workers.map((worker) => worker.terminate()));
    give(self.words.byteOffset, CONTROL);
  }

  /** Start the workers and wait until they run. */
  async warm(): Promise<void> {
    this.start();
    const begin = performance.now();
    while (this.ready < this.workers.length && performance.now() - begin < 10_000)
      await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Put a job down for everybody. */
function write({ words, floats, memory, walk }: at.Thread, job: Job): void {
  const { args, parts, places = 0, steps, each, scratch, cuts } = job;
  words[at.FUNCTION] = at.functions.indexOf(job.name);
  words[at.NARGS] = args.length;
  words[at.PARTS] = parts;
  words[at.COUNT] = job.count ?? -1;
  words[at.EACH] = each?.[0] ?? -1;
  floats[at.EACH_STEP] = each?.[1] ?? 0;
  words[at.SCRATCH] = scratch?.[0] ?? -1;
  floats[at.SCRATCH_AT] = scratch?.[1] ?? 0;
  floats[at.SCRATCH_STEP] = scratch?.[2] ?? 0;
  for (let i = 0; i < args.length; i++) {
    floats[at.ARGS + i] = args[i]!;
    floats[at.STEPS + i] = steps?.[i] ?? 0;
  }
  for (let p = 0; p <= parts; p++)
    floats[at.PLACES + p] = typeof places === "number" ? at.cut(places, parts, p) : places[p]!;
  words[at.HAS_WALK] = cuts ? 1 : 0;
  if (!cuts) return;
  const used = OPS + memory[walk + 1]! * OP_WORDS;
  words.set(memory.subarray(walk, walk + used), at.WALK);
  for (let c = 0; c < 2; c++) words.set(cuts[c] ?? [0, 1, 0], at.CUTS + c * at.CUT_WORDS);
}
