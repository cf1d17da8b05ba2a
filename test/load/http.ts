import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as SecureAgent, request as httpsRequest } from "node:https";
import { json } from "node:stream/consumers";

import { z } from "zod";

/** Longer than any server of ours takes for an answer. */
const TIMEOUT_MS = 60_000;

export interface Answer {
  status: number;
  /** The JSON of the body, or null where it was none. */
  body: unknown;
  /** What the server asks to wait before the next try; 0 where it asks nothing. */
  retryAfterMs: number;
}

export interface Api {
  readonly url: string;
  /**
   * One request; its answer whatever the status.
   * @throws the error of the connection, with its `code`.
   */
  call(
    method: "GET" | "POST",
    path: string,
    options?: { token?: string; body?: unknown },
  ): Promise<Answer>;
  /**
   * Requests that were sent a second time, since the server had closed the kept connection on which
   * they were to go. Browsers do the same, and nobody sees a failure.
   */
  readonly resent: number;
  close(): void;
}

/** The HTTP interface at this address, over connections that are kept: as many as are in use at once. */
export function openApi(url: string): Api {
  const isSecure = url.startsWith("https:");
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const start = isSecure ? httpsRequest : httpRequest;
  let resent = 0;

  async function send(method: string, path: string, token: string, text: string): Promise<Answer> {
    let isReused = false;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
        ...(text === ""
          ? {}
          : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) }),
      };
      const sent = start(`${url}/api${path}`, { method, agent, headers, timeout: TIMEOUT_MS });
      sent.on("timeout", () => sent.destroy(new TimeoutError()));
      sent.on("error", (error) => {
        ({ reusedSocket: isReused } = sent);
        reject(error);
      });
      sent.on("response", resolve);
      sent.end(text);
    }).catch((error: unknown) => {
      throw isReused && errorCode(error) === "ECONNRESET" ? new KeptConnectionClosed() : error;
    });
    return {
      status: response.statusCode ?? 0,
      body: await json(response).catch(() => null),
      retryAfterMs: Number(response.headers["retry-after"] ?? 0) * 1_000,
    };
  }

  return {
    url,
    async call(method, path, { token = "", body } = {}) {
      const text = body === undefined ? "" : JSON.stringify(body);
      for (;;) {
        try {
          return await send(method, path, token, text);
        } catch (error) {
          if (!(error instanceof KeptConnectionClosed)) throw error;
          resent += 1;
        }
      }
    },
    get resent() {
      return resent;
    },
    close: () => agent.destroy(),
  };
}

class KeptConnectionClosed extends Error {
  override readonly name = "KeptConnectionClosed";
}

class TimeoutError extends Error {
  override readonly name = "TimeoutError";
  readonly code = "TIMEOUT";
  constructor() {
    super(`no answer within ${TIMEOUT_MS / 1_000} s`);
  }
}

const Coded = z.object({ code: z.string() });

/** What Node calls this failure (ECONNREFUSED…), else the error's own words. */
export function errorCode(error: unknown): string {
  const coded = Coded.safeParse(error);
  if (coded.success) return coded.data.code;
  return error instanceof Error ? error.message : String(error);
}
