import { type Tally, total } from "./tally.ts";

const TERMINAL_MS = 500;
const LOG_MS = 5_000;

/** Says how far it is: on a terminal in one line that changes, in a log in a new one now and then. */
export function showProgress(tally: Tally): { stop(): void } {
  const startedAt = performance.now();
  const { isTTY: isTerminal } = process.stderr;
  let then = { at: startedAt, accepted: 0, verdicts: 0 };

  function show(): void {
    const { accepted, verdicts } = tally.counts;
    const now = { at: performance.now(), accepted, verdicts };
    const seconds = (now.at - then.at) / 1_000;
    const perSecond = (key: "accepted" | "verdicts") =>
      ((now[key] - then[key]) / seconds).toFixed(0);
    const line = [
      `${((now.at - startedAt) / 1_000).toFixed(0)} s`,
      `users ${tally.counts.arrived} here, ${tally.counts.done} done`,
      `accepted ${accepted} (${perSecond("accepted")}/s)`,
      `verdicts ${verdicts} (${perSecond("verdicts")}/s)`,
      `told to wait ${total(tally.waits)}`,
      `errors ${total(tally.errors)}`,
    ].join("  ");
    process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    then = now;
  }

  const timer = setInterval(show, isTerminal ? TERMINAL_MS : LOG_MS);
  return {
    stop() {
      clearInterval(timer);
      if (isTerminal) process.stderr.write("\r\u001b[K");
    },
  };
}
