// A case is a row of text, so that hundreds stay readable:
//   [name, inputs, JavaScript, Python, more]
// inputs: "a b: float32 [1e6]; i: int32 [1e6] < 1000": arrays by name, their dtype (float64 by default) and shape; with a bound
// whole numbers below it, else normal ones. The same bits everywhere, by NumPy's generator.
// Python is derived from JavaScript where only the names differ (`np.countNonzero(a)` is `np.count_nonzero(a)`).
// more: `tolerance` relative to the largest element; `target` the ratio to NumPy's time that is aimed at; `peer` numpy-ts's
// spelling; `work` in floating-point operations.

const number = (text) => Number(text);

function inputsOf(text) {
  const inputs = {};
  for (const part of text.split(";").filter((item) => item.trim())) {
    const [, names, dtype, shape, below] =
      /^\s*([\w ]+?)\s*(?::\s*(\w+))?\s*\[([^\]]*)\]\s*(?:<\s*(\S+))?\s*$/.exec(part);
    const lengths = shape.split(",").filter((item) => item.trim());
    for (const name of names.split(/\s+/)) {
      inputs[name] = { shape: lengths.map(number) };
      if (dtype) inputs[name].dtype = dtype;
      if (below) inputs[name].below = number(below);
    }
  }
  return inputs;
}

const snake = (code) => code.replace(/(?<=[a-z0-9])[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The function of an expression in `np` and the inputs. */
const compiled = (code, names) => {
  const call = new Function("np", ...names, `return ${code};`);
  return (np, arrays) => call(np, ...names.map((name) => arrays[name]));
};

/** Cases of one family from their rows. `defaults` are what most of them share. */
export function family(name, rows, defaults = {}) {
  return rows.map(([title, inputs, js, py, more]) => {
    const { peer, ...rest } = { ...defaults, ...more };
    const spec = inputsOf(inputs);
    const names = Object.keys(spec);
    return {
      family: name,
      name: title,
      inputs: spec,
      js: compiled(js, names),
      py: py ?? snake(js),
      ...(peer && { peer: compiled(peer, names) }),
      ...rest,
    };
  });
}
