// A case is a row of text, so that hundreds stay readable:
//   [name, inputs, JavaScript, Python, more]
// inputs: "a b: float32 [n]; i: int32 [n] < 1000": arrays by name, their dtype (float64 by default) and shape; with a bound
// whole numbers below it; else normal ones, which `near 1`, `sorted`, `positive` or `small` changes. The same bits everywhere: NumPy writes them to files.
// `n` is the number of elements (1e6 by default, 10 to 1e8 in the growth), `m` its square root; the code may use both.
// Python is derived from JavaScript where only the names differ (`np.countNonzero(a)` is `np.count_nonzero(a)`).
// more: `tolerance` relative to the largest element; `target` the ratio to NumPy's time that is aimed at; `size` another n;
// `theory` how time grows with n ("n" by default); `most` the largest n of the growth; `work(n)` floating-point operations and
// `bytes(n)` traffic of a call; `threads` times NumPy with all of its threads, too; `keep` leaves results to the collector;
// `program` names a file in programs/ for what is more than an expression; `against` what the family's mean compares with.

const evaluated = (text, n) => new Function("n", "m", `return ${text};`)(n, Math.round(Math.sqrt(n)));

function specOf(text) {
  const inputs = [];
  for (const part of text.split(";").filter((item) => item.trim())) {
    const [, names, dtype = "float64", shape, kind, below] =
      /^\s*([\w ]+?)\s*(?::\s*(\w+))?\s*\[([^\]]*)\]\s*(near 1|sorted|positive|small)?(?:<\s*(\S+))?\s*$/.exec(
        part,
      );
    for (const name of names.split(/\s+/)) inputs.push({ name, dtype, shape, kind, below });
  }
  return inputs;
}

const inputsAt = (spec, n) =>
  spec.map(({ name, dtype, shape, kind, below }) => ({
    name,
    dtype,
    shape: shape
      .split(",")
      .filter((item) => item.trim())
      .map((length) => Math.max(1, Math.round(evaluated(length, n)))),
    ...(kind && { kind }),
    ...(below && { below: Math.max(1, evaluated(below, n)) }),
  }));

/** NumPy's names for JavaScript's. */
export const snake = (code) => code.replace(/(?<=[a-z0-9])[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The function of an expression in a library (or several) and the inputs. */
export function compiled(code, n, libraries, names) {
  const known = Object.keys(libraries);
  const call = new Function(...known, "n", "m", ...names, `return ${code};`);
  const first = [...known.map((name) => libraries[name]), n, Math.round(Math.sqrt(n))];
  // bound one by one: spreading arguments in the timed call would cost more than a small operation
  return call.bind(undefined, ...first);
}

/** Cases of one family from their rows. `defaults` are what most of them share. */
export function family(name, rows, defaults = {}) {
  return rows.map(([title, inputs, js, py, more]) => {
    const spec = specOf(inputs);
    const grows = /\b[nm]\b/.test(inputs.replace(/^[\w ]+:/gm, "")) || /\b[nm]\b/.test(js ?? "");
    return {
      family: name,
      name: title,
      js,
      py: py ?? snake(js ?? ""),
      size: 1e6,
      theory: grows ? "n" : undefined,
      most: 1e7,
      tolerance: 0,
      inputsAt: (n) => inputsAt(spec, n),
      ...defaults,
      ...more,
    };
  });
}
