import { deflateSync } from "fflate";
import { crc32 } from "../core/bytes.js";
import { ValueError } from "../core/errors.js";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const HIDDEN = 0xffffffff; // the number is in the ZIP64 field

/** What goes into an archive. */
export interface ZipMember {
  readonly name: string;
  /** Its bytes, in parts. Asked for more than once: they may be views of linear memory, which must not be kept. */
  readonly parts: () => readonly Uint8Array[];
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

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

/** Parts one after the other. */
function joined(parts: readonly Uint8Array[], length = lengthOf(parts)): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A ZIP archive with the layout of Python's `zipfile` as NumPy uses it: sizes in a ZIP64 field before each member.
 * Stored members have its very bytes.
 *
 * @throws ValueError when it would exceed 4 GiB
 */
export function writeZip(members: readonly ZipMember[], compress: boolean): Uint8Array {
  const chunks: (() => readonly Uint8Array[])[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const add = (...parts: Uint8Array[]): void => {
    chunks.push(() => parts);
    at += lengthOf(parts);
  };
  for (const { name, parts } of members) {
    const label = new TextEncoder().encode(name);
    const flags = label.length === name.length ? 0 : 0x800; // UTF-8
    let crc = 0;
    for (let i = 0; i < parts().length; i++) crc = crc32(parts()[i]!, crc);
    const size = lengthOf(parts());
    const packed = compress ? deflateSync(joined(parts()), { level: 6 }) : undefined;
    const compressed = packed?.length ?? size;
    const common = [
      [2, flags],
      [2, compress ? 8 : 0],
      [2, 0],
      [2, DATE],
      [4, crc],
    ] as const;
    const start = at;
    add(
      record([4, LOCAL], [2, VERSION], ...common, [4, HIDDEN], [4, HIDDEN], [2, label.length], [2, 20]),
      label,
      record([2, 1], [2, 16], [8, size], [8, compressed]),
    );
    chunks.push(packed ? () => [packed] : parts);
    at += compressed;
    const unused = [
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
    ] as const;
    directory.push(
      record(
        [4, CENTRAL],
        [2, MADE_BY],
        [2, VERSION],
        ...common,
        [4, compressed],
        [4, size],
        [2, label.length],
      ),
      record(...unused, [4, MODE], [4, start]),
      label,
    );
  }
  const start = at;
  add(...directory);
  const count = members.length;
  add(record([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, at - start], [4, start], [2, 0]));
  if (at > HIDDEN || count > 0xffff) {
    throw new ValueError("an archive of more than 4 GiB or 65535 arrays cannot be written");
  }
  return joined(
    chunks.flatMap((chunk) => chunk()),
    at,
  );
}
