// What CI runs when all is installed (.ci/run).
import { tally } from "./tally.mjs";

await tally([
  ["npm test", "npm", "test"],
  ["npm run check", "npm", "run", "check"],
  ["generated files are committed", "git", "diff", "--exit-code", "--stat", "--", "ts"],
  ["comparison with NumPy", "node", "test/differential/run.mjs"],
  ["random numbers against NumPy", "node", "test/differential/streams.mjs"],
  ["runtimes", "node", "test/runtimes/run.mjs"],
  ["npm start", "npm", "start"],
]);
