import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";
import { faultForLog } from "../domain/fault.ts";
import { localPath } from "../domain/local-path.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { signIn } from "../flow/accounts.ts";
import {
  beginSignIn,
  finishSignIn,
  providerOf,
  SignInAttempt,
  SignInError,
} from "../flow/open-id.ts";
import { ApiError } from "../middleware/errors.ts";
import { replaceCookie } from "../middleware/renew-session.ts";
import { clearHostCookie, readHostCookie, setHostCookie } from "../middleware/session.ts";
import { problemPage } from "../middleware/tell-on-page.ts";
import { createRouter, errors } from "./openapi.ts";

/** Carries the attempt to the provider and back. */
const ATTEMPT = "gradewire-sign-in";
const ATTEMPT_SECONDS = 600;
const ACCOUNT_PAGE = "/account";

const REDIRECT = { 302: { description: "On to the provider, or back to a page." } };

const begin = createRoute({
  method: "get",
  path: "/auth/sign-in",
  summary: "Sign in with the OpenID Connect provider",
  description:
    "For browsers: redirects to the provider. `?return=/path` says where to go afterwards; only a path of this site is gone to.",
  request: { query: z.object({ return: z.string().optional() }) },
  responses: { ...REDIRECT, ...errors("not_found", "invalid") },
});

const callback = createRoute({
  method: "get",
  path: "/auth/callback",
  summary: "Where the provider sends the browser back to",
  description:
    "Signs the browser in and redirects. The first time, the anonymous user of this browser becomes the account; later, the account takes over their work.",
  responses: { ...REDIRECT, ...errors("not_found") },
});

export const signInRoutes = createRouter()
  .openapi(begin, async (c) => {
    requireProvider(c);
    const returnTo = localPath(c.req.valid("query").return, ACCOUNT_PAGE);
    // Another site could have somebody sign in, unasked, as whom it chose at the provider before.
    if (isFromAnotherSite(c)) return c.redirect(ACCOUNT_PAGE, 302);
    try {
      const { url, attempt } = await beginSignIn(c.env, callbackAddress(c), returnTo);
      setHostCookie(c, ATTEMPT, encodeURIComponent(JSON.stringify(attempt)), ATTEMPT_SECONDS);
      return c.redirect(url.href, 302);
    } catch (error) {
      return giveUp(c, error);
    }
  })
  .openapi(callback, async (c) => {
    requireProvider(c);
    const attempt = readAttempt(c);
    clearHostCookie(c, ATTEMPT);
    if (attempt === null) return c.redirect(problemPage("mismatch"), 302);
    try {
      const current = new URL(callbackAddress(c));
      current.search = new URL(c.req.url).search;
      const identity = await finishSignIn(c.env, current, attempt);
      const token = newToken();
      await signIn(c.env, c.var.db, identity, {
        visitor: c.var.user,
        tokenHash: await hashToken(token),
        now: Date.now(),
      });
      replaceCookie(c, token);
      return c.redirect(localPath(attempt.returnTo, ACCOUNT_PAGE), 302);
    } catch (error) {
      return giveUp(c, error);
    }
  });

/** As browsers say it; what says nothing is no browser of today. */
function isFromAnotherSite(c: Context): boolean {
  return ["cross-site", "same-site"].includes(c.req.header("Sec-Fetch-Site") ?? "");
}

function requireProvider(c: Context<AppEnv>): void {
  if (providerOf(c.env) === null) {
    throw new ApiError("not_found", "Signing in is not set up here. A recovery code does without.");
  }
}

function callbackAddress(c: Context): string {
  return new URL("/api/auth/callback", c.req.url).href;
}

function readAttempt(c: Context): SignInAttempt | null {
  try {
    const text = decodeURIComponent(readHostCookie(c, ATTEMPT) ?? "");
    return SignInAttempt.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Somebody stands in front of a browser: they get a page with words, whatever went wrong. */
function giveUp(c: Context, error: unknown) {
  const problem = error instanceof SignInError ? error.problem : "failed";
  if (problem === "unreachable" || problem === "failed") {
    const cause = error instanceof SignInError ? error.cause : error;
    console.error(JSON.stringify({ event: "sign_in_error", problem, ...faultForLog(cause) }));
  }
  return c.redirect(problemPage(problem), 302);
}
