// Handwritten digits, from a file to a trained network: `npm start`.
import { mkdirSync } from "node:fs";
import * as np from "lanewise";
import { makeNetwork, makeVelocity, predict, trainStep } from "./network.mjs";
import { plainStep } from "./plain.mjs";
import { progress } from "./progress.mjs";
import { trainWithTorch } from "./torch.mjs";

const EPOCHS = 20;
const BATCH = 64;
const HIDDEN = 128;
const step = { rate: 0.05, momentum: 0.9 };

// The data, and what NumPy would print of them.
const file = np.load(new URL("../data/digits.npz", import.meta.url));
const pixels = file.get("X");
const labels = file.get("y");
console.log(`X ${pixels.dtype} (${pixels.shape.join(", ")}), y ${labels.dtype} (${labels.shape[0]},)`);
console.log(`${pixels.get(0).reshape(8, 8)}\nshows a ${labels.item(0)}\n`);

// Four fifths to learn from, the rest to be tested with. Every pixel gets mean 0 and variance 1 (blank ones stay 0).
const rng = np.random.defaultRng(0);
const order = rng.permutation(pixels.shape[0]);
const [train, test] = np.split(order, [Math.floor(pixels.shape[0] * 0.8)]);
const seen = pixels.get(train);
const spread = seen.std(0);
const x = pixels
  .subtract(seen.mean(0))
  .divide(np.where(spread.greater(0), spread, 1))
  .astype("float32");
const targets = np.eye(10, { dtype: "float32" }).get(labels);

// Training.
const network = makeNetwork(rng, x.shape[1], HIDDEN, 10);
const velocity = makeVelocity(network);
const show = progress(EPOCHS);
const started = performance.now();
let steps = 0;
for (let epoch = 1; epoch <= EPOCHS; epoch++) {
  const { loss, right } = np.scope(() => {
    const shuffled = train.get(rng.permutation(train.size));
    const sum = { loss: 0, right: 0 };
    for (let i = 0; i < train.size; i += BATCH) {
      const rows = shuffled.get(np.slice(i, i + BATCH));
      const result = trainStep(network, velocity, x.get(rows), targets.get(rows), step);
      sum.loss += (result.loss * rows.size) / train.size;
      sum.right += (result.right * rows.size) / train.size;
      steps++;
    }
    return sum;
  });
  show(epoch, `loss ${loss.toFixed(4)}  accuracy ${right.toFixed(4)}`);
}
console.log(`${steps} steps in ${((performance.now() - started) / 1000).toFixed(2)} s\n`);

// What it gets right of digits that it has not seen.
const answers = predict(network, x.get(test));
const truth = labels.get(test);
const confusion = np.eye(10).get(truth).T.matmul(np.eye(10).get(answers)).astype("int64");
console.log(`confusion matrix (row: the digit, column: the answer)\n${confusion}`);
console.log(`test accuracy ${answers.equal(truth).mean().toFixed(4)}\n`);

// The same step in nested arrays, from the same weights and on the same rows.
const rows = train.get(np.slice(BATCH));
const [batch, wanted] = [x.get(rows), targets.get(rows)];
const copies = () => Object.fromEntries(Object.entries(network).map(([name, a]) => [name, a.copy()]));
const nested = (arrays) => Object.fromEntries(Object.entries(arrays).map(([name, a]) => [name, a.tolist()]));
const ours = { network: copies(), velocity: makeVelocity(network) };
const plain = { network: nested(ours.network), velocity: nested(ours.velocity) };
const [plainBatch, plainWanted] = [batch.tolist(), wanted.tolist()];
const oursStep = () => trainStep(ours.network, ours.velocity, batch, wanted, step);
const nestedStep = () => plainStep(plain.network, plain.velocity, plainBatch, plainWanted, step);
for (let i = 0; i < 10; i++) {
  const difference = Math.abs(oursStep().loss - nestedStep().loss);
  if (!(difference < 1e-5)) throw new RangeError(`the two steps disagree by ${difference}`);
}
const milliseconds = (run, times) => {
  const taken = Array.from({ length: times }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return taken.sort((a, b) => a - b)[times >> 1];
};
const [fast, slow] = [milliseconds(oursStep, 200), milliseconds(nestedStep, 50)];
console.log(
  `a training step: ${fast.toFixed(3)} ms; in nested arrays ${slow.toFixed(3)} ms (${(slow / fast).toFixed(1)} times)`,
);

// The weights, saved and loaded.
const saved = new URL("../../build/digits-weights.npz", import.meta.url);
mkdirSync(new URL(".", saved), { recursive: true });
np.savez(saved, network);
const loaded = Object.fromEntries(np.load(saved));
const same = predict(loaded, x.get(test)).equal(answers).all();
console.log(
  `weights saved to build/digits-weights.npz and loaded: predictions ${same ? "identical" : "differ"}`,
);
if (!same) process.exitCode = 1;

// And once more with modules and gradients by the library.
console.log("\nThe same with lanewise/torch:\n");
await trainWithTorch(x, labels, train, test);
