import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import { faultForLog } from "../domain/fault.ts";
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
 * each gets a cookie that works. So the old one is also good where nothing can be written now: who
 * only wanted to read is not refused for it.
 */
export const renewSession = createMiddleware<AppEnv>(async function renewOldSession(c, next) {
  if (c.var.session?.inCookie === true) {
    try {
      await renewIfDue(c, Date.now());
    } catch (error) {
      console.error(JSON.stringify({ event: "renewal_error", ...faultForLog(error) }));
    }
  }
  await next();
});

async function renewIfDue(c: Context<AppEnv>, now: number): Promise<void> {
  const { user, session, db } = c.var;
  await retireFormer(c, now);
  if (user === null || session === null || !isDueForRenewal(session, now)) return;
  const token = newToken();
  const tokenHash = await hashToken(token);
  await addSession(db, { tokenHash, userId: user.id, now }, sessionBounds(now));
  try {
    await c.env.USER.getByName(user.id).renameSession(session.tokenHash, tokenHash);
  } catch (error) {
    // Nobody gets its token, and the next request makes another: it would count as one more device.
    await endSession(db, tokenHash);
    throw error;
  }
  replaceCookie(c, token);
  c.set("session", { token, tokenHash, createdAt: now, replacedAt: null, inCookie: true });
}

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
