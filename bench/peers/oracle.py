"""NumPy's and PyTorch's side of the benchmark: `oracle.py numpy|torch THREADS`.

One question a line on stdin as JSON, one answer a line on stdout. NumPy makes the inputs of every case and writes them to
files, which the others read.
"""

import importlib
import json
import os
import struct
import sys
import time
import warnings

library, threads = sys.argv[1:3]
if threads != "all":
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = threads
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "programs"))
warnings.simplefilter("ignore")

BATCH = 1e6  # nanoseconds: samples are means over batches of calls at least this long
MOST = 400


def sampled(run, seconds, fewest):
    """Times of one call, in nanoseconds; at least one, and `fewest` of calls below 0.2 s."""
    clock = time.perf_counter_ns
    calls = 1
    end = time.perf_counter() + seconds
    while True:
        start = clock()
        for _ in range(calls):
            run()
        spent = clock() - start
        if spent >= BATCH or time.perf_counter() > end:
            break
        calls *= 2 if spent < BATCH / 20 else max(2, int(BATCH / spent) + 1)
    samples = [spent / calls]
    while len(samples) < MOST and (
        time.perf_counter() < end or (len(samples) < fewest and samples[0] < 2e8)
    ):
        start = clock()
        for _ in range(calls):
            run()
        samples.append((clock() - start) / calls)
    return samples


class Numpy:
    def __init__(self):
        import numpy

        self.np = numpy
        self.hello = {"numpy": numpy.__version__}

    def make(self, spec):
        np = self.np
        shape = tuple(spec["shape"])
        dtype = spec["dtype"]
        if "below" in spec:
            return self.rng.integers(0, int(spec["below"]), shape).astype(dtype)
        values = self.rng.standard_normal(shape)
        kind = spec.get("kind")
        if kind == "near 1":
            values = 1 + values / 1000
        elif kind == "positive":
            values = np.abs(values) + 1e-3
        elif kind == "sorted":
            values.sort()
        elif kind == "small":
            values *= 0.05
        if dtype.startswith("complex"):
            return (values + 1j * self.rng.standard_normal(shape)).astype(dtype)
        return values.astype(dtype)

    def inputs(self, question):
        self.rng = self.np.random.default_rng(12345)
        arrays = {}
        for spec in question["inputs"]:
            array = self.make(spec)
            if spec.get("file"):
                array.tofile(spec["file"])
            arrays[spec["name"]] = array
        return arrays

    def store(self, results, file):
        np = self.np
        parts = []
        for result in results:
            result = np.ascontiguousarray(result)
            if result.dtype.kind == "c":
                result = result.view(result.real.dtype)
            parts.append(result.astype(np.float64).ravel())
        (parts[0] if len(parts) == 1 else np.concatenate(parts)).tofile(file)

    def scope(self):
        return {"np": self.np}


class Torch:
    def __init__(self):
        import torch

        torch.set_num_threads(1 if threads != "all" else os.cpu_count())
        self.torch = torch
        self.hello = {"torch": torch.__version__}

    def inputs(self, question):
        arrays = {}
        for spec in question["inputs"]:
            with open(spec["file"], "rb") as file:
                flat = self.torch.frombuffer(bytearray(file.read()), dtype=getattr(self.torch, spec["dtype"]))
            arrays[spec["name"]] = flat.reshape(spec["shape"])
        return arrays

    def store(self, results, file):
        with open(file, "wb") as out:
            for result in results:
                for value in result.detach().to(self.torch.float64).flatten().tolist():
                    out.write(struct.pack("<d", value))

    def scope(self):
        return {"torch": self.torch}


peer = Numpy() if library == "numpy" else Torch()
run = None


def prepare(question):
    global run
    run = None
    arrays = peer.inputs(question)
    n = int(question["n"])
    scope = {**peer.scope(), **arrays, "n": n, "m": round(n**0.5)}
    program = question.get("program")
    if program:
        make = getattr(importlib.import_module(program), library)
        run = make(*peer.scope().values(), arrays, question["part"])
    else:
        run = eval(f"lambda: {question['py']}", scope)
    if question.get("result"):
        start = time.perf_counter_ns()
        results = [run() for _ in range(3 if program else 1)]
        spent = time.perf_counter_ns() - start
        if question.get("returns"):
            results = [arrays[question["returns"]]]
        peer.store(results, question["result"])
        return {"spent": spent}
    return {}


def answer(question):
    global run
    if question["do"] == "prepare":
        return prepare(question)
    if question["do"] == "time":
        return {"samples": sampled(run, question["seconds"], question.get("fewest", 1))}
    run = None
    return {}


print(json.dumps(peer.hello), flush=True)
for line in sys.stdin:
    try:
        said = answer(json.loads(line))
    except Exception as error:  # whatever a peer lacks is an answer
        said = {"reason": f"{type(error).__name__}: {error}".split("\n")[0][:160]}
    print(json.dumps(said), flush=True)
