import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { table } from "../helpers/table.js";

table("what a generalized ufunc tells about itself")`
  [np.matmul.name, np.matmul.signature] -> [matmul, (n?,k),(k,m?)->(n?,m?)]
  [np.vecdot, np.matvec, np.vecmat].map((f) => f.signature) -> [(n),(n)->(), (m,n),(n)->(m), (n),(n,m)->(m)]
  [np.vecdot.nin, np.vecdot.nout, np.vecdot.nargs, np.vecdot.ntypes, np.vecdot.identity] -> [2, 1, 3, 15, null]
  np.vecdot.types.join(" ") -> ??->? bb->b BB->B hh->h HH->H ii->i II->I ll->l LL->L ee->e EE->E ff->f dd->d FF->F DD->D
  np.matvec.resolveDtypes(["float32", "int64", null]) -> [float64, float64, float64]
  np.vecdot.reduce([1]) -> !RuntimeError: Reduction not defined on ufunc with signature
  np.vecdot.at([1], [0], [1]) -> !TypeError: vecdot.at does not support ufunc with non-trivial signature: vecdot has signature (n),(n)->().
  np.vecdot([1, 2], [3, 4], { axs: 0 }) -> !TypeError: vecdot() got an unexpected keyword argument 'axs'. Did you mean 'axes'?
  np.vecdot([1, 2], [3, 4], null, { axis: 0, keepdims: true }) -> array([11.])
`;

it("an output is returned, and is not touched by what is refused", () => {
  const out = np.full([2], 7);
  const a = np.ones([2, 3]);
  expect(np.vecdot(a, a, out)).toBe(out);
  expect(out.tolist()).toEqual([3, 3]);
  expect(() => np.vecdot(a, np.ones(4), out)).toThrow("(size 4 is different from 3)");
  expect(() => np.matvec(a, np.ones(3), { out, casting: "no", dtype: "float32" })).toThrow(
    "casting rule 'no'",
  );
  expect(out.tolist()).toEqual([3, 3]);
});

it("a result owns its memory, wherever its axes are", () => {
  const a = np.ones([2, 3, 4]);
  const c = np.matmul(a, a, {
    axes: [
      [1, 2],
      [2, 1],
      [-1, 0],
    ],
  });
  expect([c.shape, c.strides, c.base]).toEqual([[3, 2, 3], [8, 72, 24], null]);
});

it("temporaries are freed: conjugates, casts, what does not fit", () => {
  const [a, b] = [np.ones([3, 4], "complex64"), np.ones([3, 4], "complex128")];
  const { live } = np.memory();
  np.vecdot(a, b, { axis: 0 }).dispose();
  np.vecmat(a, b, { axes: [1, [1, 0], 1] }).dispose();
  np.matvec([[1, 2]], [3, 4]).dispose();
  expect(() => np.vecdot(a, [1, 2])).toThrow("mismatch in its core dimension");
  expect(np.memory().live).toBe(live);
});
