// .npy files: NumPy's bytes in both directions, and nothing but FormatError from damaged ones.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import * as np from "../../ts/index.js";

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(at(`data/formats/${name}.npy`)));
const golden = JSON.parse(readFileSync(at("golden/files.json"), "utf8"));
const load = (bytes: Uint8Array): np.NDArray => np.load(bytes) as np.NDArray;
const leaves = (x: unknown): unknown[] => (Array.isArray(x) ? x.flatMap(leaves) : [x]);
const real = (x: unknown): unknown => (x instanceof np.Complex ? x.re : Number(x));

interface File {
  dtype: np.DType;
  shape: number[];
  order: "C" | "F";
  big: boolean;
  file: string;
}

test.each<File>(golden.npy)("$dtype $shape $order, big-endian $big", ({ dtype, shape, order, big, file }) => {
  const bytes = new Uint8Array(Buffer.from(file, "base64"));
  const a = load(bytes);
  expect(a.dtype).toBe(dtype);
  expect(a.shape).toEqual(shape);
  const flat = order === "F" ? a.T : a;
  const values = leaves(flat.tolist({ bigint: true })).map(real);
  expect(values).toEqual(values.map((_, i) => (dtype === "bool" ? Math.min(i, 1) : i % 100)));
  // Big-endian arrays are saved in the machine's own order.
  if (!big) expect(Buffer.from(np.toNpy(a)).equals(Buffer.from(bytes))).toBe(true);
});

describe("samples", () => {
  test("of versions 2 and 3", () => {
    for (const name of ["npy_v2", "npy_v3"]) expect(load(sample(name)).toString()).toBe("[0 1 2 3]");
  });
  test("in Fortran order are only strides", () => {
    const a = load(sample("npy_f8f"));
    expect(a.strides).toEqual([8, 16]);
    expect(a.tolist()).toEqual(load(sample("npy_f8c")).tolist());
  });
  test.each([
    ["npy_M8", "dtype '<M8[D]' cannot be loaded"],
    ["npy_S", "dtype '|S2' cannot be loaded"],
    ["npy_U", "dtype '<U2' cannot be loaded"],
    ["npy_struct", "records (structured dtypes) cannot be loaded"],
  ])("%s is refused", (name, message) => {
    expect(() => load(sample(name))).toThrow(expect.objectContaining({ name: "FormatError", message }));
  });
});

test("views are saved as what they show", () => {
  const a = np.arange(12).reshape(3, 4);
  for (const view of [
    a.get("::2, ::-1"),
    a.T,
    a.get("1"),
    np.broadcastTo(a.get("0"), [2, 4]),
  ] as np.NDArray[]) {
    expect(load(np.toNpy(view)).tolist()).toEqual(view.tolist());
  }
  expect(load(np.toNpy([[1, 2]])).tolist()).toEqual([[1, 2]]);
  expect(load(np.toNpy(np.array([1.5, -2], "bfloat16"))).dtype).toBe("bfloat16");
});

/** A file with a header of one's own. */
function fileOf(header: string, data = 0, version = 1): Uint8Array {
  const text = `${header}\n`;
  const length =
    version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0];
  return Uint8Array.of(
    0x93,
    ...Buffer.from("NUMPY"),
    version,
    0,
    ...length,
    ...Buffer.from(text, "latin1"),
    ...new Uint8Array(data),
  );
}
const dict = (descr = "'<f8'", fortran = "False", shape = "(2,)") =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

test("headers may be written in any way that Python reads", () => {
  for (const header of [
    dict(),
    '{"shape":(2,),"descr":"<f8","fortran_order":False}',
    `  ${dict("'=f8'")}   `,
    dict("'f8'"),
    dict("'<f8'", "False", "( 2L , )"),
  ]) {
    expect(load(fileOf(header, 16)).tolist()).toEqual([0, 0]);
  }
  expect(load(fileOf(dict("'|u1'", "True", "[2, 1]"), 2)).shape).toEqual([2, 1]);
  // More bytes than elements: what follows is not ours.
  expect(load(fileOf(dict(), 99)).shape).toEqual([2]);
});

test.each<[string, Uint8Array, string, number?]>([
  ["nothing", new Uint8Array(0), "No data left in file", 0],
  [
    "a pickle",
    Uint8Array.of(0x80, 4, 0x4b, 1, 0x2e),
    "this is neither a .npy nor a .npz file (pickled data are never loaded)",
    0,
  ],
  ["the magic alone", fileOf("").slice(0, 6), "EOF: reading magic string, expected 8 bytes got 6", 6],
  [
    "version 4",
    fileOf(dict(), 16, 4),
    "we only support format version (1,0), (2,0), and (3,0), not (4, 0)",
    6,
  ],
  [
    "half a header",
    fileOf(dict(), 0).slice(0, 50),
    `EOF: reading array header, expected ${dict().length + 1} bytes got 40`,
    50,
  ],
  [
    "a huge header",
    fileOf(" ".repeat(12000)),
    "Header info length (12001) is large and may not be safe to load securely.",
    8,
  ],
  [
    "too few data",
    fileOf(dict("'<f8'", "False", "(5,)"), 37),
    "EOF: reading array data, expected 40 bytes got 37",
  ],
  [
    "a huge shape",
    fileOf(dict("'<f8'", "False", "(1000000000000,)"), 8),
    "EOF: reading array data, expected 8000000000000 bytes got 8",
  ],
  [
    "a shape that overflows",
    fileOf(dict("'<f8'", "False", `(${"9007199254740991,".repeat(30)})`), 8),
    "EOF: reading array data, expected Infinity bytes got 8",
  ],
  [
    "a shape that no integer holds",
    fileOf(dict("'<f8'", "False", "(99999999999999999999,)")),
    "shape is not valid",
    10,
  ],
  ["a negative shape", fileOf(dict("'<f8'", "False", "(-1,)")), "shape is not valid", 10],
  ["a fractional shape", fileOf(dict("'<f8'", "False", "(1.5,)")), "unexpected text in the header"],
  ["no tuple", fileOf(dict("'<f8'", "False", "(2)"), 16), "shape is not valid", 10],
  ["65 axes", fileOf(dict("'<f8'", "False", `(${"1,".repeat(65)})`), 8), "shape is not valid", 10],
  ["objects", fileOf(dict("'|O'"), 16), "Object arrays cannot be loaded when allow_pickle=False", 10],
  ["a number for the order", fileOf(dict("'<f8'", "0"), 16), "fortran_order is not a valid bool", 10],
  ["None for the dtype", fileOf(dict("None"), 16), "descr is not a valid dtype descriptor", 10],
  ["an unknown dtype", fileOf(dict("'<f3'"), 16), "dtype '<f3' cannot be loaded", 10],
  [
    "a further key",
    fileOf("{'descr': '<f8', 'fortran_order': False, 'shape': (), 'x': 1}", 8),
    "Header does not contain the correct keys: ['descr', 'fortran_order', 'shape', 'x']",
    10,
  ],
  [
    "a missing key",
    fileOf("{'descr': '<f8', 'shape': ()}", 8),
    "Header does not contain the correct keys: ['descr', 'shape']",
    10,
  ],
  [
    "a key that comes twice",
    fileOf("{'descr': '<f8', 'descr': '<i8', 'fortran_order': False, 'shape': ()}", 8),
    "a key that is no text, or comes twice, in the header",
  ],
  ["a list", fileOf("[1, 2]"), "Header is not a dictionary: [1, 2]", 10],
  ["code", fileOf("__import__('os').system('true')"), "unexpected text in the header"],
  ["code in a tuple", fileOf(dict("'<f8'", "False", "(2**40,)")), "unexpected text in the header"],
  ["too deep a nest", fileOf(`${"[".repeat(5000)}${"]".repeat(4000)}`), "too many brackets in the header"],
  ["an escape", fileOf(dict("'<f\\x38'"), 16), "an escape in the header"],
  ["text after the header", fileOf(`${dict()} 1`, 16), "something follows the value in the header"],
  ["UTF-8 that is none", fileOf(dict("'\xff'"), 16, 3), "the header is not valid UTF-8"],
])("%s is refused", (_, bytes, message, offset) => {
  const before = np.memory();
  let seen: unknown;
  try {
    load(bytes);
  } catch (error) {
    seen = error;
  }
  expect(seen).toBeInstanceOf(np.FormatError);
  expect((seen as np.FormatError).message.startsWith(message)).toBe(true);
  if (offset !== undefined) expect((seen as np.FormatError).offset).toBe(offset);
  expect((seen as np.FormatError).offset).toBeTypeOf("number");
  expect(np.memory().total).toBe(before.total);
});

test("every damaged byte and every length gives the array that is there, or FormatError", () => {
  let [loaded, refused] = [0, 0];
  const attempt = (bytes: Uint8Array): void => {
    try {
      const a = load(bytes);
      // What was read are bytes of the file, all of them inside it.
      expect(a.nbytes).toBeLessThanOrEqual(bytes.length);
      a.dispose();
      loaded++;
    } catch (error) {
      if (!(error instanceof np.FormatError)) throw error;
      refused++;
    }
  };
  for (const name of [
    "npy_f8f",
    "npy_i4be",
    "npy_b1",
    "npy_c16",
    "npy_empty",
    "npy_s0d",
    "npy_v2",
    "npy_v3",
    "npy_struct",
  ]) {
    const file = sample(name);
    for (let length = 0; length < file.length; length++) attempt(file.slice(0, length));
    for (let i = 0; i < file.length; i++) {
      for (const change of [1, 0x10, 0x80, 0xff]) {
        const damaged = file.slice();
        damaged[i]! ^= change;
        attempt(damaged);
      }
    }
  }
  expect(loaded).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(1000);
});

describe("places", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "npy-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "a.npy");
  const a = np.arange(4);

  test("paths and file URLs", async () => {
    np.save(path.join(folder, "a"), a);
    expect(readFileSync(file)).toEqual(Buffer.from(np.toNpy(a)));
    np.save(pathToFileURL(path.join(folder, "b")), a);
    expect((np.load(path.join(folder, "b.npy")) as np.NDArray).tolist()).toEqual(a.tolist());
    for (const place of [file, pathToFileURL(file)]) {
      expect((np.load(place) as np.NDArray).tolist()).toEqual(a.tolist());
      expect(((await np.loadAsync(place)) as np.NDArray).tolist()).toEqual(a.tolist());
    }
    expect(() => np.load(path.join(folder, "none.npy"))).toThrow(/ENOENT/);
  });

  test("bytes, blobs, responses and promises of them", async () => {
    const bytes = np.toNpy(a);
    const buffer = bytes.buffer as ArrayBuffer;
    const inside = new Uint8Array(bytes.length + 6);
    inside.set(bytes, 3);
    const sources = [bytes, buffer, inside.subarray(3, 3 + bytes.length), new DataView(buffer)];
    for (const source of sources) expect((np.load(source) as np.NDArray).tolist()).toEqual(a.tolist());
    const later = [
      new Blob([bytes as BlobPart]),
      new Response(buffer),
      Promise.resolve(new Response(buffer)),
      Promise.resolve(bytes),
    ];
    for (const source of later)
      expect(((await np.loadAsync(source)) as np.NDArray).tolist()).toEqual(a.tolist());
    const data = `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
    expect(((await np.loadAsync(data)) as np.NDArray).tolist()).toEqual(a.tolist());
    await expect(np.loadAsync(new Response("no", { status: 404 }))).rejects.toThrow(np.RuntimeError);
    expect(() => np.load(5 as never)).toThrow(TypeError);
  });

  test("bytes in linear memory itself", () => {
    const file = np.array([...np.toNpy(np.arange(1000))], "uint8");
    expect((np.load(file.data) as np.NDArray).size).toBe(1000);
  });

  test("a runtime without files says so", () => {
    const host = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
    expect(() => np.load("a.npy")).toThrow(np.RuntimeError);
    expect(() => np.save("a.npy", a)).toThrow(np.RuntimeError);
    host.mockRestore();
  });

  test("a file that changes its mind is refused, not overrun", () => {
    writeFileSync(file, np.toNpy(a).slice(0, 140));
    expect(() => np.load(file)).toThrow(np.FormatError);
  });
});

describe("versions of the format", () => {
  const a = np.arange(6n).reshape(2, 3);
  test.each([[1], [2], [3]])("%i can be written and read", (major) => {
    const bytes = np.toNpy(a, { version: [major, 0] });
    expect([...bytes.slice(6, 8)]).toEqual([major, 0]);
    expect((np.load(bytes) as np.NDArray).tolist()).toEqual(a.tolist());
  });
  test("others are refused", () => {
    expect(() => np.toNpy(a, { version: [4, 0] })).toThrow(
      new np.ValueError("we only support format version (1,0), (2,0), and (3,0), not (4, 0)"),
    );
  });
});
