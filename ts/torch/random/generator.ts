import type { CoreArray } from "../../core/array.js";
import { allocate } from "../../core/array.js";
import { withContiguous } from "../../core/convert.js";
import { dtypes } from "../../core/dtype.js";
import { RuntimeError, ValueError } from "../../core/errors.js";
import { keepStorage, Storage } from "../../core/storage.js";
import { kernels } from "../../wasm/abi.js";
import { heap } from "../../wasm/memory.js";
import { Tensor } from "../tensor.js";

// Where the fields of the kernel's generator lie, and behind its 2,520 bytes two parameters of one call.
const NORMAL = 0;
const HAS_NORMAL = 8;
const LEFT = 12;
const NEXT = 16;
const SEEDED = 20;
const KEY = 24;
const WORDS = 624;
const SLOTS = 2560;

/** Where PyTorch's serialised state has them: every word of the key takes eight bytes. */
const saved = { seed: 0, left: 8, seeded: 12, next: 16, key: 24, normal: 5024, hasNormal: 5040, bytes: 5056 };

const DEFAULT_SEED = 67280421310721n;
const WORD = 2n ** 64n;

/** A seed of any sign, as the 64 bits that PyTorch keeps. */
function seedOf(seed: number | bigint): bigint {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new ValueError(`cannot convert float ${Number.isNaN(seed) ? "NaN" : "infinity"} to integer`);
  }
  const value = typeof seed === "bigint" ? seed : BigInt(Math.trunc(seed));
  if (value >= WORD || value < -WORD / 2n) throw new ValueError("Overflow when unpacking long long");
  return BigInt.asUintN(64, value);
}

/**
 * A source of random numbers with the stream of PyTorch's CPU generator, an MT19937.
 *
 * @example
 * const g = new torch.Generator().manualSeed(42);
 * g.initialSeed() // -> 42n
 */
export class Generator {
  /** Where its numbers are made. */
  readonly device = "cpu";
  private initial: bigint;
  private readonly block: Storage;

  constructor(device = "cpu") {
    if (device !== "cpu")
      throw new RuntimeError(`Expected one of cpu device type at start of device string: ${device}`);
    this.block = new Storage(SLOTS + 16);
    // The generator outlives the scope that it is made in.
    keepStorage(this.block);
    this.block.hold();
    this.initial = DEFAULT_SEED;
    this.manualSeed(DEFAULT_SEED);
  }

  /** @internal The address of the kernel's generator. */
  get address(): number {
    return this.block.address;
  }

  /** @internal The address of a place for 8 bytes that belongs to this generator. */
  slot(i: number): number {
    return this.block.address + SLOTS + 8 * i;
  }

  /**
   * Begin a stream anew.
   *
   * @param seed - any 64 bits, signed or not; the stream depends on the lower 32
   * @throws ValueError for more
   */
  manualSeed(seed: number | bigint): this {
    this.initial = seedOf(seed);
    kernels.torch_seed(this.address, Number(this.initial & 0xffffffffn));
    return this;
  }

  /** Begin a stream that nobody can foresee. @returns its seed */
  seed(): bigint {
    const [seed] = crypto.getRandomValues(new BigUint64Array(1));
    this.manualSeed(seed!);
    return seed!;
  }

  /** What the stream began with. */
  initialSeed(): bigint {
    return this.initial;
  }

  /** @internal The state in PyTorch's bytes. */
  save(): CoreArray {
    const state = allocate(dtypes.uint8, [saved.bytes]);
    const { view, u8 } = heap;
    const [from, to] = [this.address, state.address];
    u8.fill(0, to, to + saved.bytes);
    view.setBigUint64(to + saved.seed, this.initial, true);
    view.setUint32(to + saved.left, view.getUint32(from + LEFT, true), true);
    view.setUint32(to + saved.seeded, view.getUint32(from + SEEDED, true), true);
    view.setUint32(to + saved.next, view.getUint32(from + NEXT, true), true);
    for (let i = 0; i < WORDS; i++) {
      view.setUint32(to + saved.key + 8 * i, view.getUint32(from + KEY + 4 * i, true), true);
    }
    const waiting = view.getUint32(from + HAS_NORMAL, true);
    if (waiting) view.setFloat64(to + saved.normal, view.getFloat64(from + NORMAL, true), true);
    view.setUint32(to + saved.hasNormal, waiting, true);
    return state;
  }

  /** @internal Go on from a state that {@link save} or PyTorch wrote. @throws RuntimeError, TypeError */
  load(state: CoreArray): void {
    if (state.dtype !== dtypes.uint8) throw new TypeError("RNG state must be a torch.ByteTensor");
    if (state.size !== saved.bytes) {
      throw new RuntimeError(
        `Expected a CPUGeneratorImplState of size ${saved.bytes} but found the input RNG state size to be ${state.size}`,
      );
    }
    withContiguous(state, (dense) => {
      const { view } = heap;
      const [from, to] = [dense.address, this.address];
      const [left, next] = [view.getUint32(from + saved.left, true), view.getUint32(from + saved.next, true)];
      if (view.getUint32(from + saved.seeded, true) !== 1 || left < 1 || left > WORDS || next > WORDS) {
        throw new RuntimeError("Invalid mt19937 state");
      }
      this.initial = view.getBigUint64(from + saved.seed, true);
      view.setUint32(to + LEFT, left, true);
      view.setUint32(to + NEXT, next, true);
      for (let i = 0; i < WORDS; i++) {
        view.setUint32(to + KEY + 4 * i, view.getUint32(from + saved.key + 8 * i, true), true);
      }
      const waiting = view.getUint32(from + saved.hasNormal, true);
      view.setUint32(to + HAS_NORMAL, waiting, true);
      view.setFloat64(to + NORMAL, view.getFloat64(from + saved.normal, true), true);
    });
  }

  /** The state in PyTorch's bytes: a uint8 tensor. */
  getState(): Tensor {
    return new Tensor(this.save());
  }

  /** Go on from a state. @throws RuntimeError, TypeError for what is none */
  setState(state: Tensor): this {
    this.load(state.core);
    return this;
  }

  /** Give the memory of the state back; it cannot draw any more. */
  dispose(): void {
    this.block.dispose();
  }
  /** {@link dispose}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** As PyTorch prints it. */
  toString(): string {
    return "<torch.Generator device='cpu'>";
  }
}

let shared: Generator | undefined;

/** The generator behind functions that are given none: seeded by chance, or by `manualSeed`. */
export function defaultGenerator(): Generator {
  if (!shared) {
    shared = new Generator();
    shared.seed();
  }
  return shared;
}
