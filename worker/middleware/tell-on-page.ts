import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import type { SignInProblem } from "../../contract/account.ts";

/** The page that says why somebody who wanted to sign in is not. */
export function problemPage(problem: SignInProblem): string {
  return `/account?problem=${problem}`;
}

/**
 * For what a browser is led to: a limit, or a fault on the way to the route, is told to whoever stands
 * in front of it on a page, and not as the JSON that programs get.
 */
export const tellOnPage = createMiddleware<AppEnv>(async function tellOnSignInPage(c, next) {
  await next();
  const { status } = c.res;
  if (status === 429 || status >= 500) {
    c.res = c.redirect(problemPage(status === 429 ? "busy" : "trouble"), 302);
  }
});
