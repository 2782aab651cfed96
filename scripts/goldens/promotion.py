"""Which dtype comes out: of two dtypes, of a dtype and a scalar, of every function for every dtype or pair of them."""

import numpy as np

DTYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128"]
UNARY = """absolute arccos arccosh arcsin arcsinh arctan arctanh bitwise_count cbrt ceil conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs
    floor frexp invert isfinite isinf isnan log log10 log1p log2 logical_not modf negative positive rad2deg radians reciprocal rint sign
    signbit sin sinh spacing sqrt square tan tanh trunc""".split()
BINARY = """add arctan2 bitwise_and bitwise_or bitwise_xor copysign divide divmod equal float_power floor_divide fmax fmin fmod gcd greater
    greater_equal heaviside hypot lcm ldexp left_shift less less_equal logaddexp logaddexp2 logical_and logical_or logical_xor matmul maximum
    minimum multiply nextafter not_equal power remainder right_shift subtract vecdot""".split()
REDUCTIONS = """sum prod max min argmax argmin any all mean var std count_nonzero cumsum cumprod median ptp nansum nanmean nanvar
    average""".split()
RULES = ["no", "equiv", "safe", "same_kind", "unsafe"]
SCALARS = {"bool": True, "int": 1, "big": 2**40, "negative": -1, "float": 0.5, "complex": 1j}
INTP = {"argmax", "argmin", "count_nonzero"}


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def found(call, *args, **kw):
    """The dtype of a result, or the class of the error where NumPy has no answer."""
    try:
        result = call(*args, **kw)
        return ",".join(np.asarray(x).dtype.name for x in (result if isinstance(result, tuple) else (result,)))
    except (TypeError, OverflowError) as error:
        return "!" + next(c.__name__ for c in type(error).__mro__ if not c.__name__.startswith("_"))


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
