import type { Env } from "./env.ts";
import type { Db } from "./store/db.ts";
import type { NodeIdentity, SessionUser } from "./store/users.ts";

/** What Hono's context carries: the bindings, and what middleware found out. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    db: Db;
    user: SessionUser | null;
    node: NodeIdentity;
  };
}
