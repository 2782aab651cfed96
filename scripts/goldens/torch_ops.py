"""Writes test/golden/torch_ops.json: what PyTorch computes for every operation, its gradient and its second gradient.

A case is an expression that means the same in Python once `camelCase` is `snake_case`; inputs are made by a formula that
the test knows too, so that only results are stored.
"""

import json
import math
import pathlib
import re

import torch

F64, F32 = torch.float64, torch.float32


def make(shape, low, high, seed):
    n = math.prod(shape)
    values = [low + (high - low) * (((i + seed) * 0.754877666 + seed * 0.3247) % 1) for i in range(n)]
    return torch.tensor(values, dtype=F64).reshape(shape)


def made(shape, low, high, seed, layout, dtype):
    """A leaf: dense, or with its axes reversed in memory."""
    if layout == "C":
        return make(shape, low, high, seed).to(dtype).requires_grad_()
    return make(shape[::-1], low, high, seed).to(dtype).permute(tuple(range(len(shape))[::-1])).detach().requires_grad_()


constants = {
    "i": torch.tensor([1, 0, 1]),
    "p": torch.tensor([[0, 1, 0], [1, 1, 0]]),
    "m": torch.tensor([[True, False, True], [False, True, True]]),
    "l": torch.tensor([1, 0]),
    "j": torch.tensor(0.5 + 2j),
}


def put(target, value, index):
    """Write at an index, given as text or as a tensor."""
    if isinstance(index, str):
        exec(f"target[{index}] = value", {}, {"target": target, "value": value})
    else:
        target[index] = value
    return target


constants["put"] = put


def python(text):
    text = re.sub(r'\.get\("([^"]*)"\)', r"[\1]", text)
    text = re.sub(r'\.get\((?:"([^"]*)", )?([a-z])\)', lambda m: f"[{m[1] + ', ' if m[1] else ''}{m[2]}]", text)
    text = re.sub(r"\{ (\w+): ([^}]*) \}", r"\1=\2", text)
    text = re.sub(r"([a-z])([A-Z])", lambda m: m[1] + "_" + m[2].lower(), text)
    for a, b in (("true", "True"), ("false", "False"), ("null", "None"), ("Infinity", "math.inf")):
        text = re.sub(rf"\b{a}\b", b, text)
    return text


def numbers(t, dtype):
    digits = 10 if dtype == F64 else 7
    if t._is_zerotensor():
        return [0] * t.numel()
    flat = t.detach().to(F64).contiguous().reshape(-1).tolist()
    return [None if x != x else "inf" if x == math.inf else "-inf" if x == -math.inf else float(f"{x:.{digits}g}") for x in flat]


def run(text, shapes, low, high, layout, dtype):
    names = "xyz"[: len(shapes)]
    inputs = [made(s, low, high, 1 + 6 * k, layout, dtype) for k, s in enumerate(shapes)]
    out = eval(python(text), {"torch": torch, "math": math, **constants, **dict(zip(names, inputs))})
    outs = list(out) if isinstance(out, (list, tuple)) else [out]
    result = [[list(o.shape) for o in outs], [numbers(o, dtype) for o in outs]]
    seeds = [make(tuple(o.shape), 0.5, 1.5, 11 + k).to(o.dtype) for k, o in enumerate(outs)]
    first = torch.autograd.grad(outs, inputs, seeds, create_graph=True, allow_unused=True)
    result.append([None if g is None else numbers(g, dtype) for g in first])
    live = [g for g in first if g is not None and g.requires_grad]
    if not live:
        return result + [None]
    weights = [make(tuple(g.shape), 0.5, 1.5, 23 + k).to(g.dtype) for k, g in enumerate(live)]
    second = torch.autograd.grad(live, inputs, weights, allow_unused=True)
    return result + [[None if g is None else numbers(g, dtype) for g in second]]


one = [[(2, 3)], [(3,)], [()], [(2, 1, 2)], [(0, 2)]]
two = [[(2, 3), (2, 3)], [(2, 3), (3,)], [(2, 1), (3,)], [(2,), ()], [(0, 2), (2,)]]
matrix = [[(2, 3)]]
free, positive, small = (-2.0, 2.0), (0.3, 2.5), (-0.6, 1.2)

unary = {
    free: "neg abs sign square exp exp2 expm1 sin cos tan tanh sinh cosh asinh atan rad2deg sigmoid relu floor ceil trunc round clone sgn",
    positive: "sqrt rsqrt reciprocal log log2 log10",
    small: "log1p deg2rad",
    (-0.8, 0.8): "asin acos atanh",
    (1.3, 3.0): "acosh",
}
spec = {name: ([f"x.{name}()"], one, bounds) for bounds, names in unary.items() for name in names.split()}
spec |= {
    name: ([f"x.{name}(y)"], two, positive)
    for name in "add sub mul div pow maximum minimum remainder fmod atan2 hypot logaddexp logaddexp2 fmax fmin copysign".split()
}
spec |= {
    "alpha": (["torch.add(x, y.mul(2))", "x.sub(y.mul(3))"], two, free),
    "scalars": (["x.mul(3)", "torch.sub(x, 1.5).div(2)", "x.add(1)", "x.pow(3)", "x.pow(2)", "x.pow(-1)", "x.pow(0.5)", "x.pow(0)"], one, positive),
    "clamp": (["x.clamp(0.5, 1.5)", "x.clamp(1)", "x.clamp(null, 1)", "torch.clamp(x, 0, 1).mul(x)"], one, positive),
    "clampTensor": (["x.clamp(y, y.add(0.5))"], two, positive),
    "where": (["torch.where(x.gt(1), x, y)", "torch.where(x.le(y), y, x.mul(y))"], two, positive),
    "sum": (["x.sum()", "x.sum().mul(2)"], one, free),
    "mean": (["x.mean()"], one, free),
    "prod": (["x.prod()"], one, positive),
    "norm": (["x.norm()", "x.norm(1)", "x.norm(3)"], one[:4], positive),
    "maxAll": (["x.max()", "x.min()", "x.amax()", "x.amin()", "x.median()"], one[:4], free),
    "variance": (["x.var()", "x.std()", "x.var(0)", "x.std(1)", "x.var([0, 1])"], matrix * 2, free),
    "alongAxis": (
        ["x.sum(0)", "x.sum(1, true)", "x.mean(0)", "x.mean(1, true)", "x.prod(1)", "x.cumsum(0)", "x.cumsum(1)", "x.cumprod(1)", "x.amax(1)", "x.amin(0, true)"],
        matrix,
        positive,
    ),
    "extremes": (["x.max(1).values", "x.min(0).values", "x.max(1, true).values", "x.sort(1).values", "x.sort(0, true).values"], matrix, free),
    "normAlong": (["x.norm(2, 1)", "x.norm(1, 0)", "x.norm(Infinity, 1)", "x.norm(3, 1)", "x.norm(2, 0, true)"], matrix, positive),
    "softmax": (["x.softmax(0)", "x.softmax(1)", "x.softmax(-1)", "torch.softmax(x.mul(5), 1)", "x.exp().softmax(0)"], matrix, free),
    "logSoftmax": (["x.logSoftmax(0)", "x.logSoftmax(1)", "x.logSoftmax(-1)", "torch.logSoftmax(x.mul(5), 1)", "x.exp().logSoftmax(0)"], matrix, free),
    "views": (
        ["x.permute(1, 0)", "x.transpose(0, 1)", "x.t()", "x.unsqueeze(1)", "x.unsqueeze(0).squeeze(0)", "x.expand(2, 2, 3)", "x.reshape(3, 2)", "x.flatten()", "x.diagonal()", "x.diagonal(1)", "x.narrow(1, 1, 2)"],
        matrix,
        free,
    ),
    "indexing": (
        ['x.get("1")', 'x.get("0, 1")', 'x.get("1:")', 'x.get(":, ::2")', 'x.get("..., 0")', 'x.get("None, 0")', 'x.get(":, -2:")'],
        matrix,
        free,
    ),
    "parts": (["x.unbind(0)", "x.split(2, 1)", "x.chunk(2, 1)", "torch.cat([x, x.mul(2)], 1)", "torch.stack([x, x.exp()], 1)"], matrix, free),
    "moves": (["x.flip([0])", "x.flip([0, 1])", "x.repeat(2, 1)", "x.tril()", "x.triu(1)", "x.tril(-1)"], matrix, free),
    "choosing": (
        ["x.gather(0, p)", "x.indexSelect(0, i)", "x.indexSelect(1, i)", "x.maskedSelect(m)", "x.maskedFill(m, 0.5)", "x.scatter(0, p, 2)", "x.scatterAdd(0, p, x.mul(2))", "x.indexAdd(1, i, x.exp())"],
        matrix,
        free,
    ),
    "matmul": (["x.matmul(y)"], [[(2, 3), (3, 2)], [(2, 3), (3,)], [(3,), (3, 2)], [(3,), (3,)], [(2, 2, 3), (2, 3, 1)], [(2, 2, 3), (3, 2)]], free),
    "addmm": (["torch.addmm(z, x, y)", "torch.mm(x, y).add(z)"], [[(2, 3), (3, 2), (2, 2)], [(2, 3), (3, 2), (2,)], [(1, 2), (2, 3), (3,)]], free),
    "inPlace": (
        ["x.mul(2).add_(y)", "x.mul(2).mul_(y)", "x.mul(2).div_(y)", "x.sin().mul_(2)", "x.mul(1).exp_().add(y)", "x.mul(1).clamp_(0.5, 1.5).mul(y)", "x.mul(1).pow_(2).sub(y)"],
        [[(2, 3), (2, 3)], [(2, 3), (3,)], [(2,), ()]],
        positive,
    ),
    "products": (["x.matmul(y).exp()"], [[(2, 2, 3), (2, 3, 1)], [(2, 2, 3), (3, 2)], [(3,), (2, 3, 2)], [(2, 1, 2, 3), (2, 3, 2)]], small),
    "bmm": (["torch.bmm(x, y)", "x.bmm(y).exp()"], [[(2, 2, 3), (2, 3, 2)], [(1, 2, 2), (1, 2, 3)], [(3, 1, 2), (3, 2, 1)]], small),
    "dot": (["x.dot(y)", "torch.dot(x, y).exp()"], [[(3,), (3,)], [(1,), (1,)], [(5,), (5,)]], small),
    "complex": (
        ["torch.real(x.mul(j))", "torch.imag(x.mul(j).exp())", "torch.real(torch.conj(x.mul(j).exp()).mul(x))", "torch.imag(torch.conj(x.mul(j)).mul(x.add(j)))", "x.mul(j).abs()"],
        one[:4],
        free,
    ),
    "same": (['x.get("...")', 'x.get("...").exp()', "torch.positive(x).mul(x)"], one, free),
    "wider": (["x.double().exp().float()", "x.double().mul(x).float()"], one, free, [F32]),
    "narrower": (["x.float().double()", "x.float().double().exp().mul(x)"], matrix, free, [F64]),
    "copy": (["x.mul(2).copy_(y)", "x.sin().copy_(y.exp()).mul(x)", "x.mul(2).fill_(1.5).mul(x)", "x.sin().zero_().add(y)"], [[(2, 3), (2, 3)], [(2, 3), (3,)], [(2,), ()]], free),
    "writing": (
        ['put(x.sin(), 2, "1:").exp()', 'put(x.sin(), x.sin(), "...").mul(x)', 'put(x.sin(), x.get("0").sin(), "1").exp()', 'put(x.sin(), x.get(":, 1").sin(), ":, 0").exp()'],
        matrix,
        free,
    ),
    "parts2": (['x.get("1:").exp()', 'x.get(":, ::2").sin().exp()', 'x.get("1").exp()', "x.diagonal(1).exp()"], matrix, free),
    "index": (["x.get(i)", "x.get(i).exp()", 'x.get(":", i).exp()', "x.get(m).exp()", "x.get(l).mul(x)"], matrix, free),
    "indexPut": (
        ["put(x.sin(), 0.5, l).mul(x)", "put(x.sin(), 0.5, m).exp()", "put(x.sin(), x.get(l).sin(), l).exp()", "put(x.sin(), x.get(m).sin(), m).exp()"],
        matrix,
        free,
    ),
    "masks": (["x.maskedSelect(m).exp()", "x.maskedSelect(m).sin().mul(2)"], matrix, free),
    "activations": (
        [f"torch.nn.functional.{f}" for f in ("gelu(x)", 'gelu(x, { approximate: "tanh" })', "silu(x)", "logsigmoid(x)", "relu(x).mul(x)", "leakyRelu(x, 0.2).mul(x)")],
        one,
        free,
    ),
    "layerNorm": (
        ["torch.nn.functional.layerNorm(x, [3])", "torch.nn.functional.layerNorm(x, [2, 3]).exp()", "torch.nn.functional.layerNorm(x.exp(), [3])"],
        matrix,
        free,
    ),
    "layerNormAffine": (["torch.nn.functional.layerNorm(x, [3], y, z)"], [[(2, 3), (3,), (3,)], [(3,), (3,), (3,)], [(2, 2, 3), (3,), (3,)]], free),
    "nllLoss": (
        ["torch.nn.functional.nllLoss(x, l).exp()", 'torch.nn.functional.nllLoss(x, l, { reduction: "sum" }).exp()', 'torch.nn.functional.nllLoss(x, l, { reduction: "none" }).exp()', "torch.nn.functional.crossEntropy(x, l)"],
        matrix,
        free,
    ),
}

cases = []
for name, (texts, shape_lists, bounds, *dtypes) in spec.items():
    kinds = dtypes[0] if dtypes else (F64, F32)
    rounds = 1
    while rounds * len(shape_lists) * 2 * len(kinds) < 20:
        rounds += 1
    for text in texts:
        for shapes in shape_lists:
            for layout in "CT":
                for dtype in kinds:
                    for k in range(rounds):
                        low, high = bounds[0], bounds[1] + 0.25 * k
                        results = run(text, shapes, low, high, layout, dtype)
                        cases.append([name, text, shapes, low, high, layout, "float64" if dtype == F64 else "float32", *results])

target = pathlib.Path(__file__).parents[2] / "test/golden/torch_ops.json"
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
target.write_text(f'{{"torch":"{torch.__version__}","cases":[\n{lines}\n]}}\n')
print(len(cases), "cases of", len(spec), "groups")
