"""What PyTorch makes of scalars that a dtype may not hold, and what it warns of: test/golden/torch_scalars.json.

usage: a Python with torch, scripts/goldens/torch_scalars.py
"""

import json
import math
import re
import sys
import warnings
from pathlib import Path

try:
    import numpy as np
    import torch
    import torch.nn.functional as F
except ImportError:
    sys.exit("torch is needed: this file is regenerated apart from those of NumPy")

OUT = Path(__file__).resolve().parents[2] / "test/golden/torch_scalars.json"
DTYPES = "bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64".split()
VALUES = [0, 1, -1, 127, 128, -128, -129, 255, 256, -255, -256, 300, 32767, 70000, -70000, 2**31, -(2**31) - 1, 2**53, 2**63,
          1.5, -1.5, 254.5, 255.5, 300.7, math.nan, math.inf, -math.inf, 1e10, 1e39, 1e300, True, False]


def said(x):
    return {"nan": "nan", "inf": "inf", "-inf": "-inf"}.get(str(x), x) if isinstance(x, float) else str(x) if type(x) is int and abs(x) > 2**53 else x


def answer(call):
    try:
        return [said(v) for v in call().tolist()]
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"


cases = []
for name in DTYPES:
    dtype = getattr(torch, name)
    for value in VALUES:
        row = [name, said(value), answer(lambda: torch.tensor([value, value], dtype=dtype)),
               answer(lambda: torch.full((2,), value, dtype=dtype)), answer(lambda: torch.zeros(2, dtype=dtype).fill_(value))]
        cases.append(row)


def locked(a):
    a.flags.writeable = False
    return a


leaf = torch.ones(2, requires_grad=True)
WARNINGS = {
    "read-only array": lambda: torch.from_numpy(locked(np.ones(3, np.float32))),
    "bytes as index": lambda: torch.ones(2)[torch.tensor([1, 0], dtype=torch.uint8)],
    "grad of what was computed": lambda: (leaf * 2).grad,
    "backward with a graph": lambda: leaf.sum().backward(create_graph=True),
    "sizes in mse_loss": lambda: F.mse_loss(torch.ones(2, 1), torch.ones(2)),
    "sizes in l1_loss": lambda: F.l1_loss(torch.ones(2, 1), torch.ones(2)),
    "sizes in huber_loss": lambda: F.huber_loss(torch.ones(2, 1), torch.ones(2)),
    "softmax without dim": lambda: F.softmax(torch.ones(2)),
    "log_softmax without dim": lambda: F.log_softmax(torch.ones(2)),
    "std of one": lambda: torch.ones(1).std(),
    "var of none": lambda: torch.ones(2, 0).var(1),
    "T of three axes": lambda: torch.ones(2, 3, 4).T,
    "tensor of a tensor": lambda: torch.tensor(torch.ones(2)),
    "scheduler first": lambda: torch.optim.lr_scheduler.StepLR(torch.optim.SGD([leaf], 0.1), 1).step(),
    "nothing": lambda: (leaf.grad, F.softmax(torch.ones(2), 0), torch.as_tensor(torch.ones(2)), torch.ones(2).std()),
}
torch.set_warn_always(True)
heard = {}
for name, call in WARNINGS.items():
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        call()
    heard[name] = [re.sub(r" \(Triggered internally at .*\)$", "", str(w.message)) for w in found]

rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in cases)
OUT.write_text(f'{{"torch": "{torch.__version__}", "cases": [\n{rows}\n],\n"warnings": {json.dumps(heard, indent=1)}}}\n', encoding="utf-8")
print(f"torch_scalars: {len(cases)} cases, {len(heard)} warnings")
