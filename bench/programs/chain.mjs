// Ten differentiable operations one after the other on ten elements, five times tanh(1.1 h): what recording and walking back cost.

const links = Array.from({ length: 5 });

export function lanewise({ np, torch }, [given], part) {
  const x = torch.fromNumpy(given).clone().requiresGrad_();
  const ones = torch.ones(10);
  const chain = () => links.reduce((h) => h.mul(1.1).tanh(), x);
  if (part === "forward") return () => np.scope(() => chain().detach());
  return () =>
    np.scope(() => {
      x.grad = null;
      chain().backward(ones);
      return x.grad.clone();
    });
}

export function tfjs(tf, [x], part) {
  const chain = (h) => links.reduce((a) => tf.tanh(tf.mul(a, 1.1)), h);
  if (part === "forward") return () => tf.tidy(() => chain(x));
  const gradient = tf.grad(chain);
  return () => tf.tidy(() => gradient(x));
}

// without `jit`, which would record once for all calls: the case is about recording
export function jax({ numpy: np, grad }, [x], part) {
  const chain = (h) => links.reduce((a) => np.tanh(a.mul(1.1)), h);
  const run = part === "forward" ? chain : grad((h) => np.sum(chain(h)));
  return () => run(x.ref);
}
