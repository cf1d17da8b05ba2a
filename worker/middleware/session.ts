import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";

import type { AppEnv, OpenSession } from "../app-env.ts";
import { SESSION_SECONDS, sessionBounds } from "../domain/session-age.ts";
import { bearerToken, hashToken } from "../domain/token.ts";
import { findSession } from "../store/sessions.ts";
import type { SessionUser } from "../store/users.ts";
import { ApiError } from "./errors.ts";

/**
 * Reads who is there from the session cookie or the bearer header: `user` is null without a valid
 * session, and routes that need one call `requireUser`.
 */
export const session = createMiddleware<AppEnv>(async function readSession(c, next) {
  const bearer = bearerToken(c.req.header("Authorization"));
  const token = bearer ?? getCookie(c, cookieName(c));
  c.set("user", null);
  c.set("session", null);
  if (token !== undefined) {
    const tokenHash = await hashToken(token);
    const found = await findSession(c.var.db, tokenHash, sessionBounds(Date.now()));
    if (found !== null) {
      const { userId, role, createdAt, replacedAt } = found;
      c.set("user", { id: userId, role });
      c.set("session", { token, tokenHash, createdAt, replacedAt, inCookie: bearer === null });
    }
  }
  // Also without a session: an answer to another site's form could set a new cookie over the old.
  if (bearer === null) refuseForeignOrigin(c);
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
  setHostCookie(c, "gradewire", token, SESSION_SECONDS);
}

/** Takes the session from the browser. */
export function clearSessionCookie(c: Context): void {
  clearHostCookie(c, "gradewire");
}

/** A cookie that scripts cannot read and that no other site's request but a followed link carries. */
export function setHostCookie(c: Context, name: string, value: string, maxAge: number): void {
  setCookie(c, hostName(c, name), value, { ...hostOptions(c), maxAge });
}

export function readHostCookie(c: Context, name: string): string | undefined {
  return getCookie(c, hostName(c, name));
}

export function clearHostCookie(c: Context, name: string): void {
  deleteCookie(c, hostName(c, name), hostOptions(c));
}

function hostOptions(c: Context) {
  return { httpOnly: true, secure: isHttps(c), sameSite: "Lax", path: "/" } as const;
}

function hostName(c: Context, name: string): string {
  return isHttps(c) ? `__Host-${name}` : name;
}

function cookieName(c: Context): string {
  return hostName(c, "gradewire");
}

function isHttps(c: Context): boolean {
  return new URL(c.req.url).protocol === "https:";
}

/** The user of this request, or 401. */
export function requireUser(c: Context<AppEnv>): SessionUser {
  if (c.var.user === null) throw new ApiError("unauthorized");
  return c.var.user;
}

/** The session of this request, or 401. */
export function requireSession(c: Context<AppEnv>): OpenSession {
  if (c.var.session === null) throw new ApiError("unauthorized");
  return c.var.session;
}

/** Lets only somebody with a session pass, before anything of their request's body is read. */
export const signedIn = createMiddleware<AppEnv>(async function requireAnybody(c, next) {
  requireUser(c);
  await next();
});
