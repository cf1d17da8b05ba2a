import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "cli",
    include: ["**/*.test.ts"],
    environment: "node",
    // The first test that needs the sandbox may have to build its image.
    hookTimeout: 900_000,
    testTimeout: 120_000,
  },
});
