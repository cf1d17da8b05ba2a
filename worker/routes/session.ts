import { createRoute } from "@hono/zod-openapi";

import { Me, SessionCreated } from "../../contract/api.ts";
import { newId } from "../domain/id.ts";
import { sessionBounds } from "../domain/session-age.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { addressLimit } from "../middleware/address-limit.ts";
import { endFormer, renewSession } from "../middleware/renew-session.ts";
import {
  clearSessionCookie,
  requireSession,
  requireUser,
  setSessionCookie,
  signedIn,
} from "../middleware/session.ts";
import {
  addSession,
  createUserWithSession,
  endSession,
  endSessionsOf,
  retireSession,
} from "../store/sessions.ts";
import { readProgress } from "../store/users.ts";
import { answer, createRouter, errors, SESSION } from "./openapi.ts";

const createSession = createRoute({
  method: "post",
  path: "/session",
  summary: "Start as an anonymous user",
  description:
    "Makes a user. The token is said once; the cookie carries it for a browser. A browser that has a session already keeps its user.",
  middleware: [
    addressLimit(
      "SESSION_LIMIT",
      "Very many people have just started from your network. Wait a minute, then try again: your text is kept on this device.",
    ),
    renewSession,
  ] as const,
  responses: {
    201: answer(SessionCreated, "The user and the token of their session."),
    ...errors("forbidden", "rate_limited"),
  },
});

const rotateSession = createRoute({
  method: "post",
  path: "/session/rotate",
  summary: "Get a new token for this session",
  description:
    "The old token goes on for one minute, for requests under way, and then opens nothing. Asked again in that minute it gives another new one.",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: {
    201: answer(SessionCreated, "The user and the new token."),
    ...errors("unauthorized", "forbidden"),
  },
});

const signOut = createRoute({
  method: "delete",
  path: "/session",
  summary: "Sign out on this device",
  description:
    "An anonymous user without a recovery code whose only session this is cannot come back.",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: {
    204: { description: "The session has ended, and its sockets with it." },
    ...errors("unauthorized", "forbidden"),
  },
});

const signOutEverywhere = createRoute({
  method: "delete",
  path: "/sessions",
  summary: "Sign out on all devices",
  description: "As on one device, for every session of this user.",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: {
    204: { description: "All sessions have ended, and all sockets with them." },
    ...errors("unauthorized", "forbidden"),
  },
});

const readMe = createRoute({
  method: "get",
  path: "/me",
  summary: "Who am I, and how far",
  security: SESSION,
  middleware: [signedIn, renewSession] as const,
  responses: { 200: answer(Me, "The user and their score."), ...errors("unauthorized") },
});

export const sessionRoutes = createRouter()
  .openapi(createSession, async (c) => {
    const { session } = c.var;
    if (session?.inCookie === true) {
      return c.json({ user: { id: requireUser(c).id }, token: session.token }, 201);
    }
    const user = { id: newId() };
    const token = newToken();
    const tokenHash = await hashToken(token);
    await createUserWithSession(c.var.db, { id: user.id, tokenHash, now: Date.now() });
    setSessionCookie(c, token);
    return c.json({ user, token }, 201);
  })
  .openapi(rotateSession, async (c) => {
    const { id } = requireUser(c);
    const session = requireSession(c);
    const now = Date.now();
    const token = newToken();
    const tokenHash = await hashToken(token);
    await addSession(c.var.db, { tokenHash, userId: id, now }, sessionBounds(now));
    await userObjectOf(c.env, id).renameSession(session.tokenHash, tokenHash);
    await retireSession(c.var.db, session.tokenHash, now);
    if (session.inCookie) setSessionCookie(c, token);
    return c.json({ user: { id }, token }, 201);
  })
  .openapi(signOut, async (c) => {
    const { id } = requireUser(c);
    const { tokenHash, inCookie } = requireSession(c);
    await endSession(c.var.db, tokenHash);
    await endFormer(c);
    await userObjectOf(c.env, id).endSession(tokenHash);
    if (inCookie) clearSessionCookie(c);
    return c.body(null, 204);
  })
  .openapi(signOutEverywhere, async (c) => {
    const { id } = requireUser(c);
    await endSessionsOf(c.var.db, id);
    await userObjectOf(c.env, id).endSession(null);
    if (requireSession(c).inCookie) clearSessionCookie(c);
    return c.body(null, 204);
  })
  .openapi(readMe, async (c) => {
    const { id } = requireUser(c);
    return c.json({ user: { id }, ...(await readProgress(c.var.db, id)) }, 200);
  });
