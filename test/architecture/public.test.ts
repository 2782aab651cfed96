// The public names. A change here is a change of the interface: it belongs in CHANGELOG.md.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

const methods = (cls: { prototype: object }): string[] =>
  Object.getOwnPropertyNames(cls.prototype).filter((name) => name !== "constructor");

test("exports", () => {
  expect(Object.keys(np).sort().join(" ")).toMatchInlineSnapshot(`"AxisError BroadcastError Complex DisposedError FormatError IndexError LinAlgError MemoryError NDArray OverflowError RuntimeError Slice UFuncTypeError ValueError ZeroDivisionError abs absolute add all amax amin any arange argmax argmin argsort array array2string arrayRepr arrayStr asarray astype bitwiseAnd bitwiseInvert bitwiseLeftShift bitwiseNot bitwiseOr bitwiseRightShift bitwiseXor broadcastArrays broadcastTo ceil clip complex compress concat concatenate conj conjugate copy cos countNonzero cumprod cumsum divide dot empty emptyLike equal exp expandDims expm1 eye flatnonzero flatten flip float floor floorDivide formatFloatPositional formatFloatScientific full fullLike getPrintoptions greater greaterEqual init int invert isReady isfinite isinf isnan keep leftShift less lessEqual linspace load loadAsync log log10 log1p log2 logicalAnd logicalNot logicalOr logicalXor matmul max maximum mean memory methods min minimum mod moveaxis multiply negative newaxis nonzero notEqual ones onesLike permuteDims positive pow power printoptions prod put putAlongAxis random ravel reciprocal remainder repeat reshape rightShift rint roll save savez savezCompressed scope searchsorted setPrintoptions sign sin slice sort split sqrt square squeeze stack std subtract sum swapaxes take takeAlongAxis tan tanh tile toNpy toNpz transpose trueDivide trunc unique var var_ view where zeros zerosLike"`);
});

test("methods of NDArray", () => {
  expect(methods(np.NDArray).sort().join(" ")).toMatchInlineSnapshot(`"T absolute add all any argmax argmin argsort astype base bitwiseAnd bitwiseOr bitwiseXor broadcastTo ceil clip conjugate copy cos cumprod cumsum data dispose divide dot dtype element equal exp expandDims expm1 fill flags flatten floor floorDivide get greater greaterEqual iadd iand ifloordiv ilshift imod imul invert ior ipow irshift isfinite isinf isnan isub item itemsize itruediv ixor kind leftShift less lessEqual log log10 log1p log2 logicalAnd logicalNot logicalOr logicalXor matmul max maximum mean min minimum moveaxis multiply nbytes ndim negative nonzero notEqual offset positive power prod put ravel reciprocal remainder repeat reshape rightShift rint searchsorted set shape sign sin size sort sqrt square squeeze std strides subtract sum swapaxes take tan tanh toString toTypedArray tolist transpose trunc var view viewOf"`);
});

test("np.random", () => {
  expect(Object.keys(np.random).sort().join(" ")).toMatchInlineSnapshot(`"Generator PCG64 SeedSequence defaultRng"`);
  expect(methods(np.random.Generator).sort().join(" ")).toMatchInlineSnapshot(`"bytes choice exponential integers normal permutation random shuffle spawn standard standardExponential standardNormal toString uniform"`);
});
