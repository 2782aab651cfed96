import { allocate, type CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { bytesOf, detached, swapBytes } from "../core/bytes.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { FormatError, ValueError } from "../core/errors.js";
import { type Shape, shapeText, sizeOf, stridesOf } from "../core/shape.js";
import { type Literal, parseLiteral } from "./literal.js";

/** What the header of a `.npy` file says. */
export interface NpyHeader {
  readonly dtype: DTypeRow;
  /** Whether its numbers are big-endian. */
  readonly swapped: boolean;
  readonly fortran: boolean;
  readonly shape: Shape;
  /** Where the elements begin, in bytes from the start. */
  readonly start: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
const MAX_HEADER = 10_000;
const ALIGN = 64;
/** Room for the leading length to grow to 21 digits in place, as NumPy leaves it. */
const GROWTH = 21;

const letters = { bool: "b", int: "i", uint: "u", float: "f", complex: "c" } as const;

/** NumPy's type string: `<f8`, `|b1`. bfloat16 is `<V2`, as ml_dtypes saves it. */
function descrOf(dtype: DTypeRow): string {
  if (dtype === dtypes.bfloat16) return "<V2";
  return `${dtype.itemsize === 1 ? "|" : "<"}${letters[dtype.kind]}${dtype.itemsize}`;
}

const byDescr = new Map(Object.values(dtypes).map((dtype) => [descrOf(dtype).slice(1), dtype]));

/** Whether a file begins as a `.npy` file does. */
export function isNpy(file: Uint8Array): boolean {
  return MAGIC.every((byte, i) => file[i] === byte);
}

/**
 * Read the header of a `.npy` file, versions 1 to 3.
 *
 * @throws FormatError when it is malformed, or describes what cannot be loaded: objects, records, text, dates
 */
export function parseNpyHeader(file: Uint8Array, member?: string): NpyHeader {
  const fail = (message: string, at?: number): never => {
    throw new FormatError(member === undefined ? message : `${member}: ${message}`, at, member);
  };
  if (file.length < 8) fail(`EOF: reading magic string, expected 8 bytes got ${file.length}`, file.length);
  if (!isNpy(file)) fail("this is no .npy file: the magic string is not correct", 0);
  const [major, minor] = [file[6]!, file[7]!];
  if (major < 1 || major > 3 || minor !== 0) {
    fail(`we only support format version (1,0), (2,0), and (3,0), not (${major}, ${minor})`, 6);
  }
  const wide = major > 1;
  const start = wide ? 12 : 10;
  if (file.length < start)
    fail(`EOF: reading array header length, expected ${start - 8} bytes got ${file.length - 8}`, file.length);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > MAX_HEADER)
    fail(`Header info length (${length}) is large and may not be safe to load securely.`, 8);
  if (file.length < start + length) {
    fail(`EOF: reading array header, expected ${length} bytes got ${file.length - start}`, file.length);
  }
  const text = decode(file.subarray(start, start + length), major === 3);
  if (text === undefined) return fail("the header is not valid UTF-8", start);
  let header: Literal;
  try {
    header = parseLiteral(text, start);
  } catch (error) {
    if (error instanceof FormatError) return fail(error.message, error.offset);
    throw error;
  }
  if (!(header instanceof Map)) return fail(`Header is not a dictionary: ${text.trim()}`, start);
  const keys = [...header.keys()].sort();
  if (keys.join() !== "descr,fortran_order,shape") {
    fail(`Header does not contain the correct keys: [${keys.map((key) => `'${key}'`).join(", ")}]`, start);
  }
  const shape = header.get("shape");
  const fortran = header.get("fortran_order");
  if (!Array.isArray(shape) || !shape.every(isLength) || shape.length > 64)
    return fail("shape is not valid", start);
  if (typeof fortran !== "boolean") return fail("fortran_order is not a valid bool", start);
  const { dtype, swapped } = readDescr(header.get("descr")!, (message) => fail(message, start));
  return { dtype, swapped, fortran, shape, start: start + length };
}

function decode(bytes: Uint8Array, utf8: boolean): string | undefined {
  if (!utf8) return String.fromCharCode(...bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isLength = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;

function readDescr(descr: Literal, fail: (message: string) => never): { dtype: DTypeRow; swapped: boolean } {
  if (Array.isArray(descr)) fail("records (structured dtypes) cannot be loaded");
  if (typeof descr !== "string") return fail("descr is not a valid dtype descriptor");
  if (/^[<>|=]?O/.test(descr)) fail("Object arrays cannot be loaded when allow_pickle=False");
  const order = /^[<>|=]/.test(descr) ? descr[0]! : "=";
  const dtype = byDescr.get(order === "=" && descr[0] !== "=" ? descr : descr.slice(1));
  if (!dtype || (order === "|" && dtype.itemsize > 1)) return fail(`dtype '${descr}' cannot be loaded`);
  return { dtype, swapped: order === ">" && dtype.itemsize > 1 };
}

/**
 * The array in a `.npy` file. The elements are copied once, into linear memory; Fortran order is only strides.
 *
 * @throws FormatError before anything is allocated, when the file is malformed or holds fewer elements than it says
 */
export function readNpy(bytes: Uint8Array, member?: string): CoreArray {
  const { dtype, swapped, fortran, shape, start } = parseNpyHeader(bytes, member);
  const expected = sizeOf(shape) * dtype.itemsize;
  const available = bytes.length - start;
  if (!(expected <= available)) {
    const message = `EOF: reading array data, expected ${expected} bytes got ${available}`;
    throw new FormatError(member === undefined ? message : `${member}: ${message}`, bytes.length, member);
  }
  const file = detached(bytes);
  const a = allocate(dtype, shape, fortran ? stridesOf(shape, dtype.itemsize, "F") : undefined);
  bytesOf(a).set(file.subarray(start, start + expected));
  if (swapped) swapBytes(a);
  return a;
}

/** The header that NumPy writes for an array in a version of the format, byte for byte. */
function headerOf(a: CoreArray, fortran: boolean, [major, minor]: NpyVersion): Uint8Array {
  if (!(major >= 1 && major <= 3 && minor === 0)) {
    throw new ValueError(`we only support format version (1,0), (2,0), and (3,0), not (${major}, ${minor})`);
  }
  // From version 2 on the length of the header has four bytes.
  const start = MAGIC.length + (major > 1 ? 6 : 4);
  const order = fortran ? "True" : "False";
  const dict = `{'descr': '${descrOf(a.dtype)}', 'fortran_order': ${order}, 'shape': ${shapeText(a.shape)}, }`;
  const leading = a.shape[fortran ? a.ndim - 1 : 0];
  const room = leading === undefined ? 0 : Math.max(0, GROWTH - String(leading).length);
  const used = start + dict.length + room + 1;
  const padding = room + ALIGN - (used % ALIGN);
  const text = `${dict}${" ".repeat(padding)}\n`;
  const header = new Uint8Array(start + text.length);
  header.set([...MAGIC, major, minor, text.length & 0xff, text.length >> 8]);
  for (let i = 0; i < text.length; i++) header[start + i] = text.charCodeAt(i);
  return header;
}

/** A version of the format: major and minor. */
export type NpyVersion = readonly [number, number];

/** A `.npy` file in parts: its header and, where they lie, its elements. */
export interface NpyParts {
  readonly header: Uint8Array;
  /** A view of linear memory: to be asked for anew after anything that may allocate. */
  readonly data: () => Uint8Array;
  /** Free what was made to get the elements in order. */
  readonly free: () => void;
}

/** An array as NumPy saves it: in Fortran order where it is that and not C. @throws ValueError for an unknown version */
export function npyParts(a: CoreArray, version: NpyVersion = [1, 0]): NpyParts {
  const fortran = a.fContiguous && !a.cContiguous;
  const header = headerOf(a, fortran, version);
  const dense = fortran || a.cContiguous ? a : copy(a);
  return {
    header,
    data: () => bytesOf(dense),
    free: () => {
      if (dense !== a) dense.storage.dispose();
    },
  };
}

/** An array as a `.npy` file, with NumPy's bytes. @throws ValueError for an unknown version */
export function writeNpy(a: CoreArray, version?: NpyVersion): Uint8Array {
  const { header, data, free } = npyParts(a, version);
  const elements = data();
  const file = new Uint8Array(header.length + elements.length);
  file.set(header);
  file.set(elements, header.length);
  free();
  return file;
}
