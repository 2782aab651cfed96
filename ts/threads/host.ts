/** What the runtime has for threads: workers, cores, and whether its main thread may wait. */
import type { Start } from "./worker.js";
import source from "./worker.js?text";

/** A worker of Node's kind or of the web's. */
export interface Handle {
  postMessage(message: unknown): void;
  terminate(): unknown;
  /** Node, Deno and Bun: the process may end while it runs. */
  unref?(): void;
  on?(event: "error" | "exit", listener: () => void): void;
  onerror?: ((event: { preventDefault?(): void }) => void) | null;
}

interface Host {
  Worker?: new (url: string, options?: object) => Handle;
  crossOriginIsolated?: boolean;
  navigator?: { hardwareConcurrency?: number };
  process?: { getBuiltinModule?(id: string): unknown };
}

const host = globalThis as unknown as Host;

interface NodeThreads {
  Worker: new (code: string, options: object) => Handle;
}

// first: Node has no other, and Deno's own Worker cannot be told to let the process end
const node = (): NodeThreads | undefined =>
  host.process?.getBuiltinModule?.("node:worker_threads") as NodeThreads | undefined;

/** Whether there can be workers on one memory: in a browser only where the page is cross-origin isolated. */
export function hasThreads(): boolean {
  if (typeof SharedArrayBuffer === "undefined" || typeof Atomics === "undefined") return false;
  return node() !== undefined || (host.Worker !== undefined && host.crossOriginIsolated === true);
}

/** How many threads compute unless another number is asked for. */
export function defaultThreads(): number {
  const os = host.process?.getBuiltinModule?.("node:os") as { availableParallelism?(): number } | undefined;
  const cores = os?.availableParallelism?.() ?? host.navigator?.hardwareConcurrency ?? 1;
  return Math.max(1, Math.min(cores, 8));
}

let address: string | undefined;

/** Start a worker that does not keep the process alive; `ended` is told when it ended, or could not begin. */
export function spawn(data: Start, ended: () => void): Handle {
  const threads = node();
  if (threads) {
    const worker = new threads.Worker(source, {
      eval: true,
      workerData: data,
      execArgv: [],
      name: "lanewise",
    });
    worker.on?.("error", ended);
    worker.on?.("exit", ended);
    worker.unref?.();
    return worker;
  }
  address ??= URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new host.Worker!(address, { name: "lanewise" });
  // under a policy without `worker-src blob:` the constructor does not throw
  worker.onerror = (event) => {
    event.preventDefault?.();
    ended();
  };
  worker.postMessage(data);
  return worker;
}

let waits: boolean | undefined;

/** Whether this thread may wait for a notification: not the main one of a browser. */
export function canWait(words: Int32Array): boolean {
  if (waits === undefined) {
    try {
      Atomics.wait(words, 0, Atomics.load(words, 0), 0);
      waits = true;
    } catch {
      waits = false;
    }
  }
  return waits;
}
