/** A large block of linear memory. Finalizers hold it, so it must lead neither to its storage nor to its contents. */
export interface Block {
  /** 0 once it was given back, {@link AWAY} while its contents are out of linear memory. */
  address: number;
  readonly bytes: number;
}

/** The address of a block whose contents are out of linear memory. */
export const AWAY = -1;

/**
 * What a storage holds so that its death can be seen, and so that its contents can be moved: one of its own, or for
 * a small one that of its slab.
 */
export class Cell {
  /** When the address was last read, of a large one: what was read since the last allocation must not move. */
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
  /** Of a slab, while dead ones are looked for: the tokens of its open pages. */
  tokens: Token[] | null = null;

  constructor(readonly block: Block | null) {}
}

/** Neighbouring small blocks of one size. Finalizers hold it, so it leads to its token only while that is to live. */
export interface Page {
  /** 0 once its slab was given back. */
  address: number;
  /** Where it ends. */
  readonly end: number;
  /** Bytes of a block. */
  readonly size: number;
  /** Addresses of the blocks that are not taken. */
  readonly free: number[];
  /** The pages of its size with free blocks, itself among them or not. */
  readonly open: Page[];
  /** What is given to its storages, while it is open. */
  token: Token | null;
}

/** What the storages of a page hold: they are dead if it is, so that engines have few objects to watch over. */
export class Token {
  constructor(
    readonly page: Page,
    readonly cell: Cell,
  ) {}
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
