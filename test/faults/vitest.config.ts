import { defineConfig } from "vitest/config";

/** Real parts that are killed, cut off and starved. They mostly wait, so other suites run beside them. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "faults",
    include: ["**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    // A batch takes half a minute on a machine of its own, and far longer on one that others use too.
    testTimeout: 600_000,
    hookTimeout: 900_000,
  },
});
