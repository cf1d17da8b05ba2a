import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";

/** Answers are data for our own pages and tools: nothing of them is to be run, framed or kept. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const HSTS = "max-age=31536000";

/** Puts these on every answer, errors too; what a route has set itself stays. */
export const secureAnswers = createMiddleware<AppEnv>(async function addHeaders(c, next) {
  await next();
  // The start of a WebSocket has no document, and its headers cannot be written.
  if (c.res.status === 101) return;
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.header(name, value);
  }
  if (new URL(c.req.url).protocol === "https:") c.header("Strict-Transport-Security", HSTS);
});
