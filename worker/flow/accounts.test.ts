import { createExecutionContext, env } from "cloudflare:test";
import { expect, test } from "vitest";

import type { SessionCreated } from "../../contract/api.ts";
import { createApi } from "../app.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { openDb } from "../store/db.ts";
import { caller, newStudent } from "../testing/actors.ts";
import { signIn } from "./accounts.ts";

test("who signs in for the first time shares the account with nobody who had this device before", async () => {
  const device = await newStudent();
  const { body: slip } = await device.call<{ code: string }>("POST", "/me/recovery-code");
  const elsewhere = await device.call<SessionCreated>("POST", "/session/rotate");
  const token = newToken();
  const userId = await signIn(
    env,
    openDb(env.DB),
    { issuer: "https://provider.test", subject: device.id },
    {
      visitor: { id: device.id, role: "student" },
      tokenHash: await hashToken(token),
      now: Date.now(),
    },
  );
  expect(userId).toBe(device.id);
  expect((await caller(token)("GET", "/me")).status).toBe(200);
  for (const former of [device.token, elsewhere.body.token]) {
    expect((await caller(former)("GET", "/me")).status).toBe(401);
  }
  const other = await newStudent();
  expect((await other.call("POST", "/session/recover", slip)).status).toBe(404);
});

test.each(["cross-site", "same-site"])(
  "a sign-in that a %s page began goes nowhere",
  async (site) => {
    const request = new Request("https://gradewire.test/api/auth/sign-in?return=/", {
      headers: { "Sec-Fetch-Site": site },
    });
    const provider = { OIDC_ISSUER: "https://provider.invalid", OIDC_CLIENT_ID: "gradewire" };
    const response = await createApi().fetch(
      request,
      { ...env, ...provider },
      createExecutionContext(),
    );
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/account"]);
    expect(response.headers.get("Set-Cookie")).toBeNull();
  },
);
