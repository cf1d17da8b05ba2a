import { afterEach, beforeAll, expect, test } from "vitest";

import { checkSandbox } from "./canary.ts";
import { ensureSandboxImage } from "./image/build.ts";
import { describeWithDocker } from "./testing/docker.ts";
import { rogue, SandboxHarness, SAY_CORRECT } from "./testing/docker-sandbox.ts";

describeWithDocker("the canary", () => {
  const harness = new SandboxHarness();

  beforeAll(async () => {
    harness.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(async () => harness.closeAll());

  test("passes in a sandbox that works", async () => {
    await expect(checkSandbox(harness.create())).resolves.toBeUndefined();
  });

  test("finds a sandbox that calls everything correct", async () => {
    const sandbox = harness.create({ entrypoint: rogue(SAY_CORRECT), reuse: 1 });
    await expect(checkSandbox(sandbox)).rejects.toThrow("called a wrong program correct");
  });

  test("finds a sandbox that gives no verdict", async () => {
    const sandbox = harness.create({ entrypoint: rogue("sys.exit(3)"), reuse: 1 });
    await expect(checkSandbox(sandbox)).rejects.toThrow("ended without a result");
  });
});
