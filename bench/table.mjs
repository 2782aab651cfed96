// The text of a run: a line a case as it is measured, and the summary at its end.
import { against, failures, families, javascriptPeers, ratioOf, standings } from "./summary.mjs";
import { ratioText, time } from "./units.mjs";

const columns = ["lanewise", "median", "NumPy", ...javascriptPeers, "torch"];
const widths = [38, 9, 9, 9, 10, 10, 10, 10, 9, 9, 8];
const line = (cells) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[i]))).join(" "),
  );

export const head = () => line(["case", ...columns, "to NumPy", "target"]);

export function row(record) {
  const { times: all, target } = record;
  const least = (peer) => time(all[peer]?.min);
  const ratio = ratioOf(record, against(record)) ?? ratioOf(record, "numpy");
  const met = ratio !== undefined && ratio <= (target ?? 0) ? "*" : " ";
  const rate = record.gflops
    ? `${record.gflops.toFixed(1)} GF`
    : record.gbs
      ? `${record.gbs.toFixed(1)} GB/s`
      : "";
  const { operations } = record;
  const each =
    operations && all.lanewise?.min && `${((1e3 * operations) / all.lanewise.min).toFixed(2)} Mop/s`;
  line([
    record.name,
    least("lanewise"),
    time(all.lanewise?.median),
    least("numpy"),
    ...javascriptPeers.map(least),
    record.family === "training" ? least("torch") : "",
    `${ratioText(ratio)}${met}`,
    rate || each || `${target ?? ""}`,
  ]);
  if (!all.lanewise?.min) console.log(`    lanewise: ${all.lanewise?.reason ?? all.numpy?.reason}`);
}

/** Means of the families, and who is ahead of whom. */
function standing(records) {
  console.log("\ngeometric mean of the ratios, a family");
  for (const { family, against: peer, mean, count, of } of families(records))
    console.log(`  ${family.padEnd(26)} ${ratioText(mean).padStart(7)} ${peer}, ${count} of ${of} cases`);
  console.log("\nlanewise is ahead in");
  for (const { peer, shared, ahead, mean, behind, reasons } of standings(records)) {
    console.log(`  ${ahead} of ${shared} cases shared with ${peer} (mean ${ratioText(mean)})`);
    if (peer === "numpy") continue;
    for (const { name, ratio } of behind)
      console.log(`      behind ${ratioText(ratio).padStart(7)}  ${name}`);
    const why = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
    for (const [reason, count] of why.slice(0, 5))
      console.log(`      n/a in ${String(count).padStart(3)}: ${reason}`);
  }
}

/** What lanewise has no figure for. */
function gaps(records) {
  const [absent, failed] = [true, false].map((kind) =>
    failures(records).filter((failure) => failure.absent === kind),
  );
  if (absent.length > 0) console.log(`\n${absent.length} cases are of functions that this build has not:`);
  for (const { name, reason } of absent) console.log(`  ${name}: ${reason}`);
  console.log(
    failed.length === 0
      ? "\nevery result of lanewise agrees with NumPy's"
      : `\n${failed.length} cases lanewise could not run or got wrong:`,
  );
  for (const { name, reason } of failed) console.log(`  ${name}: ${reason}`);
}

/** The last page of a run. */
export function summary({ records, growth = [], startup, targets = [] }) {
  if (records.length > 0) standing(records);
  if (startup) {
    console.log("\nimport and first call, in a fresh process");
    for (const [name, { min, median, reason }] of Object.entries(startup))
      console.log(`  ${name.padEnd(22)} ${reason ?? `${min.toFixed(0)} ms (median ${median.toFixed(0)})`}`);
  }
  if (growth.length > 0) {
    const fast = growth.filter(({ verdict }) => verdict === "grows faster");
    const fitted = growth.filter((record) => record.exponent !== undefined);
    console.log(
      `\ngrowth: ${fitted.length - fast.length} of ${fitted.length} cases grow as theory (or NumPy) does`,
    );
    for (const { name, exponent, expected, numpy } of fast)
      console.log(
        `  ${name.padEnd(38)} n^${exponent.toFixed(2)}, theory ${expected.toFixed(2)}, NumPy ${numpy.toFixed(2)}`,
      );
    for (const { name, reason } of growth.filter((record) => record.reason))
      console.log(`  ${name}: ${reason}`);
  }
  if (targets.length > 0) {
    console.log("\ntargets");
    for (const { work, required, stretch, measured, verdict, missed = [] } of targets) {
      console.log(
        `  ${verdict.padEnd(8)} ${work.padEnd(58)} ${String(measured).padEnd(34)} wanted ${required}${stretch ? ` (${stretch})` : ""}`,
      );
      for (const { name, measured, limit = "not known", tried = "nothing yet" } of missed)
        console.log(
          `           ${measured} ${name}\n             limit: ${limit}\n             tried: ${tried}`,
        );
    }
  }
  if (records.length > 0) gaps(records);
}
