"""Which dtype comes out: of two dtypes, of a dtype and a scalar, of every function for every dtype or pair of them."""

import numpy as np

DTYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128"]
UNARY = """negative absolute sign sqrt square reciprocal exp expm1 log log1p log2 log10 sin cos tan tanh floor ceil trunc rint
    logical_not invert isnan isinf isfinite conjugate deg2rad
    arccos arccosh arcsin arcsinh arctan arctanh sinh cosh cbrt exp2 fabs signbit spacing bitwise_count degrees rad2deg radians""".split()
BINARY = """add subtract multiply divide floor_divide remainder power maximum minimum equal not_equal less less_equal greater greater_equal
    logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift
    arctan2 hypot logaddexp logaddexp2 copysign nextafter heaviside fmod fmax fmin gcd lcm ldexp float_power""".split()
REDUCTIONS = "sum prod max min argmax argmin any all mean var std count_nonzero cumsum cumprod".split()
RULES = ["no", "equiv", "safe", "same_kind", "unsafe"]
SCALARS = {"bool": True, "int": 1, "float": 0.5, "complex": 1j}
INTP = {"argmax", "argmin", "count_nonzero"}


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def found(call, *args, **kw):
    """The dtype of a result, or None where NumPy has no answer."""
    try:
        return np.asarray(call(*args, **kw)).dtype.name
    except TypeError:
        return None


def one(dtype):
    return np.ones(1, dtype)


TABLE = {
    "dtypes": DTYPES,
    "resultType": [[np.result_type(a, b).name for b in DTYPES] for a in DTYPES],
    "canCast": {rule: [[int(np.can_cast(a, b, rule)) for b in DTYPES] for a in DTYPES] for rule in RULES},
    "scalars": {kind: [found(np.add, one(a), scalar) for a in DTYPES] for kind, scalar in SCALARS.items()},
    "unary": {camel(f): [found(getattr(np, f), one(a)) for a in DTYPES] for f in UNARY},
    "binary": {camel(f): [[found(getattr(np, f), one(a), one(b)) for b in DTYPES] for a in DTYPES] for f in BINARY},
    "reductions": {camel(f): ["int32" if f in INTP else found(getattr(np, f), one(a), axis=0) for a in DTYPES] for f in REDUCTIONS},
}
