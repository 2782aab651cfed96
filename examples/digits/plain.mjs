// The training step of network.mjs once more, in nested JavaScript arrays: what it would be without lanewise.

function matmul(a, b) {
  return a.map((row) => {
    const out = new Array(b[0].length).fill(0);
    for (let k = 0; k < row.length; k++) {
      for (let j = 0; j < out.length; j++) out[j] += row[k] * b[k][j];
    }
    return out;
  });
}

const transpose = (a) => a[0].map((_, j) => a.map((row) => row[j]));
const sumRows = (a) => a[0].map((_, j) => a.reduce((sum, row) => sum + row[j], 0));
const addRow = (a, row) => a.map((r) => r.map((x, j) => x + row[j]));

/** `values` and `velocity` after a step along `gradient`, in place. */
function update(values, velocity, gradient, { rate, momentum }) {
  for (let i = 0; i < values.length; i++) {
    if (Array.isArray(values[i])) update(values[i], velocity[i], gradient[i], { rate, momentum });
    else {
      velocity[i] = momentum * velocity[i] - rate * gradient[i];
      values[i] += velocity[i];
    }
  }
}

/** One step, as `trainStep` of network.mjs, on nested arrays. */
export function plainStep(network, velocity, x, targets, options) {
  const rows = x.length;
  const hidden = addRow(matmul(x, network.w1), network.b1).map((row) => row.map((v) => Math.max(v, 0)));
  const logs = addRow(matmul(hidden, network.w2), network.b2).map((row) => {
    const most = Math.max(...row);
    const total = Math.log(row.reduce((sum, v) => sum + Math.exp(v - most), 0));
    return row.map((v) => v - most - total);
  });
  const loss =
    -logs.reduce((sum, row, i) => sum + row.reduce((s, v, j) => s + v * targets[i][j], 0), 0) / rows;

  const atScores = logs.map((row, i) => row.map((v, j) => (Math.exp(v) - targets[i][j]) / rows));
  const atHidden = matmul(atScores, transpose(network.w2)).map((row, i) =>
    row.map((v, j) => (hidden[i][j] > 0 ? v : 0)),
  );
  update(network.w1, velocity.w1, matmul(transpose(x), atHidden), options);
  update(network.b1, velocity.b1, sumRows(atHidden), options);
  update(network.w2, velocity.w2, matmul(transpose(hidden), atScores), options);
  update(network.b2, velocity.b2, sumRows(atScores), options);
  return { loss };
}
