import { createBundleCache } from "./bundle-cache.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { createFitness } from "./fitness.ts";
import { openFleetSocket, type FleetSocket } from "./fleet-socket.ts";
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
import { checkSandbox } from "./self-check.ts";
import { createWorkerClient } from "./worker-client.ts";

/** After the drain's time is over: for giving back the messages of the jobs that were given up. */
const ABANDON_MS = 5_000;
const MIB = 1024 * 1024;

const config = configOrExit();
const log = createLog({ level: config.LOG_LEVEL, node: config.NODE_NAME });
const metrics = createMetrics(config.SLOTS);
const startedAt = Date.now();
let isDraining = false;
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

const fitness = createFitness({
  log,
  async check() {
    // Side by side, since each takes its time; either one's failure is told.
    const checked = await Promise.allSettled([worker.checkClaims(), checkEngine()]);
    for (const check of checked) if (check.status === "rejected") throw check.reason;
  },
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

/** The first signal drains; a second one ends the process at once. */
function onSignal(signal: NodeJS.Signals): void {
  if (isDraining) {
    log.warn({ signal }, "stopped at once; what was running comes back when its lease has run out");
    process.exit(1);
  }
  isDraining = true;
  log.info({ signal, busy: metrics.busy() }, "draining: no new work is taken");
  announce();
  void drainAndExit();
}

async function drainAndExit(): Promise<void> {
  let exitCode = 0;
  const giveUp = setTimeout(() => {
    exitCode = 1;
    log.error({ busy: metrics.busy() }, "not drained within DRAIN_MS; giving up what still runs");
    loop.abandon();
    setTimeout(() => process.exit(1), ABANDON_MS);
  }, config.DRAIN_MS);
  await loop.drain();
  clearTimeout(giveUp);
  fitness.stop();
  socket?.close();
  await sandbox.close();
  await health.close();
  log.info({}, "drained");
  process.exit(exitCode);
}
