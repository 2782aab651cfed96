// The page of a run, in the browser: charts by Observable Plot of the figures that stand in the document as JSON. Bundled into
// the page by report.mjs.
import * as Plot from "@observablehq/plot";
import { against, families, javascriptPeers, ratioOf, standings } from "./summary.mjs";
import { ratioText, time } from "./units.mjs";

const run = JSON.parse(document.getElementById("run").textContent);
const colours = {
  lanewise: "#3b6fd4",
  numpy: "#8a8f98",
  "numpy-ts": "#e08a1e",
  "tfjs-wasm": "#c2477f",
  "jax-js": "#2f9e6e",
  loops: "#7a5bc7",
  torch: "#d1495b",
};
const names = { numpy: "NumPy", torch: "PyTorch", loops: "JavaScript loops" };
const said = (peer) => names[peer] ?? peer;

const element = (tag, text, parent = document.querySelector("main"), className = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  parent.append(made);
  return made;
};
const table = (head, rows) => {
  const made = element("table", "");
  const line = (cells, tag) => {
    const tr = element("tr", "", made);
    for (const cell of cells) {
      const td = element(tag, typeof cell === "object" ? cell.text : `${cell}`, tr);
      if (cell.className) td.className = cell.className;
    }
  };
  line(head, "th");
  for (const row of rows) line(row, "td");
  return made;
};
const width = Math.min(1100, document.querySelector("main").clientWidth || 1100);
const chart = (options) =>
  document.querySelector("main").append(
    Plot.plot({
      width,
      marginBottom: 42,
      style: { background: "transparent", fontSize: "12px", overflow: "visible" },
      ...options,
    }),
  );

const ratioAxis = { type: "log", grid: true, tickFormat: (x) => `${x}x` };

function targets() {
  if (run.targets.length === 0) return;
  element("h2", "Targets");
  table(
    ["work", "measured (the worst figure of the row)", "required", "stretch", ""],
    run.targets.map(({ work, required, stretch, measured, verdict }) => [
      work,
      measured,
      required,
      stretch ?? "",
      { text: verdict, className: verdict.replace("/", "") },
    ]),
  );
  const misses = run.targets.flatMap(({ work, required, missed = [] }) =>
    missed.map((miss) => ({ work, required, ...miss })),
  );
  if (misses.length === 0) return;
  element("h3", "What misses, where its limit is and what was tried");
  table(
    ["target", "figure", "measured", "required", "limit", "tried"],
    misses.map(({ work, required, name, measured, limit = "not known", tried = "nothing yet" }) => [
      work,
      name,
      measured,
      required,
      limit,
      tried,
    ]),
  );
}

function means() {
  element("h2", "Families");
  element("p", "Geometric mean of our time over the reference's: left of 1x lanewise is faster.");
  const data = families(run.records).filter(({ mean }) => mean);
  chart({
    height: 60 + 36 * data.length,
    marginLeft: 170,
    marginRight: 70,
    x: { ...ratioAxis, label: "time of lanewise / time of the reference" },
    y: { label: null, domain: data.map(({ family }) => family) },
    marks: [
      Plot.ruleX([1], { stroke: "#888", strokeDasharray: "4 3" }),
      Plot.ruleY(data, { y: "family", x1: 1, x2: "mean", stroke: colours.lanewise, strokeWidth: 3 }),
      Plot.dot(data, { y: "family", x: "mean", fill: colours.lanewise, r: 6 }),
      Plot.text(data, {
        y: "family",
        x: "mean",
        text: ({ mean, against: peer, count }) => `${ratioText(mean)} ${said(peer)}, ${count}`,
        dy: -13,
        fill: "currentColor",
      }),
    ],
  });
}

const colour = ({ ratio, target = 1 }) => (ratio <= target ? "#2f9e6e" : "#c2477f");

function cases() {
  element("h2", "Cases");
  element(
    "p",
    "Every case's ratio to NumPy (to PyTorch for training): a point left of 1x is faster. The tick is the case's target; green points are at it or left of it.",
  );
  for (const { family } of families(run.records)) {
    const data = run.records
      .filter((record) => record.family === family)
      .map((record) => ({ ...record, ratio: ratioOf(record, against(record)) ?? ratioOf(record, "numpy") }))
      .filter(({ ratio }) => ratio);
    if (data.length === 0) continue;
    element("h3", family);
    chart({
      height: 50 + 17 * data.length,
      marginLeft: 290,
      marginRight: 90,
      x: { ...ratioAxis, label: null, axis: "both" },
      y: { label: null, domain: data.map(({ name }) => name) },
      marks: [
        Plot.ruleX([1], { stroke: "#888", strokeDasharray: "4 3" }),
        Plot.ruleY(data, {
          y: "name",
          x1: 1,
          x2: "ratio",
          stroke: colour,
        }),
        Plot.dot(data, {
          y: "name",
          x: "ratio",
          fill: colour,
          title: ({ name, times: all }) =>
            `${name}\n${Object.entries(all)
              .map(
                ([peer, { min, median, reason }]) =>
                  `${said(peer)}: ${reason ?? `${time(min)}, median ${time(median)}`}`,
              )
              .join("\n")}`,
          tip: true,
          r: 4,
        }),
        Plot.tickX(
          data.filter(({ target }) => target),
          { y: "name", x: "target", stroke: "currentColor", strokeWidth: 1.5 },
        ),
        Plot.text(data, {
          y: "name",
          x: Math.max(1, ...data.map(({ ratio }) => ratio)),
          text: ({ ratio, gflops, peak, gbs }) =>
            `${ratioText(ratio)}${gflops ? `  ${((100 * gflops) / peak).toFixed(0)}% of peak` : ""}${gbs ? `  ${gbs.toFixed(1)} GB/s` : ""}`,
          textAnchor: "start",
          dx: 14,
          fill: "currentColor",
        }),
      ],
    });
  }
}

function peers() {
  element("h2", "Peers in JavaScript");
  element(
    "p",
    "Shared cases only, each a point: how many times as long the peer takes. Right of 1x lanewise is ahead.",
  );
  const data = run.records.flatMap((record) =>
    javascriptPeers.map((peer) => ({ peer, name: record.name, ratio: 1 / (ratioOf(record, peer) ?? NaN) })),
  );
  const known = data.filter(({ ratio }) => Number.isFinite(ratio));
  chart({
    height: 60 + 60 * javascriptPeers.length,
    marginLeft: 130,
    x: { ...ratioAxis, label: "time of the peer / time of lanewise" },
    y: { label: null, domain: javascriptPeers, tickFormat: said },
    color: { domain: Object.keys(colours), range: Object.values(colours) },
    marks: [
      Plot.ruleX([1], { stroke: "#888", strokeDasharray: "4 3" }),
      Plot.dot(known, {
        y: "peer",
        x: "ratio",
        fill: "peer",
        fillOpacity: 0.55,
        r: 4,
        title: "name",
        tip: true,
      }),
      Plot.tickX(
        known,
        Plot.groupY({ x: "median" }, { y: "peer", x: "ratio", stroke: "currentColor", strokeWidth: 3 }),
      ),
    ],
  });
  const rows = standings(run.records)
    .filter(({ shared }) => shared > 0)
    .map(({ peer, shared, ahead, mean, behind }) => [
      said(peer),
      `${ahead} of ${shared}`,
      ratioText(mean),
      peer === "numpy"
        ? `${behind.length} cases, above`
        : behind.map(({ name, ratio }) => `${name} (${ratioText(ratio)})`).join("; ") || "nowhere",
    ]);
  table(["peer", "ahead in", "mean ratio", "behind in"], rows);
}

function growth() {
  const fitted = run.growth.filter(({ exponent }) => exponent !== undefined);
  if (fitted.length === 0) return;
  element("h2", "Growth");
  element(
    "p",
    "Time an element as the number of elements grows, one line a case: level lines are linear. Exponents are fitted from 1e4 elements; NumPy's show what the caches do to anybody.",
  );
  const shown = [...new Set(fitted.map(({ family }) => family))];
  const columns = 3;
  const place = (family) => ({
    fx: shown.indexOf(family) % columns,
    fy: Math.floor(shown.indexOf(family) / columns),
  });
  const points = fitted.flatMap(({ name, family, points: all }) =>
    all.map(({ n, lanewise }) => ({ name, ...place(family), n, each: lanewise / n })),
  );
  const largest = Math.max(...points.map(({ n }) => n));
  const decades = [10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].filter((n) => n <= largest);
  chart({
    height: 60 + 210 * Math.ceil(shown.length / columns),
    marginLeft: 50,
    x: {
      type: "log",
      label: "elements",
      grid: true,
      ticks: decades,
      tickFormat: (n) => `1e${Math.log10(n)}`,
    },
    y: { type: "log", label: "ns an element", grid: true, ticks: 6, tickFormat: "~g" },
    fx: { axis: null },
    fy: { axis: null },
    marks: [
      Plot.frame({ stroke: "#8884" }),
      Plot.text(
        shown.map((family) => ({ family, ...place(family) })),
        {
          fx: "fx",
          fy: "fy",
          text: "family",
          frameAnchor: "top",
          dy: 6,
          fontWeight: 600,
          fill: "currentColor",
        },
      ),
      Plot.line(points, {
        ...{ x: "n", y: "each", z: "name", fx: "fx", fy: "fy" },
        ...{ stroke: colours.lanewise, strokeOpacity: 0.55, strokeWidth: 1.2 },
      }),
      Plot.tip(
        points,
        Plot.pointer({
          ...{ x: "n", y: "each", fx: "fx", fy: "fy" },
          title: ({ name, n, each }) =>
            `${name}\n${n.toExponential(0)}: ${each.toPrecision(3)} ns an element`,
        }),
      ),
    ],
  });
  chart({
    height: 420,
    marginLeft: 60,
    aspectRatio: undefined,
    x: { label: "exponent of NumPy", grid: true },
    y: { label: "exponent of lanewise", grid: true },
    color: { domain: ["ok", "grows faster"], range: ["#2f9e6e", "#c2477f"], legend: true },
    marks: [
      Plot.line(
        [0.4, 1.8].map((v) => ({ x: v, y: v })),
        { x: "x", y: "y", stroke: "#888", strokeDasharray: "4 3" },
      ),
      Plot.dot(fitted, {
        x: "numpy",
        y: "exponent",
        fill: "verdict",
        r: 4,
        tip: true,
        title: ({ name, exponent, numpy, expected }) =>
          `${name}\nlanewise ${exponent.toFixed(2)}, NumPy ${numpy.toFixed(2)}, theory ${expected.toFixed(2)}`,
      }),
    ],
  });
  const fast = fitted.filter(({ verdict }) => verdict !== "ok");
  if (fast.length > 0)
    table(
      ["grows faster than theory and NumPy", "exponent", "theory", "NumPy"],
      fast.map(({ name, exponent, expected, numpy }) => [
        name,
        exponent.toFixed(2),
        expected.toFixed(2),
        numpy.toFixed(2),
      ]),
    );
}

function startup() {
  if (!run.startup) return;
  element("h2", "Import and first call");
  const data = Object.entries(run.startup).map(([name, figures]) => ({ name: said(name), ...figures }));
  chart({
    height: 40 + 28 * data.length,
    marginLeft: 150,
    marginRight: 70,
    x: { label: "ms, in a fresh process", grid: true, zero: true },
    y: { label: null, domain: data.map(({ name }) => name) },
    marks: [
      Plot.barX(data, { y: "name", x: "min", fill: ({ name }) => colours[name] ?? "#8a8f98" }),
      Plot.text(data, {
        y: "name",
        x: (d) => d.min ?? 0,
        text: (d) => d.reason ?? `${d.min.toFixed(0)} ms`,
        dx: 6,
        textAnchor: "start",
        fill: "currentColor",
      }),
    ],
  });
}

/** Builds or runtimes beside each other: the least time of the first, and how many times as fast the others are. */
function beside(title, { first, absent, rows }) {
  element("h3", title);
  const names = [...new Set(rows.flatMap(({ times }) => Object.keys(times)))];
  const cell = (times, name) => {
    const least = times[name]?.min;
    if (!least) return { text: times[name]?.reason ?? "", className: "reason" };
    return name === first || !times[first]?.min ? time(least) : ratioText(times[first].min / least);
  };
  table(
    [`case: time of ${first}, then times as fast`, ...names],
    rows.map(({ name, times }) => [name, ...names.map((column) => cell(times, column))]),
  );
  const missing = Object.entries(absent).map(([name, reason]) => `${name}: ${reason}`);
  if (missing.length > 0) element("p", `Absent: ${missing.join("; ")}`);
}

function builds() {
  if (!run.builds) return;
  element("h2", "Builds");
  for (const [engine, figures] of Object.entries(run.builds)) beside(engine, figures);
}

function runtimes() {
  if (!run.runtimes) return;
  element("h2", "Runtimes");
  beside("", run.runtimes);
}

function figures() {
  element("h2", "Every figure");
  const shown = ["lanewise", "numpy", ...javascriptPeers, "numpy, all threads", "torch"];
  const rows = run.records.map((record) => [
    record.name,
    ...shown.map((peer) => {
      const one = record.times[peer];
      if (!one) return "";
      return one.reason
        ? { text: one.reason, className: "reason" }
        : `${time(one.min)} (${time(one.median)})`;
    }),
  ]);
  const made = table(["case: least (median)", ...shown.map(said)], rows);
  made.className = "figures";
}

const { machine, versions, date, minutes } = run;
document.querySelector("#about").textContent =
  `${date}, ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${Object.entries(versions)
    .filter(([name]) => name !== "loops" && name !== "numpy, all threads")
    .map(([name, version]) => `${said(name)} ${version}`)
    .join(", ")}. One thread, least time of a call; ${minutes} minutes.`;
for (const part of [targets, means, peers, cases, growth, startup, builds, runtimes, figures]) part();
