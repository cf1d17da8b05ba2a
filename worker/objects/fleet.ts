import { DurableObject } from "cloudflare:workers";

import {
  type Lane,
  type NudgeMessage,
  PresenceMessage,
  REVOKED_CODE,
} from "../../contract/grader.ts";
import { PING, PONG } from "../../contract/socket.ts";
import type { FleetStanding } from "../domain/expected-wait.ts";
import type { Env } from "../env.ts";

/** What the object remembers of a node's socket while it hibernates. */
interface Presence {
  nodeId: string;
  freeSlots: number;
  slots: number;
  jobMs: number | null;
  draining: boolean;
}

/**
 * The sockets of all grader nodes: presence and nudges. It holds connections only; losing it costs
 * latency, never work, since every node polls as well.
 */
export class Fleet extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** How many nodes are connected and not draining. */
  count(): number {
    const nodes = this.#nodes().filter(({ presence }) => !presence.draining);
    return new Set(nodes.map(({ presence }) => presence.nodeId)).size;
  }

  /** Whether some node has said that it could take more work. */
  hasFreeSlots(): boolean {
    return this.#nodes().some(({ presence }) => presence.freeSlots > 0 && !presence.draining);
  }

  /** What the nodes that take work can do together, and what a job takes them, by their slots. */
  standing(): FleetStanding {
    const nodes = this.#nodes()
      .map(({ presence }) => presence)
      .filter((one) => !one.draining);
    const slots = sum(nodes.map((one) => one.slots));
    const timed = nodes.flatMap(({ jobMs, slots: own }) =>
      jobMs === null ? [] : [{ jobMs, own }],
    );
    const timedSlots = sum(timed.map((one) => one.own));
    const jobMs =
      timedSlots === 0 ? null : sum(timed.map((one) => one.jobMs * one.own)) / timedSlots;
    return { slots, jobMs };
  }

  /** What the connected nodes last said of themselves; a node is here once, by its newest socket. */
  list(): Presence[] {
    return [...new Map(this.#nodes().map(({ presence }) => [presence.nodeId, presence])).values()];
  }

  /** Ends every socket of a node whose token is no longer good. */
  revoke(nodeId: string): void {
    for (const { socket, presence } of this.#nodes()) {
      if (presence.nodeId === nodeId) socket.close(REVOKED_CODE, "The node's token was revoked.");
    }
  }

  /**
   * Wakes nodes, those with most free slots first, until `jobs` slots have been asked. When every
   * node seems busy all are told: what is known of them here may be old, and a nudge costs little.
   */
  nudge(lane: Lane, jobs: number): void {
    const message = JSON.stringify({ type: "work", lane } satisfies NudgeMessage);
    const nodes = this.#nodes().filter(({ presence }) => !presence.draining);
    const idle = nodes
      .filter(({ presence }) => presence.freeSlots > 0)
      .toSorted((a, b) => b.presence.freeSlots - a.presence.freeSlots);
    let left = jobs;
    for (const { socket, presence } of idle.length > 0 ? idle : nodes) {
      if (left <= 0) return;
      socket.send(message);
      const asked = Math.min(left, presence.freeSlots);
      left -= asked;
      // Until the node reports again, the next nudge goes to another one first.
      remember(socket, { ...presence, freeSlots: presence.freeSlots - asked });
    }
  }

  /** `GET /api/grader/connect`, sent on by the Worker once it knows the node. */
  override fetch(request: Request): Response {
    const nodeId = request.headers.get(NODE_HEADER) ?? "";
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    remember(server, { nodeId, freeSlots: 0, slots: 0, jobMs: null, draining: false });
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const presence = PresenceMessage.safeParse(parseJson(message));
    if (!presence.success) {
      socket.close(1003, "Expected a presence message.");
      return;
    }
    const { freeSlots, jobMs, draining } = presence.data;
    // A node of an earlier version does not say how many it has.
    const slots = Math.max(presence.data.slots, freeSlots);
    remember(socket, { ...recall(socket), freeSlots, slots, jobMs, draining });
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  #nodes(): { socket: WebSocket; presence: Presence }[] {
    return this.ctx
      .getWebSockets()
      .filter((socket) => socket.readyState === WebSocket.OPEN)
      .map((socket) => ({ socket, presence: recall(socket) }));
  }
}

/** Set by the Worker alone: requests from outside never reach a Durable Object directly. */
export const NODE_HEADER = "x-gradewire-node";

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function remember(socket: WebSocket, presence: Presence): void {
  socket.serializeAttachment(presence);
}

function recall(socket: WebSocket): Presence {
  // Written by `remember` at connect, before any message can arrive.
  return socket.deserializeAttachment() as Presence;
}

function parseJson(message: string | ArrayBuffer): unknown {
  try {
    return typeof message === "string" ? JSON.parse(message) : null;
  } catch {
    return null;
  }
}
