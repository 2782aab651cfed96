"""NumPy's answers to streams.mjs: programs as JSON on standard input, results and states as JSON on standard output."""

import base64
import json
import re
import sys

import numpy as np


def snake(name):
    return re.sub("(?<=.)[A-Z]", lambda m: "_" + m.group().lower(), name)


def run(program):
    rng = np.random.default_rng(program["seed"])
    results = []
    for call in program["calls"]:
        args = {k: v for k, v in call["args"].items() if v is not None}
        if call["method"] == "integers":
            args |= {"low": int(args["low"]), "high": int(args["high"])}
        out = np.asarray(getattr(rng, snake(call["method"]))(**args))
        if "dtype" in args:
            out = out.astype(args["dtype"])
        results.append({"dtype": str(out.dtype), "shape": out.shape, "bytes": base64.b64encode(out.tobytes()).decode()})
    state = rng.bit_generator.state
    return {"results": results, "state": f"{state['state']['state']} {state['state']['inc']} {state['has_uint32']}"}


print(json.dumps([run(program) for program in json.load(sys.stdin)]))
