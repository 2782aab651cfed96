// The training step of a 784-512-256-10 network with relu, at batch 64: forward, cross-entropy, backward, Adam. The same
// sizes, dtype and options for lanewise and for PyTorch on one thread.

export const sizes = [784, 512, 256, 10];
export const batch = 64;

/** A function that takes one step and returns the loss. `optimizer` is a name of `torch.optim`. */
export function mlpStep(torch, optimizer = "Adam") {
  torch.manualSeed(0);
  const layers = [];
  for (let i = 0; i + 1 < sizes.length; i++) {
    layers.push(new torch.nn.Linear(sizes[i], sizes[i + 1]));
    if (i + 2 < sizes.length) layers.push(new torch.nn.ReLU());
  }
  const model = new torch.nn.Sequential(...layers);
  const opt = new torch.optim[optimizer](model.parameters(), { lr: 1e-3 });
  const x = torch.randn(batch, sizes[0]);
  const y = torch.randint(0, sizes[3], [batch]);
  return () =>
    torch.scope(() => {
      opt.zeroGrad();
      const loss = torch.nn.functional.crossEntropy(model.call(x), y);
      loss.backward();
      opt.step();
      return loss.item();
    });
}

/** The same for PyTorch: prints the least nanoseconds of a step, in rounds of `seconds`, at each line that it is sent. */
export const torchScript = `
import sys, time, torch
torch.set_num_threads(1)
torch.manual_seed(0)
sizes, batch = ${JSON.stringify(sizes)}, ${batch}
layers = []
for i in range(len(sizes) - 1):
    layers.append(torch.nn.Linear(sizes[i], sizes[i + 1]))
    if i + 2 < len(sizes):
        layers.append(torch.nn.ReLU())
model = torch.nn.Sequential(*layers)
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
x = torch.randn(batch, sizes[0])
y = torch.randint(0, sizes[-1], (batch,))
def step():
    opt.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(x), y)
    loss.backward()
    opt.step()
    return loss.item()
for _ in range(5):
    step()
for line in sys.stdin:
    best, end = float("inf"), time.perf_counter() + float(line)
    while time.perf_counter() < end:
        start = time.perf_counter_ns()
        step()
        best = min(best, time.perf_counter_ns() - start)
    print(best, flush=True)
`;
