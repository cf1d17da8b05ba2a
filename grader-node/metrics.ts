import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import type { Lane } from "../contract/grader.ts";
import type { LoopObserver } from "./loop/ports.ts";
import type { SandboxObserver } from "./sandbox/docker.ts";
import { ALL_LEVELS, type Isolation } from "./sandbox/isolation.ts";

export interface Metrics extends LoopObserver {
  socket(isUp: boolean): void;
  fit(isFit: boolean): void;
  /** What the sandbox tells of itself. */
  sandbox: Omit<SandboxObserver, "isolation"> & { isolation(now: Isolation): void };
  /**
   * Unix time in milliseconds since which the queue has answered no poll, of the lane that is worst
   * off; 0 before the first. A lane that is not polled, since the other takes every slot, is not
   * silent; one whose polls fail is, while the other's are answered.
   */
  silentSince(): number;
  busy(): number;
  contentType: string;
  text(): Promise<string>;
}

/** From a warm container's few milliseconds to the largest wall limit, in seconds. */
const JOB_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 240];

/** The node's figures for Prometheus. */
export function createMetrics(slots: number): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const counter = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
    new Gauge({ name, help, labelNames, registers });

  const jobs = counter("gradewire_jobs_total", "Finished jobs.", ["lane", "verdict"]);
  const seconds = new Histogram({
    name: "gradewire_job_seconds",
    help: "From the claim to the result, without the report.",
    labelNames: ["lane"],
    buckets: JOB_BUCKETS,
    registers,
  });
  const polls = counter("gradewire_polls_total", "Polls of the queue.", ["lane", "outcome"]);
  const messages = counter("gradewire_messages_total", "Messages pulled.", ["lane"]);
  const lost = counter("gradewire_claims_lost_total", "Messages whose grading was not to be had.");
  const retries = counter("gradewire_report_retries_total", "Calls that reported in vain.");
  const reports = counter("gradewire_reports_total", "Reports by what became of them.", [
    "outcome",
  ]);
  gauge("gradewire_slots", "Jobs that may run side by side.").set(slots);
  const busy = gauge("gradewire_slots_busy", "Slots that run a job or are claiming one.");
  const socket = gauge("gradewire_fleet_socket_up", "1 while connected to the fleet.");
  const fit = gauge("gradewire_fit", "1 while this node takes work.");
  const lastPoll = gauge(
    "gradewire_last_poll_timestamp_seconds",
    "When the queue last answered a poll.",
    ["lane"],
  );
  const isolation = gauge(
    "gradewire_sandbox_isolation",
    "1 for what keeps jobs apart: namespaces, users and limits alone, or interpreters in WebAssembly.",
    ["level"],
  );
  const started = counter("gradewire_containers_started_total", "Containers started.");
  const retired = counter(
    "gradewire_containers_retired_total",
    "Containers done with, by reason.",
    ["reason"],
  );
  const waiting = gauge("gradewire_jobs_waiting", "Claimed jobs that wait for a container.");
  let answeredAt = 0;
  const failingSince = new Map<Lane, number>();
  let busyNow = 0;

  return {
    polled(lane, count) {
      polls.inc({ lane, outcome: count > 0 ? "messages" : "empty" });
      messages.inc({ lane }, count);
      answeredAt = Date.now();
      failingSince.delete(lane);
      lastPoll.set({ lane }, answeredAt / 1_000);
    },
    pollFailed(lane) {
      polls.inc({ lane, outcome: "failed" });
      if (!failingSince.has(lane)) failingSince.set(lane, Date.now());
    },
    claimsLost: (count) => lost.inc(count),
    jobFinished(lane, verdict, duration) {
      jobs.inc({ lane, verdict });
      seconds.observe({ lane }, duration);
    },
    reportRetried: () => retries.inc(),
    reported: (outcome) => reports.inc({ outcome }),
    slots(count) {
      busyNow = count;
      busy.set(count);
    },
    socket: (isUp) => socket.set(isUp ? 1 : 0),
    fit: (isFit) => fit.set(isFit ? 1 : 0),
    sandbox: {
      isolation(now) {
        for (const level of ALL_LEVELS) {
          isolation.set({ level }, level === now.isolation ? 1 : 0);
        }
      },
      containerStarted: () => started.inc(),
      containerRetired: (reason) => retired.inc({ reason }),
      waiting: (count) => waiting.set(count),
    },
    silentSince: () => Math.min(answeredAt, ...failingSince.values()),
    busy: () => busyNow,
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
