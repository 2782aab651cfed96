import { type Rules, useRules } from "./registry.js";
import { elementwiseRules } from "./rules/elementwise.js";
import { functionRules } from "./rules/functions.js";
import { movingRules, multiViewRules, viewRules } from "./rules/layout.js";
import { networkRules } from "./rules/networks.js";
import { reductionRules } from "./rules/reductions.js";

/** Every operation and how it is differentiated. An operation without a row here does not compile. */
export const rules: Rules = {
  ...elementwiseRules,
  ...viewRules,
  ...multiViewRules,
  ...movingRules,
  ...reductionRules,
  ...functionRules,
  ...networkRules,
};

useRules(rules);
