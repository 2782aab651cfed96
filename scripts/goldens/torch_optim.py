"""Parameters after steps of PyTorch's optimisers: test/golden/torch_optim.json. Run with an interpreter that has torch."""
import itertools
import json
import math
import pathlib

import torch
from torch import optim
from torch.optim import lr_scheduler as sched

STEPS = 30
START = [[0.5, -1.25, 2.0], [3.0, -0.75, 0.1]], [1.0, -2.0]


def gradient(step, shape, shift):
    """The same in the test: no random numbers, and nothing that rounds differently."""
    n = math.prod(shape)
    values = [((7 * step * step + 13 * i + 5 * shift) % 64 - 31) / 16 for i in range(n)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def steps(make, dtype):
    params = [torch.tensor(x, dtype=dtype, requires_grad=True) for x in START]
    optimizer = make(params)
    trace = []
    for step in range(STEPS):
        for k, p in enumerate(params):
            # the second parameter misses some steps
            p.grad = None if k == 1 and step % 5 == 3 else gradient(step, p.shape, k).to(dtype)
        optimizer.step()
        if step in (0, 1, 2, 9, STEPS - 1):
            trace.append([p.detach().reshape(-1).tolist() for p in params])
    return trace


configurations = [
    ("SGD", dict(lr=0.1)),
    ("SGD", dict(lr=0.1, weight_decay=0.05)),
    ("SGD", dict(lr=0.1, maximize=True)),
    ("SGD", dict(lr=0.1, momentum=0.9)),
    ("SGD", dict(lr=0.1, momentum=0.9, dampening=0.3)),
    ("SGD", dict(lr=0.1, momentum=0.9, nesterov=True)),
    ("SGD", dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05, maximize=True)),
]
for name in ("Adam", "AdamW"):
    configurations += [
        (name, {}),
        (name, dict(lr=0.05)),
        (name, dict(lr=0.05, betas=[0.5, 0.9], eps=1e-3)),
        (name, dict(lr=0.05, weight_decay=0.1)),
        (name, dict(lr=0.05, amsgrad=True)),
        (name, dict(lr=0.05, amsgrad=True, maximize=True, weight_decay=0.1)),
    ]
for extra in ({}, dict(momentum=0.9), dict(centered=True), dict(momentum=0.5, centered=True, weight_decay=0.1), dict(alpha=0.5, eps=1e-2), dict(maximize=True)):
    configurations.append(("RMSprop", dict(lr=0.02, **extra)))
for extra in ({}, dict(lr_decay=0.1), dict(weight_decay=0.1), dict(initial_accumulator_value=0.5, eps=1e-3), dict(maximize=True)):
    configurations.append(("Adagrad", dict(lr=0.1, **extra)))

cases = []
for (name, options), dtype in itertools.product(configurations, ("float32", "float64")):
    trace = steps(lambda params: getattr(optim, name)(params, **options), getattr(torch, dtype))
    cases.append(dict(optimizer=name, options=options, dtype=dtype, trace=trace))

groups = steps(
    lambda params: optim.SGD([{"params": [params[0]], "lr": 0.01}, {"params": params[1], "momentum": 0.5}], lr=0.1), torch.float64
)

complex_cases = []
for name, options in (("SGD", dict(lr=0.1, momentum=0.9)), ("Adam", dict(lr=0.1)), ("RMSprop", dict(lr=0.1)), ("Adagrad", dict(lr=0.1, initial_accumulator_value=0.25))):
    z = torch.tensor([1 + 2j, -0.5j], dtype=torch.complex128, requires_grad=True)
    optimizer = getattr(optim, name)([z], **options)
    for step in range(10):
        parts = gradient(step, (2, 2), 0)
        z.grad = torch.view_as_complex(parts.contiguous())
        optimizer.step()
    complex_cases.append(dict(optimizer=name, options=options, data=torch.view_as_real(z.detach()).reshape(-1).tolist()))


def rates(make, epochs, metrics=None):
    params = [torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)]
    optimizer = optim.SGD([{"params": params[:1]}, {"params": params[1:], "lr": 0.5}], lr=0.1)
    scheduler = make(optimizer)
    trace = [[g["lr"] for g in optimizer.param_groups]]
    for epoch in range(epochs):
        optimizer.step()
        scheduler.step(*([metrics[epoch]] if metrics else []))
        trace.append(scheduler.get_last_lr())
    return trace


plateau = [5, 4, 4, 4, 4, 3.9999, 3.9999, 3.9999, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
schedules = [
    dict(name="StepLR", args=[3], options={}, trace=rates(lambda o: sched.StepLR(o, 3), 12)),
    dict(name="StepLR", args=[2], options=dict(gamma=0.5), trace=rates(lambda o: sched.StepLR(o, 2, gamma=0.5), 12)),
    dict(name="ExponentialLR", args=[0.9], options={}, trace=rates(lambda o: sched.ExponentialLR(o, 0.9), 12)),
    dict(name="CosineAnnealingLR", args=[5], options={}, trace=rates(lambda o: sched.CosineAnnealingLR(o, 5), 17)),
    dict(name="CosineAnnealingLR", args=[8], options=dict(eta_min=0.01), trace=rates(lambda o: sched.CosineAnnealingLR(o, 8, eta_min=0.01), 20)),
    dict(name="LambdaLR", args=[], options={}, trace=rates(lambda o: sched.LambdaLR(o, lambda e: 1 / (1 + e)), 8)),
]
for options in (
    dict(patience=2), dict(patience=1, cooldown=2, factor=0.5), dict(patience=1, threshold=0.5, threshold_mode="abs"), dict(patience=1, mode="max"),
    dict(patience=0, min_lr=0.03), dict(patience=0, min_lr=[0.05, 0.2]), dict(patience=1, eps=0.05), dict(patience=2, mode="max", threshold_mode="abs"),
):
    trace = rates(lambda o: sched.ReduceLROnPlateau(o, **options), len(plateau), plateau)
    schedules.append(dict(name="ReduceLROnPlateau", args=[], options=options, metrics=plateau, trace=trace))

clips = []
for max_norm, p in ((1.0, 2.0), (100.0, 2.0), (1.0, 1.0), (0.5, math.inf), (2.0, 3.0)):
    params = [torch.zeros(2, 3, requires_grad=True), torch.zeros(2, requires_grad=True)]
    for k, t in enumerate(params):
        t.grad = gradient(3, t.shape, k).to(torch.float32)
    total = torch.nn.utils.clip_grad_norm_(params, max_norm, norm_type=p)
    clips.append(dict(maxNorm=max_norm, p=str(p), total=float(total), grads=[t.grad.reshape(-1).tolist() for t in params]))
t = torch.zeros(6, requires_grad=True)
t.grad = gradient(3, (6,), 0).to(torch.float32)
torch.nn.utils.clip_grad_value_(t, 0.75)
value = t.grad.tolist()

w = torch.zeros(1, requires_grad=True)
texts = {name: str(getattr(optim, name)([w], lr=0.1)) for name in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad")}

out = dict(
    torch=torch.__version__, cases=cases, groups=groups, complex=complex_cases, schedules=schedules, clips=clips, clipped=value, texts=texts
)
target = pathlib.Path(__file__).parents[2] / "test/golden/torch_optim.json"
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(len(cases), "cases")
