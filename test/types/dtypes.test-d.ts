// What `tsc` works out, by `npm run check`: nothing here runs.

import type * as Lanewise from "../../ts/index.js";
import type { NDArray } from "../../ts/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Refuses to compile unless the type of the expression is exactly `Expected`. */
declare function expectType<Expected>(): <Actual>(x: Actual, same: Same<Actual, Expected>) => void;

declare const np: typeof Lanewise;
declare const i8: NDArray<"int8">;
declare const u8: NDArray<"uint8">;
declare const i64: NDArray<"int64">;
declare const u64: NDArray<"uint64">;
declare const f16: NDArray<"float16">;
declare const bf16: NDArray<"bfloat16">;
declare const f32: NDArray<"float32">;
declare const c64: NDArray<"complex64">;
declare const bool: NDArray<"bool">;
declare const some: NDArray;
declare const n: number;

// two dtypes promote by NumPy's table
expectType<NDArray<"float32">>()(np.add(i8, f32), true);
expectType<NDArray<"int16">>()(i8.add(u8), true);
expectType<NDArray<"float64">>()(i64.multiply(u64), true);
expectType<NDArray<"float32">>()(f16.add(bf16), true);
expectType<NDArray<"complex128">>()(c64.add(i64), true);
expectType<NDArray<"float64">>()(i8.divide(u8), true);
expectType<NDArray<"bool">>()(bool.add(bool), true);
expectType<NDArray<"bool">>()(i64.less(f32), true);

// literals are weak: whole ones ints, others floats
expectType<NDArray<"int8">>()(i8.add(1), true);
expectType<NDArray<"float64">>()(i8.add(1.5), true);
expectType<NDArray<"float32">>()(f32.add(1), true);
expectType<NDArray<"float32">>()(f32.multiply(0.5), true);
expectType<NDArray<"float16">>()(np.subtract(1, f16), true);
expectType<NDArray<"int64">>()(bool.add(1), true);
expectType<NDArray<"uint8">>()(u8.add(2n), true);
expectType<NDArray<"int8">>()(i8.add(true), true);
expectType<NDArray<"float64">>()(i8.add(1e21), true);
expectType<NDArray<"bool">>()(u8.equal(300), true);

// a number of unknown value is either
expectType<NDArray<"int8" | "float64">>()(i8.add(n), true);
expectType<NDArray<"float32">>()(f32.add(n), true);

// nested arrays and typed arrays are strong
expectType<NDArray<"float64">>()(f32.add([1, 2]), true);
expectType<NDArray<"int64">>()(i8.add([[1n], [2n]]), true);
expectType<NDArray<"float32">>()(np.add(new Float32Array(2), u8), true);
expectType<NDArray<"float64">>()(np.add([1, true], [[3n]]), true);

// ufuncs of one input
expectType<NDArray<"float16">>()(np.sqrt(i8), true);
expectType<NDArray<"float32">>()(f32.exp(), true);
expectType<NDArray<"float32">>()(c64.absolute(), true);
expectType<NDArray<"bool">>()(np.isnan(f16), true);
expectType<NDArray<"float16">>()(np.negative([f16, f16]), true);

// scalars alone give scalars
expectType<number>()(np.sqrt(2), true);
expectType<boolean>()(np.less(1, 2), true);
expectType<number>()(np.bitwiseAnd(6, 3), true);

// dtype and out say what comes out
expectType<NDArray<"float32">>()(np.add(i64, 1, { dtype: "float32" }), true);
expectType<NDArray<"float64">>()(i8.divide(u8, { dtype: "float64", casting: "unsafe" }), true);
expectType<NDArray<"float16">>()(np.add(i8, i8, { out: f16 }), true);
expectType<NDArray<"float16">>()(np.sqrt(i8, { out: f16, where: bool }), true);
expectType<NDArray<"bool">>()(i8.less(3, { where: bool }), true);
expectType<NDArray<"int8">>()(i8.iadd(3), true);

// creation takes the dtype of what it is given
expectType<NDArray<"float64">>()(
  np.array([
    [1, 2],
    [3, 4],
  ]),
  true,
);
expectType<NDArray<"bool">>()(np.array([true, false]), true);
expectType<NDArray<"int64">>()(np.array([1n, true]), true);
expectType<NDArray<"float32">>()(np.array([f32, i8]), true);
expectType<NDArray<"uint8">>()(np.array(new Uint8Array(3)), true);
expectType<NDArray<"int8">>()(np.array([1, 2], "int8"), true);
expectType<NDArray<"int8">>()(np.asarray([1, 2], { dtype: "int8" }), true);
expectType<NDArray<"float64">>()(np.zeros([2, 3]), true);
expectType<NDArray<"uint8">>()(np.ones(3, { dtype: "uint8" }), true);

// reductions give scalars over all axes, arrays over some
expectType<number>()(np.sum(i8), true);
expectType<boolean>()(np.any(f32), true);
expectType<NDArray<"int64">>()(np.sum(i8, 0), true);
expectType<NDArray<"uint64">>()(u8.sum({ axis: [0, 1] }), true);
expectType<NDArray<"int8">>()(i8.max(0, { keepdims: true }), true);
expectType<NDArray<"int32">>()(f32.argmax(1), true);
expectType<NDArray<"float64">>()(i8.mean(0), true);
expectType<NDArray<"float32">>()(np.std(c64, 0), true);

expectType<number>()(np.max(i8, null), true);
expectType<number>()(np.sum(i8, { dtype: "float32" }), true);
expectType<NDArray<"float32">>()(np.sum(i8, { dtype: "float32", keepdims: true }), true);
expectType<NDArray<"int64">>()(np.sum(i8, null, { keepdims: true }), true);
expectType<NDArray<"float16">>()(i8.sum({ out: f16 }), true);
declare const axis: number | null;
expectType<number | NDArray<"int64">>()(i8.sum(axis), true);
// @ts-expect-error no option of sum
np.sum(i8, { axis: 0, keepdim: true });
// @ts-expect-error nor after the axis
np.sum(i8, 0, { axes: 0 });

// a dtype that no loop takes; an array of any dtype
expectType<NDArray<never>>()(np.bitwiseAnd(f32, f32), true);
expectType<NDArray<"bool">>()(some.less(some), true);
const dynamic: NDArray = some.add(f32).sqrt();
dynamic satisfies NDArray;

// what functions that are generic in the dtype give is worked out where they are called
const twice = <D extends "float32" | "float64">(a: NDArray<D>) => a.add(a);
expectType<NDArray<"float32">>()(twice(f32), true);

// @ts-expect-error a string is no array
np.add("1", 2);
// @ts-expect-error an option that does not exist
np.add(i8, i8, { axis: 0 });
// @ts-expect-error nor beside one that does
np.add(i8, i8, { dtype: "int16", axis: 0 });
// @ts-expect-error one input too many for a ufunc of one
np.sqrt(i8, i8, i8, i8);
// @ts-expect-error an array of int8 is none of float32
const wrong: NDArray<"float32"> = i8;
wrong satisfies NDArray;

// `where` promotes what it chooses between, scalars alone as arrays made of them; nested input may
// hold marked numbers
expectType<NDArray<"float64">>()(np.where(bool, 1, 0), true);
expectType<NDArray<"int8">>()(np.where(bool, i8, 0), true);
expectType<NDArray<"float64">>()(np.where(bool, 1.5, i8), true);
expectType<NDArray<"int16">>()(np.where(bool, i8, u8), true);
expectType<NDArray<"int64">>()(np.where(bool, 1n, 2n), true);
np.array([np.int(1), 2]);

// a bound of a higher kind lifts the result
expectType<NDArray<"float64">>()(np.clip(i8, 1.5, 3), true);
expectType<NDArray<"int8">>()(np.clip(i8, 0, null), true);
expectType<NDArray<"float32">>()(np.clip(f32, 0, 1), true);

// methods of ufuncs, and results of two
expectType<NDArray<"int64">>()(np.add.reduce(i8), true);
expectType<NDArray<"float32">>()(np.subtract.reduce(f32, 1), true);
expectType<number>()(np.subtract.reduce(f32, null), true);
expectType<NDArray<"float64">>()(np.divide.accumulate(i8), true);
expectType<NDArray<"bool">>()(np.less.outer(f32, f32), true);
expectType<[NDArray<"float32">, NDArray<"int32">]>()(np.frexp(f32), true);
expectType<[NDArray<"float64">, NDArray<"float64">]>()(np.divmod(i64, np.zeros(2)), true);
expectType<[number, number]>()(np.modf(2.5), true);

// aliases, type strings, dtype objects and constructors name dtypes as well
expectType<NDArray<"float32">>()(np.zeros(2, "f4"), true);
expectType<NDArray<"int16">>()(np.ones([2, 2], { dtype: "<i2" }), true);
expectType<NDArray<"complex64">>()(np.empty(2, np.dtype("csingle")), true);
expectType<NDArray<"float64">>()(np.full(2, 1, Number), true);
expectType<NDArray<"uint8">>()(np.array([1, 2], "ubyte"), true);
expectType<NDArray<"int64">>()(np.asarray([1, 2], { dtype: BigInt }), true);
expectType<NDArray<"float16">>()(np.arange(3, { dtype: "half" }), true);
expectType<NDArray<"bool">>()(np.zerosLike(i8, "?"), true);
expectType<NDArray<"float64">>()(np.eye(2, { dtype: "double" }), true);
expectType<NDArray<"float32">>()(np.linspace(0, 1, { dtype: "single" }), true);
expectType<NDArray<"float32">>()(i8.astype("f4"), true);
expectType<NDArray<"int64">>()(np.astype(i8, np.dtype("int")), true);
expectType<NDArray<"uint32">>()(i8.view("u4"), true);
expectType<NDArray<"float32">>()(np.add(i8, i8, { dtype: "f4" }), true);
expectType<NDArray<"float64">>()(np.sum(i8, { axis: 0, dtype: "d" }), true);
expectType<NDArray<"float32">>()(np.vecdot(i8, i8, { dtype: "f4" }), true);
expectType<NDArray<"float32">>()(np.concatenate([i8, i8], { dtype: "f4" }), true);
expectType<NDArray<"float32">>()(np.cumsum(i8, { dtype: "float32" }), true);
expectType<NDArray<"int64">>()(np.cumsum(i8), true);
expectType<NDArray<"int16">>()(np.cumulativeSum(i8, { dtype: "short" }), true);
expectType<NDArray<"float32">>()(np.cov(f32, { dtype: "single" }), true);
// @ts-expect-error: no dtype has this name
np.zeros(2, "f5");
