import { ValueError } from "../core/errors.js";

/** What a build with threads has. */
export interface Threading {
  /** How many compute, the calling one included. */
  threads: number;
  /** Milliseconds without a sign of life after which a thread is taken for dead. */
  deadline: number;
  /** How many workers run. */
  readonly ready: number;
  readonly done: { readonly jobs: number; readonly parts: number; readonly byWorkers: number };
  /** Start the threads and wait until they run. */
  warm(): Promise<void>;
  /** End the threads. */
  close(): Promise<void>;
}

let live: Threading | undefined;

/** A build with threads says what it has. @internal */
export function provideThreading(threading: Threading): void {
  live = threading;
}

/** What there is, if the runtime has threads. @internal */
export const threading = (): Threading | undefined => live;

/**
 * How many threads compute: 1, but with `lanewise/threads` where the runtime has them.
 *
 * @example
 * np.getThreads() >= 1 // -> true
 */
export function getThreads(): number {
  return live?.threads ?? 1;
}

/**
 * Say how many threads are to compute, the calling one included. It changes no result, and nothing at all without
 * `lanewise/threads`, or where the runtime has no threads.
 *
 * @throws ValueError unless it is an integer from 1 to 64
 * @example
 * np.setThreads(2);
 * np.getThreads() <= 2 // -> true
 */
export function setThreads(threads: number): void {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new ValueError(`the number of threads must be an integer from 1 to 64, not ${threads}`);
  if (live) live.threads = threads;
}
