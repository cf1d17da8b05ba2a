import { app } from "./api/app.ts";
import type { Env } from "./env.ts";
import { takeIn } from "./intake.ts";

export { QueueObject } from "./queue/queue-object.ts";

export default {
  fetch: app.fetch,
  queue: takeIn,
} satisfies ExportedHandler<Env>;
