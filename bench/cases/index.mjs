// Every case of the benchmark, family by family.
import { elementwise, transcendental } from "./elementwise.mjs";
import { fused } from "./fused.mjs";
import { headlines, products } from "./products.mjs";
import { reductions, statistics } from "./reductions.mjs";
import { shaping } from "./shaping.mjs";
import { small } from "./small.mjs";
import { sorting } from "./sorting.mjs";
import { traffic } from "./traffic.mjs";
import { layers, training } from "./training.mjs";

export const cases = [
  ...elementwise,
  ...transcendental,
  ...reductions,
  ...statistics,
  ...sorting,
  ...products,
  ...headlines,
  ...shaping,
  ...small,
  ...fused,
  ...traffic,
  ...layers,
  ...training,
];
