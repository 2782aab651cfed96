/**
 * Telling, inside synchronous code, which objects are dead. A WeakRef that was neither made nor read in this job of the
 * event loop is emptied by a collection within it (ECMA-262, *KeepDuringJob*), so pairs of an object and a WeakRef are
 * made ahead, between jobs.
 */
export interface Sentinel {
  /** What it stands for while it is watched: kept alive by it, and not the other way round. */
  watched: unknown;
}
interface Pair {
  readonly sentinel: Sentinel;
  readonly ref: WeakRef<Sentinel>;
}

const POOL = 16384;
const CANARIES = 16;
const HINT = 512 << 20;

const host = globalThis as {
  Bun?: { gc(now: boolean): void };
  process?: { getBuiltinModule?(name: string): unknown };
  setTimeout?(run: () => void, ms: number): { unref?(): void } | number;
};

/** JavaScriptCore fills new memory with zeros, and so has no cheap way to be told of some. */
export const fillsMemory = "line" in new Error();

const pair = (): Pair => {
  const sentinel: Sentinel = { watched: null };
  return { sentinel, ref: new WeakRef(sentinel) };
};
const pool: Pair[] = [];
/** Pairs that were read: as good as new in the next job. */
const tired: Pair[] = [];
let coming = false;

/** Have the pool full from the next job on. */
export function replenish(): void {
  if (coming || fillsMemory || pool.length > POOL / 2) return;
  try {
    const timer = host.setTimeout?.(() => {
      coming = false;
      pool.push(...tired.splice(0));
      while (pool.length < POOL) pool.push(pair());
    }, 0);
    coming = timer !== undefined;
    // A program that is done need not wait for it.
    if (typeof timer === "object") timer.unref?.();
  } catch {
    // Some runtimes have no timers outside of requests.
  }
}

let checkpoint: (() => void) | null | undefined;

/** What ends, within a job, the time for which WeakRefs that were made in it keep their objects; `null` where nothing does. */
function jobEnd(): (() => void) | null {
  if (checkpoint !== undefined) return checkpoint;
  checkpoint = null;
  // JavaScriptCore does not keep them in the first place.
  if (host.Bun) checkpoint = () => {};
  else
    try {
      const vm = host.process?.getBuiltinModule?.("node:vm") as
        | {
            Script: new (code: string) => { runInContext(context: object): void };
            createContext(on: object, options: { microtaskMode: "afterEvaluate" }): object;
          }
        | undefined;
      if (vm) {
        const context = vm.createContext({}, { microtaskMode: "afterEvaluate" });
        const script = new vm.Script("0");
        checkpoint = () => script.runInContext(context);
      }
    } catch {
      // An engine without it.
    }
  return checkpoint;
}

/** Whether dead objects can be told now. */
export function canTell(): boolean {
  return pool.length >= 64 + CANARIES || jobEnd() !== null;
}

/**
 * At least a few sentinels, and at most `wanted`. As WeakRefs of other code made in this job may be emptied by it, the
 * job is ended ahead of time only where the pool is used up.
 */
export function draw(wanted: number): Pair[] {
  const most = pool.length - CANARIES;
  if (most >= Math.min(wanted, 64)) return pool.splice(-Math.min(wanted, most));
  const end = jobEnd();
  if (!end) return [];
  const made = Array.from({ length: Math.min(wanted, POOL) }, pair);
  while (pool.length < CANARIES) pool.push(pair());
  end();
  return made;
}

/** Put back a sentinel that was read while it was alive. */
export function rest(used: Pair): void {
  used.sentinel.watched = null;
  if (tired.length < POOL) tired.push(used);
}

/** Where canaries pass through. */
const perch: Sentinel[] = [];

/** Some pairs of the pool, as WeakRefs alone, to be looked at one after the other. */
function canaries(): WeakRef<Sentinel>[] {
  const pairs = pool.splice(-CANARIES);
  // A collection that is already under way takes what is written to, or over, as alive, and so what is watched: it must
  // not be taken for the one that is waited for.
  for (const { sentinel } of pairs) perch.push(sentinel);
  perch.length = 0;
  return pairs.map(({ ref }) => ref);
}

/** Have the engine collect everything that is dead, as far as it lets itself be moved to. */
export function collect(): void {
  if (fillsMemory && !host.Bun) return;
  if (host.Bun) {
    host.Bun.gc(true);
    return;
  }
  const refs = canaries();
  // Untouched memory costs nothing, but counts. Every look at a living canary keeps that alive.
  const held: ArrayBuffer[] = [];
  let hint = HINT;
  // Without canaries nothing tells that it has happened: three are mostly enough.
  const most = refs.length ? 40 : 3;
  for (let tries = 0; tries < most; tries++) {
    try {
      held.push(new ArrayBuffer(hint));
    } catch {
      if (hint <= 16 << 20) return;
      hint /= 2;
    }
    const look = tries < 4 || tries === 6 || tries === 9 || (tries >= 12 && tries % 4 === 0);
    const canary = look ? refs.pop() : undefined;
    if (canary && canary.deref() === undefined) return;
  }
}
