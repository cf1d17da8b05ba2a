import type { PyodideInterface } from "pyodide";

import { PAGE_BYTES } from "./state.ts";

/** Of WebAssembly's own classes, as far as it is used here: Node's types do not have them. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
const { Memory } = Reflect.get(globalThis, "WebAssembly") as { Memory: { prototype: Memory } };

export interface MemoryLimit {
  /** In pages of 64 KiB; asked each time. */
  mostPages: () => number;
  onGrown?: (pages: number) => void;
  onRefused?: () => void;
}

/**
 * Bounds the memory of the interpreter that this thread starts next. Emscripten asks for more by the
 * grow() of its one WebAssembly.Memory, and Python's MemoryError is what a refusal becomes.
 */
export function limitMemory({ mostPages, onGrown, onRefused }: MemoryLimit): void {
  const { prototype } = Memory;
  const grow: (this: Memory, pages: number) => number = Reflect.get(prototype, "grow");
  prototype.grow = function (pages) {
    const wanted = this.buffer.byteLength / PAGE_BYTES + pages;
    if (wanted > mostPages()) {
      onRefused?.();
      throw new RangeError("The interpreter's memory is at its limit.");
    }
    onGrown?.(wanted);
    return grow.call(this, pages);
  };
}

/** The interpreter's whole memory, in bytes. */
export function memorySize(pyodide: PyodideInterface): number {
  return heapOf(pyodide).byteLength;
}

/** The interpreter's memory as it is now: it moves when it grows. */
export function heapOf(pyodide: PyodideInterface): ArrayBuffer {
  // Emscripten's module object, of which Pyodide has no type.
  const { _module } = pyodide as unknown as { _module: { HEAPU8: Uint8Array<ArrayBuffer> } };
  return _module.HEAPU8.buffer;
}
