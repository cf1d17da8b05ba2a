import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "queue-emulator over HTTP",
    include: ["**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
