import { dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { jumped } from "../../core/jump.js";
import { keepStorage, Storage } from "../../core/storage.js";
import { kernels } from "../../wasm/abi.js";
import { heap } from "../../wasm/memory.js";
import { type Seed, SeedSequence } from "./seed-sequence.js";

/** The state of a {@link PCG64}, with NumPy's names and meanings. */
export interface PCG64State {
  readonly bitGenerator: "PCG64";
  /** The 128-bit state and increment. */
  readonly state: { readonly state: bigint; readonly inc: bigint };
  /** Whether half of a 64-bit draw is still to be used: 0 or 1. */
  readonly hasUint32: number;
  /** That half. */
  readonly uinteger: number;
}

// Where the fields of the kernel's generator lie.
const STATE = 0;
const INCREMENT = 16;
const HAS_HALF = 32;
const HALF = 36;
/** Behind its 40 bytes: the four words of a seed, or two parameters and a result of one draw. */
const SLOTS = 64;
const MASK = (1n << 128n) - 1n;

/**
 * The bit generator PCG64 (O'Neill's PCG XSL-RR 128/64), seeded through {@link SeedSequence}: NumPy's bits.
 *
 * @example
 * new np.random.PCG64(1).randomRaw() // -> 9441442522235856127n
 */
export class PCG64 {
  /** What it was seeded with. */
  readonly seedSeq: SeedSequence;
  private readonly block: Storage;

  constructor(seed?: Seed | SeedSequence) {
    this.seedSeq = seed instanceof SeedSequence ? seed : new SeedSequence(seed);
    this.block = new Storage(SLOTS + 32);
    // The generator outlives the scope that it is made in.
    keepStorage(this.block);
    this.block.hold();
    this.seedSeq.generateState(4, "uint64").forEach((word, i) => {
      heap.view.setBigUint64(this.slot(i), word, true);
    });
    kernels.random_seed(this.address, this.slot(0));
  }

  /** @internal The address of the kernel's generator. */
  get address(): number {
    return this.block.address;
  }

  /** @internal The address of a place for 8 bytes that belongs to this generator. */
  slot(i: number): number {
    return this.block.address + SLOTS + 8 * i;
  }

  private read128(at: number): bigint {
    const address = this.address + at;
    return heap.view.getBigUint64(address, true) | (heap.view.getBigUint64(address + 8, true) << 64n);
  }

  private write128(at: number, x: bigint): void {
    const address = this.address + at;
    heap.view.setBigUint64(address, x & 0xffffffffffffffffn, true);
    heap.view.setBigUint64(address + 8, x >> 64n, true);
  }

  /**
   * The whole state: save it, and set it to go on from there.
   *
   * @example
   * const rng = np.random.defaultRng(3);
   * const saved = rng.bitGenerator.state;
   * const first = rng.random();
   * rng.bitGenerator.state = saved;
   * rng.random() === first // -> true
   */
  get state(): PCG64State {
    const { view } = heap;
    return {
      bitGenerator: "PCG64",
      state: { state: this.read128(STATE), inc: this.read128(INCREMENT) },
      hasUint32: view.getUint32(this.address + HAS_HALF, true),
      uinteger: view.getUint32(this.address + HALF, true),
    };
  }

  set state(value: PCG64State) {
    if (value.bitGenerator !== "PCG64") throw new ValueError("state must be for a PCG64 RNG");
    const { state, inc } = value.state;
    for (const [name, x] of [
      ["state", state],
      ["inc", inc],
    ] as const) {
      if (typeof x !== "bigint" || x < 0n || x > MASK)
        throw new ValueError(`${name} must be positive and less than 2**128.`);
    }
    this.write128(STATE, state);
    this.write128(INCREMENT, inc);
    heap.view.setUint32(this.address + HAS_HALF, value.hasUint32, true);
    heap.view.setUint32(this.address + HALF, value.uinteger, true);
  }

  /** Go on as if `delta` 64-bit draws had been made (backwards if negative); the rest of a halved draw is dropped. */
  advance(delta: number | bigint): this {
    this.write128(STATE, jumped(this.read128(STATE), this.read128(INCREMENT), BigInt(delta)));
    heap.view.setUint32(this.address + HAS_HALF, 0, true);
    heap.view.setUint32(this.address + HALF, 0, true);
    return this;
  }

  /** The next 64 bits. */
  randomRaw(): bigint {
    heap.view.setBigUint64(this.slot(0), 0n, true);
    heap.view.setBigUint64(this.slot(1), 0xffffffffffffffffn, true);
    kernels.random_integers(dtypes.uint64.code, this.address, this.slot(0), this.slot(1), 0, this.slot(2), 1);
    return heap.view.getBigUint64(this.slot(2), true);
  }

  /** Independent generators. */
  spawn(n: number): PCG64[] {
    return this.seedSeq.spawn(n).map((seed) => new PCG64(seed));
  }
}
