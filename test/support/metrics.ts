import type { LocalSystem } from "../../scripts/local-state.ts";

/** How many jobs the system's grader has run, from its own metrics. */
export async function readJobCount(local: LocalSystem): Promise<number> {
  const metrics = await (await fetch(`${local.graderUrl}/metrics`)).text();
  const counts = metrics.matchAll(/^gradewire_job_seconds_count\{[^}]*\} (\d+)/gm);
  return [...counts].reduce((sum, match) => sum + Number(match[1]), 0);
}
