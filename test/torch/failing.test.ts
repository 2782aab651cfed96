// A training step for which memory is refused at every place in turn.
import { expect, test } from "vitest";
import { seams } from "../../ts/core/cell.js";
import * as np from "../../ts/index.js";
import * as torch from "../../ts/torch/index.js";

const { nn, optim } = torch;

test.each(["Adam", "SGD", "RMSprop"] as const)(
  "a step of %s that fails for memory leaves nothing, and the next one goes on",
  (name) => {
    torch.manualSeed(0);
    const model = new nn.Sequential(
      new nn.Linear(6, 8),
      new nn.LayerNorm(8),
      new nn.ReLU(),
      new nn.Dropout(0.2),
      new nn.Linear(8, 3),
    );
    const optimizer = new optim[name](model.parameters(), { lr: 1e-2 });
    const x = torch.randn(5, 6);
    const y = torch.tensor([0, 2, 1, 1, 0], { dtype: "int64" });
    let updating = false;
    const step = (): number => {
      optimizer.zeroGrad();
      const loss = nn.functional.crossEntropy(model.call(x), y);
      loss.backward();
      updating = true;
      optimizer.step();
      return loss.item() as number;
    };
    const run = (): number => torch.scope(step);
    run();
    torch.scope(() => optimizer.zeroGrad());
    const parameters = (): unknown => model.parameters().map((p) => p.tolist());
    const { live } = np.memory();
    let failures = 0;
    for (let n = 0; ; n++) {
      let count = 0;
      const before = parameters();
      updating = false;
      seams.refuse = () => count++ === n;
      let error: unknown;
      try {
        run();
      } catch (e) {
        error = e;
      } finally {
        seams.refuse = null;
      }
      if (count <= n) break;
      failures++;
      expect(error).toBeInstanceOf(np.MemoryError);
      if (!updating) expect(parameters()).toEqual(before);
      torch.scope(() => optimizer.zeroGrad());
      expect([n, np.memory().live]).toEqual([n, live]);
    }
    expect(failures).toBeGreaterThan(20);
    // without dropout, whose draws hide what 30 steps gain
    const loss = (): number =>
      torch.scope(() => nn.functional.crossEntropy(model.eval().call(x), y).item() as number);
    const first = loss();
    model.train();
    for (let i = 0; i < 30; i++) run();
    expect(loss()).toBeLessThan(first);
  },
);
