"""Graphs as torchviz draws them, with nodes named by order of appearance: test/golden/torch_viz.json.

Run with an interpreter that has torch and torchviz.
"""
import json
import pathlib
import re

import torch
from torchviz import make_dot


def renamed(source):
    ids = {}
    return re.sub(r"(?<![\d.])\d{12,}", lambda m: ids.setdefault(m[0], f"n{len(ids) + 1}"), source)


cases = {}


def case(name, out, **options):
    cases[name] = renamed(make_dot(out, **options).source)


x = torch.ones(2, 3, requires_grad=True)
w = torch.ones(3, 4, requires_grad=True)
b = torch.zeros(4, requires_grad=True)
c = torch.ones(2, 3)
case("leaf", x, params=dict(x=x))
case("constant", c)
case("scalar", (x * 2).sum())
case("named", (x * x).sum(), params=dict(x=x))
case("layer", torch.relu(x @ w + b).sum(), params={"x": x, "layer.weight": w, "b": b})
case("shared", (x.exp() * x.sin()).sum(), params=dict(x=x))
y = x * 1
case("view", y.t(), params=dict(x=x))
case("view of a view", y.t()[0])
case("outputs", (x.exp(), (x + 1).sum()), params=dict(x=x))
z = x * 1
z[0].mul_(2)
case("in place on a view", z)
case("saved", (x * c).sum(), params=dict(x=x), show_saved=True)
case("saved result", x.exp(), show_saved=True)
case("saved twice", torch.tanh(x.exp()), show_saved=True, params=dict(x=x))
long = x
for _ in range(40):
    long = long + 1
case("long", long)
for _ in range(6):
    long = long + 1
case("long, whole inches", long + x)


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return 2 * x * g


case("function", Square.apply(x), params=dict(x=x))
target = pathlib.Path(__file__).parents[2] / "test/golden/torch_viz.json"
target.write_text(json.dumps(dict(torch=torch.__version__, cases=cases), indent=1) + "\n")
