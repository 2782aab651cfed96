// The public names. A change here is a change of the interface: it belongs in CHANGELOG.md.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

const methods = (cls: { prototype: object }): string[] =>
  Object.getOwnPropertyNames(cls.prototype).filter((name) => name !== "constructor");

/** One line for each initial letter, so that a difference is easy to read. */
const listed = (names: string[]): string =>
  names
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map((name, i, all) => {
      const starts = i === 0 || name[0]!.toLowerCase() !== all[i - 1]![0]!.toLowerCase();
      return `${i === 0 ? "" : starts ? "\n" : " "}${name}`;
    })
    .join("");

test("exports", () => {
  expect(listed(Object.keys(np))).toMatchInlineSnapshot(`
    "abs absolute add all amax amin any append arange argmax argmin argpartition argsort argwhere array array2string arrayRepr arraySplit arrayStr asarray AssertionError astype atleast1d atleast2d atleast3d AttributeError AxisError
    bitwiseAnd bitwiseInvert bitwiseLeftShift bitwiseNot bitwiseOr bitwiseRightShift bitwiseXor block broadcastArrays BroadcastError broadcastShapes broadcastTo
    canCast ceil choose clip columnStack Complex complex compress concat concatenate conj conjugate copy copyto cos countNonzero cumprod cumsum
    deg2rad delete delete_ DisposedError divide dot dsplit dstack
    empty emptyLike equal exp expandDims expm1 extract eye
    fillDiagonal flatnonzero flatten flip fliplr flipud float floor floorDivide FormatError formatFloatPositional formatFloatScientific full fullLike
    getPrintoptions greater greaterEqual
    hsplit hstack
    IndexError init insert int invert isfinite isinf isnan isReady
    keep KeyError
    leftShift less lessEqual lexsort LinAlgError linspace load loadAsync log log10 log1p log2 logicalAnd logicalNot logicalOr logicalXor
    matmul matrixTranspose max maximum mean memory MemoryError min minimum mod moveaxis multiply
    NDArray negative newaxis nonzero notEqual NotImplementedError numbers
    ones onesLike OverflowError
    partition parts permuteDims place positive pow power printoptions prod promoteTypes put putAlongAxis putmask
    random ravel ravelMultiIndex reciprocal relaid remainder repeat reshape resize resultType rightShift rint roll rollaxis rot90 RuntimeError
    save savez savezCompressed scope searchsorted select setPrintoptions sign sin Slice slice sort sortComplex split sqrt square squeeze stack std subtract sum swapaxes
    take takeAlongAxis tan tanh testing tile toNpy toNpz transpose trimZeros trueDivide trunc
    UFuncTypeError unique unravelIndex unstack
    ValueError var var_ view viewsOf vsplit vstack
    where
    ZeroDivisionError zeros zerosLike"
  `);
});

test("methods of NDArray", () => {
  expect(listed(methods(np.NDArray))).toMatchInlineSnapshot(`
    "absolute add all any argmax argmin argpartition argsort astype
    base bitwiseAnd bitwiseOr bitwiseXor broadcastTo
    ceil choose clip compress conjugate copy cos cumprod cumsum
    data deg2rad dispose divide dot dtype
    element equal exp expandDims expm1
    fill flags flatten floor floorDivide
    get greater greaterEqual
    iadd iand ifloordiv ilshift imod imul invert ior ipow irshift isfinite isinf isnan isub item itemsize itruediv ixor
    kind
    leftShift less lessEqual log log10 log1p log2 logicalAnd logicalNot logicalOr logicalXor
    matmul max maximum mean min minimum moveaxis multiply
    nbytes ndim negative nonzero notEqual
    offset
    partition positive power prod put
    ravel reciprocal remainder repeat reshape rightShift rint
    searchsorted set shape sign sin size sort sqrt square squeeze std strides subtract sum swapaxes
    T take tan tanh toJSON tolist toString toTypedArray transpose trunc
    var view viewOf"
  `);
});

test("np.random", () => {
  expect(listed(Object.keys(np.random))).toMatchInlineSnapshot(`
    "defaultRng
    Generator
    PCG64
    SeedSequence"
  `);
  expect(listed(methods(np.random.Generator))).toMatchInlineSnapshot(`
    "bytes
    choice
    exponential
    integers
    normal
    permutation
    random
    shuffle spawn standard standardExponential standardNormal
    toString
    uniform"
  `);
});
