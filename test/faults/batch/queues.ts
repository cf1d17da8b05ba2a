import { z } from "zod";

import type { LocalSystem } from "../../../scripts/local-state.ts";

const Metrics = z.object({ result: z.object({ backlog_count: z.int() }) });

/** How many messages a queue of the emulator has, leased ones included. */
export async function countMessages(local: LocalSystem, queue: string): Promise<number> {
  const address = `${local.url}/queue-emulator/accounts/local/queues/${queue}/metrics`;
  const headers = { Authorization: `Bearer ${local.queueToken}` };
  const response = await fetch(address, { headers });
  return Metrics.parse(await response.json()).result.backlog_count;
}
