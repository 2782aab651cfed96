// The network 784-512-256-10 on a batch of 64: forward gives the loss, backward the gradient of the last weights, a step
// (forward, backward, Adam) the loss that it began with. Parameters: x, y, then weights [out, in] and biases.

export function lanewise({ np, torch }, arrays, part) {
  const { nn, optim } = torch;
  const { linear, relu, crossEntropy } = nn.functional;
  const [x, y, ...rest] = arrays.map((a) => torch.fromNumpy(a));
  const target = y.long();
  const parameters = rest.map((p) => p.clone().requiresGrad_());
  const [w1, b1, w2, b2, w3, b3] = parameters;
  const adam = new optim.Adam(parameters, { lr: 1e-3 });
  const loss = () => crossEntropy(linear(relu(linear(relu(linear(x, w1, b1)), w2, b2)), w3, b3), target);
  if (part === "forward") return () => torch.noGrad(() => np.scope(loss));
  return () =>
    np.scope(() => {
      adam.zeroGrad();
      const value = loss();
      value.backward();
      if (part === "backward") return w3.grad.clone();
      adam.step();
      return value.detach();
    });
}

export function tfjs(tf, arrays, part) {
  const [x, y, ...rest] = arrays;
  const labels = tf.oneHot(y, 10).cast("float32");
  const variables = rest.map((p) => tf.variable(p.clone()));
  const adam = tf.train.adam(1e-3, 0.9, 0.999, 1e-8);
  const loss = () => {
    const [w1, b1, w2, b2, w3, b3] = variables;
    const layer = (h, w, b) => tf.add(tf.matMul(h, w, false, true), b);
    const logits = layer(tf.relu(layer(tf.relu(layer(x, w1, b1)), w2, b2)), w3, b3);
    return tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1)));
  };
  if (part === "forward") return () => tf.tidy(loss);
  if (part === "backward")
    return () => tf.tidy(() => tf.variableGrads(loss, variables).grads[variables[4].name]);
  return () => adam.minimize(loss, true, variables);
}

export function jax({ numpy: np, nn, jit, valueAndGrad }, arrays, part) {
  const [x, y, ...rest] = arrays;
  const labels = nn.oneHot(y.ref, 10);
  const zeros = () => rest.map((p) => np.zeros(p.shape));
  let state = { p: rest.map((a) => a.ref), m: zeros(), v: zeros() };
  const layer = (h, w, b) => np.matmul(h, np.transpose(w)).add(b);
  const loss = (p, input, hot) => {
    const [w1, b1, w2, b2, w3, b3] = p;
    const logits = layer(nn.relu(layer(nn.relu(layer(input, w1, b1)), w2, b2)), w3, b3);
    return np.mean(np.sum(hot.mul(nn.logSoftmax(logits)), 1)).neg();
  };
  const both = valueAndGrad(loss);
  const forward = jit((p, input, hot) => loss(p, input, hot));
  // All gradients come out: what goes nowhere would not be computed.
  const backward = jit((p, input, hot) => {
    const [value, gradients] = both(p, input, hot);
    value.dispose();
    return gradients;
  });
  const step = jit(({ p, m, v }, input, hot, rate, scale) => {
    const [value, gradients] = both(
      p.map((a) => a.ref),
      input,
      hot,
    );
    const next = { p: [], m: [], v: [] };
    for (const [i, g] of gradients.entries()) {
      const first = m[i].mul(0.9).add(g.ref.mul(0.1));
      const second = v[i].mul(0.999).add(g.ref.mul(g).mul(0.001));
      const bound = np.sqrt(second.ref).mul(scale.ref).add(1e-8);
      next.p.push(p[i].sub(first.ref.mul(rate.ref).div(bound)));
      next.m.push(first);
      next.v.push(second);
    }
    rate.dispose();
    scale.dispose();
    return [value, next];
  });
  const parameters = () => state.p.map((a) => a.ref);
  if (part === "forward") return () => forward(parameters(), x.ref, labels.ref);
  if (part === "backward")
    return () => {
      const gradients = backward(parameters(), x.ref, labels.ref);
      const [last] = gradients.splice(4, 1);
      for (const g of gradients) g.dispose();
      return last;
    };
  let t = 0;
  return () => {
    t++;
    const [rate, scale] = [1e-3 / (1 - 0.9 ** t), 1 / Math.sqrt(1 - 0.999 ** t)];
    const [value, next] = step(state, x.ref, labels.ref, np.array(rate), np.array(scale));
    state = next;
    return value;
  };
}
