// What CI runs when all is installed (.ci/run).
import { tally } from "./tally.mjs";

await tally([
  ["npm test", "npm", "test"],
  ["npm run check", "npm", "run", "check"],
  ["generated files are committed", "git", "diff", "--exit-code", "--stat", "--", "ts"],
  // one seed, so that a run can be repeated; by hand each run draws its own
  ["comparison with NumPy", "node", "test/differential/run.mjs", "--seed", "20261121"],
  ["random numbers against NumPy", "node", "test/differential/streams.mjs", "--seed", "20261121"],
  ["runtimes", "node", "test/runtimes/run.mjs"],
  ["npm start", "npm", "start"],
]);
