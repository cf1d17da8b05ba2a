import { createBundleCache } from "./bundle-cache.ts";
import { checkSandbox } from "./canary.ts";
import { openClaimJournal } from "./claim-journal.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { createFitness } from "./fitness.ts";
import { openFleetSocket, type FleetSocket } from "./fleet-socket.ts";
import { handBack } from "./hand-back.ts";
import { healthReport, startHealthServer } from "./health.ts";
import { runJob } from "./job.ts";
import { createLog } from "./log.ts";
import { NO_JOBS, withJob } from "./loop/job-mean.ts";
import { startLoop } from "./loop.ts";
import { createMetrics } from "./metrics.ts";
import { createQueueClient } from "./queue-client.ts";
import { createDockerSandbox } from "./sandbox/docker.ts";
import { type Isolation, WASM_ISOLATION } from "./sandbox/isolation.ts";
import { createWasmSandbox } from "./sandbox/wasm.ts";
import { createWorkerClient } from "./worker-client.ts";

/** After the drain's time is over: for returning the jobs that were given up. */
const ABANDON_MS = 5_000;
/** The same for somebody who does not want to wait: for that, and for removing the containers. */
const HURRY_MS = 3_000;
/** A canary among jobs waits until one of them has ended. */
const CANARY_TIMEOUT_MS = 120_000;
const MIB = 1024 * 1024;

const config = configOrExit();
const log = createLog({ level: config.LOG_LEVEL, node: config.NODE_NAME });
const metrics = createMetrics(config.SLOTS);
const startedAt = Date.now();
let isDraining = false;
/** 1 once what ran was given up. */
let exitCode = 0;
let isSocketUp = false;
let isolation: Isolation | null = null;
let socket: FleetSocket | undefined;
let freeSlots = config.SLOTS;
let jobs = NO_JOBS;

const sandbox = config.SANDBOX === "wasm" ? inWebAssembly() : inContainers();
const worker = createWorkerClient({ apiUrl: config.API_URL, token: config.NODE_TOKEN });
const bundles = createBundleCache({
  dir: config.CACHE_DIR,
  maxBytes: config.CACHE_MAX_MB * MIB,
  fetchText: (versionId) => worker.bundleText(versionId),
  log,
});

const journal = openClaimJournal({ dir: config.CACHE_DIR, node: config.NODE_NAME, log });
const stopping = new AbortController();
void handBack(journal, worker, log, stopping.signal);

const fitness = createFitness({
  log,
  async check() {
    // Side by side, since each takes its time; either one's failure is told.
    const checked = await Promise.allSettled([worker.checkClaims(), checkEngine()]);
    for (const check of checked) if (check.status === "rejected") throw check.reason;
  },
  canary: checkAmongJobs,
  canaryMs: config.CANARY_SECONDS * 1_000,
  onChange(isFit) {
    metrics.fit(isFit);
    // Not before the first check has passed: a connected node is one that can grade.
    if (isFit && !isDraining) socket ??= connect();
    announce();
  },
});

const loop = startLoop({
  lanes: lanes(config),
  coordinator: worker,
  runJob: (...job) => runJob({ bundle: (versionId) => bundles.get(versionId), sandbox }, ...job),
  fitness,
  observer: metrics,
  journal,
  log,
  slots: config.SLOTS,
  onFreeSlots(free) {
    freeSlots = free;
    announce();
  },
  onJobMs(ms) {
    // Told with the slot that has become free.
    jobs = withJob(jobs, ms);
  },
});

const health = await startHealthServer({
  host: config.HEALTH_HOST,
  port: config.HEALTH_PORT,
  metrics,
  report: () =>
    healthReport({
      node: config.NODE_NAME,
      slots: config.SLOTS,
      busy: metrics.busy(),
      isDraining,
      isSocketUp,
      isolation,
      unfitReason: fitness.reason(),
      sincePollMs: Date.now() - Math.max(startedAt, metrics.silentSince()),
    }),
}).catch((error: unknown) => {
  log.fatal({ err: error }, "HEALTH_PORT cannot be listened on; set another one, or 0 for any");
  process.exit(1);
});

log.info(
  {
    slots: config.SLOTS,
    sandbox: sandbox.name,
    reuse: config.SANDBOX_REUSE,
    image: config.SANDBOX_IMAGE,
    port: health.port,
  },
  "the grader has started",
);
process.on("SIGTERM", onSignal);
process.on("SIGINT", onSignal);

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`The grader cannot start with this environment.\n${error.message}`);
    return process.exit(2);
  }
}

function inContainers() {
  return createDockerSandbox({
    image: config.SANDBOX_IMAGE,
    node: config.NODE_NAME,
    slots: config.SLOTS,
    reuse: config.SANDBOX_REUSE,
    warm: config.WARM_CONTAINERS,
    runtime: config.SANDBOX_RUNTIME,
    apparmor: config.SANDBOX_APPARMOR,
    onWarning: (reason) => log.warn({ reason }, "the sandbox had to work around a fault"),
    observer: { ...metrics.sandbox, isolation: onIsolation },
  });
}

function inWebAssembly() {
  onIsolation(WASM_ISOLATION);
  return createWasmSandbox({ slots: config.SLOTS });
}

async function checkAmongJobs(): Promise<void> {
  const patience = AbortSignal.timeout(CANARY_TIMEOUT_MS);
  try {
    await checkSandbox(sandbox, patience);
  } catch (error) {
    // Jobs had every place for all that time, which says nothing of the sandbox.
    if (patience.aborted && metrics.busy() >= config.SLOTS) return;
    throw error;
  }
}

async function checkEngine(): Promise<void> {
  await sandbox.prepare();
  await checkSandbox(sandbox);
}

function onIsolation(now: Isolation): void {
  isolation = now;
  metrics.sandbox.isolation(now);
  if (now.isolation === "namespaces") {
    log.info({ isolation: now.isolation }, "each job has namespaces of its own");
  } else {
    const { isolation: level, reason } = now;
    log.warn({ isolation: level, reason }, "jobs are kept apart in the next best way");
  }
}

function lanes(from: Config) {
  const { QUEUE_API_URL: apiUrl, QUEUE_ACCOUNT_ID: accountId, QUEUE_TOKEN: token } = from;
  const queue = { apiUrl, accountId, token };
  const students = createQueueClient({ ...queue, lane: "grading", queueId: from.QUEUE_ID });
  if (from.QUEUE_BULK_ID === undefined) return [students];
  const bulk = { ...queue, lane: "grading-bulk" as const, queueId: from.QUEUE_BULK_ID };
  return [students, createQueueClient(bulk)];
}

function connect(): FleetSocket {
  return openFleetSocket({
    apiUrl: config.API_URL,
    token: config.NODE_TOKEN,
    log,
    onNudge: (lane) => loop.nudge(lane),
    onState(isUp) {
      isSocketUp = isUp;
      metrics.socket(isUp);
    },
    onRevoked: () => fitness.revoked(),
  });
}

function announce(): void {
  const takesWork = fitness.isFit() && !isDraining;
  socket?.setPresence({
    freeSlots: takesWork ? freeSlots : 0,
    slots: takesWork ? config.SLOTS : 0,
    jobMs: jobs.toldMs,
    draining: isDraining,
  });
}

/** The first signal drains; a second one gives up what runs; a third one ends the process at once. */
function onSignal(signal: NodeJS.Signals): void {
  if (exitCode !== 0) process.exit(1);
  if (isDraining) {
    log.warn({ signal }, "stopped in a hurry: what still runs is returned to the queue");
    giveUp(HURRY_MS);
    void sandbox.close();
    return;
  }
  isDraining = true;
  stopping.abort();
  log.info({ signal, busy: metrics.busy() }, "draining: no new work is taken");
  announce();
  void drainAndExit();
}

function giveUp(graceMs: number): void {
  exitCode = 1;
  loop.abandon();
  setTimeout(() => process.exit(1), graceMs);
}

async function drainAndExit(): Promise<void> {
  const late = setTimeout(() => {
    log.error({ busy: metrics.busy() }, "not drained within DRAIN_MS; giving up what still runs");
    giveUp(ABANDON_MS);
  }, config.DRAIN_MS);
  await loop.drain();
  clearTimeout(late);
  journal.close();
  fitness.stop();
  socket?.close();
  await sandbox.close();
  await health.close();
  log.info({}, "drained");
  process.exit(exitCode);
}
