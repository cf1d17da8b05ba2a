import { once as onceEmitted } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";

import { openApi } from "./http.ts";
import { once, persist } from "./requests.ts";
import { openLine } from "./socket.ts";
import { createTally } from "./tally.ts";

/** A tool that overlooks failures says that all is well: these servers fail in each way once. */
let server: Server | null = null;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await onceEmitted(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const refusal = (code: string) =>
  JSON.stringify({ error: { code, message: "Because.", retryable: true } });

test("answers that ask to wait are counted apart from failures, and both are tried again", async () => {
  const answers: [status: number, body: string][] = [
    [429, refusal("rate_limited")],
    [500, refusal("internal")],
    [502, "<html>"],
    [201, "{}"],
  ];
  const api = openApi(
    await serve((_, response) => {
      const [status, body] = answers.shift() ?? [404, ""];
      response.writeHead(status).end(body);
    }),
  );
  const tally = createTally();
  const answer = await persist(tally, "post", () => api.call("POST", "/submissions"));
  expect(answer?.status).toBe(201);
  expect(tally.waits).toEqual({ rate_limited: 1 });
  expect(tally.errors).toEqual({ "post 500 internal": 1, "post 502 without an envelope": 1 });
  expect(tally.times.post).toHaveLength(1);
  api.close();
});

test("a request whose kept connection was closed is sent again, and that is told", async () => {
  let requests = 0;
  const api = openApi(
    await serve((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.resetAndDestroy();
      else response.end("{}");
    }),
  );
  await api.call("GET", "/me");
  expect(await api.call("GET", "/me")).toMatchObject({ status: 200 });
  expect(api.resent).toBe(1);
  api.close();
});

test("a server that is not there fails by the name of the failure", async () => {
  const url = await serve(() => {});
  server?.close();
  const api = openApi(url);
  const tally = createTally();
  expect(await once(tally, "get", () => api.call("GET", "/me"))).toBeNull();
  expect(tally.errors).toEqual({ "get ECONNREFUSED": 1 });
});

test("a cut socket is a failure and goes on after what it saw; an end told twice is counted", async () => {
  const url = await serve((_, response) => response.end());
  const sockets = new WebSocketServer({ server: server ?? undefined });
  const asked: (string | null)[] = [];
  sockets.on("connection", (socket, request) => {
    const after = new URL(request.url ?? "", url).searchParams.get("after");
    asked.push(after);
    if (after === null) {
      socket.send(JSON.stringify({ type: "snapshot", seq: 7, score: 0, solved: 0, pending: [] }));
      setTimeout(() => socket.close(1011), 20);
    } else for (const seq of [8, 8, 9]) socket.send(JSON.stringify(endEvent(seq)));
  });
  const tally = createTally();
  const line = await openLine(url, "token", tally);
  const ending = await line.ending("s1", 20_000);
  expect(ending?.submission.verdict).toBe("correct");
  expect(asked).toEqual([null, "7"]);
  await expect.poll(() => tally.counts.doubles).toBe(1);
  expect(tally.counts.reconnects).toBe(1);
  expect(tally.errors).toEqual({ "socket closed 1011": 1 });
  expect(await line.ending("s2", 10)).toBeNull();
  line.close();
  sockets.close();
});

function endEvent(seq: number) {
  return {
    type: "submission",
    seq,
    submission: {
      id: "s1",
      assignmentId: "a",
      versionId: "v",
      codeHash: "h",
      createdAt: "2026-01-01T00:00:00.000Z",
      status: "graded",
      cached: false,
      verdict: "correct",
      isolation: "split",
      sandbox: "docker",
      points: 100,
      tests: [],
      testCount: 1,
      feedback: null,
      line: null,
      queuePosition: null,
      expectedWaitMs: null,
      regradableAt: null,
      cpuMs: 1,
      memoryKb: 1,
    },
  };
}
