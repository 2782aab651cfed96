// grad modes: what PyTorch does, line by line.
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { type Line, tuple, x2 } from "./python.js";

const { noGrad, inferenceMode } = torch;

export const modes: Line[] = [
  () => {
    const x = x2();
    const y = noGrad(() => x.mul(2));
    return tuple(y.requiresGrad, y.isLeaf, y.gradFn);
  },
  () => {
    const x = x2();
    return noGrad(() => x.get(":1")).requiresGrad;
  },
  () => {
    const x = x2();
    const v = noGrad(() => x.get(":1"));
    return v.add_(1);
  },
  () => {
    const x = x2();
    const y = inferenceMode(() => x.mul(2));
    return tuple(y.isInference(), y.requiresGrad);
  },
  () => {
    const x = x2();
    const y = inferenceMode(() => x.mul(2));
    y.mul(x).sum().backward();
  },
  () => {
    const x = x2();
    const y = inferenceMode(() => x.mul(2));
    return y.add_(1);
  },
  () => {
    const x = x2();
    const y = inferenceMode(() => x.mul(2));
    return y.version;
  },
  () => {
    const x = x2();
    return noGrad(() => torch.enableGrad(() => x.mul(2))).requiresGrad;
  },
  () => {
    const before = torch.isGradEnabled();
    torch.setGradEnabled(false);
    return tuple(before, null, torch.isGradEnabled());
  },
  () => {
    const f = (x: Tensor): Tensor => noGrad(() => x.mul(2));
    return f(x2()).requiresGrad;
  },
];
