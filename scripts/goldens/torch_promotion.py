"""Writes test/golden/torch_promotion.json: which dtype PyTorch gives for every pair, and in what words it refuses."""

import json
import pathlib

import torch

names = "bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex64 complex128".split()
dtypes = [getattr(torch, name) for name in names]
scalars = {"bool": True, "int": 3, "float": 1.5, "complex": 1 + 2j}
unary = "abs neg sqrt exp log sin cos tan tanh sigmoid relu floor ceil round trunc sign reciprocal square isnan logical_not bitwise_not sum prod mean std var max argmax expm1 log1p log2 log10 exp2 asin acos atan sinh cosh asinh acosh atanh deg2rad rad2deg signbit".split()
binary = "add sub mul div floor_divide remainder pow maximum minimum eq lt bitwise_and bitwise_left_shift logical_and atan2 hypot logaddexp2 fmax fmin copysign fmod gcd lcm".split()


def told(call):
    try:
        return str(call().dtype).removeprefix("torch.")
    except RuntimeError as error:
        return "!" + str(error).split("\n")[0]


def ones(dtype, *shape):
    return torch.ones(shape, dtype=dtype)


out = {"torch": torch.__version__, "names": names}
out["pairs"] = {op: [[told(lambda: getattr(torch, op)(ones(a, 2), ones(b, 2))) for b in dtypes] for a in dtypes] for op in binary}
out["zeroDim"] = [[told(lambda: torch.add(ones(a, 2), ones(b))) for b in dtypes] for a in dtypes]
out["scalar"] = {kind: [told(lambda: torch.add(ones(a, 2), x)) for a in dtypes] for kind, x in scalars.items()}
out["unary"] = {op: [told(lambda: getattr(torch, op)(ones(a, 2))) for a in dtypes] for op in unary}

# Words are few: they are stored once, and referred to by number.
words = []


def pack(x):
    if isinstance(x, str) and x.startswith("!"):
        if x not in words:
            words.append(x)
        return words.index(x)
    if isinstance(x, list):
        return [pack(y) for y in x]
    return {k: pack(v) for k, v in x.items()} if isinstance(x, dict) else x


for key in ("pairs", "zeroDim", "scalar", "unary"):
    out[key] = pack(out[key])
out["words"] = [w[1:] for w in words]
target = pathlib.Path(__file__).parents[2] / "test/golden/torch_promotion.json"
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
