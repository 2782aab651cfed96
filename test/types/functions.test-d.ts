// A hundred expressions whose dtypes `tsc` works out, family by family: nothing here runs.

import type { expr as Expr } from "../../ts/expr.js";
import type * as Lanewise from "../../ts/index.js";
import type { Complex, NDArray } from "../../ts/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Refuses to compile unless the type of the expression is exactly `Expected`. */
declare function expectType<Expected>(): <Actual>(x: Actual, same: Same<Actual, Expected>) => void;

declare const np: typeof Lanewise;
declare const i8: NDArray<"int8">;
declare const u8: NDArray<"uint8">;
declare const i32: NDArray<"int32">;
declare const i64: NDArray<"int64">;
declare const f16: NDArray<"float16">;
declare const f32: NDArray<"float32">;
declare const f64: NDArray<"float64">;
declare const c64: NDArray<"complex64">;
declare const c128: NDArray<"complex128">;
declare const mask: NDArray<"bool">;

// ufuncs: promotion, lifting to floats, parts of complex numbers, truth values
expectType<NDArray<"float32">>()(np.hypot(f32, i8), true);
expectType<NDArray<"float16">>()(np.arcsin(i8), true);
expectType<NDArray<"float64">>()(np.arctan2(i32, i32), true);
expectType<NDArray<"complex64">>()(np.sinh(c64), true);
expectType<NDArray<"float64">>()(np.cbrt(i64), true);
expectType<NDArray<"float32">>()(np.logaddexp(f32, f16), true);
expectType<NDArray<"int64">>()(np.gcd(i32, i64), true);
expectType<NDArray<"int16">>()(np.lcm(i8, u8), true);
expectType<NDArray<"uint8">>()(np.bitwiseCount(i32), true);
expectType<NDArray<"bool">>()(np.signbit(f32), true);
expectType<NDArray<"float32">>()(np.copysign(f32, 1), true);
expectType<NDArray<"float64">>()(np.floatPower(f32, 2), true);
expectType<NDArray<"float64">>()(np.heaviside(f64, f32), true);
expectType<NDArray<"float32">>()(np.nextafter(f32, f32), true);
expectType<NDArray<"float16">>()(np.spacing(f16), true);
expectType<NDArray<"int8">>()(np.fmax(i8, i8), true);
expectType<NDArray<"float32">>()(np.fmod(f32, i8), true);
expectType<NDArray<"float64">>()(np.deg2rad(f64), true);
expectType<NDArray<"float64">>()(np.absolute(c128), true);
expectType<NDArray<"bool">>()(np.isfinite(c64), true);
expectType<[NDArray<"int16">, NDArray<"int16">]>()(np.divmod(i8, u8), true);
expectType<[NDArray<"float32">, NDArray<"float32">]>()(np.modf(f32), true);
expectType<[NDArray<"float32">, NDArray<"int32">]>()(np.frexp(f32), true);
expectType<NDArray<"float32">>()(np.ldexp(f32, i32), true);

// methods of ufuncs
expectType<NDArray<"int16">>()(np.multiply.outer(i8, u8), true);
expectType<NDArray<"float32">>()(np.maximum.accumulate(f32), true);
expectType<void>()(np.add.at(f32, i32, 1), true);
expectType<number>()(np.add.nin, true);

// creation
expectType<NDArray<"float64">>()(np.arange(5), true);
expectType<NDArray<"int64">>()(np.arange(5n), true);
expectType<NDArray<"float32">>()(np.linspace(0, 1, { dtype: "float32" }), true);
expectType<NDArray<"float32">>()(np.zerosLike(f32), true);
expectType<NDArray<"int8">>()(np.fullLike(f32, 1, { dtype: "int8" }), true);
expectType<NDArray<"float64">>()(np.eye(3), true);
expectType<NDArray<"float64">>()(np.identity(3), true);
expectType<NDArray<"float32">>()(np.tril(f32), true);
expectType<NDArray<"int8">>()(np.diag(i8), true);
expectType<NDArray<"float64">>()(np.hanning(8), true);
expectType<NDArray<"uint8">>()(np.frombuffer(new Uint8Array(4), "uint8"), true);
expectType<NDArray<"float32">>()(np.ascontiguousarray(f32), true);
expectType<NDArray<"float64">>()(np.geomspace(1, 100), true);

// indexing and moving elements keep the dtype; places are int32
expectType<NDArray<"float32">>()(f32.get("1:"), true);
expectType<NDArray<"float32">>()(np.take(f32, [1, 2]), true);
expectType<NDArray<"int8">>()(np.takeAlongAxis(i8, i32, 0), true);
expectType<NDArray<"float32">>()(np.compress(mask, f32), true);
expectType<NDArray<"float32">>()(np.extract(mask, f32), true);
expectType<NDArray<"int32">[]>()(np.nonzero(f32), true);
expectType<NDArray<"int32">>()(np.argwhere(f32), true);
expectType<NDArray<"int32">>()(np.flatnonzero(f32), true);
expectType<NDArray<"float32">>()(np.reshape(f32, [2, -1]), true);
expectType<NDArray<"complex64">>()(c64.T, true);
expectType<NDArray<"float32">>()(c64.real, true);
expectType<NDArray<"float64">>()(c128.imag, true);
expectType<NDArray<"int8">>()(np.roll(i8, 1), true);
expectType<NDArray<"int8">>()(np.flip(i8), true);
expectType<NDArray<"int8">>()(np.rot90(i8), true);
expectType<NDArray<"float32">>()(np.tile(f32, 2), true);
expectType<NDArray<"float32">>()(np.repeat(f32, 2), true);
expectType<NDArray<"float32">>()(np.pad(f32, 1), true);
expectType<NDArray<"float32">>()(np.delete_(f32, 0), true);
expectType<NDArray<"float32">>()(np.insert(f32, 0, 1), true);
expectType<NDArray<"float32">[]>()(np.split(f32, 2), true);
expectType<NDArray<"float32">[]>()(np.unstack(f32), true);
expectType<NDArray<"float32">>()(np.atleast2d(f32), true);
expectType<NDArray<"float64">>()(np.concatenate([f32, i32]), true);
expectType<NDArray<"int16">>()(np.stack([i8, u8]), true);
expectType<NDArray<"int16">>()(np.vstack([i8, u8]), true);
expectType<NDArray<"int8">>()(f32.astype("int8"), true);
expectType<NDArray<"float32">>()(np.broadcastTo(f32, [2, 3]), true);
expectType<NDArray<"int32">[]>()(np.unravelIndex(i32, [2, 3]), true);

// reductions and statistics
expectType<number>()(np.ptp(f32), true);
expectType<number>()(np.nansum(f32), true);
expectType<NDArray<"float32">>()(np.nanmean(f32, 0), true);
expectType<NDArray<"float32">>()(np.nanmax(f32, 0), true);
expectType<number>()(np.median(f32), true);
expectType<NDArray<"float64">>()(np.median(i8, 0), true);
expectType<NDArray<"float64">>()(np.cumulativeSum(f64), true);
expectType<NDArray<"int64">>()(np.cumsum(i8), true);
expectType<NDArray<"float32">>()(np.diff(f32), true);
expectType<NDArray<"int8">>()(np.diff(i8), true);
expectType<NDArray<"float64">>()(np.cov(f64), true);
expectType<NDArray<"float64">>()(np.interp(f64, [1, 2], [3, 4]), true);
expectType<NDArray<"int32">>()(np.digitize(f64, [1, 2]), true);
expectType<NDArray<"float32">>()(np.outer(f32, i8), true);
expectType<NDArray<"float32">>()(np.kron(f32, f32), true);
expectType<NDArray<"float32">>()(np.matmul(f32, f32), true);

// sorting, sets, logic
expectType<NDArray<"float32">>()(np.sort(f32), true);
expectType<NDArray<"int32">>()(np.argsort(f32), true);
expectType<NDArray<"float32">>()(np.partition(f32, 1), true);
expectType<NDArray<"int32">>()(np.searchsorted(f32, f32), true);
expectType<NDArray<"float32">>()(np.unique(f32), true);
expectType<NDArray<"int16">>()(np.union1d(i8, u8), true);
expectType<NDArray<"bool">>()(np.isin(f32, [1]), true);
expectType<NDArray<"bool">>()(np.isclose(f32, f32), true);
expectType<boolean>()(np.allclose(f32, f32), true);
expectType<boolean>()(np.arrayEqual(f32, i8), true);
expectType<NDArray<"float32">>()(np.round(f32, 1), true);
expectType<NDArray<"uint8">>()(np.packbits(mask), true);
expectType<NDArray<"float32">>()(np.angle(c64), true);
expectType<NDArray<"float32">>()(np.nanToNum(f32), true);

// scalars
expectType<number>()(f32.item(0), true);
expectType<Complex>()(c64.item(0), true);
expectType<boolean>()(mask.item(0), true);

// expressions: what comes out is said, not read
declare const expr: typeof Expr;
expectType<NDArray>()(expr`${f32} + ${1}`, true);
expectType<number>()(expr<number>`sum(${[1, 2]})`, true);
expectType<NDArray<"float32">>()(expr<NDArray<"float32">>`${np.sort}(${f32}, axis=${null})`, true);
// @ts-expect-error an object is no operand
expr`${{ a: 1 }}`;
