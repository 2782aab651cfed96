import { describe, expect, test } from "vitest";
import type { CoreArray } from "../../ts/core/array.js";
import { broadcastTo } from "../../ts/core/array.js";
import { Complex } from "../../ts/core/complex.js";
import { asCore } from "../../ts/core/convert.js";
import { dtypes, type Scalar } from "../../ts/core/dtype.js";
import { promote } from "../../ts/core/promote.js";
import { DTYPES, type DType } from "../../ts/generated/table.js";
import { numpyPolicy } from "../../ts/numpy/policy.js";
import { flip, ravel, reshape, swapaxes, transpose } from "../../ts/ops/layout.js";
import { dot, matmul } from "../../ts/ops/linalg.js";

const array = (x: unknown, dtype: DType = "float64"): CoreArray => asCore(x, dtypes[dtype]);
/** Small whole numbers in a shape: their products are exact in every dtype. */
const numbers = (shape: number[], dtype: DType = "float64", seed = 1): CoreArray => {
  const size = shape.reduce((n, length) => n * length, 1);
  const flat = array(
    Array.from(
      { length: size },
      (_, i) => ((i * 7 + seed * 3) % 5) - (dtype.startsWith("u") || dtype === "bool" ? 0 : 2),
    ),
    dtype,
  );
  return reshape(flat, shape);
};
const values = (a: CoreArray): Scalar[] => {
  const flat = ravel(a);
  return Array.from({ length: a.size }, (_, i) => flat.dtype.read(flat.address + i * flat.strides[0]!));
};
const at = (a: CoreArray, index: readonly number[]): Scalar =>
  a.dtype.read(a.address + index.reduce((sum, i, axis) => sum + i * a.strides[axis]!, 0));

/** The definition, for two-dimensional operands of whole numbers. */
const product = (a: CoreArray, b: CoreArray): number[] => {
  const [m, k] = a.shape as [number, number];
  const n = b.shape[1]!;
  return Array.from({ length: m * n }, (_, at0) => {
    const [i, j] = [Math.floor(at0 / n), at0 % n];
    let sum = 0;
    for (let p = 0; p < k; p++) sum += Number(at(a, [i, p])) * Number(at(b, [p, j]));
    return sum;
  });
};

describe("matmul", () => {
  test.each(Object.keys(DTYPES).filter((name) => name !== "bool" && !name.startsWith("complex")) as DType[])(
    "of %s in every layout",
    (dtype) => {
      for (const [m, n, k] of [
        [1, 1, 1],
        [2, 3, 4],
        [5, 9, 7],
        [1, 6, 20],
        [6, 1, 20],
        [20, 21, 30],
      ] as const) {
        const [a, b] = [numbers([m, k], dtype), numbers([k, n], dtype, 2)];
        const expected = product(a, b);
        const layouts = (x: CoreArray): CoreArray[] => [
          x,
          transpose(reshape(transpose(x), [x.shape[1]!, x.shape[0]!])),
          flip(reshape(flip(x), x.shape)),
        ];
        for (const x of layouts(a))
          for (const y of layouts(b)) {
            const c = matmul(x, y);
            expect(c.shape).toEqual([m, n]);
            expect(c.dtype.name).toBe(dtype);
            expect(values(c).map(Number)).toEqual(expected);
          }
      }
    },
  );

  test("of truth values is an `or` of `and`s", () => {
    const c = matmul(
      array([[true, false]], "bool"),
      array(
        [
          [true, false],
          [true, true],
        ],
        "bool",
      ),
    );
    expect(values(c)).toEqual([true, false]);
  });

  test("of complex numbers", () => {
    const c = matmul(
      array([new Complex(1, 2), new Complex(0, 1)], "complex64"),
      array([new Complex(3, -1), new Complex(2, 2)], "complex128"),
    );
    expect(c.dtype.name).toBe("complex128");
    expect(c.shape).toEqual([]);
    expect(c.first()).toEqual(new Complex(3, 7));
  });

  test("promotes", () => {
    expect(matmul(numbers([2, 3], "int8"), numbers([3, 2], "uint8")).dtype).toBe(
      promote(dtypes.int8, dtypes.uint8),
    );
    expect(matmul(numbers([2, 3]), numbers([3, 2]), { dtype: dtypes.float32 }).dtype.name).toBe("float32");
    expect(() => matmul(numbers([2, 3]), numbers([3, 2]), { dtype: dtypes.int64 })).toThrow(
      "Cannot cast ufunc 'matmul' input 0 from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    );
  });

  test("one-dimensional operands lose their axis", () => {
    expect(matmul(numbers([3]), numbers([3])).shape).toEqual([]);
    expect(matmul(numbers([3]), numbers([3, 4])).shape).toEqual([4]);
    expect(matmul(numbers([4, 3]), numbers([3])).shape).toEqual([4]);
    expect(matmul(numbers([3]), numbers([5, 3, 4])).shape).toEqual([5, 4]);
    expect(matmul(numbers([5, 4, 3]), numbers([3])).shape).toEqual([5, 4]);
    expect(
      values(
        matmul(
          array([1, 2, 3]),
          array([
            [1, 2],
            [3, 4],
            [5, 6],
          ]),
        ),
      ),
    ).toEqual([22, 28]);
  });

  test("no depth gives zeros, no rows nothing", () => {
    expect(values(matmul(numbers([2, 0]), numbers([0, 2])))).toEqual([0, 0, 0, 0]);
    expect(values(matmul(numbers([2, 0], "int8"), numbers([0, 2], "int8")))).toEqual([0, 0, 0, 0]);
    expect(matmul(numbers([0, 3]), numbers([3, 2])).shape).toEqual([0, 2]);
    expect(matmul(numbers([0, 2, 3]), numbers([3, 2])).shape).toEqual([0, 2, 2]);
  });

  test("stacks broadcast", () => {
    for (const [sa, sb, sc] of [
      [
        [4, 2, 3],
        [4, 3, 5],
        [4, 2, 5],
      ],
      [
        [4, 2, 3],
        [3, 5],
        [4, 2, 5],
      ],
      [
        [2, 3],
        [4, 3, 5],
        [4, 2, 5],
      ],
      [
        [4, 1, 2, 3],
        [3, 3, 5],
        [4, 3, 2, 5],
      ],
      [
        [1, 4, 2, 3],
        [3, 1, 3, 5],
        [3, 4, 2, 5],
      ],
      [
        [4, 3, 1, 3],
        [3, 2],
        [4, 3, 1, 2],
      ],
    ] as number[][][]) {
      const [a, b] = [numbers(sa!), numbers(sb!, "float64", 2)];
      const c = matmul(a, b);
      expect(c.shape).toEqual(sc);
      const lead = sc!.slice(0, -2);
      const [x, y] = [
        broadcastTo(a, [...lead, ...sa!.slice(-2)]),
        broadcastTo(b, [...lead, ...sb!.slice(-2)]),
      ];
      const stacks = lead.reduce((n, length) => n * length, 1);
      const expected: number[] = [];
      for (let s = 0; s < stacks; s++) {
        let rest = s;
        let [ox, oy] = [x.offset, y.offset];
        for (let axis = lead.length - 1; axis >= 0; axis--) {
          const i = rest % lead[axis]!;
          rest = Math.floor(rest / lead[axis]!);
          ox += i * x.strides[axis]!;
          oy += i * y.strides[axis]!;
        }
        const part = (z: CoreArray, offset: number): CoreArray =>
          z.view(z.shape.slice(-2), z.strides.slice(-2), offset);
        expected.push(...product(part(x, ox), part(y, oy)));
      }
      expect(values(c)).toEqual(expected);
    }
  });

  test("`out` is filled, also where it overlaps an input or has another dtype", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    expect(matmul(a, a, { out: a })).toBe(a);
    expect(values(a)).toEqual([7, 10, 15, 22]);
    const turned = swapaxes(numbers([2, 2]), 0, 1);
    expect(
      values(
        matmul(
          array([
            [1, 2],
            [3, 4],
          ]),
          array([
            [1, 0],
            [0, 1],
          ]),
          { out: turned },
        ),
      ),
    ).toEqual([1, 2, 3, 4]);
    const single = numbers([2, 2], "float32");
    expect(
      values(
        matmul(
          array([
            [1, 2],
            [3, 4],
          ]),
          array([
            [1, 0],
            [0, 1],
          ]),
          { out: single },
        ),
      ),
    ).toEqual([1, 2, 3, 4]);
    const stack = numbers([3, 1, 1]);
    matmul(array([[2]]), array([[3]]), { out: stack });
    expect(values(stack)).toEqual([6, 6, 6]);
  });

  test.each([
    [
      [2, 3],
      [2, 3],
      "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)",
    ],
    [
      [3, 2],
      [3],
      "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 3 is different from 2)",
    ],
    [
      [],
      [3],
      "matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)",
    ],
    [
      [3],
      [],
      "matmul: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)",
    ],
    [
      [2, 2, 3],
      [3, 3, 3],
      "operands could not be broadcast together with remapped shapes [original->remapped]: (2,2,3)->(2,newaxis,newaxis) (3,3,3)->(3,newaxis,newaxis)  and requested shape (2,3)",
    ],
  ])("%j @ %j is refused", (a, b, message) => {
    expect(() => matmul(numbers(a), numbers(b))).toThrow(message);
  });

  test("an unsuitable `out` is refused", () => {
    const [a, b] = [numbers([2, 3]), numbers([3, 2])];
    expect(() => matmul(a, b, { out: numbers([3, 3]) })).toThrow(
      "matmul: Output operand 0 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 3 is different from 2)",
    );
    expect(() => matmul(a, b, { out: numbers([2, 2], "int64") })).toThrow(
      "Cannot cast ufunc 'matmul' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    );
  });
});

describe("dot", () => {
  test("of scalars multiplies", () => {
    expect(values(dot(array(3), array([1, 2]), numpyPolicy))).toEqual([3, 6]);
  });

  test("sums over the last axis and the last but one", () => {
    expect(dot(array([1, 2], "int64"), array([3, 4], "int64"), numpyPolicy).first()).toBe(11n);
    for (const [sa, sb, sc] of [
      [[2, 3], [3], [2]],
      [[3], [3, 4], [4]],
      [
        [2, 3, 4],
        [5, 4, 6],
        [2, 3, 5, 6],
      ],
      [[4], [5, 4, 6], [5, 6]],
      [
        [2, 4],
        [5, 3, 4, 6],
        [2, 5, 3, 6],
      ],
      [[2, 3, 4], [4], [2, 3]],
    ] as number[][][]) {
      const [a, b] = [numbers(sa!), numbers(sb!, "float64", 2)];
      const c = dot(a, b, numpyPolicy);
      expect(c.shape).toEqual(sc);
      const k = sa![sa!.length - 1]!;
      const left = reshape(a, [-1, k]);
      // The axis that is summed goes first, all others follow in their order.
      const axis = Math.max(0, sb!.length - 2);
      const order = [axis, ...sb!.keys()].filter((i, place) => place === 0 || i !== axis);
      const right = reshape(transpose(b, order), [k, -1]);
      expect(values(c)).toEqual(product(left, right));
    }
  });

  test("refuses in NumPy's words", () => {
    expect(() => dot(numbers([2, 3]), numbers([5, 4, 6]), numpyPolicy)).toThrow(
      "shapes (2,3) and (5,4,6) not aligned: 3 (dim 1) != 4 (dim 1)",
    );
    expect(() => dot(numbers([2, 3]), numbers([3]), numpyPolicy, { out: numbers([3]) })).toThrow(
      "output array has wrong dimensions",
    );
    expect(() => dot(numbers([2, 3]), numbers([3]), numpyPolicy, { out: numbers([2], "float32") })).toThrow(
      "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
    );
  });
});
