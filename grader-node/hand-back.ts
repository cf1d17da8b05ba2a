import { MAX_BATCH, type Report } from "../contract/grader.ts";
import type { OpenedJournal } from "./claim-journal.ts";
import { sleep } from "./loop/alarm.ts";
import { backoffMs } from "./loop/backoff.ts";
import { RemoteError, type Coordinator, type Log } from "./loop/ports.ts";

const REASON = "The node ended during this run.";
const RETRY = { minMs: 100, maxMs: 2_000 };
/** By then most leases have run out, and the Worker takes the rest up by itself. */
const GIVE_UP_MS = 120_000;

/**
 * Reports what a process that was killed had claimed: as errors, since a job that ends its node must
 * use up its attempts. Never rejects.
 */
export async function handBack(
  journal: Pick<OpenedJournal, "left" | "forgetLeft">,
  coordinator: Pick<Coordinator, "report">,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const reports = journal.left.map(({ gradingId, lease }): Report => {
    return { gradingId, lease, outcome: { kind: "error", reason: REASON } };
  });
  const startedAt = performance.now();
  for (let attempt = 0; reports.length > 0;) {
    const batch = reports.slice(0, MAX_BATCH);
    try {
      const { outcomes } = await coordinator.report(batch);
      log.warn({ outcomes }, "an earlier process of this node ended during these runs");
      reports.splice(0, batch.length);
    } catch (error) {
      const isRefused = error instanceof RemoteError && error.isRefusal;
      if (isRefused || performance.now() - startedAt > GIVE_UP_MS) {
        const gradingIds = reports.map((report) => report.gradingId);
        log.error({ gradingIds, err: error }, "left runs come back only when their leases end");
        break;
      }
      await sleep(backoffMs(RETRY, attempt++), signal);
      // Their file stays: the next start tries again.
      if (signal.aborted) return;
    }
  }
  journal.forgetLeft();
}
