import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { array2string, arrayRepr, arrayStr } from "../../ts/numpy/printing/array2string.js";
import type { Printable } from "../../ts/numpy/printing/corner.js";
import { getPrintoptions, printoptions, setPrintoptions } from "../../ts/numpy/printing/options.js";
import { formatFloatPositional, formatFloatScientific } from "../../ts/numpy/printing/public.js";
import { scalarStr } from "../../ts/numpy/printing/scalar.js";

type DType = Printable["dtype"];
type Element = ReturnType<Printable["element"]>;
type Options = Record<string, never>;
interface Golden {
  arrays: ["arrayRepr" | "arrayStr" | "array2string", DType, number[], string, Options, string][];
  calls: ["arrayRepr" | "arrayStr" | "array2string", DType, number[], string, Options, Options, string][];
  formatters: [DType, number[], string, string[], string][];
  scalars: [DType, string, string][];
  floats: ["formatFloatPositional" | "formatFloatScientific", "float32", string, Options, string][];
}
const golden: Golden = JSON.parse(readFileSync(new URL("../golden/printing.json", import.meta.url), "utf8"));

function half(bits: number): number {
  const fraction = bits & 0x3ff;
  const exponent = (bits >> 10) & 31;
  const magnitude =
    exponent === 31
      ? fraction
        ? Number.NaN
        : Number.POSITIVE_INFINITY
      : exponent
        ? (1024 + fraction) * 2 ** (exponent - 25)
        : fraction * 2 ** -24;
  return bits & 0x8000 ? -magnitude : magnitude;
}

/** The elements of packed little-endian bytes. */
function unpack(dtype: DType, packed: string): Element[] {
  const bytes = Uint8Array.from(Buffer.from(packed, "base64"));
  const floats = (x: Iterable<number>): number[] => [...x];
  const pairs = (x: number[]): Element[] =>
    x.flatMap((re, i) => (i % 2 ? [] : [{ re, im: x[i + 1]! } as Element]));
  switch (dtype) {
    case "bool":
      return [...bytes].map((x) => x !== 0);
    case "int8":
      return [...new Int8Array(bytes.buffer)];
    case "uint8":
      return [...bytes];
    case "int16":
      return [...new Int16Array(bytes.buffer)];
    case "uint16":
      return [...new Uint16Array(bytes.buffer)];
    case "int32":
      return [...new Int32Array(bytes.buffer)];
    case "uint32":
      return [...new Uint32Array(bytes.buffer)];
    case "int64":
      return [...new BigInt64Array(bytes.buffer)];
    case "uint64":
      return [...new BigUint64Array(bytes.buffer)];
    case "float16":
      return [...new Uint16Array(bytes.buffer)].map(half);
    case "bfloat16":
      return [...new Float32Array(Uint32Array.from(new Uint16Array(bytes.buffer), (x) => x << 16).buffer)];
    case "float32":
      return floats(new Float32Array(bytes.buffer));
    case "float64":
      return floats(new Float64Array(bytes.buffer));
    case "complex64":
      return pairs(floats(new Float32Array(bytes.buffer)));
    default:
      return pairs(floats(new Float64Array(bytes.buffer)));
  }
}

/** An array that repeats a pattern in C order. */
function patterned(dtype: DType, shape: readonly number[], pattern: readonly Element[]): Printable {
  return {
    dtype,
    shape,
    element: (index) =>
      pattern[index.reduce((flat, i, axis) => flat * shape[axis]! + i, 0) % pattern.length]!,
  };
}

const floats = (values: number[], dtype: DType = "float64"): Printable =>
  patterned(dtype, [values.length], values);

describe("printing equals NumPy's", () => {
  const print = { arrayRepr, arrayStr, array2string };
  it("for arrays", () => {
    expect(golden.arrays.length).toBeGreaterThan(1500);
    for (const [name, dtype, shape, packed, options, text] of golden.arrays) {
      const a = patterned(dtype, shape, unpack(dtype, packed));
      const printed =
        name === "array2string" ? array2string(a, options) : printoptions(options, () => print[name](a));
      expect(printed, JSON.stringify([name, dtype, shape, packed, options])).toBe(text);
    }
  });

  it("for options of the call beside those that are set", () => {
    expect(golden.calls.length).toBeGreaterThan(250);
    for (const [name, dtype, shape, packed, options, given, text] of golden.calls) {
      const a = patterned(dtype, shape, unpack(dtype, packed));
      const printed = printoptions(options, () => print[name](a, given));
      expect(printed, JSON.stringify([name, dtype, shape, packed, options, given])).toBe(text);
    }
  });

  it("for formatters: which of them is asked", () => {
    for (const [dtype, shape, packed, keys, text] of golden.formatters) {
      const formatter = Object.fromEntries(keys.map((key) => [key, () => key]));
      expect(array2string(patterned(dtype, shape, unpack(dtype, packed)), { formatter })).toBe(text);
    }
  });

  it("for scalars", () => {
    expect(golden.scalars.length).toBeGreaterThan(500);
    for (const [dtype, packed, text] of golden.scalars) {
      expect(scalarStr(unpack(dtype, packed)[0]!, dtype), `${dtype} ${packed}`).toBe(text);
    }
  });

  it("for single floats, with shortest and exact digits", () => {
    expect(golden.floats.length).toBeGreaterThan(1000);
    for (const [name, dtype, packed, options, text] of golden.floats) {
      const x = unpack(dtype, packed)[0] as number;
      const write = name === "formatFloatScientific" ? formatFloatScientific : formatFloatPositional;
      expect(write(x, { ...options, dtype }), JSON.stringify([name, dtype, packed, options])).toBe(text);
    }
  });
});

describe("formatters", () => {
  it("the more special key wins", () => {
    const a = floats([1, 2]);
    expect(array2string(a, { formatter: { all: () => "all", float_kind: (x) => x.toFixed(1) } })).toBe(
      "[1.0 2.0]",
    );
    expect(array2string(a, { formatter: { int: () => "int", all: (x) => `<${x}>` } })).toBe("[<1> <2>]");
    const z = patterned("complex128", [1], unpack("complex128", Buffer.alloc(16).toString("base64")));
    expect(array2string(z, { formatter: { complex_kind: ({ re, im }) => `${re}:${im}` } })).toBe("[0:0]");
    const n = patterned("int64", [2], [1n, 255n]);
    expect(array2string(n, { formatter: { int: (x) => `0x${x.toString(16)}` } })).toBe("[0x1 0xff]");
  });

  it("words of several lines hang below their first line", () => {
    // what NumPy 2.4.6 prints for the same formatter
    const formatter = { int: (x: number | bigint) => `a${x}\nbcd` };
    expect(array2string(patterned("int64", [3], [1n, 2n, 3n]), { formatter })).toBe(
      "[a1\n bcd a2\n     bcd a3\n         bcd]",
    );
  });

  it("must return strings", () => {
    const formatter = { all: () => 3 as unknown as string };
    expect(() => array2string(floats([1]), { formatter })).toThrow(TypeError);
  });
});

describe("options", () => {
  it("hold until they are set again, and the formatter is always reset", () => {
    const before = getPrintoptions();
    setPrintoptions({ precision: 2, formatter: { all: () => "x" } });
    expect(arrayStr(floats([1 / 3]))).toBe("[x]");
    setPrintoptions({});
    expect(arrayStr(floats([1 / 3]))).toBe("[0.33]");
    setPrintoptions(before);
    expect(getPrintoptions()).toEqual(before);
  });

  it("are restored when the body throws", () => {
    const before = getPrintoptions();
    expect(() =>
      printoptions({ precision: 1 }, (options) => {
        expect(options.precision).toBe(1);
        throw new RangeError("out");
      }),
    ).toThrow(RangeError);
    expect(getPrintoptions()).toEqual(before);
  });

  it.each([
    [{ floatmode: "no" }, 'floatmode option must be one of "fixed", "unique", "maxprec", "maxprec_equal"'],
    [{ sign: "x" }, "sign option must be one of ' ', '+', or '-'"],
    [{ threshold: "3" }, "threshold must be numeric"],
    [{ threshold: Number.NaN }, "threshold must be non-NAN"],
    [{ precision: 2.5 }, "precision must be an integer"],
    [{ precison: 2 }, "'precison' is no print option"],
    [
      { legacy: "1.12" },
      "legacy printing option can currently only be '1.13', '1.21', '1.25', '2.1', '2.2' or `False`",
    ],
  ])("%j is refused", (options, message) => {
    expect(() => setPrintoptions(options as never)).toThrow(message);
    expect(() => array2string(floats([1]), options as never)).toThrow(message);
  });

  it("an older version's printing can be asked for, and resets the sign as NumPy does", () => {
    const a = floats([1, 2.5]);
    expect(printoptions({ legacy: "1.13", sign: "+" }, () => arrayRepr(a))).toBe("array([ 1. ,  2.5])");
    expect(array2string(a, { legacy: "1.13" })).toBe("[ 1.   2.5]");
    expect(getPrintoptions().legacy).toBe(false);
    expect(() => array2string(floats([1e10]), { legacy: "1.13", floatmode: "unique" })).toThrow(
      "in non-unique mode `precision` must be supplied",
    );
  });

  it("overrideRepr writes arrays, until options are set again", () => {
    const before = getPrintoptions();
    setPrintoptions({ overrideRepr: () => "mine" });
    expect(arrayRepr(floats([1]))).toBe("mine");
    expect(np.arrayRepr(np.zeros(2))).toBe("mine");
    setPrintoptions({});
    expect(arrayRepr(floats([1]))).toBe("array([1.])");
    setPrintoptions(before);
  });

  it("a negative precision is refused where it is used", () => {
    expect(() => array2string(floats([1]), { precision: -1 })).toThrow("precision must be >= 0");
  });
});

describe("single floats", () => {
  it.each([
    [{ unique: false }, "in non-unique mode `precision` must be supplied"],
    [{ precision: -2 }, "precision must be >= 0"],
    [{ precision: 0, fractional: false }, "precision must be greater than 0 if fractional=False"],
    [{ precision: 1, minDigits: 3 }, "min_digits must be less than or equal to precision"],
    [{ trim: "x" }, "if supplied, trim must be 'k', '.', '0' or '-'"],
    [{ precision: 2.5 }, "integer argument expected, got float"],
  ])("%j is refused", (options, message) => {
    expect(() => formatFloatPositional(1.5, options as never)).toThrow(message);
  });
});

describe("bfloat16, which NumPy does not have, prints by the same rules", () => {
  it.each([
    [[1, 0.5, 3.140625], "[1.   0.5  3.14]"],
    [[0.10009765625], "[0.1]"],
    [[100], "[1.e+02]"],
    [[99.5, 1], "[99.5  1. ]"],
  ])("%j", (values, text) => {
    expect(arrayStr(floats(values, "bfloat16"))).toBe(text);
  });

  it("names itself in repr", () => {
    expect(arrayRepr(floats([1, 2], "bfloat16"))).toBe("array([1., 2.], dtype=bfloat16)");
  });
});

describe("a summary reads only what it shows", () => {
  it("of 10**8 elements, 6 * 6", () => {
    let reads = 0;
    const a: Printable = { dtype: "float64", shape: [10_000, 10_000], element: ([i]) => i! + 0 * reads++ };
    expect(arrayStr(a)).toContain("...");
    expect(reads).toBe(36);
  });

  it("without edge items the last element is left, as in NumPy", () => {
    const a = patterned(
      "int64",
      [4, 5],
      Array.from({ length: 20 }, (_, i) => BigInt(i)),
    );
    expect(array2string(a, { edgeitems: 0, threshold: 3 })).toBe("[...\n [... 19]]");
  });
});

describe("the public functions", () => {
  const a = np.array([1 / 3, 20], "float32");

  it("take optional arguments by position, in NumPy's order, and by name", () => {
    const anyPosition = np.array2string as (...args: unknown[]) => string;
    expect(anyPosition(a, null, 2, true, ", ", "x")).toBe("[ 0.33, 20.  ]");
    expect(anyPosition(a, 20, { precision: 2 })).toBe("[ 0.33 20.  ]");
    expect(np.arrayRepr(a, { precision: 3 })).toBe("array([ 0.333, 20.   ], dtype=float32)");
    expect(np.arrayStr([1n, 2n])).toBe("[1 2]");
    expect(() => np.arrayStr(a, { precison: 3 } as never)).toThrow("Did you mean 'precision'?");
  });

  it("print through toString and inspection", () => {
    expect(String(a.get("::-1"))).toBe("[20.          0.33333334]");
    expect(String(np.array(0.1, "float16"))).toBe("0.1");
    expect(np.arrayRepr(np.zeros([0, 3], "int8"))).toBe("array([], shape=(0, 3), dtype=int8)");
  });

  it("write digits that a 0-d array's own dtype needs", () => {
    expect(np.formatFloatPositional(np.array(0.1, "float32"))).toBe("0.1");
    expect(np.formatFloatPositional(Math.fround(0.1))).toBe("0.10000000149011612");
    expect(np.formatFloatScientific(np.array(3, "int32"))).toBe("3.e+00");
    expect(() => np.formatFloatPositional("1" as never)).toThrow(TypeError);
  });
});
