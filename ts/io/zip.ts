import { Inflate, inflateSync } from "fflate";
import { crc32 } from "../core/bytes.js";
import { FormatError } from "../core/errors.js";

/** A member of a ZIP archive, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** How it is compressed: 0 stored, 8 deflate. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly compressed: number;
  /** Bytes of the member itself. */
  readonly size: number;
  /** Where its bytes begin in the archive. */
  readonly start: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const HIDDEN = 0xffffffff; // the number is in the ZIP64 extra field

/** Deflate cannot do better: 258 bytes for two bits. */
const MAX_RATIO = 1032;
/** Above this size and ratio a member is inflated once to nowhere, before memory is taken for it. */
const TRUSTED = { bytes: 1 << 24, ratio: 64 };

/** Whether a file begins as a ZIP archive does. */
export function isZip(file: Uint8Array): boolean {
  return (
    file[0] === 0x50 &&
    file[1] === 0x4b &&
    ((file[2] === 3 && file[3] === 4) || (file[2] === 5 && file[3] === 6))
  );
}

/** Reads of little-endian numbers that must lie inside the file. */
class Reader {
  private readonly view: DataView;
  constructor(readonly file: Uint8Array) {
    this.view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }
  private check(at: number, bytes: number): void {
    if (!(at >= 0 && at + bytes <= this.file.length))
      throw new FormatError("the ZIP archive is truncated", this.file.length);
  }
  u16(at: number): number {
    this.check(at, 2);
    return this.view.getUint16(at, true);
  }
  u32(at: number): number {
    this.check(at, 4);
    return this.view.getUint32(at, true);
  }
  u64(at: number): number {
    this.check(at, 8);
    return this.u32(at) + this.u32(at + 4) * 2 ** 32;
  }
  text(at: number, length: number): string {
    this.check(at, length);
    const bytes = this.file.slice(at, at + length);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new FormatError("the name of a ZIP member is not valid UTF-8", at);
    }
  }
}

/** The members of an archive, by name. Nothing is decompressed. @throws FormatError */
export function readDirectory(file: Uint8Array): Map<string, ZipEntry> {
  const r = new Reader(file);
  const { count, start, end } = findDirectory(r);
  const entries = new Map<string, ZipEntry>();
  const extents: [number, number][] = [[start, file.length]];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at >= end || r.u32(at) !== CENTRAL) throw new FormatError("a ZIP directory record is missing", at);
    const lengths = [r.u16(at + 28), r.u16(at + 30), r.u16(at + 32)] as const;
    const [entry, local] = readRecord(r, at, lengths);
    if (!entry.name.endsWith("/")) {
      if (entries.has(entry.name))
        throw new FormatError(`${entry.name}: two ZIP members have this name`, at, entry.name);
      entries.set(entry.name, entry);
    }
    extents.push([local, entry.start + entry.compressed]);
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  if (at !== end) throw new FormatError("the size of the ZIP directory is wrong", at);
  extents.sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < extents.length; i++) {
    if (extents[i]![0] < extents[i - 1]![1]) throw new FormatError("ZIP members overlap", extents[i]![0]);
  }
  return entries;
}

function findDirectory(r: Reader): { count: number; start: number; end: number } {
  const { length } = r.file;
  let at = length - 22;
  const lowest = Math.max(0, at - 0xffff);
  while (at >= lowest && !(r.u32(at) === END && at + 22 + r.u16(at + 20) === length)) at--;
  if (at < lowest)
    throw new FormatError("this is no ZIP archive, or it is truncated: its end record is missing", length);
  let count = r.u16(at + 10);
  let size = r.u32(at + 12);
  let start = r.u32(at + 16);
  let disks = r.u16(at + 4) | r.u16(at + 6) | (r.u16(at + 8) ^ count);
  let end = at;
  if (at >= 20 && r.u32(at - 20) === LOCATOR64) {
    end = r.u64(at - 12);
    if (end + 56 > at - 20 || r.u32(end) !== END64)
      throw new FormatError("the ZIP64 end record is missing", at - 12);
    count = r.u64(end + 32);
    size = r.u64(end + 40);
    start = r.u64(end + 48);
    disks = r.u32(end + 16) | r.u32(end + 20);
  }
  if (disks !== 0) throw new FormatError("ZIP archives in several parts cannot be read", at);
  if (start + size !== end) throw new FormatError("the ZIP directory is not where the archive says", at);
  return { count, start, end };
}

/** One directory record, checked against the member itself. */
function readRecord(r: Reader, at: number, [nameLength, extraLength]: readonly number[]): [ZipEntry, number] {
  const name = r.text(at + 46, nameLength!);
  const fail = (message: string, where = at): never => {
    throw new FormatError(`${name}: ${message}`, where, name);
  };
  const flags = r.u16(at + 8);
  const method = r.u16(at + 10);
  if (flags & 0x2041) fail("encrypted ZIP members cannot be read");
  if (method !== 0 && method !== 8) return fail(`compression method ${method} cannot be read`);
  if (name === "" || /^[/\\]|^[A-Za-z]:|\\|\0|(^|\/)\.\.(\/|$)/.test(name))
    fail("a ZIP member may not have this name");
  let size = r.u32(at + 24);
  let compressed = r.u32(at + 20);
  let local = r.u32(at + 42);
  let extra = at + 46 + nameLength!;
  const extraEnd = extra + extraLength!;
  while (extra + 4 <= extraEnd) {
    const length = r.u16(extra + 2);
    if (r.u16(extra) === 1) {
      let field = extra + 4;
      const wide = (): number => {
        field += 8;
        return field > extra + 4 + length ? fail("its ZIP64 sizes are missing", extra) : r.u64(field - 8);
      };
      if (size === HIDDEN) size = wide();
      if (compressed === HIDDEN) compressed = wide();
      if (local === HIDDEN) local = wide();
    }
    extra += 4 + length;
  }
  if (r.u32(local) !== LOCAL) fail("its header is not where the ZIP directory says", local);
  const localName = r.u16(local + 26);
  if (localName !== nameLength || r.text(local + 30, localName) !== name)
    fail("its name differs in the ZIP directory", local);
  if (r.u16(local + 8) !== method) fail("its compression method differs in the ZIP directory", local);
  const start = local + 30 + localName + r.u16(local + 28);
  if (start + compressed > r.file.length) fail("it is truncated", r.file.length);
  if (method === 0 && compressed !== size) fail("a stored member has two sizes");
  if (size > compressed * MAX_RATIO) fail(`${size} bytes cannot come of ${compressed}`);
  return [{ name, method, crc: r.u32(at + 16), compressed, size, start }, local];
}

/**
 * The bytes of a member, checked: a view of the archive if it is stored, else inflated.
 *
 * @throws FormatError when they are not what the directory says
 */
export function readEntry(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, start, size } = entry;
  const packed = file.subarray(start, start + entry.compressed);
  const bytes = entry.method === 0 ? packed : inflate(packed, entry);
  if (bytes.length !== size || crc32(bytes) !== entry.crc) {
    throw new FormatError(`Bad CRC-32 for file '${name}'`, start, name);
  }
  return bytes;
}

function inflate(packed: Uint8Array, { name, start, size }: ZipEntry): Uint8Array {
  try {
    if (size > TRUSTED.bytes && size > packed.length * TRUSTED.ratio && inflatedSize(packed, size) !== size) {
      throw new FormatError(`${name}: it does not inflate to ${size} bytes`, start, name);
    }
    // One byte more than there should be: more output than declared shows in the length.
    return inflateSync(packed, { out: new Uint8Array(size + 1) });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(
      `${name}: its compressed data are damaged (${(error as Error).message})`,
      start,
      name,
    );
  }
}

/** How many bytes come out, without keeping them; it stops at `limit`. */
function inflatedSize(packed: Uint8Array, limit: number): number {
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
  });
  const STEP = 8192;
  for (let at = 0; at < packed.length && total <= limit; at += STEP) {
    stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  }
  return total;
}
