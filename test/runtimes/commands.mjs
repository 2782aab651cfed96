// The runtimes that are commands: Node (the one that started the matrix, and 24), Deno without permissions, Bun.
export async function commands({ bin, write, sh }, row) {
  write(
    "import.mjs",
    'import * as np from "lanewise";\nimport * as torch from "lanewise/torch";\nimport { program } from "./program.mjs";\nconsole.log(program(np, torch));',
  );
  write(
    "require.cjs",
    'const np = require("lanewise");\nconst torch = require("lanewise/torch");\nimport("./program.mjs").then((m) => console.log(m.program(np, torch)));',
  );
  const node = process.env.LANEWISE_NODE ?? process.execPath;
  const runtimes = {
    [`node ${sh(node, ["-p", "process.versions.node"])}`]: [node],
    [`node ${process.versions.node}`]: [bin("node")],
    "deno, no permissions": [bin("deno"), "run", "--no-prompt"],
    bun: [bin("bun")],
  };
  for (const [name, [command, ...args]] of Object.entries(runtimes))
    for (const file of ["import.mjs", "require.cjs"])
      await row(`${name}: ${file.split(".")[0]}`, () => sh(command, [...args, file]));

  const slim = [
    'import * as np from "lanewise/slim";',
    'import { program } from "./program.mjs";',
    'await np.init(import.meta.resolve("lanewise/lanewise.wasm"));',
    'const torch = await import("lanewise/torch");',
    "console.log(program(np, torch));",
  ];
  write("slim.mjs", slim.join("\n"));
  await row("slim, init(file URL)", () => sh(node, ["slim.mjs"]));

  write(
    "unready.mjs",
    'import * as np from "lanewise/slim";\ntry { np.zeros(3); } catch (e) { console.log(e.name); }',
  );
  await row("slim without init says so", () => sh(node, ["unready.mjs"]), "RuntimeError");

  const same =
    'import * as a from "lanewise";\nimport * as b from "lanewise/slim";\nconsole.log(a.add === b.add);';
  write("same.mjs", same);
  await row("main and slim share one core", () => sh(node, ["same.mjs"]), "true");

  write("later.mjs", 'import * as np from "lanewise";\nawait np.init();\nconsole.log(np.isReady());');
  await row("main, await init()", () => sh(node, ["later.mjs"]), "true");

  // Which build runs, and that it computes: results of the relaxed one differ in their last bits only.
  const relaxed = [
    'import * as np from "lanewise/relaxed";',
    'import * as torch from "lanewise/torch";',
    "const heard = [];",
    "np.onWarning((message) => heard.push(message));",
    "const x = np.linspace(-3, 3, 4096).reshape([64, 64]);",
    "const error = np.max(np.absolute(np.subtract(np.matmul(x, x.T), np.sum(np.multiply(x.get(':, None'), x), -1))));",
    "const near = error < 1e-11 && Math.abs(np.exp(1) - Math.E) < 1e-15 && torch.ones(2).sum().item() === 2;",
    "console.log(np.build().variant, heard.length, near);",
  ];
  write("relaxed.mjs", relaxed.join("\n"));
  const major = (command) => Number.parseInt(sh(command, ["-p", "process.versions.node"]), 10);
  for (const [name, [command, ...args]] of Object.entries(runtimes)) {
    // Node 20 has relaxed SIMD behind a flag
    const falls = command === node && major(node) < 22;
    const expected = falls ? "simd 1 true" : "relaxed 0 true";
    await row(`${name}: relaxed`, () => sh(command, [...args, "relaxed.mjs"]), expected);
  }
  // Threads: the same lines as without, workers that compute, and a process that ends although they wait for more.
  const imports = [
    'import * as np from "lanewise/threads";',
    'import * as torch from "lanewise/torch";',
    'import { program } from "./program.mjs";',
    'import { threaded } from "./threaded.mjs";',
  ];
  write("threads.mjs", [...imports, "console.log(program(np, torch));"].join("\n"));
  write("threaded-run.mjs", [...imports, "console.log(await threaded(np));"].join("\n"));
  // workers that are only just starting when the program is at its end
  const brief = ["np.setThreads(3);", "console.log(np.sum(np.ones([3000, 1000])), torch.getNumThreads());"];
  write("brief.mjs", [...imports, ...brief].join("\n"));
  for (const [name, [command, ...args]] of Object.entries(runtimes)) {
    await row(`${name}: threads`, () => sh(command, [...args, "threads.mjs"]));
    const expected = "threads, 3 of 3, with workers, the same bits";
    await row(`${name}: threads compute`, () => sh(command, [...args, "threaded-run.mjs"]), expected);
    await row(`${name}: threads let it end`, () => sh(command, [...args, "brief.mjs"]), "3000000 3");
  }
  const wide = [
    'import * as np from "lanewise";',
    "const heard = [];",
    "np.onWarning((message) => heard.push(message));",
    "const { bits } = await np.init({ experimental256: true });",
    "console.log(bits, heard.length, np.matmul(np.ones([99, 99]), np.ones([99, 99])).sum());",
  ];
  write("wide.mjs", wide.join("\n"));
  for (const [name, [command, ...args]] of Object.entries(runtimes)) {
    const takes =
      process.arch === "x64" && command !== bin("deno") && command !== bin("bun") && major(command) >= 24;
    await row(
      `${name}: experimental256`,
      () => sh(command, [...args, "wide.mjs"]),
      `${takes ? "256 0" : "128 1"} 970299`,
    );
  }
}
