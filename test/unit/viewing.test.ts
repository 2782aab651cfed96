// What recorded cases cannot say of views: that they alias, and what happens to those that cannot be written to.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

test("parts of complex numbers are views, and can be assigned", () => {
  const z = np.array([np.complex(1, 2), np.complex(3, 4)]);
  z.real.set(0, 9);
  z.imag = 5;
  z.real.set(1, -1);
  expect([...z].map(String)).toEqual(["(9+5j)", "(-1+5j)"]);
  z.real = [7, 8];
  expect(z.real.tolist()).toEqual([7, 8]);
  const x = np.arange(3);
  expect(x.real).toBe(x);
  expect(() => x.imag.set(0, 1)).toThrow("assignment destination is read-only");
  expect(() => {
    x.imag = 1;
  }).toThrow("array does not have imaginary part to set");
});

test("flags can be taken away and given back, but not against what is viewed", () => {
  const a = np.arange(6);
  const before = a.get("1:");
  a.flags.writeable = false;
  for (const write of [
    () => a.set(0, 1),
    () => a.fill(1),
    () => a.sort(),
    () => np.put(a, [0], [1]),
    () => a.iadd(1),
    () => np.add(a, 1, a),
    () => a.byteswap(true),
    () => a.flat.set(0, 1),
    () => a.get("1:").set(0, 1),
  ]) {
    expect(write).toThrow("read-only");
  }
  before.set(0, 9);
  expect(a.tolist()).toEqual([0, 9, 2, 3, 4, 5]);
  expect(() => a.get("1:").setflags({ write: true })).toThrow(
    "cannot set WRITEABLE flag to True of this array",
  );
  a.setflags({ write: true });
  a.flags.set("W", false);
  expect(a.flags.get("WRITEABLE")).toBe(false);
  expect(() => a.flags.get("X1")).toThrow("Unknown flag");
  expect(a.flags.toString()).toBe(
    "  C_CONTIGUOUS : True\n  F_CONTIGUOUS : True\n  OWNDATA : True\n  WRITEABLE : False\n  ALIGNED : True\n  WRITEBACKIFCOPY : False\n",
  );
});

test("a diagonal is read-only; given leave, it writes through", () => {
  const a = np.zeros([2, 2]);
  const d = np.diagonal(a);
  expect(() => d.set(0, 1)).toThrow("assignment destination is read-only");
  d.flags.writeable = true;
  d.set(":", 5);
  expect(a.tolist()).toEqual([
    [5, 0],
    [0, 5],
  ]);
});

test("memory is aligned or not", () => {
  const bytes = np.zeros(17, "uint8");
  expect(bytes.get("1:").view("float64").flags.aligned).toBe(false);
  expect(bytes.get("8:16").view("float64").flags.aligned).toBe(true);
  expect(() => bytes.get("1:").view("float64").setflags({ align: true })).toThrow("mis-aligned");
});

test("strides are held to the memory", () => {
  const a = np.arange(6);
  const { asStrided } = np.lib.strideTricks;
  expect(() => asStrided(a, [7], [8])).toThrow(
    "strides reach from byte 0 to byte 56 of memory that has 48 bytes",
  );
  expect(() => asStrided(a, [2], [-8])).toThrow("strides reach from byte -8");
  expect(() => asStrided(a.get("2:"), [5], [8])).toThrow("strides reach from byte 16 to byte 56");
  expect(asStrided(a.get("2:"), [3], [-8]).tolist()).toEqual([2, 1, 0]);
  expect(() => asStrided(a, [2, 2], [8])).toThrow("mismatch in length of strides and shape");
  asStrided(a, [3], [16]).set(1, 50);
  expect(a.item(2)).toBe(50);
});

test("an exact answer may be given up on", () => {
  const base = np.zeros([200, 190, 180], "uint8");
  const { asStrided } = np.lib.strideTricks;
  const x = asStrided(base, [30, 30, 30, 30], [7001, 611, 53, 7]);
  const y = asStrided(base.reshape(-1).get("5:"), [31, 31, 31, 29], [6997, 601, 59, 11]);
  expect(() => np.sharesMemory(x, y, 1)).toThrow(np.TooHardError);
  expect(np.mayShareMemory(x, y, 1)).toBe(true);
  expect(np.sharesMemory(x, y)).toBe(true);
  expect(np.sharesMemory(base, base.flat)).toBe(true);
  expect(np.sharesMemory(base.T, base.T.flat)).toBe(false);
});

test("a flat iterator goes on where it stopped", () => {
  const flat = np.array([
    [1, 2],
    [3, 4],
  ]).T.flat;
  expect([flat.length, flat.index, flat.coords]).toEqual([4, 0, [0, 0]]);
  expect(flat.next().value).toBe(1);
  expect([flat.index, flat.coords]).toEqual([1, [0, 1]]);
  expect([...flat]).toEqual([3, 2, 4]);
  expect(flat.next().done).toBe(true);
  expect(flat.copy().tolist()).toEqual([1, 3, 2, 4]);
  expect(np.add(flat.base.flat, 1).tolist()).toEqual([2, 4, 3, 5]);
  const a = np.zeros([2, 2], "int8");
  a.flat = [1, 2, 3];
  expect(a.tolist()).toEqual([
    [1, 2],
    [3, 1],
  ]);
  expect(np.array(a.flat).dtype).toBe("int8");
});

test("resizing leaves views what they had", () => {
  const a = np.arange(4);
  const view = a.get("1:");
  a.resize(2, 3);
  expect(a.tolist()).toEqual([
    [0, 1, 2],
    [3, 0, 0],
  ]);
  expect(view.tolist()).toEqual([1, 2, 3]);
});
