import type { SessionTimes } from "./domain/session-age.ts";
import type { Env } from "./env.ts";
import type { Db } from "./store/db.ts";
import type { NodeIdentity, SessionUser } from "./store/users.ts";

/** The session of a request. */
export interface OpenSession extends SessionTimes {
  token: string;
  tokenHash: string;
  /** True when a browser's cookie carries it. */
  inCookie: boolean;
}

/** What Hono's context carries: the bindings, and what middleware found out. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    db: Db;
    user: SessionUser | null;
    /** Of the same request; null when `user` is. */
    session: OpenSession | null;
    node: NodeIdentity;
  };
}
