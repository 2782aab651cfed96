"""Writes test/golden/files.json: `.npy` and `.npz` files as NumPy writes them, in base64.

    python3 scripts/goldens/files.py
"""
import base64
import io
import json
from pathlib import Path

import numpy as np

DTYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64",
          "float16", "float32", "float64", "complex64", "complex128"]
SHAPES = [(), (0,), (1,), (5,), (2, 3), (3, 0, 2), (1, 4), (4, 1), (2, 3, 4), (1000, 1)]


def text(data):
    return base64.b64encode(data).decode()


def npy(a):
    file = io.BytesIO()
    np.save(file, a)
    return text(file.getvalue())


def cases():
    for dtype in DTYPES:
        for shape in SHAPES if dtype in ("int8", "float64") else [(5,), (2, 3)]:
            for order in "CF":
                a = (np.arange(np.prod(shape, dtype=int)) % 100).astype(dtype).reshape(shape, order=order)
                yield {"dtype": dtype, "shape": shape, "order": order, "big": False, "file": npy(a)}
        swapped = np.arange(6).astype(dtype).astype(np.dtype(dtype).newbyteorder(">")).reshape(2, 3)
        yield {"dtype": dtype, "shape": (2, 3), "order": "C", "big": True, "file": npy(swapped)}


def npz(*args, **named):
    file, small = io.BytesIO(), io.BytesIO()
    np.savez(file, *args, **named)
    np.savez_compressed(small, *args, **named)
    return {"stored": text(file.getvalue()), "compressed": text(small.getvalue())}


if __name__ == "__main__":
    out = {
        "numpy": np.__version__,
        "npy": list(cases()),
        "npz": npz(np.arange(3.0), np.eye(2, dtype="float32"), **{"w": np.arange(6, dtype="int16").reshape(2, 3), "a/b é": np.array(True)}),
        "empty": npz(),
    }
    target = Path(__file__).parent.parent.parent / "test/golden/files.json"
    target.write_text(json.dumps(out, separators=(",", ":")).replace('{"dtype', '\n{"dtype') + "\n")
    print(len(out["npy"]), "files")
