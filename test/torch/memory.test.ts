// What a training loop leaves behind: parameters, gradients and the optimiser's state, and nothing else.
import { setImmediate as macrotask } from "node:timers/promises";
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";
import * as torch from "../../ts/torch/index.js";

const { nn, optim } = torch;

function training() {
  torch.manualSeed(0);
  const model = new nn.Sequential(
    new nn.Linear(16, 32),
    new nn.Tanh(),
    new nn.Dropout(0.1),
    new nn.Linear(32, 4),
  );
  const optimizer = new optim.Adam(model.parameters(), { lr: 1e-3 });
  const x = torch.randn(32, 16);
  const y = torch.randint(0, 4, [32]);
  const step = (): void => {
    optimizer.zeroGrad();
    nn.functional.crossEntropy(model.call(x), y).backward();
    optimizer.step();
  };
  return { model, step };
}

test("after a step there is one gradient and two moments for each parameter, and nothing else", () => {
  const before = np.memory().arrays;
  const { model, step } = training();
  const made = np.memory().arrays;
  np.scope(step);
  expect(np.memory().arrays - made).toBe(3 * model.parameters().length);
  expect(made - before).toBeGreaterThanOrEqual(model.parameters().length + 2);
});

test("10,000 steps in scopes hold no more than the first", () => {
  const { step } = training();
  np.scope(step);
  const { live, arrays } = np.memory();
  for (let i = 0; i < 10_000; i++) np.scope(step);
  const after = np.memory();
  // the collector may have taken what earlier tests left
  expect(after.live).toBeLessThanOrEqual(live);
  expect(after.arrays).toBeLessThanOrEqual(arrays);
}, 60_000);

test("10,000 steps without a scope stay small when the loop yields once a step", async () => {
  const { step } = training();
  let most = 0;
  for (let i = 0; i < 10_000; i++) {
    step();
    await macrotask();
    most = Math.max(most, np.memory().live);
  }
  expect(most).toBeLessThan(512 * 2 ** 20);
}, 60_000);

test("what was made of JavaScript arrays to index goes with the graph; the entry alone has scopes", () => {
  const x = torch.ones(4, 3, { requiresGrad: true });
  x.grad = torch.zeros(4, 3);
  const run = (): void => {
    const y = x.mul(2);
    y.set([0, 1], 5);
    x.get([0, 2, 2]).sum().add(y.sum()).backward();
  };
  torch.scope(run);
  const { arrays } = torch.memory();
  const made = [] as torch.Tensor[];
  torch.scope(() => {
    const y = x.get([0, 2]);
    made.push(y);
    const held = torch.memory().arrays;
    y.sum().backward();
    // The index is gone, and so is the seed; the sum has one array of its own.
    expect(torch.memory().arrays).toBe(held);
  });
  for (let i = 0; i < 100; i++) torch.scope(run);
  expect(torch.memory().arrays).toBe(arrays);
  expect(torch.scope).toBe(np.scope);
  const kept = torch.scope(() => [torch.keep(torch.ones(2))][0]!.dim());
  expect(kept).toBe(1);
});
