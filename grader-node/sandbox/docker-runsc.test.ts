import { afterAll, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, SandboxHarness } from "../testing/docker-sandbox.ts";
import { RIGHT, WRONG } from "../testing/samples.ts";

const { stdout } = await docker(["info", "--format", "{{json .Runtimes}}"]);
const hasRunsc = stdout.includes('"runsc"');
if (!hasRunsc) console.warn("Skipped grading under gVisor: this engine has no runtime runsc.");

describeWithDocker("the Docker sandbox under gVisor", () => {
  const h = new SandboxHarness();

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterAll(() => h.closeAll());

  test.skipIf(!hasRunsc)("grades one program after another in one container", async () => {
    const sandbox = h.create({ runtime: "runsc" });
    expect(sandbox.name).toBe("docker (runsc)");
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect((await sandbox.run(jobOf(WRONG))).verdict).toBe("incorrect");
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect(h.started).toBe(1);
    expect(h.isolations).toHaveLength(1);
  });
});
