import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { SessionCreated } from "../../contract/api.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import { SESSION_ENDED } from "../../contract/socket.ts";
import { hashToken } from "../domain/token.ts";
import { caller, newStudent, openPage, send } from "../testing/actors.ts";
import { brokenD1 } from "../testing/broken-d1.ts";
import { type Browser, newBrowser, whoIs } from "../testing/browser.ts";

const ORIGIN = "http://gradewire.test";

async function startFrom(address: string): Promise<Response> {
  return send(
    new Request(`${ORIGIN}/api/session`, {
      method: "POST",
      headers: { "CF-Connecting-IP": address },
    }),
  );
}

test("one network cannot make users without end, and another is not held up by it", async () => {
  const answers: Response[] = [];
  for (let round = 0; round < 100 && answers.every(({ ok }) => ok); round += 1) {
    const addresses = Array.from({ length: 10 }, (_, i) => `2001:db8:5:5::${round}:${i}`);
    answers.push(...(await Promise.all(addresses.map(startFrom))));
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 429]));
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await refused?.json<ErrorEnvelope>())?.error.code).toBe("rate_limited");
  expect((await startFrom("192.0.2.9")).status).toBe(201);
}, 60_000);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Lets a session age, as far as the database knows. */
async function age(token: string, column: "created_at" | "replaced_at", ms: number) {
  await env.DB.prepare(`update sessions set ${column} = ${column} - ? where token_hash = ?`)
    .bind(ms, await hashToken(token))
    .run();
}

const cookieOf = (browser: Browser) => browser.cookies.get("gradewire") ?? "";

async function newVisitor() {
  const browser = newBrowser();
  await browser.call("POST", "/session");
  return { browser, id: await whoIs(browser), token: cookieOf(browser) };
}

test("a cookie stands alone: over HTTPS it is bound to this host, and no script reads it", async () => {
  const plain = await send(new Request(`${ORIGIN}/api/session`, { method: "POST" }));
  expect(plain.headers.get("Set-Cookie")).toMatch(/^gradewire=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  const secure = await send(new Request("https://gradewire.test/api/session", { method: "POST" }));
  expect(secure.headers.get("Set-Cookie")).toMatch(
    /^__Host-gradewire=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax/,
  );
});

test("only a token's hash is kept", async () => {
  const { token } = await newVisitor();
  const rows = await env.DB.prepare("select * from sessions").all();
  expect(JSON.stringify(rows.results)).toContain(await hashToken(token));
  expect(JSON.stringify(rows.results)).not.toContain(token);
});

test("a rotated token serves requests under way for a minute, and then nothing", async () => {
  const student = await newStudent();
  const { status, body } = await student.call<SessionCreated>("POST", "/session/rotate");
  expect([status, body.user.id]).toEqual([201, student.id]);
  expect(body.token).not.toBe(student.token);
  expect((await student.call("GET", "/me")).status).toBe(200);
  expect((await caller(body.token)("GET", "/me")).status).toBe(200);

  await age(student.token, "replaced_at", 2 * MINUTE_MS);
  expect((await student.call("GET", "/me")).status).toBe(401);
  expect((await caller(body.token)("GET", "/me")).status).toBe(200);
});

test("a browser's session of a month gets a new token, and the old ends once the new one came back", async () => {
  const { browser, id, token } = await newVisitor();
  await age(token, "created_at", 29 * DAY_MS);
  await whoIs(browser);
  expect(cookieOf(browser)).toBe(token);

  await age(token, "created_at", 2 * DAY_MS);
  expect(await whoIs(browser)).toBe(id);
  expect(cookieOf(browser)).not.toBe(token);
  // As long as nobody has shown the new one, the answer may have been lost.
  await age(token, "replaced_at", 2 * MINUTE_MS);
  expect((await caller(token)("GET", "/me")).status).toBe(200);

  expect(await whoIs(browser)).toBe(id);
  await age(token, "replaced_at", 2 * MINUTE_MS);
  expect((await caller(token)("GET", "/me")).status).toBe(401);
  expect(await whoIs(browser)).toBe(id);
  expect([...browser.cookies.keys()]).toEqual(["gradewire"]);
});

test("two tabs that renew a session at one moment both end with a cookie that works", async () => {
  const { browser, id, token } = await newVisitor();
  await age(token, "created_at", 31 * DAY_MS);
  const tabs = [browser.tab(), browser.tab()];
  expect(await Promise.all(tabs.map(whoIs))).toEqual([id, id]);
  expect(await Promise.all(tabs.map(whoIs))).toEqual([id, id]);
  await age(token, "replaced_at", 2 * MINUTE_MS);
  expect(await Promise.all(tabs.map(whoIs))).toEqual([id, id]);
});

test("a session that is older than its cookie is none", async () => {
  const { browser, token } = await newVisitor();
  await age(token, "created_at", 401 * DAY_MS);
  expect(await whoIs(browser)).toBe(null);
});

test("a bearer's session is never renewed behind its back", async () => {
  const student = await newStudent();
  await age(student.token, "created_at", 100 * DAY_MS);
  const { headers } = await student.call("GET", "/me");
  expect(headers.getSetCookie()).toEqual([]);
});

test("a session that cannot be renewed now goes on as it is, and the log holds no token", async () => {
  const { browser, id, token } = await newVisitor();
  await age(token, "created_at", 31 * DAY_MS);
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const fails of [/^insert into "sessions"/, /^delete from "sessions"/]) {
    const failing = browser.tab(brokenD1(fails));
    expect(await whoIs(failing)).toBe(id);
    expect(cookieOf(failing)).toBe(token);
  }
  expect(await whoIs(browser)).toBe(id);
  const renewed = cookieOf(browser);
  expect(renewed).not.toBe(token);
  // Nor is what was renewed lost where only the old one cannot be ended.
  expect(await whoIs(browser.tab(brokenD1(/^update "sessions"/)))).toBe(id);
  const log = told.mock.calls.flat().join("\n");
  told.mockRestore();
  expect(log.match(/"event":"renewal_error"/g)).toHaveLength(3);
  for (const secret of [token, await hashToken(token), renewed]) expect(log).not.toContain(secret);
});

async function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.addEventListener("close", ({ code }) => resolve(code));
  });
}

test("signing out ends this device's session and sockets, and no others", async () => {
  const { browser, token, id } = await newVisitor();
  const there = newBrowser();
  const { code } = await (await browser.call("POST", "/me/recovery-code")).json<{ code: string }>();
  await there.call("POST", "/session/recover", { code });
  const here = await openPage({ token });
  const other = await openPage({ token: cookieOf(there) });
  const ending = closed(here.socket);
  const others: number[] = [];
  other.socket.addEventListener("close", (event) => others.push(event.code));

  expect((await browser.call("DELETE", "/session")).status).toBe(204);
  expect(await ending).toBe(SESSION_ENDED);
  expect([...browser.cookies.keys()]).toEqual([]);
  expect((await caller(token)("GET", "/me")).status).toBe(401);
  expect(await whoIs(there)).toBe(id);
  other.socket.send("ping");
  await vi.waitFor(() => expect(other.texts).toEqual(["pong"]));
  expect(others).toEqual([]);
});

test("a socket that was opened before its token was rotated is closed as well", async () => {
  const student = await newStudent();
  const page = await openPage(student);
  const { body } = await student.call<SessionCreated>("POST", "/session/rotate");
  const ending = closed(page.socket);
  await caller(body.token)("DELETE", "/session");
  expect(await ending).toBe(SESSION_ENDED);
});

test("signing out everywhere ends every session and socket of this user", async () => {
  const { browser, token } = await newVisitor();
  const stranger = await newVisitor();
  const there = newBrowser();
  const { code } = await (await browser.call("POST", "/me/recovery-code")).json<{ code: string }>();
  await there.call("POST", "/session/recover", { code });
  const pages = await Promise.all(
    [token, cookieOf(there)].map(async (one) => openPage({ token: one })),
  );
  const endings = Promise.all(pages.map(async ({ socket }) => closed(socket)));
  expect((await there.call("DELETE", "/sessions")).status).toBe(204);
  expect(await endings).toEqual([SESSION_ENDED, SESSION_ENDED]);
  expect(await Promise.all([browser, there].map(whoIs))).toEqual([null, null]);
  expect(await whoIs(stranger.browser)).toBe(stranger.id);
});

test("another site's page can sign nobody out", async () => {
  const student = await newStudent();
  for (const path of ["/session", "/sessions"]) {
    const foreign = new Request(`${ORIGIN}/api${path}`, {
      method: "DELETE",
      headers: { Cookie: `gradewire=${student.token}`, Origin: "https://evil.example" },
    });
    expect((await send(foreign)).status).toBe(403);
  }
  expect((await student.call("GET", "/me")).status).toBe(200);
});
