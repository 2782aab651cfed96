/** What public calls make, so that one that throws, for want of memory or anything else, leaves nothing. */

interface Made {
  dispose(): void;
  readonly kept: boolean;
}

const made: (Made | null)[] = [];
let count = 0;
let depth = 0;

/** The function that was called, not those that it calls itself. */
export let caller = "";

/** A call of a function begins. @returns what to end or undo it by */
export function begin(name = ""): number {
  if (depth++ === 0) caller = name;
  return count;
}

/** Name the function that is called, where nothing it makes needs to be undone or its call began without a name. */
export function naming(name: string): void {
  if (depth === 0 || !caller) caller = name;
}

/** The call is over. */
export function end(mark: number): void {
  if (--depth > 0) return; // the caller may throw yet
  while (count > mark) made[--count] = null;
}

/** The call threw: free what it made. */
export function undo(mark: number): void {
  for (let k = mark; k < count; k++) if (!made[k]!.kept) made[k]!.dispose();
}

/** Note a storage as made by the call that runs. */
export function note(storage: Made): void {
  if (depth > 0) made[count++] = storage;
}

/** Run a part of a function that is undone when it throws. */
export function atomic<T>(name: string, run: () => T): T {
  const mark = begin(name);
  try {
    return run();
  } catch (error) {
    undo(mark);
    throw error;
  } finally {
    end(mark);
  }
}

/** Call a function of the caller's own: what it makes is not the library's to free. */
export function outside<T>(run: () => T): T {
  const before = depth;
  depth = 0;
  try {
    return run();
  } finally {
    depth = before;
  }
}
