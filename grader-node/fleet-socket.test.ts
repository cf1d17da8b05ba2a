import { createServer } from "node:net";

import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";

import { type Lane, REVOKED_CODE } from "../contract/grader.ts";
import { openFleetSocket, type FleetSocket, type FleetSocketTiming } from "./fleet-socket.ts";
import { startLoop } from "./loop.ts";
import {
  ALWAYS_FIT,
  countingObserver,
  graded,
  memoryCoordinator,
  memoryJournal,
  memoryLane,
  QUICK,
} from "./testing/memory-ports.ts";
import { SILENT, until } from "./testing/samples.ts";

const TIMING: FleetSocketTiming = {
  reconnect: { minMs: 5, maxMs: 50 },
  pingEveryMs: 20,
  deadAfterMs: 60,
  handshakeMs: 1_000,
  presencePauseMs: 1,
  renewMs: 5,
};

interface Connection {
  socket: WebSocket;
  authorization: string | undefined;
  texts: string[];
}

let port = 0;
let server: WebSocketServer | undefined;
let connections: Connection[] = [];
let fleet: FleetSocket | undefined;

/** The fleet's side: answers pings as the Durable Object's auto-response does, unless told not to. */
async function listen(
  options: { answersPings?: boolean; refusals?: number[] } = {},
): Promise<void> {
  const refusals = [...(options.refusals ?? [])];
  const current = new WebSocketServer({
    port,
    host: "127.0.0.1",
    verifyClient(_info, decide) {
      const status = refusals.shift();
      if (status === undefined) decide(true);
      else decide(false, status);
    },
  });
  current.on("connection", (socket, request) => {
    const { authorization } = request.headers;
    const connection: Connection = { socket, authorization, texts: [] };
    connections.push(connection);
    socket.on("message", (data) => {
      const text = Buffer.isBuffer(data) ? data.toString("utf8") : "";
      connection.texts.push(text);
      if (text === "ping" && options.answersPings !== false) socket.send("pong");
    });
  });
  await new Promise((resolve) => current.once("listening", resolve));
  server = current;
}

/** Ends every connection without a goodbye, as a cut cable or a deployment does. */
async function cut(): Promise<void> {
  for (const { socket } of connections) socket.terminate();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}

function open(timing = TIMING) {
  const nudges: Lane[] = [];
  const states: boolean[] = [];
  const revocations: string[] = [];
  fleet = openFleetSocket({
    apiUrl: `http://127.0.0.1:${port}`,
    token: "node-secret",
    onNudge: (lane) => nudges.push(lane),
    onState: (isUp) => states.push(isUp),
    onRevoked: () => revocations.push("revoked"),
    log: SILENT,
    timing,
  });
  return { fleet, nudges, states, revocations };
}

const presences = (connection: Connection | undefined) =>
  (connection?.texts ?? []).filter((text) => text !== "ping").map((text) => JSON.parse(text));

beforeEach(async () => {
  port = await freePort();
  connections = [];
});
afterEach(async () => {
  fleet?.close();
  fleet = undefined;
  await cut();
});

test("connects with the node's token and says its presence, the last one only", async () => {
  await listen();
  const { fleet: socket } = open();
  socket.setPresence({ freeSlots: 3, draining: false });
  await until("presence is said", () => presences(connections[0]).length === 1);
  socket.setPresence({ freeSlots: 2, draining: false });
  socket.setPresence({ freeSlots: 1, draining: false });
  socket.setPresence({ freeSlots: 1, draining: true });
  await until("the change is said", () => presences(connections[0]).length === 2);
  expect(presences(connections[0])).toEqual([
    { type: "presence", freeSlots: 3, draining: false },
    { type: "presence", freeSlots: 1, draining: true },
  ]);
  expect(connections[0]?.authorization).toBe("Bearer node-secret");
});

test("passes nudges on and ignores what is none", async () => {
  await listen();
  const { nudges } = open();
  await until("it is connected", () => connections.length === 1);
  const { socket } = connections[0]!;
  for (const text of ["pong", "{", '{"type":"other"}', '{"type":"work","lane":"grading-bulk"}']) {
    socket.send(text);
  }
  socket.send(Buffer.from('{"type":"work","lane":"grading"}'), { binary: true });
  socket.send('{"type":"work","lane":"grading"}');
  await until("both nudges came", () => nudges.length === 2);
  expect(nudges).toEqual(["grading-bulk", "grading"]);
});

test("says its presence again after a nudge, since the fleet then counts a slot as asked", async () => {
  await listen();
  const { fleet: socket } = open();
  socket.setPresence({ freeSlots: 2, draining: false });
  await until("presence is said", () => presences(connections[0]).length === 1);
  connections[0]?.socket.send('{"type":"work","lane":"grading"}');
  await until("presence is said again", () => presences(connections[0]).length === 2);
  expect(presences(connections[0])[1]).toEqual(presences(connections[0])[0]);
});

test("reconnects when it is cut, and says its presence again", async () => {
  await listen();
  const { fleet: socket, states } = open();
  socket.setPresence({ freeSlots: 2, draining: false });
  await until("presence is said", () => presences(connections[0]).length === 1);
  await cut();
  await until("the cut is noticed", () => states.at(-1) === false);
  await listen();
  await until("presence is said again", () => presences(connections[1]).length === 1);
  expect(presences(connections[1])).toEqual([{ type: "presence", freeSlots: 2, draining: false }]);
});

test("keeps trying while there is nothing to connect to", async () => {
  const { states } = open();
  await until("it has tried", () => states.length > 2);
  await listen();
  await expect.poll(() => states.at(-1)).toBe(true);
});

test("keeps trying when the handshake is answered with a refusal", async () => {
  await listen({ refusals: [503, 401, 429, 500] });
  const { states } = open();
  await until("it is up", () => states.at(-1) === true);
  expect(states).toEqual([false, false, false, false, true]);
});

test("tells a revoked token from any other end of the socket", async () => {
  await listen({ refusals: [401] });
  const { revocations } = open();
  await until("it is connected", () => connections.length === 1);
  connections[0]?.socket.close(1012);
  await until("it is connected again", () => connections.length === 2);
  expect(revocations).toEqual([]);
  connections[1]?.socket.close(REVOKED_CODE, "The node's token was revoked.");
  await until("it was told", () => revocations.length === 1);
});

test("ends a socket on which nothing is answered any more, and makes a new one", async () => {
  await listen({ answersPings: false });
  open();
  await expect.poll(() => connections.length).toBeGreaterThan(1);
});

test("keeps a socket on which pings are answered", async () => {
  await listen();
  open();
  const pings = () => connections[0]?.texts.filter((text) => text === "ping").length ?? 0;
  await until("several pings were sent", () => pings() >= 6);
  expect(connections).toHaveLength(1);
});

test("after closing it does not come back", async () => {
  await listen();
  const { fleet: socket, states } = open();
  await until("it is up", () => states.at(-1) === true);
  socket.close();
  await until("it is down", () => states.at(-1) === false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(connections).toHaveLength(1);
});

test("work goes on by polling while the socket is cut", async () => {
  await listen();
  const { states } = open();
  const lane = memoryLane();
  const worker = memoryCoordinator();
  const loop = startLoop({
    lanes: [lane],
    coordinator: worker,
    runJob: async (claim) => graded(claim),
    fitness: ALWAYS_FIT,
    observer: countingObserver(),
    journal: memoryJournal(),
    log: SILENT,
    slots: 1,
    timing: QUICK,
  });
  await until("it is up", () => states.at(-1) === true);
  await cut();
  await until("it is down", () => states.at(-1) === false);
  lane.put("a", "b", "c");
  await expect.poll(() => lane.acked.length).toBe(3);
  await loop.drain();
});
