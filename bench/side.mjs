// A few cases in several builds or runtimes side by side: each checked against NumPy, then timed in turns.
import { prepared, timed } from "./measure.mjs";
import { ratioText, time } from "./units.mjs";

/** `columns` are children by name; the first is what the others are compared with. `absent` are those that cannot run. */
export async function side({ title, rows, columns, numpy, settings }) {
  const absent = {};
  const here = {};
  const labels = {};
  for (const [name, child] of Object.entries(columns)) {
    const hello = typeof child === "string" ? { reason: child } : await child.start();
    if (hello.reason) absent[name] = hello.reason;
    else {
      here[name] = child;
      labels[name] = hello.build;
    }
  }
  console.log(`\n${title}: least time of the first, then times as fast as it`);
  for (const [name, reason] of Object.entries(absent)) console.log(`  ${name} takes no part: ${reason}`);
  for (const [name, label] of Object.entries(labels)) console.log(`  ${name} runs the build ${label}`);
  const names = Object.keys(here);
  const [first] = names;
  const width = 40;
  console.log(
    `${"".padEnd(width)} ${names.map((name) => name.padStart(Math.max(10, name.length))).join(" ")}`,
  );
  const figures = [];
  for (const row of rows) {
    const children = { numpy, ...here };
    const ready = await prepared(row, row.size, children, settings.folder);
    const times = await timed(ready, here, { rounds: settings.rounds, seconds: 2.5 * settings.seconds });
    for (const child of Object.values(here)) await child.ask({ do: "release" });
    const cells = names.map((name, i) => {
      const least = times[name]?.min;
      if (!least) return times[name]?.reason ? "n/a" : "";
      return i === 0 || !times[first]?.min ? time(least) : ratioText(times[first].min / least);
    });
    console.log(
      `${row.name.padEnd(width)} ${cells.map((cell, i) => cell.padStart(Math.max(10, names[i].length))).join(" ")}`,
    );
    for (const name of names) if (times[name]?.reason) console.log(`    ${name}: ${times[name].reason}`);
    delete times.numpy;
    figures.push({ name: row.name, times });
  }
  for (const child of Object.values(here)) child.end();
  return { first, builds: labels, absent, rows: figures };
}
