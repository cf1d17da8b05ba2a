import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// wrangler.toml says that the token comes from the environment; a test needs none of its own.
process.env["QUEUE_TOKEN"] ??= "token-of-the-tests";

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml", environment: "local" } })],
  test: {
    name: "queue-emulator",
    include: ["**/*.test.ts"],
    exclude: ["test/**"],
  },
});
