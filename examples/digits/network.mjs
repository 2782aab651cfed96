// A network of two layers in array calls alone: linear, ReLU, linear, softmax; trained by gradient descent with momentum.
import * as np from "lanewise";

/** Weights drawn after He et al. (2015), biases of zero; the names are those of the saved file. */
export function makeNetwork(rng, inputs, hidden, outputs) {
  const layer = (rows, columns) =>
    rng
      .standardNormal([rows, columns])
      .multiply(Math.sqrt(2 / rows))
      .astype("float32");
  return {
    w1: layer(inputs, hidden),
    b1: np.zeros(hidden, "float32"),
    w2: layer(hidden, outputs),
    b2: np.zeros(outputs, "float32"),
  };
}

/** What momentum remembers: one array for each of the network's, zero at first. */
export function makeVelocity(network) {
  return Object.fromEntries(Object.entries(network).map(([name, a]) => [name, np.zerosLike(a)]));
}

/** The hidden layer, and the logarithms of the ten probabilities of each row. */
function forward({ w1, b1, w2, b2 }, x) {
  const hidden = np.maximum(x.matmul(w1).add(b1), 0);
  const scores = hidden.matmul(w2).add(b2);
  const shifted = scores.subtract(scores.max(1, { keepdims: true }));
  const logs = shifted.subtract(np.log(np.exp(shifted).sum(1, { keepdims: true })));
  return { hidden, logs };
}

/**
 * One step down the gradient of the mean cross-entropy; the arrays of `network` and `velocity` change in place.
 *
 * @returns the loss and the share of right answers before the step
 */
export function trainStep(network, velocity, x, targets, { rate, momentum }) {
  return np.scope(() => {
    const rows = x.shape[0];
    const { hidden, logs } = forward(network, x);
    const loss = -logs.multiply(targets).sum() / rows;
    const right = logs.argmax(1).equal(targets.argmax(1)).mean();

    const atScores = np.exp(logs).subtract(targets).divide(rows);
    const atHidden = atScores.matmul(network.w2.T).multiply(hidden.greater(0));
    const gradients = {
      w1: x.T.matmul(atHidden),
      b1: atHidden.sum(0),
      w2: hidden.T.matmul(atScores),
      b2: atScores.sum(0),
    };
    for (const [name, gradient] of Object.entries(gradients)) {
      velocity[name].imul(momentum).isub(gradient.multiply(rate));
      network[name].iadd(velocity[name]);
    }
    return { loss, right };
  });
}

/** The digit that the network sees in each row. */
export function predict(network, x) {
  return np.scope(() => forward(network, x).logs.argmax(1));
}
