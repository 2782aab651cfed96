// One program for every runtime. It gives lines of text with the results' bits in hexadecimal: equal everywhere.

/** Bits of an array (or a scalar as one double); of a long one, their FNV-1a hash. */
function bits(value) {
  const data = typeof value === "object" ? value.toTypedArray() : Float64Array.of(Number(value));
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const hex = (byte) => byte.toString(16).padStart(2, "0");
  if (bytes.length <= 64) return Array.from(bytes, hex).join("");
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length} bytes ${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

export function program(np, torch) {
  const lines = [];
  const show = (name, value) => {
    const kind = typeof value === "object" ? `${value.dtype} [${value.shape}]` : typeof value;
    lines.push(`${name}: ${kind} ${bits(value)}`);
  };

  // creation, broadcasting, views
  const a = np.arange(24, { dtype: "float32" }).reshape([4, 6]);
  const row = np.linspace(-1, 1, 6);
  show("add", np.add(a, row));
  show("add, transposed view", np.add(a.T, np.array([1, 2, 3, 4])));
  show("negative steps", np.multiply(a.get("::-1, ::-2"), 3));
  show("int8 wraps", np.add(np.array([127, -128], "int8"), np.array([1, -1], "int8")));
  show("float16", np.divide(np.array([1, 2, 3], "float16"), 3));
  show("complex", np.multiply(np.array([np.complex(1, 2)]), np.array([np.complex(3, -1)])));
  a.set("1:3, ::2", np.array([7, 8, 9]));
  show("assignment", a);
  show("where", np.where(np.greater(a, 8), a, -1));

  // transcendental functions over many magnitudes; large arguments of the periodic ones too
  const x = np.multiply(np.linspace(-1, 1, 2001), np.power(10, np.linspace(-3, 5, 2001)));
  for (const name of ["sin", "cos", "tan", "tanh"]) show(name, np[name](x));
  const positive = np.add(np.absolute(x), 1e-300);
  for (const name of ["log", "log1p", "log2", "log10", "sqrt"]) show(name, np[name](positive));
  const small = np.clip(x, -700, 700);
  for (const name of ["exp", "expm1"]) show(name, np[name](small));
  show("exp float32", np.exp(np.clip(x, -80, 80).astype("float32")));

  // reductions and sums with their order of additions
  const rng = np.random.defaultRng(20260);
  const big = rng.standardNormal([100, 1000]);
  show("standardNormal", big);
  show("sum", np.sum(big));
  show("sum, axis 0", np.sum(big, 0));
  show("mean float32, axis 1", np.mean(big.astype("float32"), 1));
  show("std", np.std(big));
  show("cumsum", np.cumsum(big, 1));
  show("argmax", np.argmax(big, 0));
  show("max", np.max(big, { axis: [0, 1], keepdims: true }));
  show("prod int", np.prod(np.array([3, 5, 7], "int32")));

  // matrix products, sorting, indexing
  const left = rng.random([65, 100]);
  show("matmul float64", np.matmul(left, left.T));
  show("matmul float32", np.matmul(left.astype("float32"), big.get(":, :33").astype("float32").copy()));
  show("matmul batches", np.matmul(rng.random([3, 4, 5]), rng.random([5, 2])));
  show("sort", np.sort(big, 0));
  show("argsort", np.argsort(big.get("3")));
  show("unique", np.unique(np.array([3, 1, 2, 3, 1])));
  show("advanced index", big.get(np.array([1, 99, 4]), np.array([0, 5, 999])));
  show("boolean index", big.get(np.greater(big, 3)));
  show("concatenate", np.concatenate([a, np.zerosLike(a)], 1));

  // random: integers, floats, orders
  show("integers", rng.integers(0, 1000, [17]));
  show("permutation", rng.permutation(50));
  show("uniform", rng.uniform(-2, 2, [9]));

  // files
  const file = np.toNpy(a.T);
  const back = np.load(file);
  show("npy round trip", back);
  lines.push(`npy bytes: ${file.length} ${np.all(np.equal(back, a.T))}`);

  // printing
  lines.push(String(np.multiply(big.get(":3, :3"), 1000)), String(a.T), String(np.array([true, false])));
  try {
    np.add(a, np.zeros([5]));
  } catch (error) {
    lines.push(`${error.name}: ${error.message}`);
  }

  // PyTorch's face: its streams, a network, gradients, an optimiser, and how tensors print
  torch.manualSeed(0);
  const { nn } = torch;
  const model = new nn.Sequential(new nn.Linear(6, 5), new nn.Tanh(), new nn.Linear(5, 3));
  const optimizer = new torch.optim.Adam(model.parameters(), { lr: 0.01 });
  const inputs = torch.randn(8, 6);
  const labels = torch.randint(0, 3, [8]);
  for (let step = 0; step < 5; step++) {
    optimizer.zeroGrad();
    const loss = nn.functional.crossEntropy(model.call(inputs), labels);
    loss.backward();
    optimizer.step();
    show(`loss ${step}`, loss.detach().numpy());
  }
  for (const [name, parameter] of model.namedParameters()) show(name, parameter.detach().numpy());
  lines.push(String(model), String(model.call(inputs)));
  return lines.join("\n");
}
