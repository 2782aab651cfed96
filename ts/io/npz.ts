import type { CoreArray } from "../core/array.js";
import { FormatError, KeyError, ValueError } from "../core/errors.js";
import { npyParts, readNpy } from "./npy.js";
import { readDirectory, readEntry, type ZipEntry } from "./zip.js";
import { writeZip, type ZipMember } from "./zip-writer.js";

const SUFFIX = ".npy";

/**
 * The arrays of a `.npz` file. A member is read, checked and copied into linear memory when it is asked for, each
 * time anew. The file's bytes are kept until then.
 *
 * @example
 * const npz = np.load(np.toNpz({ w: np.array([1, 2]), b: np.array(3) }));
 * npz.files // -> [ 'w', 'b' ]
 * npz.get("w") // -> array([1., 2.])
 */
export class NpzFile<A = unknown> implements Iterable<[string, A]> {
  /** The names of the members, without `.npy`. */
  readonly files: readonly string[];
  private readonly members = new Map<string, ZipEntry>();

  /** @internal */
  constructor(
    private readonly file: Uint8Array,
    private readonly wrap: (core: CoreArray) => A,
  ) {
    const entries = readDirectory(file);
    for (const [name, entry] of entries) {
      const key = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
      if (this.members.has(key))
        throw new FormatError(`${name}: two members are called '${key}'`, entry.start, name);
      this.members.set(key, entry);
    }
    this.files = [...this.members.keys()];
  }

  private entry(name: string): ZipEntry {
    const key = this.members.has(name) || !name.endsWith(SUFFIX) ? name : name.slice(0, -SUFFIX.length);
    const entry = this.members.get(key);
    if (!entry) throw new KeyError(`${name} is not a file in the archive`);
    return entry;
  }

  /** Whether there is a member of this name. */
  has(name: string): boolean {
    return (
      this.members.has(name) || (name.endsWith(SUFFIX) && this.members.has(name.slice(0, -SUFFIX.length)))
    );
  }

  /**
   * The array of this name, with or without `.npy`.
   *
   * @throws KeyError when there is none
   * @throws FormatError when the member is damaged or no array
   */
  get(name: string): A {
    const entry = this.entry(name);
    return this.wrap(readNpy(readEntry(this.file, entry), entry.name));
  }

  /** The bytes of a member as they are; for a member that is not compressed, a view of the file. */
  bytes(name: string): Uint8Array {
    return readEntry(this.file, this.entry(name));
  }

  /** Names and arrays, in the order of the file. */
  *[Symbol.iterator](): IterableIterator<[string, A]> {
    for (const name of this.files) yield [name, this.get(name)];
  }

  /** As NumPy prints it. */
  toString(): string {
    const shown = this.files.slice(0, 5).join(", ") + (this.files.length > 5 ? "..." : "");
    return `NpzFile with keys: ${shown}`;
  }
}

/**
 * Named and unnamed arrays as a `.npz` file: the named ones first, then `arr_0`, `arr_1`, ...
 *
 * @throws ValueError when a name is taken twice
 */
export function writeNpz(
  named: readonly (readonly [string, CoreArray])[],
  unnamed: readonly CoreArray[],
  compress: boolean,
): Uint8Array {
  const names = new Set(named.map(([name]) => name));
  const rest = unnamed.map((a, i) => [`arr_${i}`, a] as const);
  for (const [name] of rest) {
    if (names.has(name)) throw new ValueError(`Cannot use un-named variables and keyword ${name}`);
  }
  const files = [...named, ...rest].map(([name, a]) => ({ name: name + SUFFIX, ...npyParts(a) }));
  try {
    const members = files.map(
      ({ name, header, data }): ZipMember => ({ name, parts: () => [header, data()] }),
    );
    return writeZip(members, compress);
  } finally {
    for (const { free } of files) free();
  }
}
