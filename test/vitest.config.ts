import { defineConfig } from "vitest/config";

/** Suites that cross processes: each starts real parts, so they run one after another. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "system",
    include: ["**/*.test.ts"],
    // Projects of their own: they need no running system, or break theirs.
    exclude: ["security/**", "faults/**"],
    environment: "node",
    fileParallelism: false,
    globalSetup: ["./support/shared-system.ts"],
    testTimeout: 120_000,
    // Browsers, engines and a queue on a machine that may do other things besides: what passes only at
    // its second try is named at the end of the run, as something to look into.
    retry: 1,
    // The first start on a machine builds the sandbox image, base and all.
    hookTimeout: 900_000,
  },
});
