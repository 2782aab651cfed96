// The page of a run: page.mjs with Observable Plot, bundled and minified, and the figures, in one file that needs no network.
// `node bench/report.mjs RECORD.json PAGE.html` makes it of a record.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";

const style = `
:root { color-scheme: light dark; --line: #8883; --soft: #888; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main, header { max-width: 1100px; margin: 0 auto; padding: 0 20px; }
h1 { margin: 28px 0 4px; } h2 { margin: 40px 0 6px; } h3 { margin: 24px 0 0; font-weight: 600; }
#about, p { color: var(--soft); margin: 0 0 10px; }
table { border-collapse: collapse; font-size: 13px; margin: 8px 0; display: block; overflow-x: auto; }
th, td { text-align: left; padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:not(:first-child) { font-variant-numeric: tabular-nums; }
.figures td { white-space: nowrap; } .figures .reason { white-space: normal; }
.met, .stretch { color: #2f9e6e; font-weight: 600; } .missed { color: #c2477f; font-weight: 600; } .na, .reason { color: var(--soft); }
.reason { font-size: 11px; max-width: 110px; }
figure { margin: 0; }
svg [aria-label="tip"] { --plot-background: Canvas; }
`;

/** The script of the page, with the libraries that it imports. */
async function script() {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, "page.mjs"),
    platform: "browser",
    logLevel: "silent",
  });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return output[0].code.trim();
}

/** Text that may stand inside a script element. */
const inside = (text) => text.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");

export async function report(run, file) {
  const html = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>lanewise: benchmark</title><style>${style}</style>`,
    '<header><h1>lanewise: benchmark</h1><p id="about"></p></header><main></main>',
    `<script type="application/json" id="run">${inside(JSON.stringify(run))}</script>`,
    `<script>${inside(await script())}</script></html>\n`,
  ].join("\n");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, html);
  return file;
}

if (process.argv[1] === import.meta.filename) {
  const [record, page] = process.argv.slice(2);
  await report(JSON.parse(readFileSync(record, "utf8")), page);
}
