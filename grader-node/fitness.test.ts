import { afterEach, expect, test } from "vitest";

import { createFitness, type NodeFitness } from "./fitness.ts";
import { RemoteError } from "./loop/ports.ts";
import { SILENT, until } from "./testing/samples.ts";

const RETRY = { minMs: 1, maxMs: 5 };
const NEVER = new AbortController().signal;
let fitness: NodeFitness | undefined;

afterEach(() => fitness?.stop());

function setUp() {
  const changes: boolean[] = [];
  const sandbox = { works: true, checks: 0 };
  fitness = createFitness({
    async check() {
      sandbox.checks += 1;
      if (!sandbox.works) throw new Error("Docker does not answer.");
    },
    onChange: (isFit) => changes.push(isFit),
    log: SILENT,
    retry: RETRY,
  });
  return { fitness, changes, sandbox };
}

test("a node takes no work before its sandbox has graded a known program", async () => {
  const { fitness: node, changes } = setUp();
  expect(node.isFit()).toBe(false);
  await node.untilFit(NEVER);
  expect(node.isFit()).toBe(true);
  expect(node.reason()).toBeNull();
  expect(changes).toEqual([true]);
});

test("a stuck engine makes the node unfit until the known program is graded again", async () => {
  const { fitness: node, changes, sandbox } = setUp();
  await node.untilFit(NEVER);
  sandbox.works = false;
  node.record("stuck");
  expect(node.isFit()).toBe(false);
  await until("the reason is the check's", () => node.reason() === "Docker does not answer.");
  sandbox.works = true;
  await node.untilFit(NEVER);
  expect(changes).toEqual([true, false, true]);
});

test("a single fault may be the job's, three in a row are the node's", async () => {
  const { fitness: node, sandbox } = setUp();
  await node.untilFit(NEVER);
  sandbox.works = false;
  for (const fault of ["sandbox", "sandbox", "none", "sandbox", "other", "sandbox"] as const) {
    node.record(fault);
    expect(node.isFit()).toBe(true);
  }
  node.record("sandbox");
  expect(node.isFit()).toBe(false);
});

test("a canary that fails makes an idle node unfit, and it comes back by itself", async () => {
  const canary = { sings: true };
  fitness = createFitness({
    async check() {
      if (!canary.sings) throw new Error("The sandbox called a wrong program correct.");
    },
    async canary() {
      if (!canary.sings) throw new Error("The sandbox called a wrong program correct.");
    },
    canaryMs: 1,
    onChange: () => {},
    log: SILENT,
    retry: RETRY,
  });
  const node = fitness;
  await node.untilFit(NEVER);
  canary.sings = false;
  await until("it is unfit", () => !node.isFit());
  expect(node.reason()).toContain("called a wrong program correct");
  canary.sings = true;
  await node.untilFit(NEVER);
  expect(node.reason()).toBeNull();
});

test("claims that cannot be made are a reason, and a revoked token is called by its name", async () => {
  const { fitness: node, sandbox } = setUp();
  await node.untilFit(NEVER);
  sandbox.works = false;
  const checks = sandbox.checks;
  node.claimFailed(new RemoteError("The Worker answered with status 401.", 401));
  expect(node.isFit()).toBe(false);
  expect(node.reason()).toMatch(/token.*401/);
  await until("it was checked", () => sandbox.checks > checks);
  sandbox.works = true;
  await node.untilFit(NEVER);
  node.claimFailed(new RemoteError("The Worker could not be reached.", 0));
  expect(node.reason()).toBe("No gradings can be claimed: The Worker could not be reached.");
});

test("a node whose token was revoked takes no work, and says so until it has a good one", async () => {
  let isRevoked = false;
  fitness = createFitness({
    async check() {
      if (isRevoked) throw new RemoteError("The Worker answered with status 401.", 401);
    },
    onChange: () => {},
    log: SILENT,
    retry: RETRY,
  });
  const node = fitness;
  await node.untilFit(NEVER);
  isRevoked = true;
  node.revoked();
  expect(node.isFit()).toBe(false);
  expect(node.reason()).toContain("has revoked this node's token");
  await until("it was checked", () => node.reason()?.includes("status 401") ?? false);
  expect(node.reason()).toContain("(NODE_TOKEN); was it revoked?");
  isRevoked = false;
  await node.untilFit(NEVER);
  expect(node.reason()).toBeNull();
});

test("a wait for fitness ends when the node is stopped", async () => {
  const { fitness: node, sandbox } = setUp();
  sandbox.works = false;
  await node.untilFit(AbortSignal.abort());
  const stopping = new AbortController();
  const waiting = node.untilFit(stopping.signal);
  stopping.abort();
  await expect(waiting).resolves.toBeUndefined();
});
