import { capacityOf, give, take } from "./allocator.js";
import { DisposedError, MemoryError } from "./errors.js";

/** A block of linear memory. It outlives its {@link Storage} until the garbage collector reports that one dead. */
interface Block {
  address: number;
  readonly bytes: number;
}

const counters = { live: 0, arrays: 0, peak: 0, total: 0 };

function release(block: Block): void {
  if (block.address === 0) return;
  give(block.address, block.bytes);
  block.address = 0;
  counters.live -= capacityOf(block.bytes);
  counters.arrays--;
}

// The net for what nobody disposed of: runs between tasks, never inside synchronous code.
const registry = new FinalizationRegistry<Block>(release);

/** What to try, in order, when memory runs out; each says whether it may have freed something. */
const reclaimers: (() => boolean)[] = [];

/** Add a way of getting memory back under pressure. */
export function onPressure(reclaim: () => boolean): void {
  reclaimers.push(reclaim);
}

function takeOrReclaim(bytes: number): number {
  let address = take(bytes);
  for (let i = 0; address === 0 && i < reclaimers.length; i++) {
    if (reclaimers[i]!()) address = take(bytes);
  }
  return address;
}

/** `Symbol.dispose`; in engines without it the symbol that compilers of `using` look for. */
export const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for("Symbol.dispose") as never);

/** Memory of arrays: one owner (the array it was made with), any number of views. */
export class Storage {
  /** @internal */
  readonly block: Block;
  /** @throws MemoryError when there is no room */
  constructor(readonly bytes: number) {
    const address = takeOrReclaim(bytes);
    if (address === 0) {
      throw new MemoryError(
        `Unable to allocate ${size(bytes)}: ${size(counters.live)} are held by ${counters.arrays} live arrays. ` +
          "Free what is done with by dispose(), `using` or scope().",
        bytes,
        counters.live,
      );
    }
    this.block = { address, bytes };
    counters.live += capacityOf(bytes);
    counters.total++;
    if (++counters.arrays && counters.live > counters.peak) counters.peak = counters.live;
    registry.register(this, this.block);
    if (scopes.length) scopes[scopes.length - 1]!.add(this);
  }

  /** Its address. Throws {@link DisposedError} when it is gone. */
  get address(): number {
    const { address } = this.block;
    if (address === 0)
      throw new DisposedError("the memory of this array was given back by dispose() or the end of a scope");
    return address;
  }

  /** Whether it was given back. */
  get disposed(): boolean {
    return this.block.address === 0;
  }

  /** Give the memory back. Every array that shares it throws from now on. */
  dispose(): void {
    release(this.block);
  }
}

function size(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  const unit = Math.min(3, bytes && Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 2 ** (10 * unit)).toPrecision(3))} ${units[unit]}`;
}

const scopes: Set<Storage>[] = [];
const kept = new WeakSet<Storage>();

/** Hold a storage past the end of every scope. */
export function keepStorage(storage: Storage): void {
  kept.add(storage);
}

/** Let a storage that was held by {@link keepStorage} go with the scope that is open now. */
export function unkeepStorage(storage: Storage): void {
  if (kept.delete(storage) && scopes.length) scopes[scopes.length - 1]!.add(storage);
}

/** Begin to note the storages that are made. @returns the set that they are noted in */
export function openScope(): ReadonlySet<Storage> {
  const made = new Set<Storage>();
  scopes.push(made);
  return made;
}

/** Free what was made since {@link openScope}, but `survivors`, which pass to the scope around it. */
export function closeScope(survivors: Pick<ReadonlySet<Storage>, "has">): void {
  const made = scopes.pop()!;
  const around = scopes[scopes.length - 1];
  for (const storage of made) {
    if (survivors.has(storage) || kept.has(storage)) around?.add(storage);
    else storage.dispose();
  }
}

/** What {@link memory} tells. */
export interface MemoryInfo {
  /** Bytes of linear memory that live arrays occupy. */
  readonly live: number;
  /** Live storages: arrays, not counting views. */
  readonly arrays: number;
  /** The most `live` has been. */
  readonly peak: number;
  /** Storages made since the start. */
  readonly total: number;
}

/**
 * What the library holds of linear memory.
 *
 * @example
 * np.memory().live >= 0 // -> true
 */
export function memory(): MemoryInfo {
  return { ...counters };
}
