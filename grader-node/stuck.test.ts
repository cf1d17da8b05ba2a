import { afterEach, beforeAll, expect, test } from "vitest";

import { createFitness, type NodeFitness } from "./fitness.ts";
import { ensureSandboxImage } from "./image/build.ts";
import { docker } from "./image/docker-cli.ts";
import { runJob } from "./job.ts";
import { checkSandbox } from "./canary.ts";
import { describeWithDocker } from "./testing/docker.ts";
import { SandboxHarness } from "./testing/docker-sandbox.ts";
import { BUNDLE, claimOf, SILENT, until } from "./testing/samples.ts";

const NEVER = new AbortController().signal;

describeWithDocker("an engine that is stuck", () => {
  const h = new SandboxHarness();
  let fitness: NodeFitness | undefined;

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(async () => {
    fitness?.stop();
    await h.closeAll();
  });

  test("makes the node unfit and no student wrong, until a known program is graded again", async () => {
    const sandbox = h.create();
    const changes: boolean[] = [];
    fitness = createFitness({
      async check() {
        await sandbox.prepare();
        await checkSandbox(sandbox);
      },
      onChange: (isFit) => void changes.push(isFit),
      log: SILENT,
    });
    await fitness.untilFit(NEVER);
    const deps = { bundle: async () => BUNDLE, sandbox };
    const before = await runJob(deps, claimOf("a"), NEVER);
    expect(before.report.outcome.kind).toBe("graded");

    const [paused = ""] = await h.containers("running");
    await docker(["pause", paused]);
    const { report, fault } = await runJob(deps, claimOf("b", { leaseMs: 2_000 }), NEVER);
    expect(report.outcome).toEqual({ kind: "error", reason: expect.stringContaining("no answer") });
    expect(fault).toBe("stuck");
    fitness.record(fault);
    expect(fitness.reason()).toBe("Docker did not finish a job in time.");

    await fitness.untilFit(NEVER);
    expect(changes).toEqual([true, false, true]);
    const after = await runJob(deps, claimOf("b", { attempt: 2 }), NEVER);
    expect(after.report.outcome).toMatchObject({ kind: "graded", result: { verdict: "correct" } });
    await until("the paused one is gone", async () => !(await h.containers()).includes(paused));
  });
});
