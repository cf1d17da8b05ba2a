import { defineConfig } from "vitest/config";

/** `vitest run --project NAME` runs one of these alone; `npm test` runs them all. */
export default defineConfig({
  test: {
    projects: [
      "contract",
      "worker",
      "queue-emulator",
      "queue-emulator/test",
      "grader-node",
      "cli",
      "web",
      "scripts",
      "test",
      "test/security",
      "test/faults",
    ],
  },
});
