interface PythonAsset {
  readonly url: string;
  /** Its size before any compression on the way. */
  readonly bytes: number;
}

/** Pyodide's list of packages to install, with none in it (web/python-assets.ts). */
declare const PYODIDE_LOCK: string;

/** Where the files of Python are (web/python-assets.ts). */
declare const PYTHON_FILES: Readonly<Record<"wasm" | "library" | "judge" | "worker", PythonAsset>>;
