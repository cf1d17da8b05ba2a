import type { GradingMessage } from "../contract/grader.ts";
import type { Courier } from "./flow/courier.ts";
import type { Fleet } from "./objects/fleet.ts";
import type { UserObject } from "./objects/user.ts";

/** The bindings of wrangler.toml. */
export interface Env {
  DB: D1Database;
  GRADING_QUEUE: Queue<GradingMessage>;
  GRADING_BULK_QUEUE: Queue<GradingMessage>;
  GRADING_DEAD_QUEUE: Queue<GradingMessage>;
  USER: DurableObjectNamespace<UserObject>;
  FLEET: DurableObjectNamespace<Fleet>;
  COURIER: DurableObjectNamespace<Courier>;
  /** New users, and everything else that one network address sends. */
  SESSION_LIMIT: RateLimit;
  ADDRESS_LIMIT: RateLimit;
  RECOVERY_LIMIT: RateLimit;
  /** Sign-in with an OpenID Connect provider; without an issuer there is none. */
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  /** What the provider is called on the page. */
  OIDC_NAME?: string;
  ASSETS: Fetcher;
}
