import type { PythonParts } from "./messages.ts";

/** Bytes that are here, of all that are needed, as they are without compression. */
export interface Loaded {
  bytes: number;
  of: number;
}

/**
 * Fetches what Python is made of, for a worker to begin with. All of it may be kept for ever: the
 * second time it comes from the browser's own cache. Rejects when the network does not bring it.
 */
export async function downloadPython(onLoaded: (loaded: Loaded) => void): Promise<PythonParts> {
  const { wasm, library, judge, worker } = PYTHON_FILES;
  const of = [wasm, library, judge, worker].reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  const get = async ({ url }: PythonAsset) =>
    readWhole(await fetch(url), (more) => {
      bytes += more;
      onLoaded({ bytes: Math.min(bytes, of), of });
    });
  // The worker's script too, so that it is in the cache when the worker asks for it.
  const [machine, files, sources] = await Promise.all([
    get(wasm),
    get(library),
    get(judge),
    get(worker),
  ]);
  const judgeText = new TextDecoder().decode(sources);
  return { wasm: machine, library: files, judge: judgeText, snapshot: null };
}

async function readWhole(
  response: Response,
  onBytes: (count: number) => void,
): Promise<ArrayBuffer> {
  if (!response.ok || response.body === null) {
    throw new Error(`${response.url} answered ${response.status}`);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    onBytes(part.value.byteLength);
  }
  return new Blob(parts).arrayBuffer();
}
