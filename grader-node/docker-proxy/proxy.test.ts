import { randomUUID } from "node:crypto";
import type { Server } from "node:http";

import { afterAll, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { createDockerSandbox } from "../sandbox/docker.ts";
import { JOB_LABEL } from "../sandbox/docker/container-options.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { BUNDLE, RIGHT, SILENT, WRONG } from "../testing/samples.ts";
import { createDockerProxy } from "./proxy.ts";

const { format: _, ...BASE } = BUNDLE;

describeWithDocker("the sandbox behind the socket proxy", () => {
  const before = process.env["DOCKER_HOST"];
  let image = "";
  let proxy: Server;
  let url = "";

  beforeAll(async () => {
    image = await ensureSandboxImage({ log: console.log });
    const socketPath = before?.replace(/^unix:\/\//, "") ?? "/var/run/docker.sock";
    proxy = createDockerProxy({ policy: { image, runtime: undefined }, socketPath, log: SILENT });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const address = proxy.address();
    if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
    url = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });

  /** The engine that a client made within `use` talks to is the proxy. */
  async function throughProxy<T>(use: () => T): Promise<T> {
    process.env["DOCKER_HOST"] = url.replace("http:", "tcp:");
    try {
      return await use();
    } finally {
      if (before === undefined) delete process.env["DOCKER_HOST"];
      else process.env["DOCKER_HOST"] = before;
    }
  }

  test("grades, sweeps and removes as it does on the engine itself", async () => {
    const node = `test-${randomUUID()}`;
    const label = `${JOB_LABEL}=${node}`;
    const leftover = `gradewire-${randomUUID()}`;
    await docker(["create", `--name=${leftover}`, `--label=${label}`, "--network=none", image]);
    const sandbox = await throughProxy(() => createDockerSandbox({ image, node, warm: 1 }));
    try {
      await sandbox.prepare();
      const jobs = [RIGHT, WRONG, RIGHT].map((code) => sandbox.run({ ...BASE, code }));
      const verdicts = (await Promise.all(jobs)).map(({ verdict }) => verdict);
      expect(verdicts).toEqual(["correct", "incorrect", "correct"]);
    } finally {
      await sandbox.close();
    }
    const { stdout } = await docker(["ps", "--all", "--quiet", `--filter=label=${label}`]);
    expect(stdout.trim()).toBe("");
  });

  test("a container of another shape cannot be made through it", async () => {
    const sandbox = await throughProxy(() =>
      createDockerSandbox({ image, node: "test", entrypoint: ["sleep", "600"] }),
    );
    await expect(sandbox.run({ ...BASE, code: RIGHT })).rejects.toThrow(/403/);
    await sandbox.close();
  });

  test("what is refused never reaches the engine, and a huge body is not read", async () => {
    const info = await fetch(`${url}/info`);
    expect(info.status).toBe(403);
    expect(await info.json()).toEqual({ message: expect.stringContaining("does not pass") });
    const body = "x".repeat(1024 * 1024);
    const huge = await fetch(`${url}/containers/create`, { method: "POST", body });
    expect(huge.status).toBe(413);
  });
});
