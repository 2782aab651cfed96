"""Regenerates test/golden/*.json: the numbers, dtypes, strides and words of the NumPy that is pinned.

usage: .venv/bin/python scripts/goldens.py [name ...]

Each file of scripts/goldens makes one file of test/golden. A file that defines `CASES` has them answered by
test/differential/oracle.py, the same program that answers in the live comparison; one that defines `TABLE` has it
written as it is; any other writes by itself.
"""

import json
import runpy
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
VERSION = "2.4.6"
sys.path.insert(0, str(ROOT / "test/differential"))

from oracle import answer  # noqa: E402


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write(name, body):
    (ROOT / f"test/golden/{name}.json").write_text(body, encoding="utf-8")


def make(script):
    sys.argv = [str(script)]
    found = runpy.run_path(str(script), run_name="__main__")
    if "CASES" in found:
        rows = ",\n".join(line({**case, "answer": case.get("answer") or answer(case)}) for case in found["CASES"])
        write(script.stem, f'{{"numpy": "{VERSION}", "cases": [\n{rows}\n]}}\n')
        print(f"{script.stem}: {len(found['CASES'])} cases")
    elif "TABLE" in found:
        rows = ",\n".join(f"{line(key)}: {line(value)}" for key, value in found["TABLE"].items())
        write(script.stem, f'{{"numpy": "{VERSION}",\n{rows}}}\n')
        print(f"{script.stem}: a table")
    else:
        print(f"{script.stem}: written")


def main():
    if np.__version__ != VERSION:
        raise SystemExit(f"NumPy {VERSION} is needed, found {np.__version__}")
    wanted = sys.argv[1:]
    for script in sorted((ROOT / "scripts/goldens").glob("*.py")):
        # what asks PyTorch needs an interpreter that has it: each of those says how it is run
        if script.stem in wanted or not (wanted or script.stem.startswith("torch_")):
            make(script)


if __name__ == "__main__":
    main()
