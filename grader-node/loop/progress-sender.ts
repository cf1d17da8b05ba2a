import { MAX_BATCH, type Progress } from "../../contract/grader.ts";
import { sleep } from "./alarm.ts";
import type { Coordinator, Log } from "./ports.ts";

export interface ProgressSender {
  /** Of one run only the newest word is sent. */
  add(progress: Progress): void;
  /** The run has ended: what is not under way yet is not sent. */
  drop(gradingId: string): void;
}

/** A run's last test and its verdict come nearly together: the verdict says it all. */
const PAUSE_MS = 40;
/** Of one call in characters: the Worker takes no longer a body. */
const MAX_CALL_CHARS = 1_000_000;

/**
 * Says how far runs are, all that is ready in one call, one call at a time. Never repeated and never
 * waited for: what is lost, the next word or the verdict makes good.
 */
export function createProgressSender(deps: {
  coordinator: Pick<Coordinator, "progress">;
  log: Log;
}): ProgressSender {
  const ready = new Map<string, Progress>();
  let isSending = false;

  function take(): Progress[] {
    const batch: Progress[] = [];
    let chars = 0;
    for (const [gradingId, progress] of ready) {
      chars += JSON.stringify(progress).length;
      if (batch.length > 0 && (chars > MAX_CALL_CHARS || batch.length === MAX_BATCH)) break;
      batch.push(progress);
      ready.delete(gradingId);
    }
    return batch;
  }

  async function send(): Promise<void> {
    isSending = true;
    while (ready.size > 0) {
      await sleep(PAUSE_MS);
      const batch = take();
      if (batch.length === 0) continue;
      try {
        await deps.coordinator.progress(batch);
      } catch (error) {
        deps.log.debug({ runs: batch.length, err: error }, "how far runs are could not be told");
      }
    }
    isSending = false;
  }

  return {
    add(progress) {
      ready.set(progress.gradingId, progress);
      if (!isSending) void send();
    },
    drop(gradingId) {
      ready.delete(gradingId);
    },
  };
}
