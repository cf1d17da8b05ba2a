import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";

import { bearerToken, hashToken } from "../domain/token.ts";
import type { AppEnv } from "../app-env.ts";
import { findSessionUser, type SessionUser } from "../store/users.ts";
import { ApiError } from "./errors.ts";

const COOKIE_SECONDS = 400 * 24 * 3_600;

/**
 * Reads who is there from the session cookie or the bearer header: `user` is null without a valid
 * session, and routes that need one call `requireUser`.
 */
export const session = createMiddleware<AppEnv>(async function readSession(c, next) {
  const bearer = bearerToken(c.req.header("Authorization"));
  const token = bearer ?? getCookie(c, cookieName(c));
  const user = token === undefined ? null : await findSessionUser(c.var.db, await hashToken(token));
  // Also without a session: an answer to another site's form could set a new cookie over the old.
  if (bearer === null) refuseForeignOrigin(c);
  c.set("user", user);
  await next();
});

/** A cookie travels by itself: what changes something must come from our own pages. */
function refuseForeignOrigin(c: Context): void {
  if (!isForeign(c)) return;
  const isUpgrade = c.req.header("Upgrade") !== undefined;
  if (isUpgrade || !["GET", "HEAD", "OPTIONS"].includes(c.req.method)) {
    throw new ApiError("forbidden", "This request came from another site's page.");
  }
}

/** A page without an origin of its own says `null`; where none is said, the browser tells the site. */
function isForeign(c: Context): boolean {
  const origin = c.req.header("Origin");
  if (origin !== undefined) return origin !== new URL(c.req.url).origin;
  return ["cross-site", "same-site"].includes(c.req.header("Sec-Fetch-Site") ?? "");
}

/** Gives the browser its session. The `__Host-` prefix needs HTTPS, which localhost lacks. */
export function setSessionCookie(c: Context, token: string): void {
  const secure = isHttps(c);
  setCookie(c, cookieName(c), token, {
    httpOnly: true,
    secure,
    sameSite: "Lax",
    path: "/",
    maxAge: COOKIE_SECONDS,
  });
}

function cookieName(c: Context): string {
  return isHttps(c) ? "__Host-gradewire" : "gradewire";
}

function isHttps(c: Context): boolean {
  return new URL(c.req.url).protocol === "https:";
}

/** The user of this request, or 401. */
export function requireUser(c: Context<AppEnv>): SessionUser {
  if (c.var.user === null) throw new ApiError("unauthorized");
  return c.var.user;
}

/** Lets only somebody with a session pass, before anything of their request's body is read. */
export const signedIn = createMiddleware<AppEnv>(async function requireSession(c, next) {
  requireUser(c);
  await next();
});

/** The session cookie's token, when it names the user of this request. */
export function ownCookieToken(c: Context<AppEnv>): string | null {
  return c.var.user === null ? null : (getCookie(c, cookieName(c)) ?? null);
}
