import { defineConfig } from "vitest/config";

/** Hostile and odd programs in the real sandbox, two at a time. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "security",
    include: ["**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
