// A worker, started from the text of this module. It looks for parts for a moment after each job, then waits.
import {
  ASLEEP,
  claim,
  DONE,
  FAILED,
  LEFT,
  MOST,
  READY,
  runPart,
  STOP,
  thread,
  WAITING,
} from "./protocol.js";

/** What a worker is started with. */
export interface Start {
  readonly lanewise: true;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** the address of the control block */
  readonly control: number;
  readonly slot: number;
  /** bytes of stack, a multiple of 65536 */
  readonly stack: number;
}

interface Exports {
  __wbindgen_start(stack: number): void;
  __wbindgen_thread_destroy(): void;
}

/** How long a worker looks before it waits, in milliseconds: more would cost others on a busy machine. */
const LOOK = 0.05;

function work({ module, memory, control, slot, stack }: Start): void {
  const instance = new WebAssembly.Instance(module, { "./lanewise_bg.js": { memory } });
  const exports = instance.exports as unknown as Exports;
  exports.__wbindgen_start(stack); // takes a stack and the statics, so that the view below reaches them
  const self = thread(exports, memory.buffer, control, slot);
  const { words } = self;
  Atomics.add(words, READY, 1);
  let last = performance.now();
  while (Atomics.load(words, STOP) === 0) {
    const most = Atomics.load(words, MOST);
    if (slot >= most) {
      Atomics.wait(words, MOST, most);
      continue;
    }
    const part = claim(words);
    if (part >= 0) {
      let failed = 1;
      try {
        runPart(self, part);
        failed = 0;
      } finally {
        // an error ends this worker, but first it says so
        Atomics.add(words, FAILED, failed);
        Atomics.sub(words, READY, failed);
        Atomics.add(words, DONE, 1);
        if (Atomics.load(words, WAITING)) Atomics.notify(words, DONE);
      }
      last = performance.now();
    } else if (performance.now() - last < LOOK) {
      for (let i = 0; i < 100 && Atomics.load(words, LEFT) <= 0; i++);
    } else {
      Atomics.add(words, ASLEEP, 1);
      Atomics.wait(words, LEFT, 0);
      Atomics.sub(words, ASLEEP, 1);
      last = performance.now();
    }
  }
  exports.__wbindgen_thread_destroy();
  Atomics.sub(words, READY, 1);
}

interface Scope {
  process?: { getBuiltinModule?(id: string): { workerData?: Start } | undefined };
  onmessage?: (event: { data: Start }) => void;
  close?(): void;
}

const scope = globalThis as unknown as Scope;
const data = scope.process?.getBuiltinModule?.("node:worker_threads")?.workerData;
if (data?.lanewise) work(data);
else
  scope.onmessage = (event) => {
    if (!event.data?.lanewise) return;
    work(event.data);
    scope.close?.();
  };
