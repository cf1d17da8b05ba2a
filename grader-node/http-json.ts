import type { z } from "zod";

import { RemoteError } from "./loop/ports.ts";

export interface JsonCall {
  /** Names the other side in errors, e.g. "the Worker". */
  peer: string;
  url: string;
  token: string;
  method: "GET" | "POST";
  body?: unknown;
  timeoutMs: number;
}

/**
 * One HTTP call with a bearer token; answers the body's text.
 * @throws {RemoteError} with status 0 when no answer came in time, else with the answer's status.
 */
export async function callText(call: JsonCall): Promise<string> {
  const where = `${call.method} ${new URL(call.url).pathname}`;
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: {
        authorization: `Bearer ${call.token}`,
        ...(call.body !== undefined && { "content-type": "application/json" }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    const text = await response.text();
    if (response.ok) return text;
    throw new RemoteError(
      `${call.peer} answered ${where} with status ${response.status}.`,
      response.status,
    );
  } catch (error) {
    if (error instanceof RemoteError) throw error;
    throw new RemoteError(`${call.peer} could not be reached for ${where}: ${reason(error)}.`, 0);
  }
}

/** As `callText`, for a JSON answer of a known shape. */
export async function callJson<T extends z.ZodType>(
  call: JsonCall,
  schema: T,
): Promise<z.output<T>> {
  const text = await callText(call);
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const { pathname } = new URL(call.url);
  throw new RemoteError(`${call.peer} answered ${call.method} ${pathname} with something else.`, 0);
}

/** Undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
