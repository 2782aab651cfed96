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
}
