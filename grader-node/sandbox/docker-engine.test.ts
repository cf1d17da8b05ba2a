import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, rogue, SandboxHarness } from "../testing/docker-sandbox.ts";
import { startEngineRelay, type EngineRelay } from "../testing/engine-relay.ts";
import { RIGHT, until } from "../testing/samples.ts";
import type { DockerSandbox, DockerSandboxOptions } from "./docker.ts";
import { JOB_LABEL } from "./docker/container-options.ts";
import { SandboxError } from "./types.ts";

describeWithDocker("the Docker sandbox and what an engine may do", () => {
  const h = new SandboxHarness();

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(() => h.closeAll());

  test("preparing removes what a crash of this node left, and nobody else's", async () => {
    const sandbox = h.create({ reuse: 1 });
    const ours = await leave(h.image, h.node);
    const theirs = await leave(h.image, `other-${h.node}`);
    try {
      await sandbox.prepare();
      expect(await h.containers()).toEqual([]);
      const { stdout } = await docker(["ps", "--all", "--quiet", "--no-trunc"]);
      expect(stdout).toContain(theirs);
      expect(stdout).not.toContain(ours);
    } finally {
      await docker(["rm", "--force", theirs]);
    }
  });

  describe("with an engine that cannot always be reached", () => {
    let relay: EngineRelay;
    let sandbox: DockerSandbox;
    const before = process.env["DOCKER_HOST"];
    const warnings: string[] = [];

    function createThere(options: Partial<DockerSandboxOptions>): DockerSandbox {
      process.env["DOCKER_HOST"] = relay.host;
      try {
        const onWarning = (reason: string) => void warnings.push(reason);
        return h.create({ upkeepMs: 100, onWarning, ...options });
      } finally {
        if (before === undefined) delete process.env["DOCKER_HOST"];
        else process.env["DOCKER_HOST"] = before;
      }
    }

    beforeEach(async () => {
      relay = await startEngineRelay(before?.replace(/^unix:\/\//, "") ?? "/var/run/docker.sock");
      warnings.length = 0;
      sandbox = createThere({ entrypoint: rogue("time.sleep(600)"), reuse: 1 });
    });
    afterEach(async () => {
      relay.mode = "open";
      await Promise.all(h.open.splice(0).map((one) => one.close()));
      await relay.close();
    });

    test("a container whose removal failed is removed later", async () => {
      const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
      await until("it has the job", () => h.isolations.length === 1);
      relay.mode = "cut";
      relay.cutAll();
      expect(await running).toBeInstanceOf(SandboxError);
      await until("the removal failed", () => warnings.some((text) => text.includes("removed")));
      expect(await h.containers()).toHaveLength(1);
      relay.mode = "open";
      await until("it is gone", async () => (await h.containers()).length === 0);
    });

    test("a container that is made after its creation was given up is removed", async () => {
      relay.mode = "late-creations";
      await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
      relay.mode = "open";
      await until("it is made", () => relay.lateCreations === 1);
      await until("it is gone", async () => (await h.containers()).length === 0);
    });

    test("a job that was sent to a container which had just ended is done by another one", async () => {
      const kept = createThere({});
      expect((await kept.run(jobOf(RIGHT))).verdict).toBe("correct");
      relay.mode = "late-ends";
      await docker(["kill", ...(await h.containers("running"))]);
      expect((await kept.run(jobOf(RIGHT))).verdict).toBe("correct");
      expect(h.retired).toEqual(["failed"]);
      expect(h.started).toBe(2);
    });

    test("a leftover that cannot be removed keeps no node from working, and goes later", async () => {
      await leave(h.image, h.node);
      relay.mode = "no-removals";
      await sandbox.prepare();
      expect(warnings).toContainEqual(expect.stringContaining("could not be removed"));
      expect(await h.containers()).toHaveLength(1);
      relay.mode = "open";
      await until("it is gone", async () => (await h.containers()).length === 0);
    });
  });
});

/** A container such as a killed grader leaves; answers its id. */
async function leave(image: string, node: string): Promise<string> {
  const label = `--label=${JOB_LABEL}=${node}`;
  const { stdout } = await docker(["create", label, "--network=none", image]);
  return stdout.trim();
}
