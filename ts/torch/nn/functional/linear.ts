import { add, mul } from "../../../autograd/elementwise.js";
import { sum } from "../../../autograd/reduce.js";
import { mT, permute, reshape, unsqueeze } from "../../../autograd/structural.js";
import { RuntimeError } from "../../../core/errors.js";
import { sizeOf } from "../../../core/shape.js";
import { define, tensorArg } from "../../args.js";
import { addmm, mm } from "../../products.js";
import type { Tensor } from "../../tensor.js";

/**
 * `input @ weight.T + bias`.
 *
 * @param input - `[..., in]`
 * @param weight - `[out, in]`
 * @param bias - `[out]`
 * @throws RuntimeError when the shapes do not fit
 * @example
 * torch.nn.functional.linear(torch.tensor([[1, 2]]), torch.ones(3, 2)).toString() // -> tensor([[3., 3., 3.]])
 */
export const linear: (input: Tensor, weight: Tensor, bias?: Tensor | null) => Tensor = define(
  "linear(input, weight, bias=)",
  (input: Tensor, weight: Tensor, bias?: Tensor | null) => {
    tensorArg(input, "linear");
    tensorArg(weight, "linear", "weight", 2);
    const lead = input.shape.slice(0, -1);
    const flat =
      input.ndim === 2 ? input : (reshape(input, [sizeOf(lead), input.shape.at(-1) ?? 1]) as Tensor);
    const columns = mT(weight) as Tensor;
    const y = bias ? addmm(bias, flat, columns) : mm(flat, columns);
    return input.ndim === 2 ? y : reshape(y, [...lead, weight.shape[0]!]);
  },
);

/**
 * `input1 @ weight[k] @ input2 + bias[k]` for every `k`.
 *
 * @param input1 - `[..., in1]`
 * @param input2 - `[..., in2]`
 * @param weight - `[out, in1, in2]`
 * @throws RuntimeError when the shapes do not fit
 * @example
 * torch.nn.functional.bilinear(torch.ones(1, 2), torch.ones(1, 3), torch.ones(1, 2, 3)).toString() // -> tensor([[6.]])
 */
export const bilinear: (input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null) => Tensor =
  define(
    "bilinear(input1, input2, weight, bias=)",
    (input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null) => {
      const inputs = [
        tensorArg(input1, "bilinear", "input1", 1),
        tensorArg(input2, "bilinear", "input2", 2),
      ] as const;
      tensorArg(weight, "bilinear", "weight", 3);
      const [out, ...lengths] = weight.shape as [number, number, number];
      const lead = input1.shape.slice(0, -1);
      if (lead.join() !== input2.shape.slice(0, -1).join()) {
        throw new RuntimeError("bilinear(): input batch dimensions do not match");
      }
      inputs.forEach((x, k) => {
        const given = x.shape.at(-1) ?? 1;
        if (given !== lengths[k]) {
          throw new RuntimeError(
            `bilinear(): input${k + 1} size does not match weight size: got ${given} but expected ${lengths[k]}`,
          );
        }
      });
      const rows = sizeOf(lead);
      const left = reshape(input1, [rows, lengths[0]]);
      const right = reshape(input2, [rows, lengths[1]]);
      const matrix = reshape(permute(weight, [1, 0, 2]), [lengths[0], out * lengths[1]]);
      const half = reshape(mm(left as Tensor, matrix as Tensor), [rows, out, lengths[1]]);
      const y = reshape(sum(mul(half, unsqueeze(right, 1)), [2]), [...lead, out]);
      return bias ? add(y, bias) : y;
    },
  );
