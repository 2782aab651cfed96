import { deflateSync } from "fflate";
import { crc32 } from "../core/bytes.js";
import { ValueError } from "../core/errors.js";

/** What goes into an archive. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MADE_BY = 0x032d; // Unix, version 4.5
const VERSION = 45; // ZIP64
const DATE = 0x21; // 1980-01-01, so that equal arrays give equal files
const MODE = 0o600 * 2 ** 16;

/** Little-endian numbers, one after the other. */
function record(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) out.setUint16(at, value, true);
    else if (bytes === 4) out.setUint32(at, value, true);
    else out.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(out.buffer);
}

/**
 * A ZIP archive with the layout of Python's `zipfile` as NumPy uses it: sizes in a ZIP64 field before each member.
 * Stored members have its very bytes.
 *
 * @throws ValueError when it would exceed 4 GiB
 */
export function writeZip(members: readonly ZipMember[], compress: boolean): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  for (const { name, bytes } of members) {
    const label = new TextEncoder().encode(name);
    const flags = label.length === name.length ? 0 : 0x800; // UTF-8
    const packed = compress ? deflateSync(bytes, { level: 6 }) : bytes;
    const common = [
      [2, flags],
      [2, compress ? 8 : 0],
      [2, 0],
      [2, DATE],
      [4, crc32(bytes)],
    ] as const;
    const start = at;
    add(
      record(
        [4, 0x04034b50],
        [2, VERSION],
        ...common,
        [4, 0xffffffff],
        [4, 0xffffffff],
        [2, label.length],
        [2, 20],
      ),
    );
    add(label);
    add(record([2, 1], [2, 16], [8, bytes.length], [8, packed.length]));
    add(packed);
    directory.push(
      record(
        [4, 0x02014b50],
        [2, MADE_BY],
        [2, VERSION],
        ...common,
        [4, packed.length],
        [4, bytes.length],
        [2, label.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, MODE],
        [4, start],
      ),
      label,
    );
  }
  const start = at;
  for (const part of directory) add(part);
  const count = members.length;
  add(record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, at - start], [4, start], [2, 0]));
  if (at > 0xffffffff || count > 0xffff)
    throw new ValueError("an archive of more than 4 GiB or 65535 arrays cannot be written");
  const file = new Uint8Array(at);
  let to = 0;
  for (const part of parts) {
    file.set(part, to);
    to += part.length;
  }
  return file;
}
