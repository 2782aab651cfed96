"""Names, letters and limits of dtypes, and what is asked of them."""

import numpy as np
from oracle import case

NAMES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64",
         "complex64", "complex128"]
ALIASES = ["bool_", "byte", "ubyte", "short", "ushort", "intc", "uintc", "int", "int_", "long", "uint", "ulong", "half",
           "single", "float", "double", "csingle", "complex", "cdouble"]
CODES = [*"?bBhHiIlLqQefdFD", "b1", *(f"{k}{n}" for k in "iu" for n in (1, 2, 4, 8)), "f2", "f4", "f8", "c8", "c16"]
FIELDS = ["name", "itemsize", "kind", "char", "num", "str", "byteorder", "alignment", "isnative", "isbuiltin", "ndim"]
LIMITS = ["bits", "dtype", "eps", "epsneg", "machep", "negep", "max", "min", "maxexp", "minexp", "nexp", "iexp", "nmant",
          "precision", "resolution", "smallestNormal", "smallestSubnormal", "tiny"]
CLASSES = ["generic", "number", "integer", "signedinteger", "unsignedinteger", "inexact", "floating", "complexfloating"]
KINDS = ["bool", "signed integer", "unsigned integer", "integral", "real floating", "complex floating", "numeric"]


def one(dtype, value=1):
    return np.full(2, value, dtype)


swapped = [f"{order}{code}" for order in "<>=|" for code in ["i4", "u2", "f8", "f", "?", "c16", "b", "i1"]]
CASES = [
    *(case(f"dtype().{field}", name) for name in NAMES for field in FIELDS),
    *(case(f"dtype().{field}", name) for name in swapped for field in ["name", "str", "byteorder", "isnative", "isbuiltin"]),
    *(case("dtype", name) for name in [*ALIASES, *CODES, *swapped, "", "f3", "i16", "int128", "floating", "x", "<", "<x4", "F4"]),
    *(case(".newbyteorder", {"dtype": name}, *order) for name in ["i4", ">f8", "u1"] for order in
      [[], ["S"], ["<"], [">"], ["little"], ["big"], ["="], ["native"], ["|"], ["x"], ["swap"]]),
    *(case(f"finfo().{field}", name) for name in NAMES[9:] for field in LIMITS),
    *(case(f"iinfo().{field}", name) for name in NAMES[1:9] for field in ["bits", "min", "max", "kind", "dtype"]),
    *(case(fn, name) for fn, names in [("finfo", ["bool", "int32", "uint8"]), ("iinfo", ["bool", "float64", "complex64"])]
      for name in names),
    case("finfo().dtype", 3.5), case("finfo().dtype", 1.5j),
    *(case("iinfo().key", name) for name in ["int8", "uint64"]),
    *(case("canCast", a, b, rule) for a in [">f4", "<f4", "f4", "=f4", "<i1"] for b in [">f4", "<f4", ">i1"]
      for rule in ["no", "equiv", "safe"]),
    *(case("minScalarType", x) for x in
      [10, -260, 3.1, 1e50, True, 1e5 + 0j, float("nan"), float("inf"), 65000.5, 64999.5, 3.5e38, 3.3e38, 2**63, -2**63, 255, 256,
       -128, -129, 65535, 65536, 2**32 - 1, 2**32, 3.5e38j, float("-inf"), -1]),
    *(case("minScalarType", np.array(x, dtype)) for x, dtype in
      [(70000, "int64"), (3, "float64"), (3, "float32"), (1e39, "float64"), (3.4028e38, "float32"), (3, "float16"), (1, "bool"),
       (1j, "complex128"), (-1, "int32"), (200, "uint16"), (2**63, "uint64"), (1e39, "complex128")]),
    *(case("minScalarType", one(name)) for name in NAMES),
    *(case("issubdtype", a, {"class": b}) for a in NAMES for b in CLASSES),
    *(case("issubdtype", {"class": a}, {"class": b}) for a in CLASSES for b in CLASSES),
    *(case("issubdtype", a, b) for a, b in [("f4", "f8"), ("f4", "float32"), ("int", "int64"), ("float16", "half"), ("?", "i4")]),
    *(case("isdtype", {"dtype": name}, kind) for name in NAMES for kind in KINDS),
    case("isdtype", {"dtype": "f4"}, "real"), case("isdtype", {"dtype": "f4"}, {"dtype": "f4"}),
    case("isdtype", {"dtype": "f4"}, {"dtype": "f8"}), case("isdtype", {"dtype": "u4"}, {"tuple": ["bool", "integral"]}),
    case("isdtype", {"dtype": "f4"}, {"tuple": ["bool", "integral"]}),
    *(case("commonType", one(a), one(b)) for a in NAMES[1:] for b in ["float16", "float32", "int8", "complex64"]),
    case("commonType", one("bool")), case("commonType", one("float16")), case("commonType", one("float32"), one("bool")),
    *(case("mintypecode", chars) for chars in ["fdF", "il", "abceh", "z", "fF", "Fd", "FD", "", "f", "gf", "DG"]),
    case("mintypecode", ["f", "d"]), case("mintypecode", [one("complex64")]), case("mintypecode", [one("float64"), "F"]),
    case("mintypecode", "ihb", "bhi"), case("mintypecode", "xyz", "GDFgdf", "f"), case("mintypecode", "?iQ", "?iQ"),
    *(case("typename", c) for c in [*"?bBhHiIlLqQfdFDSUVO", "S1", "e", "zz"]),
    *(case("isscalar", x) for x in [3, 2.5, True, 1j, "abc", np.array(3), [3], one("int8")]),
    *(case(fn, x) for fn in ["iscomplexobj", "isrealobj"] for x in
      [1, 1j, [1, 2], [1, 2j], one("complex64"), one("float32"), np.array(1 + 0j), True]),
    *(case("promoteTypes", a, b) for a in ["f4", ">i2", "?", "uint", "D"] for b in ["<i4", "half", "u8", ">f8", "byte"]),
    *(case("resultType", *args) for args in [["f4", "i4"], [one("int8"), "u1"], ["half", 1.5], ["i1", 1, 2.5], [">f4", "f4"]]),
    case("dtype", None),
]
