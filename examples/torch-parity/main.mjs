// The same seeded network trained for 200 steps here and in PyTorch: `node examples/torch-parity/main.mjs`.
// PyTorch runs where a Python has it: the variable PYTHON, else the virtual environment in .venv.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as np from "lanewise";
import * as torch from "lanewise/torch";

const { nn, optim } = torch;
const STEPS = 200;

torch.manualSeed(0);
const model = new nn.Sequential(new nn.Linear(10, 32), new nn.Tanh(), new nn.Linear(32, 1));
const x = torch.rand(64, 10);
const y = x.sum(1, true).sin();
const criterion = new nn.MSELoss();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
const ours = Array.from({ length: STEPS }, () =>
  np.scope(() => {
    optimizer.zeroGrad();
    const loss = criterion.call(model.call(x), y);
    loss.backward();
    optimizer.step();
    return loss.item();
  }),
);

const python = process.env.PYTHON ?? fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const run = spawnSync(python, [fileURLToPath(new URL("main.py", import.meta.url)), `${STEPS}`], {
  encoding: "utf8",
});
const theirs = run.status === 0 ? JSON.parse(run.stdout) : undefined;

console.log(`step      lanewise${theirs ? "       PyTorch" : ""}`);
for (let i = 0; i < STEPS; i += i < 10 ? 1 : 10) {
  console.log(
    `${String(i).padStart(4)}  ${ours[i].toExponential(6)}${theirs ? `  ${theirs[i].toExponential(6)}` : ""}`,
  );
}
if (theirs) {
  const worst = Math.max(...ours.map((loss, i) => Math.abs(loss - theirs[i]) / theirs[i]));
  console.log(`\nlargest relative difference of ${STEPS} losses: ${worst.toExponential(1)}`);
  if (!(worst < 1e-5)) process.exitCode = 1;
} else console.log("\nno Python with PyTorch was found: set PYTHON to one to compare");
