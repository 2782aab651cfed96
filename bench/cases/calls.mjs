// Calls whose cost is that of the call: arrays of ten elements. Each row is a name and a function that prepares the call.

/** The cases of profile.mjs. */
export function cases(np, torch) {
  const a = np.arange(10).astype("float64");
  const b = np.ones(10);
  const m = np.ones([4, 4]);
  const r = np.ones([10, 10]);
  const mask = np.greater(a, 3);
  const out = np.zeros(10);
  const index = np.array([1, 3, 5], "int32");
  const list = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const x = torch.ones(10);
  const w = torch.ones(10, { requiresGrad: true });
  const go = torch.ones(10);
  const chain = (t) => {
    let y = t;
    for (let i = 0; i < 10; i++) y = torch.mul(y, t);
    return y;
  };
  return [
    ["add", () => () => np.add(a, b)],
    ["add as a method", () => () => a.add(b)],
    ["add a scalar", () => () => np.add(a, 1.5)],
    ["add out=", () => () => void np.add(a, b, out)],
    ["add { out }", () => () => void np.add(a, b, { out })],
    ["iadd", () => () => void a.iadd?.(0)],
    ["less", () => () => np.less(a, b)],
    ["exp", () => () => np.exp(a)],
    ["where", () => () => np.where(mask, a, b)],
    [
      "mixed dtypes",
      () => {
        const f = a.astype("float32");
        return () => np.add(f, b);
      },
    ],
    ["broadcast 10x10 + 10", () => () => np.add(r, a)],
    ["sum", () => () => np.sum(a)],
    ["sum as a method", () => () => a.sum()],
    ["max", () => () => np.max(a)],
    ["sum 10x10 axis 1", () => () => np.sum(r, 1)],
    [
      "sum 10x10 axis 1 out",
      () => {
        const o = np.zeros(10);
        return () => void np.sum(r, { axis: 1, out: o });
      },
    ],
    ["mean", () => () => np.mean(a)],
    ["std", () => () => np.std(a)],
    ["argmax", () => () => np.argmax(a)],
    ["any", () => () => np.any(mask)],
    ["countNonzero", () => () => np.countNonzero(a)],
    ["T", () => () => r.T],
    ["reshape", () => () => np.reshape(r, [5, 20])],
    ["reshape as a method", () => () => r.reshape(5, 20)],
    ["get('1:')", () => () => a.get("1:")],
    ["get('1:, ::2')", () => () => r.get("1:, ::2")],
    ["get(3) of 10x10", () => () => r.get(3)],
    ["transpose", () => () => np.transpose(r)],
    ["ravel", () => () => np.ravel(r)],
    ["expandDims", () => () => np.expandDims(a, 0)],
    ["item(3)", () => () => void a.item(3)],
    ["get(3)", () => () => a.get(3)],
    ["set(3, 1.5)", () => () => void a.set(3, 1.5)],
    ["zeros", () => () => np.zeros(10)],
    ["empty", () => () => np.empty(10)],
    ["arange", () => () => np.arange(10)],
    ["array of a list", () => () => np.array(list)],
    ["astype", () => () => a.astype("float32")],
    ["copy", () => () => a.copy()],
    ["concatenate", () => () => np.concatenate([a, b])],
    ["stack", () => () => np.stack([a, b])],
    ["matmul 4x4", () => () => np.matmul(m, m)],
    ["dot 10", () => () => np.dot(a, b)],
    ["sort", () => () => np.sort(b)],
    ["argsort", () => () => np.argsort(b)],
    ["cumsum", () => () => np.cumsum(a)],
    ["clip", () => () => np.clip(a, 2, 5)],
    ["index array", () => () => a.get(index)],
    ["mask", () => () => a.get(mask)],
    ["take", () => () => np.take(a, index)],
    ["torch add, nothing recorded", () => () => torch.add(x, x)],
    ["torch add, noGrad", () => () => torch.noGrad(() => torch.add(w, w))],
    ["torch mul recorded", () => () => torch.mul(w, x)],
    [
      "torch mul and backward",
      () => () => {
        const y = torch.mul(w, x);
        y.backward(go);
        y.dispose();
      },
    ],
    ["torch chain of 10, forward", () => () => torch.scope(() => void chain(w))],
    [
      "torch chain of 10 and backward",
      () => () =>
        torch.scope(() => {
          chain(w).backward(go);
          w.grad = null;
        }),
    ],
    ["torch exp recorded", () => () => torch.exp(w)],
    ["torch sum recorded", () => () => torch.sum(w)],
  ];
}
