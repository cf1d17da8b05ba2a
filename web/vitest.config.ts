import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: "web",
    include: ["{src,python}/**/*.test.ts", "*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
