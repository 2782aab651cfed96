// The same digits once more, as in PyTorch: Module, DataLoader, cross-entropy, Adam.
import * as np from "lanewise";
import * as torch from "lanewise/torch";
import { progress } from "./progress.mjs";

const { nn, optim } = torch;
const { DataLoader, TensorDataset } = torch.utils.data;
const EPOCHS = 15;

/** The share of right answers on rows that the model has not seen. */
function accuracy(model, x, labels) {
  return torch.noGrad(() => model.eval().call(x).argmax(1).eq(labels).to(torch.float32).mean().item());
}

/**
 * Train a network on the rows `train` of the pixels, test it on the rows `test`.
 *
 * @param x - standardised pixels, float32 [rows, 64]
 * @param labels - the digits, int64 [rows]
 */
export async function trainWithTorch(x, labels, train, test) {
  torch.manualSeed(0);
  const rows = (which) => [torch.fromNumpy(x.get(which)), torch.fromNumpy(labels.get(which))];
  const [trainX, trainY] = rows(train);
  const [testX, testY] = rows(test);
  const model = new nn.Sequential(
    new nn.Linear(64, 128),
    new nn.ReLU(),
    new nn.Dropout(0.2),
    new nn.Linear(128, 10),
  );
  console.log(`${model}\n`);

  const loader = new DataLoader(new TensorDataset(trainX, trainY), { batchSize: 64, shuffle: true });
  const criterion = new nn.CrossEntropyLoss();
  const optimizer = new optim.Adam(model.parameters(), { lr: 2e-3 });
  const show = progress(EPOCHS);
  const started = performance.now();
  let steps = 0;
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    model.train();
    let [total, right] = [0, 0];
    for await (const [batch, wanted] of loader) {
      np.scope(() => {
        optimizer.zeroGrad();
        const scores = model.call(batch);
        const loss = criterion.call(scores, wanted);
        loss.backward();
        optimizer.step();
        total += loss.item() * batch.size(0);
        right += scores.argmax(1).eq(wanted).sum().item();
      });
      steps++;
    }
    const [loss, share] = [total / train.size, right / train.size];
    show(epoch, `loss ${loss.toFixed(4)}  accuracy ${share.toFixed(4)}`);
  }
  console.log(`${steps} steps in ${((performance.now() - started) / 1000).toFixed(2)} s`);
  console.log(`torch test accuracy ${np.scope(() => accuracy(model, testX, testY)).toFixed(4)}`);
}
