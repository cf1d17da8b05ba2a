import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "grader-node",
    root: import.meta.dirname,
    environment: "node",
    include: ["**/*.test.ts"],
    // The first test that needs the sandbox image may have to build it.
    hookTimeout: 600_000,
    testTimeout: 60_000,
  },
});
