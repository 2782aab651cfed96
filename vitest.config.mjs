import path from "node:path";
import { defineConfig } from "vitest/config";
import { wasm } from "./scripts/plugins.mjs";

const repository = ["test/architecture/**/*.test.ts", "test/package/**/*.test.ts"];
const exclude = ["**/node_modules/**"];
// `lanewise/relaxed`: the same sources on the other kernels, where results differ in their last bits at most
const relaxed = {
  name: "relaxed-kernels",
  enforce: "pre",
  resolveId: (id) => (id.endsWith("/wasm/simd.wasm") ? path.resolve("wasm/relaxed.wasm") : null),
};
// the engine of Node 20 has relaxed SIMD behind a flag
const older = Number.parseInt(process.versions.node, 10) < 22;

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: process.env.CI ? ["default"] : ["dot"],
    projects: [
      // the TypeScript sources run directly, with the kernels inlined as in the main entry
      {
        extends: true,
        plugins: wasm(),
        test: {
          name: "library",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, ...repository, "test/relaxed/**", "test/threads/**"],
          setupFiles: ["test/setup.ts"],
        },
      },
      {
        extends: true,
        plugins: [relaxed, ...wasm()],
        test: {
          name: "relaxed",
          include: ["test/relaxed/**/*.test.ts", "test/golden/cases.test.ts", "test/unit/tiles.test.ts"],
          exclude,
          setupFiles: ["test/setup.ts"],
          execArgv: older ? ["--experimental-wasm-relaxed-simd"] : [],
        },
      },
      // `lanewise/threads`, where whatever can be cut is cut: the same results, views of shared memory everywhere
      {
        extends: true,
        plugins: wasm(),
        test: {
          name: "threads",
          include: [
            "test/threads/**/*.test.ts",
            "test/golden/cases.test.ts",
            "test/docs/**/*.test.ts",
            "test/table/**/*.test.ts",
          ],
          exclude,
          setupFiles: ["test/threads/setup.ts"],
        },
      },
      // what reads files only: the layers, the built package
      { extends: true, test: { name: "repository", include: repository, exclude } },
    ],
  },
});
