import { createExecutionContext, env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import { ErrorEnvelope } from "../../contract/errors.ts";
import { createApi } from "../app.ts";
import type { Env } from "../env.ts";
import { newNode, newStudent, send } from "../testing/actors.ts";
import { brokenD1 } from "../testing/broken-d1.ts";

const ORIGIN = "http://gradewire.test";

const get = async (path: string, origin = ORIGIN, init: RequestInit = {}) =>
  send(new Request(`${origin}/api${path}`, init));

test("every answer, errors too, is not to be run, framed, guessed at or kept", async () => {
  for (const [path, init] of [
    ["/courses", {}],
    ["/health", {}],
    ["/openapi.json", {}],
    ["/me", {}],
    ["/nothing/here", {}],
    ["/grader/connect", {}],
    ["/submissions", { method: "POST", body: "{" }],
    ["/courses", { method: "DELETE" }],
  ] as const) {
    const { headers } = await get(path, ORIGIN, init);
    expect(headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("Strict-Transport-Security")).toBeNull();
  }
  const secure = await get("/courses", "https://gradewire.test");
  expect(secure.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
});

test("the page that describes the interface has its own style and no script", async () => {
  const response = await get("/docs");
  const html = await response.text();
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain(`style-src 'sha256-${new Uint8Array(digest).toBase64()}'`);
  expect(policy).not.toMatch(/unsafe|script-src/);
  expect(html).not.toMatch(/<script|style=|onclick/);
});

test("an address asked in a wrong way says which ways it has", async () => {
  for (const [method, path, allow] of [
    ["DELETE", "/submissions", "POST, GET, HEAD"],
    ["OPTIONS", "/submissions", "POST, GET, HEAD"],
    ["PATCH", "/courses/any-course", "PUT, GET, HEAD"],
    ["GET", "/grader/claims", "POST"],
  ] as const) {
    const response = await get(path, ORIGIN, { method });
    expect([path, response.status, response.headers.get("Allow")]).toEqual([path, 405, allow]);
    expect(ErrorEnvelope.parse(await response.json()).error.code).toBe("method_not_allowed");
  }
  expect((await get("/submissions/")).status).toBe(404);
  expect((await get("/nowhere", ORIGIN, { method: "POST" })).status).toBe(404);
});

test("what changes something, or opens a socket, with the cookie must come from our own pages", async () => {
  const student = await newStudent();
  const Cookie = `gradewire=${student.token}`;
  const attempt = async (method: string, path: string, headers: Record<string, string>) =>
    (await get(path, ORIGIN, { method, headers: { Cookie, ...headers } })).status;
  const foreign = [
    { Origin: "https://evil.example" },
    { Origin: "https://gradewire.test" },
    { Origin: "http://gradewire.test.evil.example" },
    { Origin: "http://gradewire.test:8080" },
    { Origin: "null" },
    { Origin: "" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ];
  for (const headers of foreign) {
    const sent = headers as Record<string, string>;
    expect([headers, await attempt("POST", "/submissions", sent)]).toEqual([headers, 403]);
    expect([headers, await attempt("PUT", "/courses/a", sent)]).toEqual([headers, 403]);
    const upgrade = { ...sent, Upgrade: "websocket" };
    expect([headers, await attempt("GET", "/connect", upgrade)]).toEqual([headers, 403]);
  }
  for (const headers of [{ Origin: ORIGIN }, { "Sec-Fetch-Site": "same-origin" }, {}]) {
    expect(await attempt("POST", "/submissions", headers as Record<string, string>)).toBe(422);
  }
  // Reading is for every page that the browser lets: the answer stays with the browser.
  expect(await attempt("GET", "/me", { Origin: "https://evil.example" })).toBe(200);
});

/** A body that never ends, and how much of it was taken. */
function endless() {
  const taken = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  return { taken, body };
}

test("a body without a length is read no further than its limit", async () => {
  const student = await newStudent();
  const node = await newNode();
  for (const [method, path, token, most] of [
    ["POST", "/submissions", student.token, 1_000_000],
    ["POST", "/session", null, 1_000_000],
    ["POST", "/grader/claims", node.token, 500_000],
  ] as const) {
    const { taken, body } = endless();
    const headers = {
      "Content-Type": "application/json",
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    };
    const { status } = await get(path, ORIGIN, { method, headers, body });
    expect([path, status]).toEqual([path, 413]);
    expect(taken.bytes).toBeLessThan(most);
  }
});

test("nothing is read of an endless body for which nobody has shown a right", async () => {
  for (const [method, path, status] of [
    ["PUT", "/courses/a-course", 401],
    ["POST", "/grader/results", 401],
  ] as const) {
    const { taken, body } = endless();
    const answer = await get(path, ORIGIN, { method, body });
    expect([path, answer.status]).toEqual([path, status]);
    expect(taken.bytes).toBeLessThan(500_000);
  }
});

test("a browser that a limit or a fault keeps from signing in gets a page, and no JSON", async () => {
  const api = createApi();
  const refusing: RateLimit = { limit: async () => Promise.resolve({ success: false }) };
  const goTo = async (path: string, bindings: Partial<Env>) => {
    const request = new Request(`${ORIGIN}/api${path}`, {
      headers: { "CF-Connecting-IP": "198.51.100.9", Cookie: "gradewire=t" },
    });
    const answer = await api.fetch(request, { ...env, ...bindings }, createExecutionContext());
    return [answer.status, answer.headers.get("Location")];
  };
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const path of ["/auth/sign-in", "/auth/callback?code=c"]) {
    expect(await goTo(path, { ADDRESS_LIMIT: refusing })).toEqual([302, "/account?problem=busy"]);
    const broken = { DB: brokenD1(/"sessions"/) };
    expect(await goTo(path, broken)).toEqual([302, "/account?problem=trouble"]);
  }
  told.mockRestore();
});

test("one network that asks without end is held up, and others are not", async () => {
  // The smallest of the real limits stands in for the one that a school needs.
  const small = { ...env, ADDRESS_LIMIT: env.RECOVERY_LIMIT };
  const api = createApi();
  const from = async (ip: string, path = "/courses", headers: Record<string, string> = {}) =>
    api.fetch(
      new Request(`${ORIGIN}/api${path}`, { headers: { "CF-Connecting-IP": ip, ...headers } }),
      small,
      createExecutionContext(),
    );
  let refused = await from("198.51.100.7");
  for (let i = 0; i < 30 && refused.status === 200; i += 1) refused = await from("198.51.100.7");
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect((await from("198.51.100.8")).status).toBe(200);
  // Nodes are known by their token, however many stand in one network.
  const { token } = await newNode();
  const node = await from("198.51.100.7", "/grader/connect", { Authorization: `Bearer ${token}` });
  expect(node.status).toBe(426);
});
