// Live bytes around every public function: what a call made is in its result or given back, also when it throws.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const { arange, array, zeros } = np;
type Call = readonly [name: string, call: () => unknown];

/** Free what a result owns. */
function release(x: unknown): void {
  if (x instanceof np.NDArray) x.dispose();
  else if (Array.isArray(x)) x.forEach(release);
  else if (typeof x === "object" && x !== null) Object.values(x).forEach(release);
}

const a = arange(12).reshape(3, 4);
const ints = np.array([[2, 0, 1, 1]], "int32");
const half = np.array([1, 2, 3, 4], "float16");
const big = np.array([2n ** 62n]);
const text = [[1, 2, 3, 4]];
const truth = [true, false, true, false];
const rng = np.random.defaultRng(1);
const rows = zeros([1, 4]);
const narrow = zeros(4, "float32");
const mask = a.greater(3);
const means = np.mean(a, { axis: 0, keepdims: true });
const places = np.array([1, 2], "float32");
const negative = ints.negative();
const cube = zeros([2, 3, 4]);
const long = arange(0, 2000, 1, "int16");
const file = np.toNpy(a);
const archive = np.toNpz({ a, ints });

const results: Call[] = [
  ["array of numbers", () => array(text)],
  ["array of an array", () => array(a)],
  ["array of arrays", () => array([a, a])],
  ["array of arrays and numbers", () => array([half.get(0, "..."), 2])],
  ["array of typed arrays", () => array([new Float32Array(3), new Float32Array(3)])],
  ["array of a typed array, cast", () => array(new Float32Array(3), "int8")],
  ["array of the order F", () => array(text, { order: "F" })],
  ["array of more axes", () => array([1, 2], { ndmin: 3 })],
  ["array of iterables", () => array(new Set([1, 2]))],
  ["asarray", () => np.asarray(text, "int8")],
  ["zeros", () => zeros([2, 2])],
  ["ones", () => np.ones(3, "complex64")],
  ["empty", () => np.empty([2, 2], { order: "F" })],
  ["full", () => np.full([2, 2], 3)],
  ["full of an array", () => np.full([2, 4], text, "int8")],
  ["zerosLike", () => np.zerosLike(a)],
  ["onesLike of numbers", () => np.onesLike(text)],
  ["emptyLike", () => np.emptyLike(a, "int8")],
  ["fullLike", () => np.fullLike(a, [1, 2, 3, 4])],
  ["eye", () => np.eye(3, 4, { k: 1 })],
  ["arange", () => arange(1, 5, 2, "int16")],
  ["arange of halves", () => arange(1, 5, 2, "float16")],
  ["linspace", () => np.linspace(0, 1, 5, { retstep: true })],
  ["linspace along another axis", () => np.linspace([0, 1], [1, 2], 5, { axis: 1 })],
  ["linspace of integers", () => np.linspace(0, 9, 5, { dtype: "int8" })],
  ["linspace of no step", () => np.linspace(1, 1, 3)],
  ["linspace with steps", () => np.linspace([0, 1], [1, 2], 5, { retstep: true })],
  ["add", () => np.add(a, a)],
  ["add of numbers", () => np.add(1, 2)],
  ["add of nested arrays", () => np.add(text, a)],
  ["add broadcast and transposed", () => np.add(a.T, [1, 2, 3])],
  ["add of mixed dtypes", () => np.add(half, ints)],
  ["add, in place", () => np.add(a, 0, a).dtype],
  ["add, overlapping", () => np.add(a.get("1:"), a.get(":-1"), a.get("1:")).dtype],
  ["add with where", () => np.add(a, 1, { where: truth, out: zeros([3, 4]) })],
  ["power", () => np.power(ints, 2)],
  ["power of arrays", () => np.power(ints, ints)],
  ["isnan", () => np.isnan(half)],
  ["where", () => np.where([1, 0, 1, 0], a, text)],
  ["where with one argument", () => np.where(truth)],
  ["clip", () => np.clip(text, 1, [2, 3, 2, 3])],
  ["clip on one side", () => np.clip(a, null, 3)],
  ["clip of a number", () => np.clip(5, 1, 3)],
  ["sum", () => np.sum(text)],
  ["sum over an axis", () => np.sum(a.T, 0, { keepdims: true })],
  ["sum with where", () => np.sum(a, { where: truth })],
  ["sum into", () => np.sum(a, 0, { out: narrow }).dtype],
  ["max", () => np.max(half)],
  ["argmax", () => np.argmax(a.T, 1)],
  ["countNonzero", () => np.countNonzero(text)],
  ["any", () => np.any(a, 0)],
  ["mean", () => np.mean(half)],
  ["mean over an axis", () => np.mean(half.get(null), 1)],
  ["mean with where", () => np.mean(a, { axis: 0, where: mask })],
  ["var", () => np.var(ints)],
  ["var over an axis", () => np.var(a, 0)],
  ["std of complex numbers", () => np.std([np.complex(1, 2), 3])],
  ["std with a mean", () => np.std(a, { axis: 0, mean: means })],
  ["cumsum", () => np.cumsum(a.T)],
  ["cumprod", () => np.cumprod(text, 1, { dtype: "int8" })],
  ["matmul", () => np.matmul(a, a.T)],
  ["matmul of nested arrays", () => np.matmul(text, a.T)],
  ["matmul of mixed dtypes", () => np.matmul(ints, half)],
  ["dot", () => np.dot(a, text[0]!)],
  ["dot of higher dimensions", () => np.dot(cube, cube.transpose(0, 2, 1))],
  ["sort", () => np.sort(text, 0)],
  ["sort of a transposed array", () => np.sort(a.T, 0)],
  ["argsort", () => np.argsort(a, 0)],
  ["argsort, flattened", () => np.argsort(a.T, null)],
  ["searchsorted", () => np.searchsorted([1, 2, 3], text)],
  ["searchsorted with an order", () => np.searchsorted([3, 1], [2, 3], { sorter: [1, 0].map(BigInt) })],
  ["unique", () => np.unique([3, 1, 3], { returnIndex: true, returnInverse: true, returnCounts: true })],
  ["unique of a matrix", () => np.unique(a.T)],
  ["take", () => np.take(text, [[0, 1]], 1)],
  ["take of a flattened array", () => np.take(a.T, [1, 2])],
  ["takeAlongAxis", () => np.takeAlongAxis(a, ints, 1)],
  ["putAlongAxis", () => np.putAlongAxis(rows, ints, [[1]], 1)],
  ["put", () => np.put(a.T, [0, 1], [0, 4])],
  ["nonzero", () => np.nonzero(a)],
  ["flatnonzero", () => np.flatnonzero(text)],
  ["compress", () => np.compress([true, false, true], a, 0)],
  ["concatenate", () => np.concatenate([text, a, ints])],
  ["concatenate, flattened", () => np.concatenate([text, a], null)],
  ["concatenate of an array's rows", () => np.concatenate(a)],
  ["stack", () => np.stack([text, text], 1)],
  ["roll", () => np.roll(a.T, 1)],
  ["roll along an axis", () => np.roll(text, [1], [1])],
  ["repeat", () => np.repeat(a.T, 2)],
  ["repeat by counts", () => np.repeat(text, [1, 0, 2, 1], 1)],
  ["tile", () => np.tile(text, [2, 2])],
  ["reshape of nested arrays", () => np.reshape(text, [2, 2])],
  ["reshape with a copy", () => np.reshape(a.T, [12])],
  ["reshape, copied", () => np.reshape(a, [12], { copy: true })],
  ["ravel of nested arrays", () => np.ravel(text)],
  ["flatten", () => a.flatten("F")],
  ["transpose of nested arrays", () => np.transpose(text)],
  ["swapaxes of nested arrays", () => np.swapaxes(text, 0, 1)],
  ["moveaxis of nested arrays", () => np.moveaxis(text, 0, 1)],
  ["squeeze of nested arrays", () => np.squeeze(text)],
  ["expandDims of nested arrays", () => np.expandDims(text, 0)],
  ["broadcastTo of nested arrays", () => np.broadcastTo(text, [2, 4])],
  ["flip of nested arrays", () => np.flip(text)],
  ["broadcastArrays", () => np.broadcastArrays(a, a.get(0, "..."))],
  ["split", () => np.split(a, 3)],
  ["copy", () => np.copy(text)],
  ["astype", () => np.astype(text, "int8")],
  ["view", () => a.view("int64")],
  ["get of a view", () => a.get("1:, ::2")],
  ["get of an element", () => a.get(1, 1)],
  ["get by arrays", () => a.get([0, 1], [[1], [2]])],
  ["get by a float array", () => a.get(places)],
  ["get by a mask", () => a.get([true, false, true], 0)],
  ["get by a 0-d number", () => a.get(0, "...")],
  ["get by truth", () => a.get(true)],
  ["set by slices", () => a.set("0, :", [0, 1, 2, 3])],
  ["set, overlapping", () => a.T.get("::-1").set(a.T.get("::-1"))],
  ["set by arrays", () => a.set([0, 1], [0, 1], new Float32Array([0, 5]))],
  ["set by a mask", () => a.set([true, false, false], text)],
  ["item", () => a.item(1, 1)],
  ["tolist", () => a.T.tolist()],
  ["toTypedArray", () => a.T.toTypedArray().length],
  ["toString", () => String(a.T)],
  ["arrayRepr", () => np.arrayRepr(text)],
  ["arrayStr", () => np.arrayStr(half)],
  ["array2string", () => np.array2string(long.get("::-1")).length],
  ["random", () => rng.random(3)],
  ["normal", () => rng.normal(0, 1, [2, 2])],
  ["uniform of arrays", () => rng.uniform([0, 1], [1, 2])],
  ["integers", () => rng.integers(0, 9, { size: 3 })],
  ["integers of arrays", () => rng.integers([0, 1], [8, 9])],
  ["permutation", () => rng.permutation(4)],
  ["permutation of an array", () => rng.permutation(a)],
  ["shuffle", () => rng.shuffle(long)],
  ["choice", () => rng.choice(5, 2, { replace: false })],
  ["choice with weights", () => rng.choice([1, 2, 3], 2, { p: [0.2, 0.3, 0.5] })],
  ["toNpy", () => np.toNpy(a.T).length],
  ["toNpz", () => np.toNpz({ a: text }).length],
  ["load", () => np.load(file)],
  ["load of an archive", () => np.load(archive)],
];

const refusals: Call[] = [
  ["array, ragged", () => array([[1, 2], [3]] as never)],
  ["array, ragged, with typed arrays", () => array([new Float32Array(2), new Float32Array(3)])],
  ["array of text", () => array([new Float32Array(2), "x"] as never)],
  ["array out of range", () => array([1, 300], "uint8")],
  [
    "array of an array and a number out of range",
    () => array([np.int(1), 300, new Uint8Array([1])[0]!, a.get(0, 0, "...")], "uint8"),
  ],
  ["full out of range", () => np.full(3, 300, "uint8")],
  ["full of another shape", () => np.full(3, [1, 2])],
  ["fullLike out of range", () => np.fullLike(ints, 2 ** 40)],
  ["arange out of range", () => arange(1000, 1002, { dtype: "int8" })],
  ["linspace of a dtype", () => np.linspace([0, 1], 1, 3, { dtype: "foo" as never })],
  ["linspace along no axis", () => np.linspace(0, 1, 3, { axis: 4 })],
  ["add of shapes", () => np.add(text, [1, 2, 3])],
  ["add of text", () => np.add(text, "x" as never)],
  ["add out of range", () => np.add(ints, 2 ** 40)],
  ["add into another shape", () => np.add(text, text, narrow)],
  ["add with a mask of numbers", () => np.add(text, 1, { where: [1, 0] as never })],
  ["subtract of truth", () => np.subtract([true], [false])],
  ["power of integers", () => np.power(ints, negative)],
  ["where of shapes", () => np.where([1, 0], text, text)],
  ["clip of shapes", () => np.clip(text, [1, 2], 3)],
  ["sum of an unsafe integer", () => np.sum(big)],
  ["sum over no axis", () => np.sum(text, 4)],
  ["sum with a mask of numbers", () => np.sum(text, { where: [1] as never })],
  ["max of nothing", () => np.max([])],
  ["mean over no axis", () => np.mean(text, { axis: 3, where: truth })],
  ["matmul of shapes", () => np.matmul(text, text)],
  ["dot of shapes", () => np.dot(text, text)],
  ["sort along no axis", () => np.sort(text, 3)],
  ["argsort along no axis", () => np.argsort(text, 3)],
  ["searchsorted in a matrix", () => np.searchsorted(text, [1])],
  ["searchsorted with a wrong order", () => np.searchsorted([1, 2], [1], { sorter: [0n] })],
  ["take out of bounds", () => np.take(a.T, [99])],
  ["take by fractions", () => np.take(a, [0.5])],
  ["takeAlongAxis out of bounds", () => np.takeAlongAxis(a, [[9n]], 1)],
  ["takeAlongAxis, flattened, out of bounds", () => np.takeAlongAxis(a.T, [99n], null)],
  ["put out of bounds", () => np.put(a.T, [99], [1])],
  ["put out of range", () => np.put(ints, [0], [2 ** 40])],
  ["putAlongAxis of shapes", () => np.putAlongAxis(a, [[1n]], [1, 2, 3], 1)],
  ["compress by a matrix", () => np.compress([[true]] as never, a)],
  ["concatenate of shapes", () => np.concatenate([text, [1]])],
  ["concatenate under a rule", () => np.concatenate([text, text], { dtype: "int8" })],
  ["stack of shapes", () => np.stack([[1], [1, 2]])],
  ["roll along no axis", () => np.roll(text, 1, 5)],
  ["repeat by wrong counts", () => np.repeat(a.T, [1, 2])],
  ["tile a negative number of times", () => np.tile(text, -1)],
  ["reshape", () => np.reshape(text, [3])],
  ["reshape of a transposed array", () => np.reshape(a.T, [7])],
  ["transpose", () => np.transpose(text, [0])],
  ["squeeze", () => np.squeeze(text, 1)],
  ["broadcastTo", () => np.broadcastTo(text, [3])],
  ["split", () => np.split(text, 3, 1)],
  ["astype under a rule", () => np.astype(text, "int8", { casting: "safe" })],
  ["get out of bounds", () => a.get([0, 1], [0, 9])],
  ["get by fractions", () => a.get([0, 1], [0.5])],
  ["get by shapes", () => a.get([0, 1], [0, 1, 2])],
  ["get by a wrong mask", () => a.get([true])],
  ["get by text", () => a.get([0, 1], "x")],
  ["get by too many", () => a.get([0], [0], [0])],
  ["set out of bounds", () => a.set([9], text)],
  ["set by shapes", () => a.set([0, 1], [1, 2, 3])],
  ["set of text", () => a.set([0, 1], "x")],
  ["set of text by a slice", () => a.set(":", "x")],
  ["set out of range", () => ints.set([0], [2 ** 40])],
  ["item out of bounds", () => a.item(99)],
  ["tolist of an unsafe integer", () => np.expandDims(big, 0).T.tolist()],
  ["random of a shape", () => rng.random(-1)],
  ["normal of a negative scale", () => rng.normal(0, -1, [3])],
  ["integers of an empty range", () => rng.integers(5, 5, { size: 3 })],
  ["choice of too many", () => rng.choice(3, 9, { replace: false })],
  ["choice with wrong weights", () => rng.choice([1, 2, 3], 2, { p: [0.2, 0.3] })],
  ["load of a short file", () => np.load(file.slice(0, 150))],
  ["load of no file", () => np.load(new Uint8Array([1, 2, 3]))],
];

/** Bytes and arrays more than before. */
function grown(run: () => void): { bytes: number; arrays: number } {
  const before = np.memory();
  run();
  const after = np.memory();
  return { bytes: after.live - before.live, arrays: after.arrays - before.arrays };
}
const none = { bytes: 0, arrays: 0 };

describe("what a call made is in its result", () => {
  test.each(results)("%s", (_, call) => {
    call(); // the first may take scratch that is kept
    expect(grown(() => release(call()))).toEqual(none);
  });
});

describe("what throws leaves nothing", () => {
  test.each(refusals)("%s", (_, call) => {
    expect(call).toThrow();
    expect(grown(() => expect(call).toThrow())).toEqual(none);
  });
});
