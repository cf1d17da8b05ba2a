import { afterEach, expect, test } from "vitest";

import { RemoteError } from "./loop/ports.ts";
import { createQueueClient } from "./queue-client.ts";
import { startLocalServer, type Answer, type LocalServer } from "./testing/local-server.ts";

let server: LocalServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function setUp(answer: Answer) {
  server = await startLocalServer(() => answer);
  const client = createQueueClient({
    apiUrl: `${server.url}/client/v4`,
    accountId: "acc",
    token: "secret",
    queueId: "q",
    lane: "grading",
  });
  return { client, received: server.received };
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
const envelope = (result: unknown) => ({ success: true, errors: [], messages: [], result });

test("pulls with batch size, visibility timeout and bearer token, and decodes each kind of body", async () => {
  const { client, received } = await setUp({
    body: envelope({
      message_backlog_count: 3,
      messages: [
        {
          id: "1",
          lease_id: "l1",
          attempts: 1,
          timestamp_ms: 1,
          body: base64({ gradingId: "ä" }),
          metadata: { "CF-Content-Type": "json" },
        },
        { lease_id: "l2", body: '{"gradingId":"b"}', metadata: { "CF-Content-Type": "text" } },
        { lease_id: "l3", body: "%%%", metadata: { "CF-Content-Type": "json" } },
        { lease_id: "l4", body: base64({ gradingId: "d" }) },
      ],
    }),
  });
  expect(await client.pull(4, 60_000)).toEqual([
    { leaseId: "l1", body: { gradingId: "ä" } },
    { leaseId: "l2", body: { gradingId: "b" } },
    { leaseId: "l3", body: undefined },
    { leaseId: "l4", body: { gradingId: "d" } },
  ]);
  expect(received).toEqual([
    {
      method: "POST",
      path: "/client/v4/accounts/acc/queues/q/messages/pull",
      authorization: "Bearer secret",
      body: { batch_size: 4, visibility_timeout_ms: 60_000 },
    },
  ]);
});

test("an empty queue answers with no messages, in either spelling", async () => {
  const { client } = await setUp({ body: envelope({}) });
  expect(await client.pull(1, 1)).toEqual([]);
});

test("acks and returns leases in the API's words", async () => {
  const { client, received } = await setUp({ body: envelope({ ackCount: 2, retryCount: 0 }) });
  await client.ack(["l1", "l2"]);
  await client.giveBack(["l3"], 2);
  expect(received.map(({ path, body }) => [path.split("/").at(-1), body])).toEqual([
    ["ack", { acks: [{ lease_id: "l1" }, { lease_id: "l2" }], retries: [] }],
    ["ack", { acks: [], retries: [{ lease_id: "l3", delay_seconds: 2 }] }],
  ]);
});

test("a refusal is an error that names the status and never the token", async () => {
  const { client } = await setUp({ status: 403, body: { success: false, errors: [{ code: 1 }] } });
  const error = await client.pull(1, 1).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RemoteError);
  expect(error).toMatchObject({ status: 403, message: expect.stringContaining("status 403") });
  expect(String(error)).not.toContain("secret");
});

test("an answer of another shape is an error, not an empty pull", async () => {
  const { client } = await setUp({ body: "<html>a proxy's page</html>" });
  await expect(client.pull(1, 1)).rejects.toThrow(/something else/);
});

test("a queue that cannot be reached is an error with status 0", async () => {
  const { client } = await setUp({});
  await server?.close();
  server = undefined;
  await expect(client.pull(1, 1)).rejects.toMatchObject({ status: 0 });
});
