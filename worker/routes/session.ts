import { createRoute } from "@hono/zod-openapi";

import { Me, SessionCreated } from "../../contract/api.ts";
import { newId } from "../domain/id.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { addressLimit } from "../middleware/address-limit.ts";
import { ownCookieToken, requireUser, setSessionCookie, signedIn } from "../middleware/session.ts";
import { createUserWithSession, readProgress } from "../store/users.ts";
import { answer, createRouter, errors, SESSION } from "./openapi.ts";

const createSession = createRoute({
  method: "post",
  path: "/session",
  middleware: [
    addressLimit(
      "SESSION_LIMIT",
      "Very many people have just started from your network. Wait a minute, then try again: your text is kept on this device.",
    ),
  ] as const,
  summary: "Start as an anonymous user",
  description:
    "Makes a user. The token is said once; the cookie carries it for a browser. A browser that has a session already keeps its user.",
  responses: {
    201: answer(SessionCreated, "The user and the token of their session."),
    ...errors("forbidden", "rate_limited"),
  },
});

const readMe = createRoute({
  method: "get",
  path: "/me",
  summary: "Who am I, and how far",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: { 200: answer(Me, "The user and their score."), ...errors("unauthorized") },
});

export const sessionRoutes = createRouter()
  .openapi(createSession, async (c) => {
    const ownToken = ownCookieToken(c);
    if (ownToken !== null) {
      return c.json({ user: { id: requireUser(c).id }, token: ownToken }, 201);
    }
    const user = { id: newId() };
    const token = newToken();
    const tokenHash = await hashToken(token);
    await createUserWithSession(c.var.db, { id: user.id, tokenHash, now: Date.now() });
    setSessionCookie(c, token);
    return c.json({ user, token }, 201);
  })
  .openapi(readMe, async (c) => {
    const { id } = requireUser(c);
    return c.json({ user: { id }, ...(await readProgress(c.var.db, id)) }, 200);
  });
