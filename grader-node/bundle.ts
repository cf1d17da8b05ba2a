import { join } from "node:path";

import { build } from "esbuild";

/** The programs that run without this repository: each becomes one file that needs Node only. */
const ENTRIES = { grader: "main.ts", "docker-proxy": "docker-proxy/main.ts" };

/** What CommonJS packages in the bundle take for granted. */
const COMMON_JS = [
  'import { createRequire } from "node:module";',
  "const require = createRequire(import.meta.url);",
  "const { dirname: __dirname, filename: __filename } = import.meta;",
].join("\n");

/**
 * Bundles the grader's programs into `outDir` as `<name>.mjs`. Native add-ons of the Docker client
 * stay out: they only speed up engines reached over ssh.
 */
export async function bundleGrader(outDir: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, file]) => [name, join(import.meta.dirname, file)]),
    ),
    outdir: outDir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    banner: { js: COMMON_JS },
    external: ["*.node", "cpu-features"],
    minifySyntax: true,
    legalComments: "eof",
    logLevel: "warning",
  });
}

if (import.meta.main) await bundleGrader(process.argv[2] ?? join(import.meta.dirname, "dist"));
