import { constants } from "node:fs";

import { loadPyodide, type PyodideInterface } from "pyodide";

/** What a device of the interpreter's file system does. Both may block. */
export interface Device {
  /** Up to `length` bytes; empty at the end, null when there is nothing now. */
  read?(length: number): Uint8Array | null;
  write?(data: Uint8Array): void;
}

export interface Interpreter {
  readonly pyodide: PyodideInterface;
  /** Makes `/dev/<name>`. */
  addDevice: (this: void, name: string, device: Device) => void;
}

/** Python's errno EAGAIN as WebAssembly has it. */
const EAGAIN = 6;
const EIO = 29;
/** A number for devices that Emscripten uses for none of its own. */
const MAJOR = 71;
const PACKAGES_DIR = "/lib/gradewire";

/** The parts of Emscripten's file system that are used here, of which Pyodide has no types. */
interface EmscriptenFs {
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: object): void;
  mkdev(path: string, mode: number, device: number): void;
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
  ErrnoError: new (errno: number) => Error;
}

export interface PythonPackage {
  /** Empty for modules of no package. */
  name: string;
  /** By their names. */
  files: Record<string, Uint8Array>;
}

/**
 * The memory of an interpreter that has imported everything: another one starts from it in a tenth of
 * the time. It holds nothing of any job.
 */
export async function takeSnapshot(packages: PythonPackage[]): Promise<SharedArrayBuffer> {
  const pyodide = await load({ _makeSnapshot: true });
  install(pyodide, packages);
  pyodide.runPython(PRELOAD);
  const bytes = pyodide.makeMemorySnapshot();
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** Starts Python in this thread, with what the snapshot has imported. */
export async function startInterpreter(
  snapshot: SharedArrayBuffer,
  packages: PythonPackage[],
): Promise<Interpreter> {
  const pyodide = await load({ _loadSnapshot: new Uint8Array(snapshot) });
  const fs = install(pyodide, packages);
  let minor = 0;
  return {
    pyodide,
    addDevice(name, device) {
      const number = fs.makedev(MAJOR, (minor += 1));
      fs.registerDevice(number, operations(fs, device));
      fs.mkdev(`/dev/${name}`, 0o600, number);
    },
  };
}

/**
 * `resource` is there for the judge's modules while they are imported, and for nobody else. ctypes is
 * for none of them: its classes would stay, in every interpreter, among those that derive from object.
 */
const PRELOAD = `
import sys
sys.path.insert(0, "${PACKAGES_DIR}")
if "_ctypes" in sys.modules: raise ImportError("ctypes must not be in a snapshot")
sys.modules["ctypes"] = sys.modules["_ctypes"] = None
import no_kernel
sys.modules["gradewire.kernel"] = no_kernel
import gradewire.shared_run, wasm_judge, wasm_student
for name in ("resource", "ctypes", "_ctypes"): del sys.modules[name]
`;

type Pyodide = PyodideInterface & { makeMemorySnapshot(): Uint8Array };

async function load(how: object): Promise<Pyodide> {
  // Emscripten asks for flags of files where the permission model answers nobody (and then uses none).
  Object.assign(process, { binding: () => ({ fs: constants }) });
  return loadPyodide({ env: ENVIRONMENT, ...how });
}

/** Files are not part of a snapshot. */
function install(pyodide: PyodideInterface, packages: PythonPackage[]): EmscriptenFs {
  const fs = pyodide.FS as unknown as EmscriptenFs;
  for (const { name, files } of packages) {
    fs.mkdirTree(`${PACKAGES_DIR}/${name}`);
    for (const [file, data] of Object.entries(files)) {
      fs.writeFile(`${PACKAGES_DIR}/${name}/${file}`, data);
    }
  }
  return fs;
}

/** All that a student's program sees of the environment, as in a container. */
const ENVIRONMENT = { HOME: "/tmp", TMPDIR: "/tmp", PATH: "/usr/bin:/bin", LANG: "C.UTF-8" };

function operations(fs: EmscriptenFs, device: Device): object {
  return {
    open(stream: { seekable: boolean }) {
      stream.seekable = false;
    },
    read(_stream: unknown, buffer: Int8Array, offset: number, length: number): number {
      if (!device.read) throw new fs.ErrnoError(EIO);
      const data = device.read(length);
      if (data === null) throw new fs.ErrnoError(EAGAIN);
      buffer.set(data, offset);
      return data.length;
    },
    write(_stream: unknown, buffer: Int8Array, offset: number, length: number): number {
      if (!device.write) throw new fs.ErrnoError(EIO);
      // A copy: the interpreter's memory may move, or change, before it is read.
      device.write(Uint8Array.from(buffer.subarray(offset, offset + length)));
      return length;
    },
  };
}
