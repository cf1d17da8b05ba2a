import { afterEach, expect, test, vi } from "vitest";

import { healthReport, startHealthServer, type HealthFacts, type HealthServer } from "./health.ts";
import { createMetrics } from "./metrics.ts";

const WELL: HealthFacts = {
  node: "n1",
  slots: 2,
  busy: 0,
  isDraining: false,
  isSocketUp: true,
  isolation: { isolation: "namespaces", reason: null },
  unfitReason: null,
  sincePollMs: 100,
};

let server: HealthServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(facts: HealthFacts) {
  const metrics = createMetrics(facts.slots);
  server = await startHealthServer({
    host: "127.0.0.1",
    port: 0,
    report: () => healthReport(facts),
    metrics,
  });
  return { metrics, url: `http://127.0.0.1:${server.port}` };
}

test("a node that works is healthy, also without its socket", async () => {
  const { url } = await serve({ ...WELL, isSocketUp: false });
  const response = await fetch(`${url}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: "ok",
    reasons: [],
    node: "n1",
    fleetSocket: "down",
  });
});

test("a node whose sandbox does not work answers 503 with the reason", async () => {
  const { url } = await serve({ ...WELL, unfitReason: "Docker does not answer." });
  const response = await fetch(`${url}/healthz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    status: "unhealthy",
    reasons: ["Docker does not answer."],
  });
});

test("tells how jobs are kept apart, and why no better, and is healthy all the same", () => {
  expect(healthReport(WELL)).toMatchObject({ isolation: "namespaces", isolationReason: null });
  expect(healthReport({ ...WELL, isolation: null })).toMatchObject({ isolation: null });
  const isolation = { isolation: "users", reason: "No user namespaces here." } as const;
  expect(healthReport({ ...WELL, isolation })).toMatchObject({
    status: "ok",
    isolation: "users",
    isolationReason: "No user namespaces here.",
  });
});

test("silence of the queue is unhealthy, unless the node has a reason not to poll", () => {
  const silent = { ...WELL, sincePollMs: 120_000 };
  expect(healthReport(silent).reasons).toEqual([expect.stringContaining("no poll for 120 s")]);
  expect(healthReport({ ...silent, busy: 2 }).status).toBe("ok");
  expect(healthReport({ ...silent, isDraining: true }).status).toBe("draining");
});

test("the metrics tell what the loop has done", async () => {
  const { url, metrics } = await serve(WELL);
  metrics.polled("grading", 2);
  metrics.polled("grading", 0);
  metrics.pollFailed("grading-bulk");
  metrics.claimsLost(1);
  metrics.jobFinished("grading", "correct", 0.02);
  metrics.jobFinished("grading", "error", 1);
  metrics.reportRetried();
  metrics.reported("stored");
  metrics.slots(1);
  metrics.socket(true);
  metrics.fit(true);
  metrics.sandbox.isolation({ isolation: "namespaces", reason: null });
  metrics.sandbox.isolation({ isolation: "users", reason: "No user namespaces here." });
  metrics.sandbox.containerStarted();
  metrics.sandbox.containerRetired("used");
  metrics.sandbox.waiting(3);
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain");
  const lines = (await response.text()).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      'gradewire_polls_total{lane="grading",outcome="messages"} 1',
      'gradewire_polls_total{lane="grading",outcome="empty"} 1',
      'gradewire_polls_total{lane="grading-bulk",outcome="failed"} 1',
      'gradewire_messages_total{lane="grading"} 2',
      "gradewire_claims_lost_total 1",
      'gradewire_jobs_total{lane="grading",verdict="correct"} 1',
      'gradewire_jobs_total{lane="grading",verdict="error"} 1',
      'gradewire_job_seconds_count{lane="grading"} 2',
      "gradewire_report_retries_total 1",
      'gradewire_reports_total{outcome="stored"} 1',
      "gradewire_slots 2",
      "gradewire_slots_busy 1",
      "gradewire_fleet_socket_up 1",
      "gradewire_fit 1",
      'gradewire_sandbox_isolation{level="namespaces"} 0',
      'gradewire_sandbox_isolation{level="users"} 1',
      "gradewire_containers_started_total 1",
      'gradewire_containers_retired_total{reason="used"} 1',
      "gradewire_jobs_waiting 3",
    ]),
  );
});

test("a lane that fails counts as silent, though the other one is answered", () => {
  vi.useFakeTimers({ now: 1_000_000 });
  try {
    const metrics = createMetrics(2);
    expect(metrics.silentSince()).toBe(0);
    metrics.polled("grading", 0);
    metrics.polled("grading-bulk", 0);
    vi.setSystemTime(1_010_000);
    metrics.pollFailed("grading");
    vi.setSystemTime(1_090_000);
    metrics.pollFailed("grading");
    metrics.polled("grading-bulk", 0);
    expect(metrics.silentSince()).toBe(1_010_000);
    metrics.polled("grading", 0);
    expect(metrics.silentSince()).toBe(1_090_000);
    // Bulk is not polled while students take every slot, which is no fault.
    vi.setSystemTime(1_200_000);
    metrics.polled("grading", 2);
    expect(metrics.silentSince()).toBe(1_200_000);
  } finally {
    vi.useRealTimers();
  }
});

test("serves nothing else", async () => {
  const { url } = await serve(WELL);
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/healthz`, { method: "POST" })).status).toBe(405);
});

test("a port that is taken is an error", async () => {
  const { metrics } = await serve(WELL);
  const options = { host: "127.0.0.1", port: server!.port, report: () => healthReport(WELL) };
  await expect(startHealthServer({ ...options, metrics })).rejects.toThrow(/EADDRINUSE/);
});
