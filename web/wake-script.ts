import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { QwikManifest } from "@builder.io/qwik/optimizer";
import { buildSync } from "esbuild";
import type { Plugin } from "vite";

const ROOT = import.meta.dirname;
const QWIK_LOADER = join(ROOT, "../node_modules/@builder.io/qwik/dist/qwikloader.js");

/** What is heavier than this and not needed by every page waits until it is asked for. */
const HEAVY_BYTES = 16_000;

/**
 * The script that stands in every page, as `WAKE_SCRIPT` for the server to write there. It knows the
 * bundles of the client, and so the server is built after it.
 * @param manifest what the client's build made; null while that is being built
 */
export function wakeScript(manifest: QwikManifest | null): Plugin {
  const source = manifest === null ? "" : buildScript(manifest);
  return {
    name: "wake-script",
    config: () => ({ define: { WAKE_SCRIPT: JSON.stringify(source) } }),
  };
}

/** In a block of its own, so that none of its names is the page's. */
function buildScript(manifest: QwikManifest): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, "src/wake/main.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { WAKE_BUNDLES: JSON.stringify(bundlesOfPages(manifest)) },
    logLevel: "error",
  });
  const qwik = readFileSync(QWIK_LOADER, "utf8").trim();
  const rest = outputFiles.map(({ text }) => text.trim()).join("\n");
  const script = `{const startQwik=()=>{${qwik}};${rest}}`;
  if (/<\/script|<!--/i.test(script)) {
    throw new Error("The script that wakes a page would end early, or hide what follows it.");
  }
  return script;
}

type ClientBundles = Pick<QwikManifest, "bundles" | "mapping" | "qwikLoader">;

/** The addresses of what a page needs once it is awake, the most needed first. */
export function bundlesOfPages(manifest: ClientBundles): string[] {
  const { bundles, mapping, qwikLoader } = manifest;
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (!needed.has(name)) {
      needed.add(name);
      bundles[name]?.imports?.forEach(need);
    }
  };
  Object.values(mapping).forEach(need);
  for (const [name, { size }] of Object.entries(bundles)) {
    if (size < HEAVY_BYTES && name !== qwikLoader) {
      need(name);
    }
  }
  return [...needed].map((name) => `/build/${name}`);
}
