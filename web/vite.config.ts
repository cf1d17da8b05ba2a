import { readFileSync } from "node:fs";
import { join } from "node:path";

import { qwikCity } from "@builder.io/qwik-city/vite";
import { qwikVite, type QwikManifest } from "@builder.io/qwik/optimizer";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type UserConfig } from "vite";

import { onDemand } from "./on-demand.ts";
import { pythonAssets } from "./python-assets.ts";
import { wakeScript } from "./wake-script.ts";

const ROOT = import.meta.dirname;

/**
 * The client build says which chunk holds which handler. It is read from the build's own output and
 * not from Qwik's file in the temporary directory, which two checkouts would share.
 */
function clientManifest(): QwikManifest {
  return JSON.parse(readFileSync(join(ROOT, "dist/client/q-manifest.json"), "utf8"));
}

/** One module for wrangler to bundle; Node's own modules are there at run time. */
const SERVER_BUILD: UserConfig = {
  resolve: { conditions: ["webworker", "worker"] },
  ssr: { target: "webworker", noExternal: true, external: ["node:async_hooks"] },
  build: {
    ssr: true,
    rollupOptions: {
      output: { format: "es", entryFileNames: "entry.workers.mjs", inlineDynamicImports: true },
    },
  },
};

/**
 * Two builds, in this order: `vite build -c web/vite.config.ts` makes dist/client, then the same with
 * `--ssr src/entry.workers.tsx` makes dist/server/entry.workers.mjs.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: ROOT,
  plugins: [
    qwikCity({ trailingSlash: false }),
    qwikVite({
      client: { outDir: "dist/client" },
      // The whole app weighs less than its parts do one by one, and comes without a chain of requests.
      entryStrategy: { type: "single" },
      ssr: isSsrBuild
        ? { outDir: "dist/server", manifestInput: clientManifest() }
        : { outDir: "dist/server" },
    }),
    onDemand(["src/editor/code-mirror.ts", "src/editor/vim-keys.ts"]),
    tailwindcss(),
    pythonAssets(),
    wakeScript(isSsrBuild ? clientManifest() : null),
  ],
  ...(isSsrBuild ? SERVER_BUILD : {}),
}));
