import { test } from "vitest";
import * as np from "../../ts/index.js";
test("x", () => {
  const a = np.arange(6).reshape(2, 3);
  console.log(String(a), a.dtype, a.T.strides, String(a.T.add(a.T)), a.T.add(a.T).strides);
  console.log(String(np.add(a, [1, 2, 3])), np.add(1, 2), np.equal(1, 1));
  console.log(np.arrayRepr(np.array([1, 2], "int8").add(1)), np.array([1, 2], "int32").add(1.5));
  console.log(np.exp(a), np.sum(a), np.sum(a, 0), a.mean(1), a.sum({ axis: 1, keepdims: true }));
  console.log(a.get(1, "::-1"), a.get("...", 0), a.item(1, 2), a.tolist());
  a.set("0, :", [9, 8, 7]); console.log(a);
  try { np.add(np.zeros([2, 3]), np.zeros(4)); } catch (e) { console.log(String(e)); }
  try { np.sum(a, { axes: 0 } as never); } catch (e) { console.log(String(e)); }
  console.log(np.linspace(0, 1, 5), np.eye(3), np.concatenate([a, a], 1), np.stack([a, a]).shape);
  console.log(np.array([1 , 2, 3], "float16").divide(3), np.memory());
  let x = np.ones(10), y = np.ones(10);
  for (let i = 0; i < 200000; i++) np.add(x, y).dispose();
  let t = performance.now(); for (let i = 0; i < 1000000; i++) np.add(x, y).dispose(); console.log("ns/add disposed", (performance.now() - t));
  t = performance.now(); for (let i = 0; i < 1000000; i++) np.add(x, y); console.log("ns/add", (performance.now() - t), np.memory());
  t = performance.now(); for (let i = 0; i < 1000000; i++) x.add(1); console.log("ns/add scalar", (performance.now() - t));
  t = performance.now(); for (let i = 0; i < 1000000; i++) x.T; console.log("ns/view", (performance.now() - t));
  t = performance.now(); for (let i = 0; i < 1000000; i++) np.sum(x); console.log("ns/sum", (performance.now() - t));
});
