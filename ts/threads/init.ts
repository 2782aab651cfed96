/** The part of `lanewise/threads` that is there in every runtime. */
import { type Build, type InitOptions, init as load, type WasmInput } from "../wasm/load.js";
import { setThreads, threading } from "../wasm/threading.js";

/** What `init` of `lanewise/threads` takes. */
export interface ThreadOptions extends InitOptions {
  /** How many threads compute, the calling one included; by default one for each core, at most 8. */
  readonly threads?: number;
  /** Milliseconds without a sign of life after which a thread is taken for dead; by default 10,000. */
  readonly deadline?: number;
}

const isOptions = (x: unknown): x is ThreadOptions =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;

/**
 * Compiles the kernels asynchronously and starts the threads. Optional: the first operation compiles, and the first one
 * that is large enough starts them.
 *
 * @param input - as for `init` of `lanewise`: where the strict build computes
 * @param options - `threads`, `deadline`, `experimental256`; may come first
 * @returns which kernels run
 * @throws ValueError unless the number of threads is an integer from 1 to 64
 * @example
 * await init({ threads: 2 });
 * isReady() // -> true
 */
export async function init(input?: WasmInput | ThreadOptions, options?: ThreadOptions): Promise<Build> {
  const { threads, deadline } = options ?? (isOptions(input) ? input : {});
  if (threads !== undefined) setThreads(threads);
  const found = threading();
  if (found && deadline !== undefined) found.deadline = deadline;
  const built = await load(input, options);
  await found?.warm();
  return built;
}

/** What {@link threadInfo} tells. */
export interface ThreadInfo {
  /** How many threads compute at most, the calling one included. */
  readonly threads: number;
  /** How many run now: 1 before the first operation that is large enough. */
  readonly running: number;
  /** Operations that were cut since the start, the parts they were cut into, and those of them that workers computed. */
  readonly jobs: number;
  readonly parts: number;
  readonly byWorkers: number;
}

/**
 * What the threads have done.
 *
 * @example
 * threadInfo().running >= 1 // -> true
 */
export function threadInfo(): ThreadInfo {
  const found = threading();
  const done = found?.done ?? { jobs: 0, parts: 0, byWorkers: 0 };
  return { threads: found?.threads ?? 1, running: 1 + (found?.ready ?? 0), ...done };
}

/**
 * Ends the threads; the next operation that is large enough starts new ones. They do not keep the process alive, so that
 * this is for programs that want their cores and memory back.
 *
 * @example
 * await closeThreads();
 */
export async function closeThreads(): Promise<void> {
  await threading()?.close();
}
