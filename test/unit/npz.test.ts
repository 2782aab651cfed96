// .npz files: NumPy's layout in both directions; damaged and hostile archives give FormatError and no memory.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { crc32 } from "../../ts/core/bytes.js";
import * as np from "../../ts/index.js";

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(at(`data/formats/${name}.npz`)));
const golden = JSON.parse(readFileSync(at("golden/files.json"), "utf8"));
const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const load = (bytes: Uint8Array): np.NpzFile => np.load(bytes) as np.NpzFile;

const named = () => ({
  w: np.arange(6, null as never, null as never, "int16").reshape(2, 3),
  "a/b é": np.array(true),
});
const unnamed = () => [np.arange(3), np.eye(2, null, { dtype: "float32" })];

describe("NumPy's files", () => {
  test.each(["stored", "compressed"] as const)("%s", (kind) => {
    const npz = load(decode(golden.npz[kind]));
    expect(npz.files).toEqual(["w", "a/b é", "arr_0", "arr_1"]);
    expect(npz.get("w").tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(npz.get("w.npy").dtype).toBe("int16");
    expect(npz.get("a/b é").item()).toBe(true);
    expect([...npz].map(([name, a]) => [name, a.shape])).toEqual([
      ["w", [2, 3]],
      ["a/b é", []],
      ["arr_0", [3]],
      ["arr_1", [2, 2]],
    ]);
    expect(npz.has("w.npy") && npz.has("w") && !npz.has("x")).toBe(true);
    expect(() => npz.get("x")).toThrow(new np.KeyError("x is not a file in the archive"));
    expect(String(npz)).toBe("NpzFile with keys: w, a/b é, arr_0, arr_1");
    expect(load(decode(golden.empty[kind])).files).toEqual([]);
  });

  test("stored ones have the same bytes", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "npz-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, "a");
    np.savez(file, ...unnamed(), named());
    expect(readFileSync(`${file}.npz`).equals(Buffer.from(golden.npz.stored, "base64"))).toBe(true);
    expect(np.load(`${file}.npz` as `${string}.npz`).files.length).toBe(4);
    np.savezCompressed(file, named());
    expect((np.load(`${file}.npz`) as np.NpzFile).get("w").tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    // Names are only names, also those that other functions look for in an argument.
    np.savez(file, { shape: [1], data: [2], core: [3], itemsize: [4] });
    expect((np.load(`${file}.npz`) as np.NpzFile).files).toEqual(["shape", "data", "core", "itemsize"]);
    expect(Buffer.from(np.toNpz({})).equals(Buffer.from(golden.empty.stored, "base64"))).toBe(true);
  });

  test("samples", () => {
    expect(load(sample("a")).get("x").tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(load(sample("b")).get("x").shape).toEqual([10000]);
  });
});

test("what is written is read", () => {
  const zeros = np.zeros(100_000);
  for (const compressed of [false, true]) {
    const file = np.toNpz({ zeros, b: [1, 2] }, { compressed });
    expect(file.length < 10_000).toBe(compressed);
    expect(np.equal(load(file).get("zeros"), zeros).all()).toBe(true);
    expect(load(file).get("b").tolist()).toEqual([1, 2]);
  }
  expect(load(np.toNpz([[1], [2, 3]])).files).toEqual(["arr_0", "arr_1"]);
  expect(() => np.savez("x", [1], { arr_0: [2] })).toThrow(
    new np.ValueError("Cannot use un-named variables and keyword arr_0"),
  );
});

test("a stored member's bytes are a view of the file", () => {
  const file = np.toNpz({ a: [1, 2] });
  expect(load(file).bytes("a").buffer).toBe(file.buffer);
});

test("every damaged byte and every length gives the arrays that were saved, or FormatError", () => {
  let expected = new Map<string, unknown>();
  let [loaded, refused] = [0, 0];
  const attempt = (bytes: Uint8Array): void => {
    try {
      for (const [name, a] of load(bytes)) {
        expect(a.tolist()).toEqual(expected.get(name));
        a.dispose();
      }
      loaded++;
    } catch (error) {
      if (!(error instanceof np.FormatError)) throw error;
      refused++;
    }
  };
  for (const name of ["a", "b"]) {
    const file = sample(name);
    expected = new Map([...load(file)].map(([key, a]) => [key, a.tolist()]));
    for (let length = 0; length < file.length; length++) attempt(file.slice(0, length));
    for (let i = 0; i < file.length; i++) {
      for (const change of [1, 8, 0x80, 0xff]) {
        const damaged = file.slice();
        damaged[i]! ^= change;
        attempt(damaged);
      }
    }
  }
  expect(loaded).toBeGreaterThan(50); // dates and the like, which nothing depends on
  expect(refused).toBeGreaterThan(1000);
});

/** An archive of one's own: every field can lie. */
interface Member {
  name?: string;
  localName?: string;
  data?: Uint8Array;
  method?: number;
  flags?: number;
  size?: number;
  compressed?: number;
  crc?: number;
  offset?: number;
}
function archive(
  members: Member[],
  end: { count?: number; start?: number; comment?: string; disk?: number } = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const numbers = (...pairs: [2 | 4, number][]): Buffer =>
    Buffer.concat(
      pairs.map(([bytes, x]) => {
        const b = Buffer.alloc(bytes);
        b.writeUIntLE(x, 0, bytes);
        return b;
      }),
    );
  for (const m of members) {
    const data = Buffer.from(m.data ?? np.toNpy([1]));
    const [name, localName] = [Buffer.from(m.name ?? "a.npy"), Buffer.from(m.localName ?? m.name ?? "a.npy")];
    const sizes = [
      [4, m.crc ?? crc32(data)],
      [4, m.compressed ?? data.length],
      [4, m.size ?? data.length],
    ] as [4, number][];
    const common = [
      [2, m.flags ?? 0],
      [2, m.method ?? 0],
      [4, 0],
    ] as [2 | 4, number][];
    const local = Buffer.concat([
      numbers([4, 0x04034b50], [2, 20], ...common, ...sizes, [2, localName.length], [2, 0]),
      localName,
      data,
    ]);
    directory.push(
      numbers(
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        ...common,
        ...sizes,
        [2, name.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, m.offset ?? at],
      ),
      name,
    );
    parts.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const count = end.count ?? members.length;
  const comment = Buffer.from(end.comment ?? "");
  const tail = numbers(
    [4, 0x06054b50],
    [2, end.disk ?? 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listing.length],
    [4, end.start ?? at],
    [2, comment.length],
  );
  return new Uint8Array(Buffer.concat([...parts, listing, tail, comment]));
}

describe("hostile archives", () => {
  const inflated = np.toNpy(np.zeros(10));
  const deflated = new Uint8Array(deflateRawSync(inflated));
  const good = { data: deflated, method: 8, size: inflated.length, crc: crc32(inflated) };

  test("the tool that makes them makes good ones, too", () => {
    expect(load(archive([{}, { name: "b.npy", ...good }])).get("b").size).toBe(10);
    expect(load(archive([{}], { comment: "PK\x05\x06 in a comment" })).files).toEqual(["a"]);
    expect(load(archive([{ name: "folder/", data: new Uint8Array(0) }, {}])).files).toEqual(["a"]);
    // A data descriptor after the member, as streaming writers do: the directory has the numbers.
    expect(
      load(archive([{ flags: 8 }]))
        .get("a")
        .tolist(),
    ).toEqual([1]);
  });

  test.each<[string, Uint8Array, string]>([
    ["an unknown method", archive([{ method: 12 }]), "a.npy: compression method 12 cannot be read"],
    ["encryption", archive([{ flags: 1 }]), "a.npy: encrypted ZIP members cannot be read"],
    ["another local name", archive([{ localName: "b.npy" }]), "a.npy: its name differs in the ZIP directory"],
    ["two members of one name", archive([{}, {}]), "a.npy: two ZIP members have this name"],
    [
      "names that differ by the suffix",
      archive([{ name: "a" }, { name: "a.npy" }]),
      "a.npy: two members are called 'a'",
    ],
    [
      "a way out of the folder",
      archive([{ name: "../a.npy" }]),
      "../a.npy: a ZIP member may not have this name",
    ],
    [
      "a way out in the middle",
      archive([{ name: "x/../../a.npy" }]),
      "x/../../a.npy: a ZIP member may not have this name",
    ],
    ["an absolute path", archive([{ name: "/a.npy" }]), "/a.npy: a ZIP member may not have this name"],
    ["a Windows path", archive([{ name: "C:a.npy" }]), "C:a.npy: a ZIP member may not have this name"],
    ["a backslash", archive([{ name: "x\\a.npy" }]), "x\\a.npy: a ZIP member may not have this name"],
    ["a NUL", archive([{ name: "a\0.npy" }]), "a\0.npy: a ZIP member may not have this name"],
    ["no name", archive([{ name: "" }]), ": a ZIP member may not have this name"],
    [
      "overlapping members",
      archive([{}, { name: "a.npy", offset: 0 }]),
      "a.npy: two ZIP members have this name",
    ],
    [
      "members inside members",
      archive([{ data: archive([{ name: "b.npy" }]) }, { name: "b.npy", offset: 35 }]),
      "ZIP members overlap",
    ],
    ["two sizes", archive([{ size: 5 }]), "a.npy: a stored member has two sizes"],
    ["a size past the end", archive([{ size: 5000, compressed: 5000 }]), "a.npy: it is truncated"],
    [
      "a ratio that deflate cannot reach",
      archive([{ ...good, size: 0x7fffffff }]),
      `a.npy: 2147483647 bytes cannot come of ${deflated.length}`,
    ],
    ["a member elsewhere", archive([{ offset: 3 }]), "a.npy: its header is not where the ZIP directory says"],
    ["too many records", archive([{}], { count: 2 }), "a ZIP directory record is missing"],
    ["too few records", archive([{}, { name: "b" }], { count: 1 }), "the size of the ZIP directory is wrong"],
    ["a directory elsewhere", archive([{}], { start: 1 }), "the ZIP directory is not where the archive says"],
    ["several disks", archive([{}], { disk: 1 }), "ZIP archives in several parts cannot be read"],
    [
      "something after the end",
      Uint8Array.of(...archive([{}]), 0),
      "this is no ZIP archive, or it is truncated: its end record is missing",
    ],
    [
      "something before the beginning",
      Uint8Array.of(0x50, 0x4b, 3, 4, ...archive([{}])),
      "the ZIP directory is not where the archive says",
    ],
  ])("%s", (_, bytes, message) => {
    expect(() => load(bytes)).toThrow(expect.objectContaining({ name: "FormatError", message }));
  });

  test.each<[string, Member, string]>([
    ["a wrong CRC", { crc: 1 }, "Bad CRC-32 for file 'a.npy'"],
    ["a wrong CRC of deflated data", { ...good, crc: 1 }, "Bad CRC-32 for file 'a.npy'"],
    ["fewer bytes than declared", { ...good, size: inflated.length + 1 }, "Bad CRC-32 for file 'a.npy'"],
    ["more bytes than declared", { ...good, size: inflated.length - 1 }, "Bad CRC-32 for file 'a.npy'"],
    [
      "data that are not deflated",
      { ...good, data: Uint8Array.of(0xff, 0xff, 0xff) },
      "a.npy: its compressed data are damaged (invalid block type)",
    ],
    [
      "no array",
      { data: Buffer.from("hello world") },
      "a.npy: this is no .npy file: the magic string is not correct",
    ],
    [
      "objects",
      {
        data: Buffer.from(
          Buffer.from(np.toNpy([1]))
            .toString("latin1")
            .replace("'<f8'", "'|O' "),
          "latin1",
        ),
      },
      "a.npy: Object arrays cannot be loaded when allow_pickle=False",
    ],
  ])("%s, when it is read", (_, member, message) => {
    const npz = load(archive([member]));
    const error = expect.objectContaining({ name: "FormatError", message, member: "a.npy" });
    expect(() => npz.get("a")).toThrow(error);
  });

  test("a bomb with a true ratio and a false size takes no memory", () => {
    const zeros = new Uint8Array(1 << 20);
    const packed = new Uint8Array(deflateRawSync(zeros));
    const npz = load(archive([{ data: packed, method: 8, size: packed.length * 1030, crc: 0 }]));
    expect(() => npz.get("a")).toThrow(np.FormatError);
    // 64 MB declared for 64 kB that inflate to less.
    const small = load(
      archive([{ data: Buffer.concat([packed, Buffer.alloc(65536)]), method: 8, size: 66_000_000, crc: 0 }]),
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(() => small.get("a")).toThrow("a.npy: it does not inflate to 66000000 bytes");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});
