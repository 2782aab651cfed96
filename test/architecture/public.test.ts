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
    "__version__
    abs absolute acos acosh add all allclose amax amin angle any append applyAlongAxis applyOverAxes arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array array2string arrayEqual arrayEquiv arrayRepr arraySplit arrayStr asanyarray asarray asarrayChkfinite ascontiguousarray asfortranarray asin asinh AssertionError astype atan atan2 atanh atleast1d atleast2d atleast3d AttributeError average AxisError
    bartlett baseRepr bfloat16 binaryRepr bincount bitwiseAnd bitwiseCount bitwiseInvert bitwiseLeftShift bitwiseNot bitwiseOr bitwiseRightShift bitwiseXor blackman block bool bool_ Broadcast broadcast broadcastArrays BroadcastError broadcastShapes broadcastTo build byte
    c_ canCast cbrt cdouble ceil choose clip columnStack commonType Complex complex complex128 complex64 complexfloating compress concat concatenate Concatenator conj conjugate convolve copy copysign copyto corrcoef correlate cos cosh countNonzero cov cross csingle cumprod cumsum cumulativeProd cumulativeSum
    deg2rad degrees delete delete_ diag diagflat diagIndices diagIndicesFrom diagonal diff digitize DisposedError divide divmod dot double dsplit dstack Dtype dtype
    e ediff1d emath empty emptyLike equal errstate eulerGamma exp exp2 expandDims expm1 extract eye
    fabs False_ fillDiagonal finfo fix FlatIter flatnonzero flatten flip fliplr flipud float float16 float32 float64 floating FloatingPointError floatPower floor floorDivide fmax fmin fmod FormatError formatFloatPositional formatFloatScientific frexp frombuffer fromfunction fromiter frompyfunc fromstring full fullLike
    gcd generic geomspace geterr geterrcall getPrintoptions getThreads gradient greater greaterEqual
    half hamming hanning heaviside histogram histogram2d histogramBinEdges histogramdd hsplit hstack hypot
    i0 identity iinfo imag IndexError indexExp indices inexact inf init inner insert int int16 int32 int64 int8 int_ intc integer interp intersect1d intp invert isclose iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isneginf isposinf isReady isreal isrealobj isscalar issubdtype iterable ix_
    kaiser keep KeyError kron
    lcm ldexp leftShift less lessEqual lexsort lib linalg LinAlgError linspace littleEndian load loadAsync log log10 log1p log2 logaddexp logaddexp2 logicalAnd logicalNot logicalOr logicalXor logspace long longlong
    maskIndices matmul matrixTranspose matvec max maximum mayShareMemory mean median memory MemoryError meshgrid mgrid min minimum minScalarType mintypecode mod modf moveaxis multiply
    NameError nan nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanToNum nanvar NDArray ndenumerate ndim ndindex NDIter nditer negative nestedIters newaxis nextafter nonzero notEqual NotImplementedError number
    ogrid ones onesLike onWarning outer OverflowError
    packbits pad partition percentile permuteDims pi piecewise place positive pow power printoptions prod promoteTypes ptp put putAlongAxis putmask
    quantile
    r_ rad2deg radians random ravel ravelMultiIndex real realIfClose reciprocal remainder repeat require require_ reshape resize resultType rightShift rint roll rollaxis rot90 round rowStack RuntimeError
    s_ save savez savezCompressed ScalarType scope sctypeDict searchsorted select setdiff1d seterr seterrcall setPrintoptions setThreads setxor1d shape sharesMemory short sign signbit signedinteger sin sinc single sinh size Slice slice sort sortComplex spacing split sqrt square squeeze stack std subtract sum swapaxes
    take takeAlongAxis tan tanh tensordot tile toNpy toNpz TooHardError trace transpose trapezoid tri tril trilIndices trilIndicesFrom trimZeros triu triuIndices triuIndicesFrom True_ trueDivide trunc typecodes typename
    ubyte UFuncTypeError uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong union1d unique uniqueAll uniqueCounts uniqueInverse uniqueValues unpackbits unravelIndex unsignedinteger unstack unwrap ushort
    ValueError vander var var_ vdot vecdot vecmat vectorize view vsplit vstack
    where
    ZeroDivisionError zeros zerosLike"
  `);
});

test("methods of NDArray", () => {
  expect(listed(methods(np.NDArray))).toMatchInlineSnapshot(`
    "absolute add all any arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort astype
    base bitwiseAnd bitwiseCount bitwiseOr bitwiseXor broadcastTo byteswap
    cbrt ceil choose clip compress conj conjugate copy copysign cos cosh cumprod cumsum
    data deg2rad degrees device diagonal dispose divide divmod dot dtype
    element equal exp exp2 expandDims expm1
    fabs fill flags flat flatten floatPower floor floorDivide fmax fmin fmod frexp
    gcd get greater greaterEqual
    heaviside hypot
    iadd iand ifloordiv ilshift imag imod imul invert ior ipow irshift isfinite isinf isnan isub item itemsize itruediv ixor
    kind
    lcm ldexp leftShift less lessEqual log log10 log1p log2 logaddexp logaddexp2 logicalAnd logicalNot logicalOr logicalXor
    matmul max maximum mean min minimum modf moveaxis mT multiply
    nbytes ndim negative nextafter nonzero notEqual
    offset
    partition positive power prod put
    rad2deg radians ravel real reciprocal remainder repeat reshape resize rightShift rint round
    searchsorted set setflags shape sign signbit sin sinh size sort spacing sqrt square squeeze std strides subtract sum swapaxes
    T take tan tanh tobytes toDevice toJSON tolist toString toTypedArray trace transpose trunc
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
