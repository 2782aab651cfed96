type Immediate = ((callback: () => void) => unknown) | undefined;

/** Wait until other tasks had their turn: more than microtasks, and without the delay of timers where there is a way. */
export function nextTask(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: Immediate };
  return new Promise((resolve) => {
    if (setImmediate) setImmediate(() => resolve());
    else if (typeof MessageChannel === "function") {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    } else setTimeout(resolve, 0);
  });
}
