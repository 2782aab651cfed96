import { isGradEnabled, withGradMode, withSavedHooks } from "../../autograd/modes.js";
import { detach } from "../../autograd/record.js";
import type { Variable } from "../../autograd/variable.js";
import { RuntimeError } from "../../core/errors.js";
import { getRngState, setRngState } from "../random/public.js";
import type { Tensor } from "../tensor.js";

/** What {@link checkpoint} takes by name. */
export interface CheckpointOptions {
  /** Whether random numbers are the same when it is computed again: they are unless it is turned off. */
  preserveRngState?: boolean;
}

/**
 * Call a function without keeping what its backward needs: it is computed again when backward asks for it.
 *
 * @param fn - gives the same for the same inputs
 * @throws RuntimeError when it saves something else the second time
 * @example
 * const x = torch.ones(2, { requiresGrad: true });
 * torch.utils.checkpoint((v) => v.mul(v).exp(), [x]).sum().backward();
 * x.grad.toString() // -> tensor([5.4366, 5.4366])
 */
export function checkpoint<T extends Tensor | readonly Tensor[]>(
  fn: (...inputs: Tensor[]) => T,
  inputs: readonly Tensor[],
  options: CheckpointOptions = {},
): T {
  if (!isGradEnabled()) return fn(...inputs);
  const state = (options.preserveRngState ?? true) ? getRngState() : null;
  let count = 0;
  let again: Variable[] | null = null;
  const recompute = (): Variable[] => {
    const found: Variable[] = [];
    const before = state && getRngState();
    if (state) setRngState(state);
    try {
      const hooks = {
        pack: (v: Variable): number => found.push(detach(v)),
        unpack: (): never => {
          throw new RuntimeError("the graph that a checkpoint computes again is not walked");
        },
      };
      withGradMode(true, () => withSavedHooks(hooks, () => fn(...inputs)));
    } finally {
      if (before) setRngState(before);
    }
    if (found.length !== count) {
      throw new RuntimeError(
        `torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.\nNumber of tensors saved during forward: ${count}\nNumber of tensors saved during recomputation: ${found.length}.`,
      );
    }
    return found;
  };
  const hooks = {
    pack: (): number => count++,
    unpack: (place: unknown): Variable => (again ??= recompute())[place as number]!,
  };
  return withSavedHooks(hooks, () => fn(...inputs));
}
