// What lines of the checklist call that Python has and JavaScript has not.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as np from "../../ts/index.js";

/** Bytes from the characters of a text. */
export const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** The header of the file that an array is saved as. */
export function header(a: np.NDArray, options?: Parameters<typeof np.toNpy>[1]): Uint8Array {
  const file = np.toNpy(a, options);
  return file.slice(0, file.indexOf(10) + 1);
}

/** The file that `savez` or its like writes. */
export function saved(
  save: typeof np.savez,
  ...arrays: Parameters<typeof np.savez> extends [unknown, ...infer R] ? R : never
): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), "checklist-"));
  const file = path.join(folder, "saved.npz");
  try {
    save(file, ...arrays);
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Facts of the members of a zip file, from its central directory (APPNOTE 4.3.12), under the names of Python's `ZipInfo`. */
export function members(file: Uint8Array, ...facts: string[]): unknown[][] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = file.length - 22;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: count }, () => {
    const [time, date] = [view.getUint16(at + 12, true), view.getUint16(at + 14, true)];
    const nameLength = view.getUint16(at + 28, true);
    const member: Record<string, unknown> = {
      filename: String.fromCharCode(...file.subarray(at + 46, at + 46 + nameLength)),
      extractVersion: view.getUint16(at + 6, true),
      flagBits: view.getUint16(at + 8, true),
      compressType: view.getUint16(at + 10, true),
      dateTime: [
        1980 + (date >> 9),
        (date >> 5) & 15,
        date & 31,
        time >> 11,
        (time >> 5) & 63,
        (time & 31) * 2,
      ],
      fileSize: view.getUint32(at + 24, true),
      externalAttr: view.getUint32(at + 38, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return facts.map((fact) => member[fact]);
  });
}

/** Python's `type(x).__name__` of an array. */
export const typeName = (x: unknown): string => (x instanceof np.NDArray ? "ndarray" : typeof x);

/** Python's `repr` of a text, or of bytes. */
export function pythonText(value: string | Uint8Array): string {
  const text = typeof value === "string" ? value : String.fromCharCode(...value);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const named: Record<string, string> = {
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    [quote]: `\\${quote}`,
  };
  const escaped = [...text].map((c) => {
    const code = c.charCodeAt(0);
    const printable = code >= 32 && (typeof value === "string" || code < 127);
    return named[c] ?? (printable ? c : `\\x${code.toString(16).padStart(2, "0")}`);
  });
  return `${typeof value === "string" ? "" : "b"}${quote}${escaped.join("")}${quote}`;
}
