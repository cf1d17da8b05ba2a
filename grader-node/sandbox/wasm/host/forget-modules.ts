import type { PyodideInterface } from "pyodide";

import { heapOf } from "./memory-limit.ts";

/**
 * Takes modules out of the interpreter's table of those that are built in (PyImport_Inittab in
 * https://docs.python.org/3/c-api/import.html): entries of a name and a function, by which importlib,
 * or whoever calls `_imp.create_builtin()` by themselves, would make them again.
 */
export function forgetModules(pyodide: PyodideInterface, names: readonly string[]): void {
  const heap = heapOf(pyodide);
  const words = new Uint32Array(heap);
  const bytes = Buffer.from(heap);
  for (const name of names) {
    const nameless = Buffer.from(`\0${name}\0`);
    for (let at = bytes.indexOf(nameless); at !== -1; at = bytes.indexOf(nameless, at + 1)) {
      // Of an empty name: the zero before it.
      for (let i = words.indexOf(at + 1); i !== -1; i = words.indexOf(at + 1, i + 1)) words[i] = at;
    }
  }
}
