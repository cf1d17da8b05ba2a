import type { FleetStanding } from "../domain/expected-wait.ts";
import type { Env } from "../env.ts";

/** The one object that holds every node's socket. */
export function fleetOf(env: Env) {
  return env.FLEET.getByName("fleet");
}

/** What is so old is asked for again: a student's page shows seconds, not more. */
const FRESH_MS = 2_000;
let known: { standing: FleetStanding; at: number } | null = null;

/** What the fleet can do, at most two seconds old. When it cannot be asked, as if there were none. */
export async function readFleetStanding(env: Env): Promise<FleetStanding> {
  const now = Date.now();
  if (known !== null && now - known.at < FRESH_MS) return known.standing;
  try {
    const standing = await fleetOf(env).standing();
    known = { standing, at: now };
    return standing;
  } catch {
    return { slots: 0, jobMs: null };
  }
}
