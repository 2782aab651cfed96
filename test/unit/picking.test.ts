import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";

const live = (): number => np.memory().arrays;

describe("writing to chosen places", () => {
  it("refuses before anything is written", () => {
    const a = np.arange(3);
    expect(() => np.put(a, [0, 5], 9)).toThrow("index 5 is out of bounds for axis 0 with size 3");
    expect(() => np.place(a, [true, false, true], [])).toThrow("Cannot insert from an empty array!");
    expect(() => np.copyto(a, [1, 2])).toThrow(np.ValueError);
    expect(a.tolist()).toEqual([0, 1, 2]);
  });

  it("wants arrays to write to", () => {
    const list = [1] as never;
    expect(() => np.place(list, [1], [1])).toThrow("place() argument 1 must be numpy.ndarray, not list");
    expect(() => np.putmask(list, [1], [1])).toThrow("putmask: first argument must be an array");
    expect(() => np.copyto(list, 1)).toThrow("copyto() argument 1 must be a numpy.ndarray, not list");
  });

  it("keeps no temporaries", () => {
    const a = np.zeros([4, 4]);
    const mask = np.eye(4).astype("bool");
    const before = live();
    np.place(a.T, mask, [1, 2, 3]);
    np.putmask(a.T, mask, [1, 2, 3]);
    np.put(a.T, [1, 2], [5, 6]);
    np.copyto(a, a.T, { where: mask });
    np.fillDiagonal(a, [1, 2]);
    expect(() => np.choose([0, 7], [1, 2])).toThrow("invalid entry in choice array");
    expect(() => np.unravelIndex([0, 99], [2, 3])).toThrow(np.ValueError);
    expect(live()).toBe(before);
  });

  it("gives `out` back", () => {
    const out = np.zeros(2);
    expect(
      np.choose(
        [1, 0],
        [
          [1, 2],
          [3, 4],
        ],
        { out },
      ),
    ).toBe(out);
    expect(np.compress([true, true, false], [1, 2, 3], { out })).toBe(out);
    expect(out.tolist()).toEqual([1, 2]);
  });
});

describe("places", () => {
  it("are numbers for numbers", () => {
    expect(np.unravelIndex(5, [2, 3])).toEqual([1, 2]);
    expect(np.unravelIndex(5n, [2, 3], { order: "F" })).toEqual([1, 2]);
    expect(np.ravelMultiIndex([1, 2], [2, 3])).toBe(5);
    expect(np.unravelIndex(0, [])).toEqual([]);
  });

  it("index what they were found in", () => {
    const a = np.array([[3, 9, 1]]);
    expect(a.get(...np.unravelIndex(np.argmax(a), a.shape)).item()).toBe(9);
  });
});
