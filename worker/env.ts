import type { GradingMessage } from "../contract/grader.ts";
import type { Fleet } from "./objects/fleet.ts";
import type { UserObject } from "./objects/user.ts";

/** The bindings of wrangler.toml. */
export interface Env {
  DB: D1Database;
  GRADING_QUEUE: Queue<GradingMessage>;
  GRADING_BULK_QUEUE: Queue<GradingMessage>;
  USER: DurableObjectNamespace<UserObject>;
  FLEET: DurableObjectNamespace<Fleet>;
  ASSETS: Fetcher;
}
