import { OpenAPIHono } from "@hono/zod-openapi";
import type { z } from "zod";

import { type ErrorCode, ErrorEnvelope, ERRORS } from "../../contract/errors.ts";
import type { AppEnv } from "../app-env.ts";
import { ApiError, invalid } from "../middleware/errors.ts";

/** A router whose every validated input that is wrong ends in the error envelope. */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error);
    },
  });
}

/** A JSON answer of a route's description. */
export function answer<T extends z.ZodType>(schema: T, description: string) {
  return { content: { "application/json": { schema } }, description };
}

/** A JSON body of a route's description; it must be there. */
export function body<T extends z.ZodType>(schema: T) {
  return { content: { "application/json": { schema } }, required: true };
}

/**
 * The errors that a route can answer with, for its description. They are thrown, so the type of the
 * handler needs not know them.
 */
export function errors(...codes: ErrorCode[]): Record<`${4 | 5}XX`, never> {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const [status] = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\``]);
  }
  const responses = [...byStatus].map(([status, names]) => [
    status,
    answer(ErrorEnvelope, names.join(", ")),
  ]);
  return Object.fromEntries(responses) as Record<`${4 | 5}XX`, never>;
}

/** The answer of a route that becomes a WebSocket. */
export const UPGRADED = { 101: { description: "The connection speaks WebSocket from here on." } };

/** @throws ApiError `upgrade_required` when the request is not the start of a WebSocket. */
export function requireUpgrade(request: Request): void {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") {
    throw new ApiError("upgrade_required");
  }
}

/** The same request for a Durable Object, with a header that says whose it is. */
export function withHeader(request: Request, name: string, value: string): Request {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return new Request(request, { headers });
}

/** Either way of naming the session: the cookie or a bearer token. */
export const SESSION = [{ cookie: [] }, { bearer: [] }];
export const NODE_TOKEN = [{ node: [] }];
