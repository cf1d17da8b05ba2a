import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { buildSync } from "esbuild";
import type { Plugin } from "vite";

const ROOT = import.meta.dirname;
const JUDGE = join(ROOT, "../grader-node/image/gradewire");
const HARNESS = join(ROOT, "python");
const PYODIDE = join(ROOT, "../node_modules/pyodide");

/** What the page is told of one file. */
interface PythonAsset {
  url: string;
  /** Its size before any compression on the way. */
  bytes: number;
}

interface MadeFile {
  /** Below the site's root. */
  path: string;
  source: string | Uint8Array;
}

/**
 * Python for the page: the interpreter and the judge's own code as files of this site, under names
 * that change with what is in them, and `PYTHON_FILES` for the client to find them by.
 */
export function pythonAssets(): Plugin {
  const files = makeFiles();
  const assets = Object.fromEntries(
    Object.entries(files).map(([name, { path, source }]): [string, PythonAsset] => [
      name,
      { url: `/${path}`, bytes: Buffer.byteLength(source) },
    ]),
  );
  let isServer = false;
  return {
    name: "python-assets",
    config: () => ({ define: { PYTHON_FILES: JSON.stringify(assets) } }),
    configResolved(config) {
      isServer = config.build.ssr !== false;
    },
    generateBundle() {
      for (const { path, source } of isServer ? [] : Object.values(files)) {
        this.emitFile({ type: "asset", fileName: path, source });
      }
    },
  };
}

function makeFiles(): Record<"wasm" | "library" | "judge" | "worker", MadeFile> {
  const { version } = JSON.parse(readFileSync(join(PYODIDE, "package.json"), "utf8"));
  return {
    wasm: original(version, "pyodide.asm.wasm"),
    library: original(version, "python_stdlib.zip"),
    judge: hashed("judge.json", JSON.stringify(pythonSources())),
    worker: hashed("worker.js", workerSource(version)),
  };
}

function original(version: string, name: string): MadeFile {
  return { path: `python/${version}/${name}`, source: readFileSync(join(PYODIDE, name)) };
}

function hashed(name: string, source: string): MadeFile {
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 12);
  return { path: `python/${hash}/${name}`, source };
}

/**
 * One classic script with all that it needs, so that its Content-Security-Policy can forbid it to load
 * anything. Emscripten's half goes in as it is.
 */
function workerSource(version: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, "src/run/python-worker.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    // For Node, behind a check of where it runs.
    external: ["node:*", "ws"],
    define: { PYODIDE_LOCK: JSON.stringify(emptyLock()) },
    logLevel: "error",
  });
  const notice = `/* Pyodide ${version}, MPL-2.0, https://github.com/pyodide/pyodide */`;
  const interpreter = readFileSync(join(PYODIDE, "pyodide.asm.js"), "utf8");
  return [notice, interpreter, ...outputFiles.map(({ text }) => text)].join("\n");
}

/** Pyodide checks that it belongs to its list of packages; of those it gets none. */
function emptyLock(): string {
  const { info } = JSON.parse(readFileSync(join(PYODIDE, "pyodide-lock.json"), "utf8"));
  return JSON.stringify({ info, packages: {} });
}

/** The page's own Python and the modules of the judge that it needs, by path. */
export function pythonSources(): Record<string, string> {
  const sources: Record<string, string> = {};
  const wanted = ["__init__"];
  for (const file of globSync("*.py", { cwd: HARNESS }).toSorted()) {
    const source = readFileSync(join(HARNESS, file), "utf8");
    sources[file] = source;
    wanted.push(...importsOf(source, "gradewire"));
  }
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const path = `gradewire/${name}.py`;
    if (sources[path] === undefined) {
      const source = readFileSync(join(JUDGE, basename(path)), "utf8");
      sources[path] = source;
      wanted.push(...importsOf(source, ""));
    }
  }
  return sources;
}

/** The modules of the judge's package that a source imports, wherever in it. */
function importsOf(source: string, from: string): string[] {
  const imports = source.matchAll(
    new RegExp(String.raw`^\s*from ${from}\.(\w*) import (.+)$`, "gm"),
  );
  return [...imports].flatMap(([, module = "", names = ""]) =>
    module === "" ? names.split(",").map((name) => name.trim()) : [module],
  );
}
