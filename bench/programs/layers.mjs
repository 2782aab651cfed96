// Layers that networks live on, forward, on 512 rows of 512: what a library fuses into one pass.

export function lanewise({ np, torch }, [given], part) {
  const x = torch.fromNumpy(given);
  const { functional, LayerNorm } = torch.nn;
  const norm = new LayerNorm(512);
  const layers = {
    softmax: () => functional.softmax(x, 1),
    logSoftmax: () => functional.logSoftmax(x, 1),
    layerNorm: () => norm.call(x),
    gelu: () => functional.gelu(x, { approximate: "tanh" }),
  };
  return () => torch.noGrad(() => np.scope(layers[part]));
}

export function tfjs(tf, [x], part) {
  const layers = {
    softmax: () => tf.softmax(x),
    logSoftmax: () => tf.logSoftmax(x),
    layerNorm() {
      const { mean, variance } = tf.moments(x, 1, true);
      return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
    },
    gelu() {
      const inner = tf.mul(0.7978845608028654, tf.add(x, tf.mul(0.044715, tf.mul(x, tf.mul(x, x)))));
      return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
    },
  };
  return () => tf.tidy(layers[part]);
}

export function jax({ numpy: np, nn, jit }, [x], part) {
  const layers = {
    softmax: (a) => nn.softmax(a, 1),
    logSoftmax: (a) => nn.logSoftmax(a, 1),
    layerNorm(a) {
      const centred = a.ref.sub(np.mean(a, 1, { keepdims: true }));
      const variance = np.mean(centred.ref.mul(centred.ref), 1, { keepdims: true });
      return centred.div(np.sqrt(variance.add(1e-5)));
    },
    gelu(a) {
      const cube = a.ref.mul(a.ref).mul(a.ref).mul(0.044715);
      const inner = a.ref.add(cube).mul(0.7978845608028654);
      return a.mul(0.5).mul(np.tanh(inner).add(1));
    },
  };
  const run = jit(layers[part]);
  return () => run(x.ref);
}
