import { type Activation, activation } from "../../ops/activation.js";
import type { Gradient } from "../graph.js";
import { isGradEnabled } from "../modes.js";
import { result } from "../record.js";
import { OUT, type Rule, row } from "../rule.js";
import type { Variable } from "../variable.js";

/** A gradient from that of the result and the result: by a kernel for floats, in operations if it is to be differentiated. */
export const fromOutputBy = (
  kernel: Activation,
  name: string,
  composed: (g: Variable, y: Variable) => Gradient,
): Rule<undefined> =>
  row(name, [[OUT]], (g, { out }) => {
    if (isGradEnabled() || out.core.dtype.kind !== "float") return composed(g, out);
    return result(activation(kernel, g.core, out.core));
  });
