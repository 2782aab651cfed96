import { toNested, unwrap } from "../../core/convert.js";
import { ValueError } from "../../core/errors.js";

/** What a seed can be: a whole number or several, or nothing for entropy from the system. */
export type Seed =
  | number
  | bigint
  | readonly (number | bigint)[]
  | Iterable<number | bigint>
  | null
  | undefined;

const POOL = 4;

/** A number as its 32-bit words, lowest first. @throws ValueError, TypeError */
function wordsOf(x: unknown): number[] {
  if ((typeof x !== "number" && typeof x !== "bigint") || (typeof x === "number" && !Number.isInteger(x))) {
    throw new TypeError(`SeedSequence expects int or sequence of ints for entropy not ${String(x)}`);
  }
  if (x < 0) throw new ValueError("expected non-negative integer");
  const words: number[] = [];
  let rest = BigInt(x);
  do {
    words.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
}

/** Several numbers as a list, those of an NDArray, too. */
function listOf(x: NonNullable<Extract<Seed, object>>): (number | bigint)[] {
  const core = unwrap(x);
  return core ? ([toNested(core, { bigint: true })].flat(1) as (number | bigint)[]) : [...x];
}

function systemEntropy(): bigint {
  const words = new Uint32Array(POOL);
  if (globalThis.crypto?.getRandomValues) globalThis.crypto.getRandomValues(words);
  else for (let i = 0; i < POOL; i++) words[i] = Math.random() * 2 ** 32;
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

/** The hash of O'Neill's `seed_seq` (2015): every word is mixed with a multiplier that changes from call to call. */
function hasher(start: number, multiplier: number): (word: number) => number {
  let constant = start;
  return (word) => {
    const mixed = word ^ constant;
    constant = Math.imul(constant, multiplier);
    const product = Math.imul(mixed, constant);
    return (product ^ (product >>> 16)) >>> 0;
  };
}

function mix(x: number, y: number): number {
  const result = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
  return (result ^ (result >>> 16)) >>> 0;
}

/**
 * Seeds of any size turned into well-mixed words, NumPy's bits: what `defaultRng(seed)` starts from.
 *
 * @example
 * new np.random.SeedSequence(42).generateState(2) // -> Uint32Array(2) [ 3444837047, 2669555309 ]
 */
export class SeedSequence {
  /** The seed; where none was given, the system's entropy: keep it to repeat a run. */
  readonly entropy: number | bigint | readonly (number | bigint)[];
  /** Which descendant of the entropy this is. */
  readonly spawnKey: readonly number[];
  /** How many children there are so far. */
  nChildrenSpawned = 0;
  private readonly pool: Uint32Array;

  /** @throws ValueError for a negative number, @throws TypeError for what is no whole number */
  constructor(entropy?: Seed, options: { spawnKey?: readonly number[] } = {}) {
    this.entropy =
      entropy == null ? systemEntropy() : typeof entropy === "object" ? listOf(entropy) : entropy;
    this.spawnKey = [...(options.spawnKey ?? [])];
    this.pool = this.mixed();
  }

  private mixed(): Uint32Array {
    const words = Array.isArray(this.entropy) ? this.entropy.flatMap(wordsOf) : wordsOf(this.entropy);
    // Room between entropy and key, so that a short seed with a key is no longer seed without one.
    if (this.spawnKey.length) while (words.length < POOL) words.push(0);
    words.push(...this.spawnKey.flatMap(wordsOf));
    const hash = hasher(0x43b0d7e5, 0x931e8875);
    const pool = Uint32Array.from({ length: POOL }, (_, i) => hash(words[i] ?? 0));
    for (let i = 0; i < POOL; i++)
      for (let j = 0; j < POOL; j++) if (i !== j) pool[j] = mix(pool[j]!, hash(pool[i]!));
    for (const word of words.slice(POOL)) for (let j = 0; j < POOL; j++) pool[j] = mix(pool[j]!, hash(word));
    return pool;
  }

  /** The first `n` words of the state. */
  generateState(n: number, dtype?: "uint32"): Uint32Array;
  generateState(n: number, dtype: "uint64"): BigUint64Array;
  generateState(n: number, dtype: "uint32" | "uint64" = "uint32"): Uint32Array | BigUint64Array {
    if (dtype !== "uint32" && dtype !== "uint64") throw new ValueError("only support uint32 or uint64");
    const hash = hasher(0x8b51f9dd, 0x58f38ded);
    const words = Uint32Array.from({ length: dtype === "uint64" ? 2 * n : n }, (_, i) =>
      hash(this.pool[i % POOL]!),
    );
    if (dtype === "uint32") return words;
    return BigUint64Array.from(
      { length: n },
      (_, i) => BigInt(words[2 * i]!) | (BigInt(words[2 * i + 1]!) << 32n),
    );
  }

  /** New sequences that are independent of this one and of each other. */
  spawn(n: number): SeedSequence[] {
    const first = this.nChildrenSpawned;
    this.nChildrenSpawned += n;
    return Array.from(
      { length: n },
      (_, i) => new SeedSequence(this.entropy as Seed, { spawnKey: [...this.spawnKey, first + i] }),
    );
  }

  /** As NumPy prints it. */
  toString(): string {
    const entropy = Array.isArray(this.entropy) ? `[${this.entropy.join(", ")}]` : String(this.entropy);
    const key = this.spawnKey.length
      ? `\n    spawn_key=(${this.spawnKey.join(", ")}${this.spawnKey.length === 1 ? "," : ""}),`
      : "";
    return `SeedSequence(\n    entropy=${entropy},${key}\n)`;
  }
}
