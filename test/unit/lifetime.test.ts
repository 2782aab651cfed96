// Who owns memory, how it is given back, and what happens to those who still look at it.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const { arange, zeros } = np;
const live = () => np.memory().arrays;
const gone = (use: () => unknown) => expect(use).toThrow(np.DisposedError);

describe("dispose", () => {
  test("on the owner frees the memory, and everything that shares it throws from then on", () => {
    const before = np.memory();
    const a = arange(6);
    const view = a.get("1:");
    const again = view.reshape(5, 1);
    expect(np.memory().arrays).toBe(before.arrays + 1);
    a.dispose();
    expect(np.memory().live).toBe(before.live);
    for (const array of [a, view, again]) {
      gone(() => array.item(0));
      gone(() => array.add(1));
      gone(() => array.data);
      gone(() => array.tolist());
      gone(() => array.set(0, 1));
      gone(() => np.sum(array));
      gone(() => np.concatenate([array, array]));
      gone(() => array.get([0]));
      gone(() => array.sort());
      gone(() => String(array));
    }
    expect(view.shape).toEqual([5]);
  });

  test("on a view ends only the view", () => {
    const a = arange(6);
    const view = a.get("1:");
    view.dispose();
    gone(() => view.item(0));
    expect(a.tolist()).toEqual([0, 1, 2, 3, 4, 5]);
    a.dispose();
  });

  test("twice does nothing more", () => {
    const before = live();
    const a = zeros(3);
    a.dispose();
    a.dispose();
    const view = zeros(3).get("1:");
    view.dispose();
    view.dispose();
    view.base?.dispose();
    expect(live()).toBe(before);
  });

  test.each([
    ["get", (a: np.NDArray) => a.get("...")],
    ["T", (a: np.NDArray) => a.T],
    ["ravel", (a: np.NDArray) => a.ravel()],
    ["reshape", (a: np.NDArray) => a.reshape(4)],
    ["squeeze", (a: np.NDArray) => a.squeeze()],
    ["view", (a: np.NDArray) => a.view()],
    ["transpose", (a: np.NDArray) => a.transpose()],
    ["flip", (a: np.NDArray) => np.flip(a, [])],
    ["broadcastTo", (a: np.NDArray) => a.broadcastTo([4])],
    ["broadcastArrays", (a: np.NDArray) => np.broadcastArrays(a, a)[0]!],
    ["split", (a: np.NDArray) => np.split(a, 1)[0]!],
    ["array without a copy", (a: np.NDArray) => np.array(a, { copy: false, ndmin: 2 })],
  ])("on what %s gives leaves the array alone", (_, view) => {
    const a = arange(4);
    const other = view(a);
    expect(other.base).toBe(a);
    expect(other.flags.owndata).toBe(false);
    other.dispose();
    expect(a.item(3)).toBe(3);
    a.dispose();
  });

  test("an anonymous view keeps nothing", () => {
    const before = live();
    const a = arange(4).reshape(2, 2);
    const owner = a.base!;
    const b = a.T.add(1);
    owner.dispose();
    expect(b.tolist()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    b.dispose();
    expect(live()).toBe(before);
  });

  test("results of library functions own their memory, also of nested arrays", () => {
    for (const result of [
      np.add([1], 1),
      np.transpose([[1, 2]]),
      np.ravel([[1]]),
      np.sort([2, 1]),
      np.array([1], { ndmin: 2 }),
    ]) {
      const before = live();
      expect(result.flags.owndata).toBe(true);
      expect(result.base).toBe(null);
      result.dispose();
      expect(live()).toBe(before - 1);
    }
  });
});

describe("using", () => {
  test("disposes at the end of the block", () => {
    const before = live();
    const a = zeros(3);
    a[Symbol.dispose]();
    gone(() => a.item(0));
    expect(live()).toBe(before);
  });
});

describe("scope", () => {
  test("frees what was made inside", () => {
    const before = live();
    let inner: np.NDArray | undefined;
    expect(
      np.scope(() => {
        inner = zeros(3);
        return np.sum(inner.add(1).multiply(2));
      }),
    ).toBe(6);
    expect(live()).toBe(before);
    gone(() => inner!.item(0));
  });

  test("keeps what it returns, wherever that is held", () => {
    const before = live();
    const found = np.scope(() => {
      const a = zeros(2);
      const b = zeros(3);
      zeros(4);
      return {
        list: [a],
        map: new Map([["b", b.get("1:")]]),
        nested: { set: new Set([zeros(5)]) },
        count: 1,
      };
    });
    expect(live()).toBe(before + 3);
    expect(found.map.get("b")!.shape).toEqual([2]);
    expect(found.list[0]!.tolist()).toEqual([0, 0]);
    found.list[0]!.dispose();
    found.map.get("b")!.base!.dispose();
    for (const a of found.nested.set) a.dispose();
    expect(live()).toBe(before);
  });

  test("keeps what keep() was called for", () => {
    const before = live();
    let held: np.NDArray | undefined;
    np.scope(() => {
      held = np.keep(zeros(2));
      zeros(3);
    });
    expect(live()).toBe(before + 1);
    expect(held!.tolist()).toEqual([0, 0]);
    held!.dispose();
  });

  test("leaves alone what was made outside", () => {
    const a = zeros(2);
    np.scope(() => a.iadd(1));
    expect(a.tolist()).toEqual([1, 1]);
    a.dispose();
  });

  test("scopes nest: what the inner one returns belongs to the outer one", () => {
    const before = live();
    let escaped: np.NDArray | undefined;
    np.scope(() => {
      escaped = np.scope(() => zeros(3).add(1));
      expect(escaped.tolist()).toEqual([1, 1, 1]);
      expect(live()).toBe(before + 1);
    });
    expect(live()).toBe(before);
    gone(() => escaped!.item(0));
  });

  test("frees everything when the function throws", () => {
    const before = live();
    expect(() =>
      np.scope(() => {
        zeros(3);
        throw new RangeError("mine");
      }),
    ).toThrow(RangeError);
    expect(live()).toBe(before);
    expect(np.scope(() => 1)).toBe(1);
  });

  test("refuses asynchronous functions", () => {
    const before = live();
    expect(() => np.scope(async () => zeros(3))).toThrow(TypeError);
    expect(live()).toBe(before);
  });

  test("survives arrays that were disposed inside", () => {
    const before = live();
    np.scope(() => {
      const a = zeros(3);
      a.dispose();
      return a;
    });
    expect(live()).toBe(before);
  });
});

describe("memory", () => {
  test("counts bytes and arrays, and remembers the most", () => {
    const before = np.memory();
    const a = zeros(1000);
    const during = np.memory();
    expect(during.live - before.live).toBeGreaterThanOrEqual(8000);
    expect(during.arrays - before.arrays).toBe(1);
    expect(during.total - before.total).toBe(1);
    expect(during.peak).toBeGreaterThanOrEqual(during.live);
    a.get("1:").T.reshape(-1);
    expect(np.memory()).toEqual(during);
    a.dispose();
    expect(np.memory().live).toBe(before.live);
    expect(np.memory().peak).toBe(during.peak);
  });

  test("what is asked for in vain is told by a MemoryError", () => {
    const before = np.memory().live;
    let error: unknown;
    try {
      zeros([2 ** 40]);
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(np.MemoryError);
    expect((error as np.MemoryError).requested).toBe(2 ** 43);
    // What was found dead on the way is gone.
    expect(np.memory().live).toBeLessThanOrEqual(before);
    expect((error as np.MemoryError).live).toBe(np.memory().live);
    expect((error as Error).message).toMatch(
      /^Unable to allocate 8190? GiB|^Unable to allocate 8\.?\d* TiB|^Unable to allocate/,
    );
    expect(() => zeros([2 ** 40, 2 ** 40])).toThrow(np.ValueError);
  });
});

describe("data", () => {
  test("is a typed array over the memory itself", () => {
    const a = arange(3);
    a.data[1] = 9;
    expect(a.tolist()).toEqual([0, 9, 2]);
    a.set(2, 7);
    expect([...(a.data as Float64Array)]).toEqual([0, 9, 7]);
  });

  test.each([
    ["bool", Uint8Array, 3],
    ["int8", Int8Array, 3],
    ["uint8", Uint8Array, 3],
    ["int16", Int16Array, 3],
    ["uint16", Uint16Array, 3],
    ["int32", Int32Array, 3],
    ["uint32", Uint32Array, 3],
    ["int64", BigInt64Array, 3],
    ["uint64", BigUint64Array, 3],
    ["float16", Uint16Array, 3],
    ["bfloat16", Uint16Array, 3],
    ["float32", Float32Array, 3],
    ["float64", Float64Array, 3],
    ["complex64", Float32Array, 6],
    ["complex128", Float64Array, 6],
  ] as const)("of %s", (dtype, type, length) => {
    const a = zeros(3, dtype);
    expect(a.data).toBeInstanceOf(type);
    expect(a.data.length).toBe(length);
    expect(a.toTypedArray()).toBeInstanceOf(type);
    a.dispose();
  });

  test("lies over dense views, too, and over no others", () => {
    const a = arange(6).reshape(2, 3);
    expect([...(a.get(1).data as Float64Array)]).toEqual([3, 4, 5]);
    expect([...(np.array(4).data as Float64Array)]).toEqual([4]);
    for (const view of [a.T, a.get(":, ::2"), a.get("::-1")]) {
      expect(() => view.data).toThrow(np.ValueError);
      expect(() => view.data).toThrow(/toTypedArray\(\)/);
    }
    expect([...(a.T.toTypedArray() as Float64Array)]).toEqual([0, 3, 1, 4, 2, 5]);
  });

  test("toTypedArray copies", () => {
    const a = arange(3);
    const copy = a.toTypedArray();
    copy[0] = 9;
    expect(a.item(0)).toBe(0);
    expect(copy.buffer.byteLength).toBe(24);
    a.dispose();
    expect(copy[2]).toBe(2);
  });

  test("truth values other than 0 and 1 read as 1", () => {
    const a = zeros(3, "bool");
    (a.data as Uint8Array).set([2, 0, 255]);
    expect(a.tolist()).toEqual([true, false, true]);
    expect(np.sum(a)).toBe(2);
    expect(np.countNonzero(a)).toBe(2);
    expect(a.equal(true).tolist()).toEqual([true, false, true]);
    expect(arange(3).get(a).tolist()).toEqual([0, 2]);
    expect(a.add(a).astype("int8").tolist()).toEqual([1, 0, 1]);
  });

  test("float16 and complex numbers as they are stored", () => {
    expect([...(np.array([1, -2], "float16").data as Uint16Array)]).toEqual([0x3c00, 0xc000]);
    expect([...(np.array([1, -2], "bfloat16").data as Uint16Array)]).toEqual([0x3f80, 0xc000]);
    expect([...(np.array([np.complex(1, 2), np.complex(3, 4)]).data as Float64Array)]).toEqual([1, 2, 3, 4]);
  });
});
