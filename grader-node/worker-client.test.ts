import { afterEach, expect, test } from "vitest";

import { ClaimRequest } from "../contract/grader.ts";
import { RemoteError } from "./loop/ports.ts";
import {
  startLocalServer,
  type Answer,
  type LocalServer,
  type Received,
} from "./testing/local-server.ts";
import { BUNDLE_TEXT, claimOf, RESULT, VERSION_ID } from "./testing/samples.ts";
import { createWorkerClient } from "./worker-client.ts";

let server: LocalServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function setUp(respond: (request: Received) => Answer) {
  server = await startLocalServer(respond);
  const client = createWorkerClient({ apiUrl: server.url, token: "node-secret" });
  return { client, received: server.received };
}

test("claims, reports and fetches bundles with the node's token", async () => {
  const claim = claimOf("a");
  const stored = { outcomes: [{ gradingId: "a", outcome: "stored" }] };
  const { client, received } = await setUp(({ path }) => {
    if (path === "/api/grader/claims") return { body: { claims: [claim] } };
    if (path === "/api/grader/results") return { body: stored };
    return { body: BUNDLE_TEXT };
  });
  expect(await client.claim("claim-one", ["a", "b"])).toEqual([claim]);
  const report = {
    gradingId: "a",
    lease: claim.lease,
    outcome: { kind: "graded" as const, result: RESULT },
  };
  expect(await client.report([report])).toEqual(stored);
  expect(await client.bundleText(VERSION_ID)).toBe(BUNDLE_TEXT);
  expect(received.map(({ method, path, body }) => [method, path, body])).toEqual([
    ["POST", "/api/grader/claims", { claimId: "claim-one", gradingIds: ["a", "b"] }],
    ["POST", "/api/grader/results", { reports: [report] }],
    ["GET", `/api/grader/bundles/${VERSION_ID}`, undefined],
  ]);
  expect(received.every(({ authorization }) => authorization === "Bearer node-secret")).toBe(true);
});

test("a bundle is asked for again when the Worker is away, but not when there is none", async () => {
  let failures = 2;
  const { client, received } = await setUp(() =>
    failures-- > 0 ? { status: 503 } : { body: BUNDLE_TEXT },
  );
  expect(await client.bundleText(VERSION_ID)).toBe(BUNDLE_TEXT);
  expect(received).toHaveLength(3);
  await server?.close();

  const absent = await setUp(() => ({ status: 404 }));
  await expect(absent.client.bundleText(VERSION_ID)).rejects.toMatchObject({ status: 404 });
  expect(absent.received).toHaveLength(1);
});

test("a node whose token was revoked learns it from its check, without a claim of anything", async () => {
  let status = 401;
  const { client, received } = await setUp(() => ({ status, body: { claims: [] } }));
  await expect(client.checkClaims()).rejects.toMatchObject({ status: 401, isDenial: true });
  status = 200;
  await client.checkClaims();
  expect(ClaimRequest.parse(received[1]?.body).gradingIds).toEqual(["none"]);
});

test("claims of another shape are an error, so that no message is dropped for them", async () => {
  const { client } = await setUp(() => ({ body: { claims: [{ gradingId: "a" }] } }));
  await expect(client.claim("claim-one", ["a"])).rejects.toThrow(RemoteError);
});
