import { defineConfig } from "vitest/config";
import { wasm } from "./scripts/plugins.mjs";

const repository = ["test/architecture/**/*.test.ts", "test/package/**/*.test.ts"];
const exclude = ["**/node_modules/**"];

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
          exclude: [...exclude, ...repository],
          setupFiles: ["test/setup.ts"],
        },
      },
      // what reads files only: the layers, the built package
      { extends: true, test: { name: "repository", include: repository, exclude } },
    ],
  },
});
