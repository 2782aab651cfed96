import { CoreArray } from "./array.js";
import type { Operand, UfuncOptions } from "./dispatch.js";
import { type DTypeRow, dtypes } from "./dtype.js";
import { UFuncTypeError } from "./errors.js";
import { type Casting, canCast } from "./promote.js";
import { toElement, weakKind } from "./scalar.js";
import type { Signature, Ufunc } from "./ufunc.js";

/** What a rule of casting lets a ufunc take and give. */

/** What a scalar is when it is refused: Python's own type. */
const scalarKinds = {
  bool: dtypes.bool,
  int: dtypes.int64,
  float: dtypes.float64,
  complex: dtypes.complex128,
};

const { bool } = dtypes;

/** Refuse outputs that `casting` does not let the results become. */
export function requireCastOuts(
  ufunc: Ufunc,
  { types }: Signature,
  outs: readonly (CoreArray | undefined)[],
  casting: Casting,
): void {
  const { nin, nout } = ufunc;
  for (let k = 0; k < nout; k++) {
    const out = outs[k];
    const from = types[nin + k]!;
    if (out && out.dtype !== from && !canCast(from, out.dtype, casting))
      throw castError(ufunc, nout === 1 ? "output" : `output ${nin + k}`, from, out.dtype, casting);
  }
}

/** Refuse what `casting` does not allow of the inputs, and scalars that do not fit. */
export function requireCasts(
  ufunc: Ufunc,
  { types }: Signature,
  inputs: readonly Operand[],
  casting: Casting,
  prescribed?: UfuncOptions["signature"],
): void {
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    const type = types[k]!;
    const loop = ufunc.casts === "result" ? types[ufunc.nin]! : type;
    const which = (): string => (ufunc.nin === 1 ? "input" : `input ${k}`);
    // Anything has a truth value.
    if (ufunc.casts === "truth" && (x instanceof CoreArray || type === bool || typeof x === "boolean"))
      continue;
    if (x instanceof CoreArray) {
      if (x.dtype !== loop && !canCast(x.dtype, loop, casting))
        throw castError(ufunc, which(), x.dtype, loop, casting);
      continue;
    }
    const kind = weakKind(x);
    // A scalar becomes what is prescribed for it.
    if (prescribed?.[k]) {
      toElement(x, type);
      continue;
    }
    if (casting === "equiv" && kind !== "bool") {
      throw new TypeError(`cannot cast Python ${kind} to ${loop.name} under the casting rule '${casting}'`);
    }
    // A scalar takes any precision of its own kind or a higher one.
    const rule = kind === "bool" ? casting : "same_kind";
    const lower = kind === "int" ? type.kind === "bool" : !canCast(scalarKinds[kind], type, rule);
    if (lower && casting !== "unsafe") throw castError(ufunc, which(), scalarKinds[kind], type, casting);
    toElement(x, type);
  }
}

function castError(
  ufunc: Ufunc,
  which: string,
  from: DTypeRow,
  to: DTypeRow,
  casting: Casting,
): UFuncTypeError {
  return new UFuncTypeError(
    `Cannot cast ufunc '${ufunc.numpyName}' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    ufunc.name,
    [from.name, to.name],
  );
}
