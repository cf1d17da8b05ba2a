import type { QueueObject } from "./queue/queue-object.ts";
import type { SettingsSource } from "./settings.ts";

/** The bindings of wrangler.toml. */
export interface Env extends SettingsSource {
  readonly QUEUE: DurableObjectNamespace<QueueObject>;
}
