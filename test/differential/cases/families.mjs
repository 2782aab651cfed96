// The families of cases; the functions come from the generated table, so that a new row is compared by itself.
import { castCases, copyCases, viewCases } from "./casts.mjs";
import { dtypeCases, makingCases } from "./creating.mjs";
import { indexingCases } from "./indexing.mjs";
import { linearCases } from "./linear.mjs";
import { logicCases } from "./logic.mjs";
import { multiOutputCases } from "./multi_output.mjs";
import { normCases } from "./norms.mjs";
import { pickingCases } from "./picking.mjs";
import { printingCases } from "./printing.mjs";
import { reductionCases } from "./reductions.mjs";
import { setCases } from "./sets.mjs";
import { creationCases, shapeCases } from "./shapes.mjs";
import { shapingCases } from "./shaping.mjs";
import { sortingCases } from "./sorting.mjs";
import { binCases, nanCases, signalCases, statisticsCases } from "./statistics.mjs";
import { tables } from "./tables.mjs";
import { methodCases } from "./ufunc_methods.mjs";
import { selectCases, ufuncCases } from "./ufuncs.mjs";
import { valueCases } from "./values.mjs";
import { vectorCases } from "./vectors.mjs";
import { viewingCases } from "./viewing.mjs";

/** A generator of cases by family. */
export async function families() {
  const { ufuncs, reductions } = await tables();
  return {
    ufuncs: (random, n) =>
      ufuncCases(
        random,
        ufuncs.filter((row) => row.outputs === 1),
        n,
      ),
    multi_output: (random, n) =>
      multiOutputCases(
        random,
        ufuncs.filter((row) => row.outputs > 1),
        n,
      ),
    ufunc_methods: (random, n) =>
      methodCases(
        random,
        ufuncs.filter((row) => row.inputs === 2 && row.outputs === 1),
        n,
      ),
    select: selectCases,
    reductions: (random, n) => reductionCases(random, reductions, n),
    casts: (random, n) => castCases(random, Math.ceil(n / 5)),
    copies: copyCases,
    views: viewCases,
    indexing: indexingCases,
    shapes: shapeCases,
    shaping: shapingCases,
    picking: pickingCases,
    creation: creationCases,
    creating: makingCases,
    dtypes: dtypeCases,
    viewing: viewingCases,
    linear: linearCases,
    norms: normCases,
    vectors: vectorCases,
    printing: printingCases,
    sorting: sortingCases,
    sets: setCases,
    statistics: statisticsCases,
    nan_forms: nanCases,
    histograms: binCases,
    signals: signalCases,
    logic: logicCases,
    values: valueCases,
  };
}
