/** A block of linear memory. Finalizers hold it, so it must lead neither to its storage nor to its contents. */
export interface Block {
  /** 0 once it was given back, {@link AWAY} while its contents are out of linear memory. */
  address: number;
  readonly bytes: number;
  /** Of a small block: which life of its slab it belongs to. */
  readonly life: number;
}

/** The address of a block whose contents are out of linear memory. */
export const AWAY = -1;

/**
 * What a storage holds so that its death can be seen, and so that its contents can be moved: one of its own, or for
 * a small one that of its slab.
 */
export class Cell {
  /** When the address was last read: what was read since the last allocation must not move. */
  used = 0;
  /** The contents while they are out of linear memory. */
  buffer: ArrayBuffer | null = null;
  /** What the storages alone keep alive while dead ones are looked for. */
  sentinel: object | null = null;
  /** The typed arrays that lie over it, or `true` where an address was told to the outside: then it must not move. */
  held: WeakRef<ArrayBufferView>[] | true | null = null;
  /** Memory that is not touched, and tells the engine how much hangs on the storage. */
  hint: ArrayBuffer | null = null;
  /** The public function that made it, if it is large. */
  creator = "";

  constructor(readonly block: Block | null) {}
}

/** How often memory was taken. An address is good until the next time. */
export const clock = { now: 0 };

/** Bytes and storages, as `memory()` tells them. */
export const counters = {
  resident: 0,
  spilled: 0,
  arrays: 0,
  peak: 0,
  total: 0,
  spilledArrays: 0,
  spills: 0,
  restores: 0,
  reclaimed: 0,
  reclaimedArrays: 0,
};

/** Where tests come in. */
export const seams = {
  /** Whether memory for so many bytes is to be refused. */
  refuse: null as ((bytes: number) => boolean) | null,
  /** Told that contents have left an address. */
  moved: null as ((address: number, bytes: number) => void) | null,
  /** Told that contents are to be brought back. */
  restoring: null as (() => void) | null,
};
