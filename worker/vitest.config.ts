import { mkdirSync } from "node:fs";

import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;
// wrangler.toml names the folder of the built page, which these tests do without.
mkdirSync(`${root}web/dist/client`, { recursive: true });

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      main: "./testing/main.ts",
      wrangler: { configPath: "../wrangler.toml" },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations(`${root}migrations`),
          FUZZ_SEED: process.env["FUZZ_SEED"] ?? "",
        },
      },
    })),
  ],
  test: {
    name: "worker",
    root: import.meta.dirname,
    setupFiles: ["./testing/setup.ts"],
    // Some drive every route over every fault, on machines that do other things besides.
    testTimeout: 60_000,
  },
});
