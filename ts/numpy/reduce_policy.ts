import { type DTypeRow, dtypes } from "../core/dtype.js";
import { canCast } from "../core/promote.js";
import type { Signature, Ufunc } from "../core/ufunc.js";
import { loopFor, noLoop, requireTruthless } from "./policy.js";

/** Whether the result of a loop can be its first input again. */
const returns = ({ types }: Signature, nin: number): boolean => types[0] === types[nin];

/**
 * The loop by which NumPy reduces: one whose result is its first input again. `uniform` ones have the elements' dtype as
 * well: that is asked of accumulations and of reductions by pieces.
 *
 * @throws TypeError when there is none
 */
export function reduceLoop(
  ufunc: Ufunc,
  method: string,
  input: DTypeRow,
  { dtype, out }: { dtype?: DTypeRow | undefined; out?: DTypeRow | undefined },
): Signature {
  const found = dtype ? inDType(ufunc, dtype) : natural(ufunc, input, out);
  const { types } = found;
  if (method !== "reduce" && types[0] !== types[1]) {
    const listed = types.map((type) => `dtype('${type.name}')`).join(", ");
    throw new TypeError(
      `the resolved dtypes are not compatible with ${ufunc.numpyName}.${method}. Resolved (${listed})`,
    );
  }
  return found;
}

function inDType(ufunc: Ufunc, dtype: DTypeRow): Signature {
  if (dtype === dtypes.bool) requireTruthless(ufunc, [], [], dtype);
  const found = ufunc.signatures.find((s) => s.types[0] === dtype && returns(s, ufunc.nin));
  if (!found) throw noLoop(ufunc);
  return found;
}

function natural(ufunc: Ufunc, input: DTypeRow, first: DTypeRow | undefined): Signature {
  const loop = loopFor(ufunc, first, input);
  if (returns(loop, ufunc.nin)) return loop;
  // The result decides what the first input is; anything has a truth value.
  const result = loop.types[ufunc.nin]!;
  const found = ufunc.signatures.find(
    (s) =>
      s.types[0] === result &&
      returns(s, ufunc.nin) &&
      (ufunc.casts === "truth" || canCast(input, s.types[1]!, "safe")),
  );
  if (!found) throw noLoop(ufunc);
  return found;
}
