import type { CoreArray } from "../core/array.js";
import { asCore, unwrap } from "../core/convert.js";
import { FormatError } from "../core/errors.js";
import { type AsyncByteSource, type ByteSource, bytesFrom, bytesFromAsync, writeFile } from "../io/files.js";
import { isNpy, type NpyVersion, readNpy, writeNpy } from "../io/npy.js";
import { NpzFile as Archive, writeNpz } from "../io/npz.js";
import { isZip } from "../io/zip.js";
import type { ArrayLike } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** The arrays of a `.npz` file: see {@link load}. */
export type NpzFile = Archive<NDArray>;
/** Arrays by name. */
export type NamedArrays = Readonly<Record<string, ArrayLike>>;

function parse(file: Uint8Array): NDArray | NpzFile {
  if (isNpy(file)) return wrap(readNpy(file));
  if (isZip(file)) return new Archive<NDArray>(file, wrap);
  if (file.length === 0) throw new FormatError("No data left in file", 0);
  throw new FormatError("this is neither a .npy nor a .npz file (pickled data are never loaded)", 0);
}

/**
 * Read a `.npy` or `.npz` file: from bytes, or by path or `file:` URL where there is a file system (Node, Deno, Bun).
 * What has to be fetched is for {@link loadAsync}.
 *
 * @param file - the bytes, or where they are
 * @returns the array of a `.npy` file; the members of a `.npz` file
 * @throws FormatError when the file is malformed, or holds objects, records, text or dates
 * @example
 * np.load(np.toNpy(np.array([1, 2]))) // -> array([1., 2.])
 */
export function load(file: `${string}.npy`): NDArray;
export function load(file: `${string}.npz`): NpzFile;
export function load<T extends NDArray | NpzFile = NDArray | NpzFile>(file: ByteSource): T;
export function load(file: ByteSource): NDArray | NpzFile {
  return parse(bytesFrom(file));
}

/**
 * As {@link load}, from anything: also a URL to fetch, a `Response`, a `Blob` or `File`, or a promise of one.
 *
 * @throws FormatError as `load`, @throws RuntimeError when fetching fails
 * @example
 * (await np.loadAsync(new Blob([np.toNpy(np.ones(2))]))).toString() // -> [1. 1.]
 */
export async function loadAsync<T extends NDArray | NpzFile = NDArray | NpzFile>(
  file: AsyncByteSource,
): Promise<T> {
  return parse(await bytesFromAsync(file)) as T;
}

/** Call `use` with a core array of anything; what is made for it is freed afterwards. */
function withCore<T>(a: ArrayLike, use: (core: CoreArray) => T): T {
  const given = unwrap(a);
  if (given) return use(given);
  const made = asCore(a);
  try {
    return use(made);
  } finally {
    made.storage.dispose();
  }
}

/**
 * An array as the bytes of a `.npy` file, exactly as NumPy writes it. bfloat16 becomes `<V2`, as with ml_dtypes.
 *
 * @param options - `version` of the format, `[1, 0]` by default
 * @throws ValueError for an unknown version
 * @example
 * np.toNpy(np.zeros(2)).length // -> 144
 */
export function toNpy(a: ArrayLike, options: { version?: NpyVersion | undefined } = {}): Uint8Array {
  return withCore(a, (core) => writeNpy(core, options.version));
}

/**
 * Arrays as the bytes of a `.npz` file, with the layout of NumPy's.
 *
 * @param arrays - by name, or a list that is called `arr_0`, `arr_1`, ...
 * @example
 * np.load(np.toNpz([np.ones(2)])).files // -> [ 'arr_0' ]
 */
export function toNpz(
  arrays: NamedArrays | readonly ArrayLike[],
  options: { compressed?: boolean } = {},
): Uint8Array {
  const unnamed = Array.isArray(arrays) ? (arrays as ArrayLike[]) : [];
  return pack(Array.isArray(arrays) ? {} : (arrays as NamedArrays), unnamed, options.compressed ?? false);
}

function pack(named: NamedArrays, unnamed: readonly ArrayLike[], compress: boolean): Uint8Array {
  const made: CoreArray[] = [];
  const core = (a: ArrayLike): CoreArray => {
    const given = unwrap(a);
    if (given) return given;
    const array = asCore(a);
    made.push(array);
    return array;
  };
  try {
    const names = Object.entries(named).map(([name, a]) => [name, core(a)] as const);
    return writeNpz(names, unnamed.map(core), compress);
  } finally {
    for (const a of made) a.storage.dispose();
  }
}

/**
 * Write a `.npy` file; the suffix is added where the path lacks it.
 *
 * @throws RuntimeError where there is no file system: {@link toNpy} gives the bytes
 */
export function save(file: string | URL, a: ArrayLike): void {
  writeFile(file, ".npy", toNpy(a));
}

/** Whether an argument names arrays: a plain object, whatever the names are. */
function isNamed(x: unknown): x is NamedArrays {
  if (typeof x !== "object" || x === null || unwrap(x)) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function saveAll(file: string | URL, args: readonly (ArrayLike | NamedArrays)[], compress: boolean): void {
  const last = args[args.length - 1];
  const named = isNamed(last) ? last : {};
  const unnamed = (isNamed(last) ? args.slice(0, -1) : args) as ArrayLike[];
  writeFile(file, ".npz", pack(named, unnamed, compress));
}

/**
 * Write arrays into one `.npz` file: `savez("weights", { w1, b1 })`. Arrays without a name are called `arr_0`, ...
 *
 * @throws RuntimeError where there is no file system: {@link toNpz} gives the bytes
 */
export function savez(file: string | URL, ...arrays: (ArrayLike | NamedArrays)[]): void {
  saveAll(file, arrays, false);
}

/** As {@link savez}, compressed. */
export function savezCompressed(file: string | URL, ...arrays: (ArrayLike | NamedArrays)[]): void {
  saveAll(file, arrays, true);
}
