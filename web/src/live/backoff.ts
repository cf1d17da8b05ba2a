const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (0 is the first after a failure): twice as long each
 * time, with half of it left to chance so that a thousand pages do not come back at once. The first
 * try is all chance: a server that restarts loses every page in the same moment.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  const floor = attempt === 0 ? 0 : ceiling / 2;
  return Math.round(floor + random() * (ceiling - floor));
}
