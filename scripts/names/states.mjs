// What has to be said of NumPy's names that the library has not under the name that the rule gives: how it is written
// here, that it is planned, or why it does not apply. Keys are names, or patterns of them; the first that fits counts.

const SCALARS = "scalars are JavaScript's, or 0-d arrays, which have it as a method";
const SUBCLASSES = "no subclasses of arrays";
const BUILD = "about NumPy's own build";
const MATRICES = "matrices are arrays of two axes, as NumPy recommends";
const PICKLES = "pickled objects are refused";
const PROTOCOL = "a protocol of Python";
const RECORDS = "no records: all elements have one numeric dtype";
const OWN_TESTS = "for NumPy's own tests";
const WARNINGS = "there are no warnings";
const POINTERS = "memory is WebAssembly's: there are no pointers to it";

/** Written in another way: the JavaScript. */
export const written = {
  numpy: {
    False_: "`false`",
    True_: "`true`",
    e: "`Math.E`",
    inf: "`Infinity`",
    nan: "`NaN`",
    pi: "`Math.PI`",
    "bool|float32|float64|float16|complex64|complex128|u?int(8|16|32|64)": (name) => `\`"${name}"\``,
    "byte|bool_|cdouble|csingle|double|half|int_|intc|intp|short|single|ubyte|uint|uintc|uintp|ushort": (
      name,
    ) => `the dtype \`"${name}"\``,
    dtype: "the dtype's name; `np.finfo`, `np.iinfo`, `np.issubdtype` tell more",
    ndarray: "`np.NDArray`",
    flatiter: "`a.flat`",
    ufunc: "functions with `reduce`, `outer` and so on",
    index_exp: "the arguments of `a.get`",
    s_: "`np.slice`, or text",
    save: "`np.save`, `np.toNpy`",
    __version__: "the package's version",
    asanyarray: "`np.asarray`",
    typename: "`a.dtype`",
  },
  "numpy.ndarray": {
    __abs__: "`a.abs()`",
    __add__: "`a.add(b)`",
    __and__: "`a.bitwiseAnd(b)`",
    __divmod__: "`np.divmod(a, b)`",
    __eq__: "`a.equal(b)`",
    __floordiv__: "`a.floorDivide(b)`",
    __ge__: "`a.greaterEqual(b)`",
    __getitem__: "`a.get(...)`",
    __gt__: "`a.greater(b)`",
    "__i(add|and|floordiv|lshift|mod|mul|or|pow|rshift|sub|truediv|xor)__": (name) =>
      `\`a.${name.replaceAll("_", "")}(b)\``,
    __imatmul__: "`np.matmul(a, b, a)`",
    __invert__: "`a.invert()`",
    __iter__: "`for (const row of a)`",
    __le__: "`a.lessEqual(b)`",
    __lshift__: "`a.leftShift(b)`",
    __lt__: "`a.less(b)`",
    __matmul__: "`a.matmul(b)`",
    __mod__: "`a.remainder(b)`",
    __mul__: "`a.multiply(b)`",
    __ne__: "`a.notEqual(b)`",
    __neg__: "`a.negative()`",
    __or__: "`a.bitwiseOr(b)`",
    __pos__: "`a.positive()`",
    __pow__: "`a.power(b)`",
    __rshift__: "`a.rightShift(b)`",
    __sub__: "`a.subtract(b)`",
    __truediv__: "`a.divide(b)`",
    __xor__: "`a.bitwiseXor(b)`",
    "__r(add|and|divmod|floordiv|lshift|matmul|mod|mul|or|pow|rshift|sub|truediv|xor)__":
      "the function, `np.add(1, a)`",
    __setitem__: "`a.set(..., x)`",
    "__(float|int|index)__": "`Number(a)`",
    __complex__: "`a.item()`",
    __str__: "`String(a)`",
    __repr__: "`np.arrayRepr(a)`",
    __format__: "`String(a)`",
    "__(copy|deepcopy)__": "`a.copy()`",
    __contains__: "`np.any(a.equal(x))`",
    __len__: "`a.shape[0]`",
  },
};

/** Planned for later, by area. */
export const planned = {
  numpy: {
    "einsum|einsum_path": "einsum",
    "poly.*|roots": "polynomials",
    "busday.*|is_busday|datetime.*|timedelta64|isnat": "dates and times",
    "genfromtxt|loadtxt|savetxt|fromregex": "text files",
  },
};

/** Not for this library, and why. */
export const excluded = {
  numpy: {
    "matrix|asmatrix|bmat": MATRICES,
    "recarray|record|void": RECORDS,
    object_: "no Python objects in arrays",
    "bytes_|str_|character": "no texts in arrays",
    "longdouble|clongdouble|float128|complex256": "JavaScript and WebAssembly have no such floats",
    "long|ulong|longlong|ulonglong": "C's types differ between platforms; the sized names do not",
    "generic|number|integer|signedinteger|unsignedinteger|inexact|floating|complexfloating|flexible":
      'abstract types are text: `np.issubdtype(dtype, "floating")`',
    memmap: "WebAssembly has no mapped memory",
    "fromfile|from_dlpack": POINTERS,
    "ScalarType|sctypeDict|typecodes|mintypecode|typename": "lists of Python's and C's types",
    little_endian: "always true",
    __array_namespace_info__: PROTOCOL,
    "get_include|show_config|show_runtime|info|test": BUILD,
    "setbufsize|getbufsize": "blocks have one size",
    "geterrcall|seterrcall": WARNINGS,
    "nested_iters|iterable": "iteration is JavaScript's",
  },
  "numpy.ndarray": {
    "__array_(finalize|function|priority|ufunc|wrap)__": SUBCLASSES,
    "__array__|__array_interface__|__array_struct__|__array_namespace__|ctypes|__dlpack.*": POINTERS,
    "__(reduce|reduce_ex|setstate)__|dump|dumps": PICKLES,
    __bool__: "every object of JavaScript is true: `a.item()`, `a.any()`, `a.all()`",
    __hash__: "objects of JavaScript are their own keys",
    __delitem__: "arrays have no elements to delete, in NumPy neither",
    "getfield|setfield": RECORDS,
    "device|to_device": "there is one device",
    tofile: "`np.save`, or `a.tobytes()` and the runtime's own files",
    byteswap: "arrays have the machine's byte order",
  },
  "numpy.ufunc": {
    "resolve_dtypes|signature|nargs|ntypes": "the table of types says it: `types`, `nin`, `nout`",
  },
  "numpy.generic": { ".*": SCALARS },
  "numpy.lib.array_utils": { byte_bounds: POINTERS },
  "numpy.testing": {
    ".*(PYPY|PYSTON|WASM|MUSL|LAPACK64|REFCOUNT|BITS?|64BIT|BUILD|ROOT|EDITABLE|INSTALLED|FPE)": BUILD,
    "assert_no_warnings|assert_warns|clear_and_catch_warnings|suppress_warnings": WARNINGS,
    "assert_|assert_raises.*|assert_no_gc_cycles|break_cycles|build_err_msg|check_support_sve|decorate_methods|jiffies|measure|memusage|print_assert_equal|run_threaded|rundocs|runstring|tempdir|temppath|verbose|TestCase|IgnoreException|KnownFailureException|SkipTest|assert_array_compare":
      OWN_TESTS,
  },
  "numpy.exceptions": {
    ".*Warning": WARNINGS,
    TooHardError: "`sharesMemory` always finds the answer",
    DTypePromotionError: "numeric dtypes always have a common one",
  },
};
