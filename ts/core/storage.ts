import { capacityOf, giveSmall, SMALL, taken } from "./allocator.js";
import { caller, note } from "./calls.js";
import { type Block, Cell, clock, counters, seams, type Token } from "./cell.js";
import { DisposedError } from "./errors.js";
import { hint, obtain, returned } from "./pressure.js";
import { release, resident, restore } from "./spill.js";

// The net for large ones that nobody disposed of. Small ones are found by their pages.
const registry = new FinalizationRegistry<Block>(release);

/** `Symbol.dispose`; in engines without it the symbol that compilers of `using` look for. */
export const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for("Symbol.dispose") as never);

/** Memory of arrays: one owner (the array it was made with), any number of views. */
export class Storage {
  /** @internal Of a large one: what is moved. */
  readonly cell: Cell | null = null;
  /** Of a small one: its address, 0 once it was given back. */
  private at = 0;
  private token: Token | null = null;
  /** @throws MemoryError when there is no room */
  constructor(readonly bytes: number) {
    clock.now++;
    if (bytes <= SMALL) {
      this.at = obtain(bytes, true);
      this.token = taken.token;
      counters.resident += taken.size;
    } else this.cell = large(this, bytes);
    counters.total++;
    counters.arrays++;
    if (counters.resident + counters.spilled > counters.peak)
      counters.peak = counters.resident + counters.spilled;
    if (scopes.length) scopes[scopes.length - 1]!.add(this);
    note(this);
  }

  /**
   * Its address, until the next storage is made: from then on the contents may move, unless it is asked for again.
   *
   * @throws DisposedError when it is gone
   * @throws MemoryError when the contents have to be brought back, and there is no room
   */
  get address(): number {
    return this.at || this.located();
  }

  private located(): number {
    const { cell } = this;
    const block = cell?.block;
    if (!block?.address)
      throw new DisposedError("the memory of this array was given back by dispose() or the end of a scope");
    cell!.used = clock.now;
    if (block.address > 0) return block.address;
    seams.restoring?.();
    restore(cell!, obtain(block.bytes));
    returned(block.bytes);
    return block.address;
  }

  /** Have the contents stay where they are while a typed array that lies over them lives, or for good. */
  hold(view?: ArrayBufferView): void {
    const { cell } = this;
    if (cell === null || cell.held === true) return;
    if (view) cell.held = [...(cell.held ?? []), new WeakRef(view)];
    else cell.held = true;
  }

  /** @internal Whether it outlives scopes. */
  get kept(): boolean {
    return kept.has(this);
  }

  /** Whether it was given back. */
  get disposed(): boolean {
    return !this.at && !this.cell?.block?.address;
  }

  /** Give the memory back. Every array that shares it throws from now on. */
  dispose(): void {
    const { token, cell } = this;
    if (token) {
      counters.resident -= giveSmall(token, this.at);
      counters.arrays--;
      this.at = 0;
      this.token = null;
    } else if (cell) {
      release(cell.block!);
      cell.buffer = null;
    }
  }
}

/** Memory of its own for a storage that is not small. @throws MemoryError */
function large(storage: Storage, bytes: number): Cell {
  const block = { address: obtain(bytes, true), bytes };
  const cell = new Cell(block);
  resident.set(block.address, cell);
  counters.resident += capacityOf(bytes);
  hint(cell, bytes);
  if (bytes >= 1 << 20) cell.creator = caller;
  registry.register(storage, block);
  cell.used = clock.now;
  return cell;
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
  /** Bytes that live arrays occupy, as far as it is known: of those that nobody can reach any more, some may be counted. */
  readonly live: number;
  /** Live storages: arrays, not counting views. */
  readonly arrays: number;
  /** The most `live` has been. */
  readonly peak: number;
  /** Storages made since the start. */
  readonly total: number;
  /** Bytes of `live` that lie in linear memory. */
  readonly resident: number;
  /** Bytes of `live` that were moved to memory of JavaScript's own, until they are used again. */
  readonly spilled: number;
  /** How many storages that are. */
  readonly spilledArrays: number;
  /** How often, since the start, a storage was moved out of linear memory. */
  readonly spills: number;
  /** How often one was moved back. */
  readonly restores: number;
  /** Bytes, since the start, of arrays that were found dead within synchronous code. */
  readonly reclaimed: number;
  /** How many storages those were. */
  readonly reclaimedArrays: number;
}

/**
 * What the library holds of memory.
 *
 * @example
 * np.memory().live >= 0 // -> true
 */
export function memory(): MemoryInfo {
  return { ...counters, live: counters.resident + counters.spilled };
}
