import { registerHooks } from "node:module";

/**
 * Leaves nothing in this thread's JavaScript but the language: whatever a program may find in Python
 * that reaches it (closing.py closes the known ways), there is nothing to be had. Devices keep what
 * they use in their own closures.
 */
export function closeJavaScript(): void {
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !LANGUAGE.has(name));
  // Node loads some when they are first asked for, and with the help of others.
  for (const name of names) {
    try {
      Reflect.get(globalThis, name);
    } catch {
      // What is refused here is refused to everybody.
    }
  }
  const kept = substitutes();
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: kept[name], configurable: false });
  }
  closeCompilers();
}

/**
 * No code comes in any more. A program can hand WebAssembly of its own to the interpreter, as an
 * extension module, and what it imports from Emscripten calls any function of JavaScript.
 */
function closeCompilers(): void {
  const assembly: object = Reflect.get(globalThis, "WebAssembly");
  for (const name of COMPILERS) {
    const made = Reflect.get(assembly, name)?.prototype;
    if (made) refuse(made, "constructor");
    refuse(assembly, name);
  }
  // From text, by the constructors of each kind of function; `x instanceof Function` holds on.
  const kinds = [silent, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds) refuse(Object.getPrototypeOf(kind), "constructor");
  refuse(globalThis, "Function", Object.assign(refusal(), { prototype: Function.prototype }));
  // From modules: import() is syntax.
  registerHooks({ resolve: refusal(), load: refusal() });
}

const COMPILERS = [
  "Module",
  "Instance",
  "compile",
  "compileStreaming",
  "instantiate",
  "instantiateStreaming",
];

function refusal() {
  return function refused(): never {
    throw new TypeError("No code can be added here.");
  };
}

function refuse(owner: object, name: string, value: unknown = refusal()): void {
  Object.defineProperty(owner, name, { value, configurable: false, writable: false });
}

function silent(): void {}

/** What Emscripten asks of the others: the time, and to be heard when it fails. */
function substitutes(): Record<string, unknown> {
  const clock = performance;
  const now = () => clock.now();
  return {
    performance: Object.freeze({ now }),
    console: Object.freeze({ error: silent, warn: silent, log: silent }),
  };
}

/** Of the language's own globals, those that Emscripten uses while Python runs. */
const LANGUAGE = new Set([
  "Array",
  "ArrayBuffer",
  "Atomics",
  "BigInt",
  "BigInt64Array",
  "BigUint64Array",
  "Boolean",
  "DataView",
  "Date",
  "Error",
  "Float32Array",
  "Float64Array",
  "Function",
  "Infinity",
  "Int16Array",
  "Int32Array",
  "Int8Array",
  "JSON",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "Promise",
  "Proxy",
  "RangeError",
  "ReferenceError",
  "Reflect",
  "RegExp",
  "Set",
  "SharedArrayBuffer",
  "String",
  "Symbol",
  "SyntaxError",
  "TypeError",
  "URIError",
  "Uint16Array",
  "Uint32Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "WeakMap",
  "WeakRef",
  "WeakSet",
  "WebAssembly",
  "decodeURIComponent",
  "encodeURIComponent",
  "globalThis",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
  "undefined",
]);
