"""What PyTorch's CPU generator gives: test/golden/torch_random.json. Run with an interpreter that has torch."""
import json
import pathlib

import torch

torch.set_num_threads(1)
cases = []


def numbers(t):
    if t.is_complex():
        t = torch.view_as_real(t)
    flat = t.contiguous().reshape(-1).tolist()
    return [str(x) if isinstance(x, int) and abs(x) > 2**53 else x for x in flat]


def case(op, shape, dtype, *args, layout="C", seed=42, before=0):
    """One fill of a tensor; `before` normals are drawn first, one at a time."""
    torch.manual_seed(seed)
    for _ in range(before):
        torch.randn(1)
    t = torch.empty(shape, dtype=getattr(torch, dtype))
    if layout == "F":
        t = torch.empty(shape[::-1], dtype=t.dtype).permute(*range(len(shape) - 1, -1, -1))
    if layout == "step":
        t = torch.empty([*shape[:-1], 2 * shape[-1]], dtype=t.dtype)[..., ::2]
    given = [torch.tensor(a, dtype=torch.float32) if isinstance(a, list) else a for a in args]
    getattr(t, op + "_")(*given)
    entry = dict(op=op, shape=shape, dtype=dtype, args=[str(a) if isinstance(a, int) else a for a in args])
    cases.append({**entry, "layout": layout, "seed": str(seed), "before": before, "data": numbers(t), "next": float(torch.rand(1))})


for dtype in ("float32", "float64"):
    for n in (0, 1, 5, 15, 16, 17, 40, 100, 1000):
        case("uniform", [n], dtype, 0.0, 1.0)
        case("normal", [n], dtype, 0.0, 1.0)
    for bounds in ((-2.0, 3.0), (0.1, 0.7), (-1e-3, 1e3), (5.0, 5.0), (-0.4472135954999579, 0.4472135954999579)):
        case("uniform", [64], dtype, *bounds)
        case("normal", [7], dtype, bounds[0], abs(bounds[1]))
        case("normal", [70], dtype, bounds[0], abs(bounds[1]))
    for before in (1, 2, 3):
        case("normal", [4], dtype, 0.0, 1.0, before=before, seed=7)
        case("normal", [20], dtype, 0.0, 1.0, before=before, seed=7)
    for layout in ("F", "step"):
        case("uniform", [4, 6, 3], dtype, 0.0, 1.0, layout=layout)
        case("normal", [4, 6, 3], dtype, 1.0, 2.0, layout=layout)
        case("bernoulli", [4, 6], dtype, 0.5, layout=layout)
        case("random", [4, 6], dtype, 3, 90, layout=layout)
for dtype in ("float16", "bfloat16"):
    case("uniform", [40], dtype, -2.0, 3.0)
    case("normal", [9], dtype, 2.0, 3.0)
for dtype in ("complex64", "complex128"):
    case("uniform", [9], dtype, 0.0, 1.0)
    case("normal", [5], dtype, 1.0, 2.0)
    case("normal", [12], dtype, 0.0, 1.0)
for p in (0.0, 0.3, 0.5, 1.0):
    for dtype in ("float32", "float64", "int64", "bool", "uint8", "float16"):
        case("bernoulli", [30], dtype, p)
case("bernoulli", [4, 3], "float32", [0.1, 0.5, 0.9])
case("bernoulli", [4, 3], "int32", [0.1, 0.5, 0.9], layout="F")
reals = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64")
for dtype in reals:
    case("random", [20], dtype)
for dtype, low, high in (
    ("int64", 0, 10), ("int64", -5, 2**40), ("int64", 0, 2**28), ("int64", 0, 2**28 - 1), ("int64", 0, 2**32),
    ("int64", -2**63, 2**63 - 1), ("int64", 5, 6), ("int32", -(2**31), 2**31), ("int16", -7, 7), ("int8", -128, 128),
    ("uint8", 0, 256), ("bool", 0, 2), ("float32", -10, 10), ("float32", 0, 2**24), ("float64", 0, 2**53), ("float16", 0, 2000),
):
    case("random", [20], dtype, low, high)
for dtype in ("int8", "int64", "float32", "float64"):
    case("random", [20], dtype, -3, None)
for seed in (0, 1, -1, 2**40 + 3, 2**64 - 1, -(2**63)):
    case("uniform", [3], "float32", 0.0, 1.0, seed=seed)

for dtype in ("float32", "float64", "float16"):
    case("exponential", [40], dtype, 2.0)
    case("exponential", [4, 6], dtype, 1.0, layout="F")

multinomials = []
for weights, n, replacement, dtype in (
    ([1, 2, 3, 4], 3, False, "float32"), ([1, 2, 3, 4], 1, True, "float32"), ([1, 2, 3, 4], 20, True, "float32"), ([0.1, 0.2, 0.7], 30, True, "float64"),
    ([0, 1, 0, 5], 8, True, "float64"), ([[1, 2, 3], [3, 4, 0]], 2, False, "float64"), ([[1, 2, 3], [3, 4, 0]], 9, True, "float32"), ([1, 2], 2, False, "float16"),
):
    torch.manual_seed(42)
    found = torch.multinomial(torch.tensor(weights, dtype=getattr(torch, dtype)), n, replacement)
    multinomials.append(dict(weights=weights, n=n, replacement=replacement, dtype=dtype, data=found.tolist(), next=float(torch.rand(1))))
permutations = []
for n, dtype in ((0, "int64"), (1, "int64"), (2, "int64"), (10, "int64"), (1000, "int64"), (100, "uint8"), (30, "float32")):
    torch.manual_seed(3)
    order = torch.randperm(n, dtype=getattr(torch, dtype))
    permutations.append(dict(n=n, dtype=dtype, data=numbers(order), next=float(torch.rand(1))))

states = []
g = torch.Generator()
for steps in (0, 1, 623, 624, 625):
    g.manual_seed(2**40 + 3)
    torch.rand(steps, generator=g)
    if steps == 625:
        torch.randn(1, generator=g)
    state = bytes(g.get_state().numpy())
    states.append(dict(steps=steps, state=state.hex(), next=torch.randn(3, generator=g).tolist()))

dropout = []
for p in (0.0, 0.1, 0.4, 0.5, 1.0):
    torch.manual_seed(42)
    dropout.append(dict(p=p, data=numbers(torch.nn.functional.dropout(torch.ones(5, 8), p)), next=float(torch.rand(1))))

torch.manual_seed(42)
calls = []
for text, t in (
    ("rand([2, 3])", torch.rand(2, 3)),
    ("randn([2, 3])", torch.randn(2, 3)),
    ("randint(10, [5])", torch.randint(10, (5,))),
    ("randint(-5, 5, [5])", torch.randint(-5, 5, (5,))),
    ("randperm(6)", torch.randperm(6)),
    ("bernoulli(full([6], 0.3))", torch.bernoulli(torch.full((6,), 0.3))),
    ("randLike(ones([3]))", torch.rand_like(torch.ones(3))),
    ("randnLike(ones([3]))", torch.randn_like(torch.ones(3))),
    ("randintLike(ones([3]), 2, 8)", torch.randint_like(torch.ones(3), 2, 8)),
    ("normal(2, 3, [4])", torch.normal(2.0, 3.0, (4,))),
    ("rand([2], { dtype: 'float64' })", torch.rand(2, dtype=torch.float64)),
    ("rand([], {})", torch.rand(())),
):
    calls.append(dict(call=text, shape=list(t.shape), dtype=str(t.dtype)[6:], data=numbers(t)))

refusals = []


def refused(op, shape, dtype, *args):
    t = torch.empty(shape, dtype=getattr(torch, dtype))
    try:
        getattr(t, op + "_")(*[torch.tensor(a, dtype=torch.float32) if isinstance(a, list) else a for a in args])
    except Exception as error:
        entry = dict(op=op, shape=shape, dtype=dtype, args=[str(a) if isinstance(a, int) else a for a in args])
        refusals.append({**entry, "type": type(error).__name__, "message": str(error)})
    else:
        raise AssertionError(f"{op} {dtype} {args} was not refused")


refused("uniform", [3], "float32", 2.0, 1.0)
refused("uniform", [3], "float32", -3e38, 3e38)
refused("uniform", [3], "float32", -1e39, 3.0)
refused("uniform", [3], "int64", 0.0, 1.0)
refused("normal", [3], "float32", 0.0, -1.0)
refused("normal", [3], "int64", 0.0, 1.0)
refused("bernoulli", [3], "float32", 2.0)
refused("bernoulli", [3], "float32", -0.5)
refused("bernoulli", [2], "float32", [0.5, 1.5])
refused("random", [3], "float32", 5, 3)
refused("random", [3], "uint8", 0, 300)
refused("random", [3], "uint8", -1, 3)
refused("random", [3], "float16", 0, 70000)
refused("random", [3], "bool", 0, 3)
refused("random", [3], "int32", 0, 2**31 + 1)
refused("random", [3], "complex64", 0, 3)
refused("random", [3], "complex64")
refused("random", [3], "uint16")
refused("exponential", [3], "float32", -1.0)
refused("exponential", [3], "int64", 1.0)

out = dict(torch=torch.__version__, cases=cases, permutations=permutations, multinomials=multinomials, states=states, dropout=dropout, calls=calls, refusals=refusals)
target = pathlib.Path(__file__).parents[2] / "test/golden/torch_random.json"
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(len(cases), "cases")
