import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import { isDueForRenewal, sessionBounds } from "../domain/session-age.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { addSession, endSession, retireSession } from "../store/sessions.ts";
import { clearHostCookie, readHostCookie, setHostCookie, setSessionCookie } from "./session.ts";

/** The hash of the token that the cookie carried before. */
const FORMER = "gradewire-former";
const FORMER_SECONDS = 24 * 3_600;

/**
 * Gives a browser's old session a new token. The old one is good until the browser comes with the
 * new: an answer that got lost on its way locks nobody out, and of two tabs that renew at one moment
 * each gets a cookie that works.
 */
export const renewSession = createMiddleware<AppEnv>(async function renewOldSession(c, next) {
  const { user, session, db } = c.var;
  if (user !== null && session?.inCookie === true) {
    const now = Date.now();
    await retireFormer(c, now);
    if (isDueForRenewal(session, now)) {
      const token = newToken();
      const tokenHash = await hashToken(token);
      await addSession(db, { tokenHash, userId: user.id, now }, sessionBounds(now));
      await c.env.USER.getByName(user.id).renameSession(session.tokenHash, tokenHash);
      replaceCookie(c, token);
      c.set("session", { token, tokenHash, createdAt: now, replacedAt: null, inCookie: true });
    }
  }
  await next();
});

/** Ends the token before, now that the browser is known to have the new one. */
async function retireFormer(c: Context<AppEnv>, now: number): Promise<void> {
  const former = readHostCookie(c, FORMER);
  if (former === undefined || former === c.var.session?.tokenHash) return;
  await retireSession(c.var.db, former, now);
  clearHostCookie(c, FORMER);
}

/** Ends the token before at once, with the session itself. */
export async function endFormer(c: Context<AppEnv>): Promise<void> {
  const former = readHostCookie(c, FORMER);
  if (former === undefined) return;
  await endSession(c.var.db, former);
  clearHostCookie(c, FORMER);
}

/** Puts a new token into the browser, and with it the hash of the one that it takes the place of. */
export function replaceCookie(c: Context<AppEnv>, token: string): void {
  const { session } = c.var;
  if (session?.inCookie === true) setHostCookie(c, FORMER, session.tokenHash, FORMER_SECONDS);
  setSessionCookie(c, token);
}
