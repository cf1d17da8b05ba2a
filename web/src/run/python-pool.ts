import { downloadPython, type Loaded } from "./download.ts";
import { FromWorker, type PythonParts, type ToWorker } from "./messages.ts";

/** A worker with Python in it, which takes one job and is ended after it. */
export interface PythonWorker {
  post: (message: ToWorker) => void;
  onMessage: (listener: (message: FromWorker) => void) => void;
  end: () => void;
}

/** One page has one Python, whichever assignment it shows. */
let parts: Promise<PythonParts> | null = null;
let making: Promise<PythonWorker> | null = null;
let spare: PythonWorker | null = null;
let loaded: Loaded | null = null;
const watchers = new Set<(loaded: Loaded) => void>();

/** Sees to it that a worker is there to be taken. Rejects with an Error that says what did not come. */
export async function warmPython(): Promise<void> {
  if (spare !== null) {
    return;
  }
  making ??= makeWorker();
  try {
    spare = await making;
  } catch (error) {
    // The next one who asks tries again.
    parts = loaded = null;
    throw error;
  } finally {
    making = null;
  }
}

/** Whether there is a worker to be taken at once. */
export function isPythonWarm(): boolean {
  return spare !== null;
}

/** The worker that `warmPython` has made; no program has run in it. */
export function takeWorker(): PythonWorker {
  if (spare === null) {
    throw new Error("there is no worker to take");
  }
  const worker = spare;
  spare = null;
  return worker;
}

/** Tells of the download as it goes on, from where it is, until called off. */
export function watchDownload(watcher: (loaded: Loaded) => void): () => void {
  watchers.add(watcher);
  if (loaded !== null) {
    watcher(loaded);
  }
  return () => watchers.delete(watcher);
}

async function makeWorker(): Promise<PythonWorker> {
  parts ??= downloadPython((now) => {
    loaded = now;
    for (const watcher of watchers) {
      watcher(now);
    }
  });
  const known = await parts;
  const worker = openWorker();
  const made = await new Promise<Pick<PythonParts, "wasm" | "snapshot">>((resolve, reject) => {
    worker.onMessage((message) => {
      if (message.event === "ready") {
        resolve(message);
      } else if (message.event === "broken") {
        worker.end();
        reject(new Error(message.reason));
      }
    });
    worker.post({ type: "start", parts: known });
  });
  parts = Promise.resolve({ ...known, wasm: made.wasm, snapshot: made.snapshot ?? known.snapshot });
  return worker;
}

function openWorker(): PythonWorker {
  const worker = new Worker(PYTHON_FILES.worker.url, { name: "python" });
  let listener: ((message: FromWorker) => void) | null = null;
  worker.addEventListener("message", ({ data }) => {
    const message = FromWorker.safeParse(data);
    listener?.(
      message.success
        ? message.data
        : { event: "broken", reason: "Python said something that is not understood." },
    );
  });
  worker.addEventListener("error", ({ message }) => {
    listener?.({ event: "broken", reason: message || "The script of the worker did not load." });
  });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    post: (message) => worker.postMessage(message),
    onMessage(next) {
      listener = next;
    },
    end: () => worker.terminate(),
  };
}
