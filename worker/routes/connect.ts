import { createRoute, z } from "@hono/zod-openapi";

import { userObjectOf } from "../flow/delivery.ts";
import { requireSession, requireUser, signedIn } from "../middleware/session.ts";
import { SESSION_HEADER, USER_HEADER } from "../objects/user.ts";
import { createRouter, errors, requireUpgrade, SESSION, UPGRADED, withHeader } from "./openapi.ts";

const connect = createRoute({
  method: "get",
  path: "/connect",
  summary: "The WebSocket of a student's page",
  description:
    "Numbered events: a snapshot first or, with `?after=SEQ`, what was missed. `ping` is answered `pong`.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { query: z.object({ after: z.coerce.number().int().nonnegative().optional() }) },
  responses: { ...UPGRADED, ...errors("unauthorized", "invalid", "upgrade_required") },
});

export const connectRoutes = createRouter().openapi(connect, async (c) => {
  const user = requireUser(c);
  requireUpgrade(c.req.raw);
  const request = withHeader(c.req.raw, USER_HEADER, user.id);
  const { tokenHash } = requireSession(c);
  return userObjectOf(c.env, user.id).fetch(withHeader(request, SESSION_HEADER, tokenHash));
});
