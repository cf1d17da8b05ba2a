import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import { bearerToken, hashToken } from "../domain/token.ts";
import { findNode } from "../store/users.ts";
import { ApiError } from "./errors.ts";

/** Lets only grader nodes pass: a bearer token that was given to one and is not revoked. */
export const nodeAuth = createMiddleware<AppEnv>(async function readNode(c, next) {
  const token = bearerToken(c.req.header("Authorization"));
  const node = token === null ? null : await findNode(c.var.db, await hashToken(token));
  if (node === null) throw revokedNode();
  c.set("node", node);
  await next();
});

export function revokedNode(): ApiError {
  return new ApiError("unauthorized", "This is not the token of a grader node, or it was revoked.");
}
