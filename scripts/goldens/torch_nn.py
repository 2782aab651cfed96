"""What PyTorch's modules, losses and initialisers give: test/golden/torch_nn.json.

usage: a Python with torch, scripts/goldens/torch_nn.py

Inputs and parameters are not stored: both sides compute them from `number`. A case has the module (`m`), its arguments
(`a` by position, `k` by name), its inputs (`x`), and what came out: the printed module, the keys of its state, the
output, gradients of inputs and parameters, and gradients of those (`second`).
"""

import json
import sys
import warnings
from pathlib import Path

try:
    import torch
    import torch.nn as nn
    import torch.nn.functional as F
except ImportError:
    sys.exit("torch is needed: this file is regenerated apart from those of NumPy")

warnings.simplefilter("ignore")
OUT = Path(__file__).resolve().parents[2] / "test/golden/torch_nn.json"


def number(seed, i):
    """Between -2 and 2, exact in binary64."""
    return ((i * 7919 + seed * 104729 + 31) % 2017) / 504 - 2


def floats(shape, seed, dtype):
    n = 1
    for length in shape:
        n *= length
    return torch.tensor([number(seed, i) for i in range(n)], dtype=torch.float64).reshape(shape).to(dtype)


def snake(name):
    return "".join("_" + c.lower() if c.isupper() else c for c in name)


def value(x, dtype):
    """An argument as Python has it."""
    if isinstance(x, dict) and "t" in x:
        return torch.tensor(x["t"], dtype=dtype)
    if isinstance(x, dict) and "m" in x:
        return make(x, dtype)
    return x


def make(case, dtype):
    args = [value(a, dtype) for a in case.get("a", [])]
    names = {snake(k): value(v, dtype) for k, v in case.get("k", {}).items()}
    return getattr(nn, case["m"])(*args, **names)


def given(x, k, dtype):
    """An input: a shape of floats, of floats in [0, 1] (`unit`), or integers."""
    if isinstance(x, list):
        return floats(x, k, dtype).requires_grad_()
    if "unit" in x:
        return ((floats(x["unit"], k, dtype) + 2) / 4).requires_grad_()
    if "turned" in x:
        return floats(x["turned"], k, dtype).transpose(0, -1).requires_grad_()
    return torch.tensor(x["int"], dtype=getattr(torch, x.get("dtype", "int64")))


def plain(t):
    digits = 10 if t.dtype == torch.float64 else 7
    t = torch.zeros(t.shape, dtype=t.dtype) if t._is_zerotensor() else t  # a zero without memory
    flat = t.detach().double().flatten().tolist()
    return [list(t.shape), [v if v != v or abs(v) == float("inf") else float(f"{v:.{digits}g}") for v in flat]]


def text(x):
    return json.loads(json.dumps(x).replace("NaN", '"nan"').replace("-Infinity", '"-inf"').replace("Infinity", '"inf"'))


def answer(case):
    dtype = getattr(torch, case.get("dtype", "float64"))
    torch.manual_seed(case.get("seed", 0))
    module = make(case, dtype)
    case["repr"] = repr(module)
    case["keys"] = list(module.state_dict())
    module = module.to(dtype)
    module.train(not case.get("eval", False))
    with torch.no_grad():
        for k, p in enumerate(module.parameters()):
            p.copy_(floats(p.shape, 20 + k, dtype))
    inputs = [given(x, k, dtype) for k, x in enumerate(case["x"])]
    torch.manual_seed(case.get("seed", 0))
    try:
        out = module(*inputs)
    except Exception as error:  # noqa: BLE001
        return {**case, "error": [type(error).__name__, str(error)]}
    wanted = [t for t in [*inputs, *module.parameters()] if t.requires_grad]
    case["out"] = text(plain(out))
    loss = (out * floats(out.shape, 7, dtype)).sum()
    if wanted and loss.requires_grad:
        grads = torch.autograd.grad(loss, wanted, create_graph=True, allow_unused=True)
        case["grads"] = [None if g is None else text(plain(g)) for g in grads]
        again = sum((g * floats(g.shape, 8 + k, dtype)).sum() for k, g in enumerate(grads) if g is not None)
        if torch.is_tensor(again) and again.requires_grad:
            second = torch.autograd.grad(again, wanted, allow_unused=True)
            case["second"] = [None if g is None else text(plain(g)) for g in second]
    buffers = {name: text(plain(b)) for name, b in module.named_buffers()}
    if buffers:
        case["buffers"] = buffers
    return case


def m(name, *args, x, **rest):
    options = {k: rest.pop(k) for k in list(rest) if k not in ("dtype", "eval", "seed")}
    case = {"m": name, **({"a": list(args)} if args else {}), **({"k": options} if options else {}), "x": x}
    return {**case, **rest}


SHAPES = [[3], [2, 3], [4, 5], [1, 1], [2, 3, 4], [0, 3], [2, 1, 2, 3], [], [17], [3, 9]]
HALF = ["float32", "float16", "bfloat16"]
ELEMENTWISE = [("ReLU", []), ("GELU", []), ("GELU", ["tanh"]), ("SiLU", []), ("Tanh", []), ("Sigmoid", []), ("LogSigmoid", []), ("LeakyReLU", [])]

cases = []
for name, args in ELEMENTWISE:
    cases += [m(name, *args, x=[shape]) for shape in SHAPES]
    cases += [m(name, *args, x=[[2, 5]], dtype=dtype) for dtype in HALF]
    cases += [m(name, *args, x=[{"turned": [3, 4]}])]
    cases += [m(name, *args, x=[shape]) for shape in ([2], [5, 2], [1, 4, 3], [3, 0], [2, 2, 2, 2], [33])]
cases += [m("LeakyReLU", slope, x=[[2, 3]]) for slope in (0.0, 0.5, 1.0, -1.0)]
for name in ("Softmax", "LogSoftmax"):
    for shape, dim in [([3], 0), ([2, 3], 0), ([2, 3], 1), ([4, 5], -1), ([2, 3, 4], 1), ([2, 3, 4], 0), ([2, 3, 4], -1),
                       ([], 0), ([0, 3], 1), ([3, 0], 1), ([2, 17], 1), ([2, 1], 1), ([2, 3, 2, 2], 1)]:
        cases.append(m(name, dim, x=[shape]))
    cases += [m(name, 1, x=[[3, 6]], dtype=dtype) for dtype in HALF]
    cases += [m(name, 1, x=[{"turned": [3, 4]}]), m(name, x=[[3]]), m(name, x=[[2, 3]]), m(name, x=[[2, 3, 2]])]

for bias in (True, False):
    for shape in ([2, 3], [3], [2, 4, 3], [1, 3], [0, 3], [2, 2, 2, 3]):
        cases.append(m("Linear", 3, 4, bias=bias, x=[shape]))
cases += [m("Linear", 3, 4, x=[[5, 3]], dtype="float32"), m("Linear", 1, 1, x=[[2, 1]]), m("Linear", 3, 2, x=[{"turned": [3, 4]}])]
cases += [m("Linear", n, k, x=[[2, n]]) for n, k in ((2, 5), (7, 1), (1, 6), (5, 5), (17, 2))]
cases += [m("Linear", 3, 4, x=[[2, 4]]), m("Linear", 3, 4, x=[[2, 2, 4]]), m("Linear", 3, 4, x=[[4]])]
for bias in (True, False):
    for lead in ([2], [1], [], [2, 3], [5]):
        cases.append(m("Bilinear", 2, 3, 4, bias=bias, x=[[*lead, 2], [*lead, 3]]))
cases += [m("Bilinear", 2, 3, 4, x=[[2, 2], [2, 3]], dtype="float32"), m("Bilinear", 1, 1, 1, x=[[3, 1], [3, 1]])]
cases += [m("Bilinear", n, k, j, x=[[3, n], [3, k]]) for n, k, j in ((1, 2, 3), (4, 1, 2), (3, 3, 1), (2, 5, 2), (5, 2, 3))]
cases += [m("Bilinear", 2, 3, 4, x=[[*lead, 2], [*lead, 3]]) for lead in ([0], [1, 2], [2, 1, 2], [7])]
cases += [m("Bilinear", 2, 3, 4, x=[[2, 2], [2, 4]])]

INDEX = [{"int": [0, 2, 2]}, {"int": [[1, 0], [3, 3]]}, {"int": 2}, {"int": []}, {"int": [[[0], [1]]]}]
for x in INDEX:
    cases += [m("Embedding", 4, 3, x=[x]), m("Embedding", 4, 3, paddingIdx=2, x=[x])]
cases += [m("Embedding", 4, 3, paddingIdx=-1, x=[{"int": [3, 1]}]), m("Embedding", 5, 2, x=[{"int": [4, 0], "dtype": "int32"}])]
cases += [m("Embedding", n, k, x=[{"int": [n - 1, 0, n // 2]}]) for n, k in ((3, 1), (7, 2), (2, 5), (1, 3))]
cases += [m("Embedding", 4, 3, paddingIdx=p, x=[{"int": [[3, p], [0, p]]}]) for p in (0, 1, 3)]
cases += [m("Embedding", 4, 3, x=[{"int": [1, 1, 1]}], dtype=dtype) for dtype in HALF]
cases += [m("Embedding", 4, 3, x=[{"int": [1, 4]}]), m("Embedding", 4, 3, x=[{"int": [-1]}]), m("Embedding", 4, 3, x=[[2]])]

for p in (0.5, 0.1, 0.9, 0.0, 1.0):
    cases += [m("Dropout", p, x=[[3, 7]], seed=3), m("Dropout", p, x=[[4, 5]], eval=True)]
cases += [m("Dropout", x=[shape], seed=11, dtype="float32") for shape in ([3], [40], [2, 3, 4], [], [0, 2])]
cases += [m("Dropout", p, x=[[2, 9]], seed=seed) for p in (0.2, 0.7) for seed in (1, 99)]
cases += [m("Dropout", 0.3, x=[{"turned": [3, 4]}], seed=5)]
for args, shape in [([], [2, 3]), ([], [2, 3, 4]), ([0], [2, 3, 4]), ([0, 1], [2, 3, 4]), ([1, 2], [2, 3, 4, 2]), ([], [0, 3]),
                    ([-2], [2, 3, 4]), ([0], []), ([0], [3]), ([1, 1], [2, 3]), ([2, 1], [2, 3, 4]), ([], [3])]:
    cases.append(m("Flatten", *args, x=[shape]))
for args, shape in [([], [1, 1]), ([], [4, 2, 2, 2]), ([2], [2, 3, 4]), ([2, 3], [2, 3, 2, 2]), ([0, -1], [2, 3]), ([-3, -2], [2, 3, 4]),
                    ([1, 3], [2, 3, 2, 2]), ([1, 2], [0, 3, 4]), ([0, 2], [2, 2, 2]), ([], [2, 3, 0])]:
    cases.append(m("Flatten", *args, x=[shape]))

for shape, over in [([2, 3], 3), ([2, 3], [2, 3]), ([2, 3, 4], 4), ([2, 3, 4], [3, 4]), ([5], [5]), ([3, 1], 1), ([0, 3], 3),
                    ([2, 17], 17), ([2, 2, 3, 2], [3, 2])]:
    for options in ({}, {"bias": False}, {"elementwiseAffine": False}, {"eps": 0.1}):
        cases.append(m("LayerNorm", over, x=[shape], **options))
cases += [m("LayerNorm", 6, x=[[3, 6]], dtype=dtype) for dtype in HALF]
cases += [m("LayerNorm", 3, x=[{"turned": [3, 4]}]), m("LayerNorm", 3, x=[[2, 4]]), m("LayerNorm", [2, 3], x=[[3]])]

for shape in ([4, 3], [2, 3], [2, 3, 4], [3, 3, 1]):
    for options in ({}, {"affine": False}, {"momentum": None}, {"trackRunningStats": False}, {"momentum": 0.3, "eps": 0.01}):
        cases += [m("BatchNorm1d", 3, x=[shape], **options), m("BatchNorm1d", 3, x=[shape], eval=True, **options)]
cases += [m("BatchNorm1d", 3, x=[[4, 3]], dtype="float32"), m("BatchNorm1d", 3, x=[[1, 3]]), m("BatchNorm1d", 3, x=[[3]])]
cases += [m("BatchNorm1d", 3, x=[[2, 4]])]

W3 = {"t": [0.5, 2.0, 1.25]}
for reduction in ("none", "mean", "sum"):
    for name in ("CrossEntropyLoss", "NLLLoss"):
        smooth = {"labelSmoothing": 0.1} if name[0] == "C" else {}
        for options in ({}, {"weight": W3}, {"ignoreIndex": 1}, smooth, {"weight": W3, "ignoreIndex": 0, **smooth}):
            cases += [m(name, x=[[4, 3], {"int": [0, 2, 1, 1]}], reduction=reduction, **options)]
            cases += [m(name, x=[[2, 3, 2], {"int": [[0, 2], [1, 1]]}], reduction=reduction, **options)]
        cases += [m(name, x=[[3], {"int": 1}], reduction=reduction), m(name, x=[[0, 3], {"int": []}], reduction=reduction)]
        cases += [m(name, x=[[2, 3], {"int": [-100, -100]}], reduction=reduction)]
        cases += [m(name, x=[[5, 6], {"int": [5, 0, 3, 2, 2]}], reduction=reduction, dtype="float32")]
    for options in ({}, {"weight": W3}, {"labelSmoothing": 0.2}, {"weight": W3, "labelSmoothing": 0.2}):
        cases += [m("CrossEntropyLoss", x=[[4, 3], {"unit": [4, 3]}], reduction=reduction, **options)]
        cases += [m("CrossEntropyLoss", x=[[2, 3, 2], {"unit": [2, 3, 2]}], reduction=reduction, **options)]
    cases += [m("CrossEntropyLoss", x=[[3], {"unit": [3]}], reduction=reduction)]
    for name in ("MSELoss", "L1Loss", "HuberLoss"):
        cases += [m(name, x=[shape, shape], reduction=reduction) for shape in ([4, 3], [3], [], [2, 3, 2], [0, 2])]
        cases += [m(name, x=[[2, 3], [3]], reduction=reduction), m(name, x=[[2, 3], [2, 3]], reduction=reduction, dtype="float32")]
    cases += [m("HuberLoss", x=[[4, 3], [4, 3]], reduction=reduction, delta=delta) for delta in (0.25, 3.0)]
    for options in ({}, {"weight": W3}, {"posWeight": W3}, {"weight": W3, "posWeight": W3}):
        cases += [m("BCEWithLogitsLoss", x=[[4, 3], {"unit": [4, 3]}], reduction=reduction, **options)]
    cases += [m("BCEWithLogitsLoss", x=[shape, {"unit": shape}], reduction=reduction) for shape in ([5], [], [0, 2], [2, 3, 2])]
    cases += [m("BCEWithLogitsLoss", x=[[2, 3], {"unit": [2, 3]}], reduction=reduction, dtype="float32")]
BAD = [([2, 3], {"int": [0, 3]}, {}), ([2, 3], {"int": [0, -1]}, {}), ([2, 3], {"int": [0, 1, 2]}, {}), ([2, 3], {"int": [[0], [1]]}, {}),
       ([2, 3], {"int": [0, 1], "dtype": "int32"}, {}), ([2, 3], {"int": [0, 1]}, {"weight": {"t": [1.0, 2.0]}}), ([3], {"int": 5}, {}),
       ([2, 3], {"int": [0, 1]}, {"reduction": "x"})]
for name in ("CrossEntropyLoss", "NLLLoss"):
    cases += [m(name, x=[x, t], **options) for x, t, options in BAD]
cases += [m("CrossEntropyLoss", x=[[2, 3], [2, 4]]), m("CrossEntropyLoss", x=[[2, 3], {"int": [0, 1]}], labelSmoothing=2.0)]
cases += [m("CrossEntropyLoss", x=[[2, 3, 4], {"int": [[0] * 5] * 2}]), m("MSELoss", x=[[2, 3], [2, 4]]), m("L1Loss", x=[[2, 3], [4, 3]])]
cases += [m("BCEWithLogitsLoss", x=[[2, 3], {"unit": [3]}]), m("HuberLoss", x=[[2], [2]], delta=0.0)]

linear, relu, norm = {"m": "Linear", "a": [3, 4]}, {"m": "ReLU"}, {"m": "LayerNorm", "a": [4]}
twice = {"m": "Sequential", "a": [linear, relu]}
cases += [m("Sequential", x=[[2, 3]]), m("Sequential", linear, relu, norm, x=[[2, 3]]), m("Sequential", twice, {"m": "Dropout", "a": [0.2]}, x=[[2, 3]], seed=4)]
cases += [m("Sequential", twice, {"m": "Linear", "a": [4, 2], "k": {"bias": False}}, {"m": "LogSoftmax", "a": [1]}, x=[[2, 3]]), m("Identity", x=[[2, 3]])]
cases += [m("Sequential", relu, relu, {"m": "Tanh"}, relu, {"m": "Sigmoid"}, x=[[2, 3]]), m("Sequential", {"m": "Flatten"}, {"m": "Linear", "a": [6, 2]}, x=[[2, 3, 2]])]

for shape in ([3], [2, 3], [], [0, 3], [2, 1, 2], [7], [1, 1]):
    cases += [m("Identity", x=[shape]), m("Identity", x=[shape], dtype="float32"), m("Identity", x=[{"turned": [3, 4]}] if shape == [3] else [[*shape, 2]])]
for shape in ([2, 3], [1, 3], [5, 3], [2, 2, 3]):
    cases += [m("Sequential", linear, {"m": name}, {"m": "Linear", "a": [4, 2]}, x=[shape]) for name in ("Tanh", "Sigmoid", "GELU", "SiLU")]

LISTS = [[], [relu], [relu, relu, relu], [linear, linear, relu, linear], [twice, twice], [twice, relu]]
lists = []
for modules in LISTS:
    made = nn.ModuleList([make(x, torch.float32) for x in modules])
    lists.append({"a": modules, "repr": repr(made), "keys": list(made.state_dict())})

MAKERS = [("Linear", [3, 4], {}), ("Linear", [20, 5], {}), ("Linear", [4, 2], {"bias": False}), ("Bilinear", [2, 3, 4], {}), ("Embedding", [4, 5], {}),
          ("Embedding", [4, 5], {"paddingIdx": 1}), ("Embedding", [2, 3], {}), ("LayerNorm", [3], {}), ("BatchNorm1d", [3], {})]
fresh = []
for name, args, options in MAKERS:
    for seed in (0, 1234):
        torch.manual_seed(seed)
        module = make({"m": name, "a": args, "k": options}, torch.float32)
        state = {k: text(plain(v)) for k, v in module.state_dict().items()}
        fresh.append({"m": name, "a": args, "k": options, "seed": seed, "state": state, "next": torch.rand(1).item()})

INITS = [("uniform_", [3, 4], []), ("uniform_", [20], [-2.0, 3.0]), ("normal_", [3, 4], []), ("normal_", [5, 8], [1.0, 0.5]), ("constant_", [2, 3], [1.5]),
         ("zeros_", [3], []), ("ones_", [2, 2], []), ("eye_", [3, 2], []), ("xavier_uniform_", [3, 4], []), ("xavier_uniform_", [3, 4, 2], [2.0]), ("xavier_normal_", [6, 5], []),
         ("xavier_normal_", [3, 3], [0.5]), ("kaiming_uniform_", [3, 4], []), ("kaiming_uniform_", [5, 7], [1.0, "fan_out"]),
         ("kaiming_uniform_", [5, 4, 2], [0, "fan_in", "relu"]), ("kaiming_normal_", [6, 4], []), ("kaiming_normal_", [2, 9], [0.2, "fan_out", "leaky_relu"]),
         ("kaiming_normal_", [2, 2], [0, "fan_in", "tanh"])]
inits = []
for name, shape, args in INITS:
    torch.manual_seed(7)
    t = torch.full(shape, 9.0)
    getattr(nn.init, name)(t, *args)
    inits.append({"f": name, "shape": shape, "a": args, "out": plain(t), "next": torch.rand(1).item()})

EDGES = [float("inf"), float("-inf"), float("nan"), 0.0, -0.0, 1e30, -1e30, 100.0, -100.0, 1e-30, -1e-30, 20.0, -20.0]
ROWS = [[e, f, 0.5] for e in EDGES for f in (0.0, float("-inf"), 100.0)]
edges = []
for name, args in [("relu", {}), ("leaky_relu", {}), ("gelu", {}), ("gelu", {"approximate": "tanh"}), ("silu", {}), ("sigmoid", {}),
                   ("logsigmoid", {}), ("tanh", {}), ("softmax", {"dim": 1}), ("log_softmax", {"dim": 1})]:
    for dtype in (torch.float64, torch.float32):
        # In float32, torch's vector code says NaN for the gelu of infinity; in float64, and beyond whole vectors, infinity.
        some = ROWS if "softmax" in name else EDGES[1 if name == "gelu" else 0:]
        x = torch.tensor(some, dtype=dtype, requires_grad=True)
        y = getattr(F, name)(x, **args)
        (grad,) = torch.autograd.grad(y, x, floats(y.shape, 3, dtype))
        edges.append({"f": name, "k": args, "dtype": str(dtype)[6:], "x": text(plain(x)), "out": text(plain(y)), "grad": text(plain(grad))})

rows = ",\n".join(json.dumps(answer(case), separators=(",", ":")) for case in cases)
rest = {"lists": lists, "fresh": fresh, "inits": inits, "edges": edges}
head = json.dumps({"torch": torch.__version__})[1:-1]
tail = ",\n".join(f'"{k}": [\n' + ",\n".join(json.dumps(row, separators=(",", ":")) for row in v) + "\n]" for k, v in rest.items())
OUT.write_text(f'{{{head}, "cases": [\n{rows}\n],\n{tail}}}\n', encoding="utf-8")
print(f"torch_nn: {len(cases)} cases")
