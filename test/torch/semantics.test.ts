// What PyTorch does, line by line: the lines of the golden file, said in TypeScript, give what PyTorch gave.
import { describe, expect, test } from "vitest";
import * as torch from "../../ts/torch/index.js";
import golden from "../golden/torch_autograd.json" with { type: "json" };
import { functions } from "./semantics/functions.js";
import { gradients } from "./semantics/gradients.js";
import { indexTensors } from "./semantics/index_tensors.js";
import { leaves } from "./semantics/leaves.js";
import { modes } from "./semantics/modes.js";
import { nodeHooks } from "./semantics/node_hooks.js";
import { type Line, told } from "./semantics/python.js";
import { refusals } from "./semantics/refusals.js";
import { writing } from "./semantics/writing.js";

const sections: Record<string, Line[]> = {
  "leaf / requires_grad": leaves,
  "in-place and versions": writing,
  "grad / create_graph / hooks": gradients,
  "grad modes": modes,
  "Function / gradcheck / checkpoint / anomaly": functions,
  "Module / optim": refusals,
  "index tensors": indexTensors,
  "hooks of nodes": nodeHooks,
};

torch.onWarning(() => {});

for (const [section, lines] of Object.entries(golden.sections)) {
  describe(section, () => {
    test("every line is said or explained", () => {
      expect(sections[section]).toHaveLength(lines.length);
    });
    lines.forEach(({ setup, expr, result }, i) => {
      const line = sections[section]![i]!;
      if (typeof line === "string") return;
      test(`${setup} ; ${expr}`.replace(/\s+/g, " "), () => {
        expect(told(line)).toBe(result);
      });
    });
  });
}
