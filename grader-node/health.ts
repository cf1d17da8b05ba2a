import { createServer, type ServerResponse } from "node:http";

import type { Isolation } from "./sandbox/isolation.ts";

/** What `/healthz` answers: 200 unless `status` is `unhealthy`, then 503 with the reasons. */
export interface HealthReport {
  status: "ok" | "draining" | "unhealthy";
  /** Sentences for the operator. */
  reasons: string[];
  node: string;
  slots: number;
  busy: number;
  fleetSocket: "up" | "down";
  /** What keeps jobs apart in a container; null while no container has said it. */
  isolation: Isolation["isolation"] | null;
  /** Why that is not "namespaces", as a sentence. */
  isolationReason: string | null;
}

export interface HealthFacts {
  node: string;
  slots: number;
  busy: number;
  isDraining: boolean;
  isSocketUp: boolean;
  isolation: Isolation | null;
  /** Why the node takes no work, or null. */
  unfitReason: string | null;
  /**
   * How long ago the queue last answered a poll, or the node started, in milliseconds; of the lane
   * that is worst off.
   */
  sincePollMs: number;
}

export interface HealthServerOptions {
  host: string;
  /** 0 means any free port. */
  port: number;
  report(): HealthReport;
  metrics: { contentType: string; text(): Promise<string> };
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Idle polls are at most 2 s apart, failing ones 10 s: this long without an answer is a fault. */
const POLL_SILENCE_MS = 60_000;

/** A lost fleet socket is no sickness: it costs latency only. */
export function healthReport(facts: HealthFacts): HealthReport {
  const reasons: string[] = [];
  if (facts.unfitReason !== null) reasons.push(facts.unfitReason);
  const isPolling = !facts.isDraining && facts.unfitReason === null && facts.busy < facts.slots;
  if (isPolling && facts.sincePollMs > POLL_SILENCE_MS) {
    const seconds = Math.round(facts.sincePollMs / 1_000);
    reasons.push(`The queue has answered no poll for ${seconds} s; see the log for why.`);
  }
  const healthy = facts.isDraining ? "draining" : "ok";
  return {
    status: reasons.length > 0 ? "unhealthy" : healthy,
    reasons,
    node: facts.node,
    slots: facts.slots,
    busy: facts.busy,
    fleetSocket: facts.isSocketUp ? "up" : "down",
    isolation: facts.isolation?.isolation ?? null,
    isolationReason: facts.isolation?.reason ?? null,
  };
}

/** Serves `/healthz` and `/metrics`. Rejects when the port is taken. */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0];
    if (request.method !== "GET" && request.method !== "HEAD") {
      return send(response, 405, "text/plain", "Only GET is served here.\n");
    }
    if (path === "/healthz") {
      const report = options.report();
      const status = report.status === "unhealthy" ? 503 : 200;
      return send(response, status, "application/json", `${JSON.stringify(report)}\n`);
    }
    if (path === "/metrics") {
      options.metrics.text().then(
        (text) => send(response, 200, options.metrics.contentType, text),
        () => send(response, 500, "text/plain", "The metrics could not be collected.\n"),
      );
      return;
    }
    send(response, 404, "text/plain", "Here are only /healthz and /metrics.\n");
  });

  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port, options.host, listening.resolve);
  await listening.promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
