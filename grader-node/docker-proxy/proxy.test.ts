import { randomUUID } from "node:crypto";
import { request, type Server } from "node:http";

import { afterAll, beforeAll, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { createDockerSandbox } from "../sandbox/docker.ts";
import { containerOptions, JOB_LABEL } from "../sandbox/docker/container-options.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { BUNDLE, RIGHT, SILENT, WRONG } from "../testing/samples.ts";
import { createDockerProxy } from "./proxy.ts";

const { format: _, ...BASE } = BUNDLE;
const MAX_CONTAINERS = 8;

/** Asks for an upgrade; answers the status. */
function upgrade(url: string, method: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { origin } = new URL(url);
  const { hostname, port } = new URL(origin);
  const headers = { connection: "Upgrade", upgrade: "tcp" };
  // The path as it is: an URL would tidy it up.
  const asked = request({ hostname, port, method, path: url.slice(origin.length), headers });
  asked.on("response", (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  asked.on("upgrade", (_response, socket) => {
    socket.destroy();
    resolve(101);
  });
  asked.on("error", reject);
  asked.end();
  return promise;
}

describeWithDocker("the sandbox behind the socket proxy", () => {
  const before = process.env["DOCKER_HOST"];
  const node = `test-${randomUUID()}`;
  let image = "";
  let proxy: Server;
  let url = "";

  beforeAll(async () => {
    image = await ensureSandboxImage({ log: console.log });
    const socketPath = before?.replace(/^unix:\/\//, "") ?? "/var/run/docker.sock";
    const policy = { node, image, runtime: undefined };
    proxy = createDockerProxy({ policy, socketPath, maxContainers: MAX_CONTAINERS, log: SILENT });
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

  function createContainer(name: string): Promise<Response> {
    const spec = { image, node, memoryMb: DEFAULT_LIMITS.memoryMb };
    return fetch(`${url}/containers/create?name=${name}`, {
      method: "POST",
      body: JSON.stringify(containerOptions(spec)),
    });
  }

  test("grades, sweeps and removes as it does on the engine itself", async () => {
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
      createDockerSandbox({ image, node, entrypoint: ["sleep", "600"] }),
    );
    await expect(sandbox.run({ ...BASE, code: RIGHT })).rejects.toThrow(/403/);
    await sandbox.close();
  });

  test("another node's container can be neither reached, seen, removed nor taken over", async () => {
    const name = `gradewire-${randomUUID()}`;
    const other = `--label=${JOB_LABEL}=other-${node}`;
    await docker(["create", `--name=${name}`, other, "--network=none", image]);
    try {
      const make = await createContainer(name);
      expect(make.status).toBe(409);
      expect((await fetch(`${url}/containers/${name}/json`)).status).toBe(404);
      expect((await fetch(`${url}/containers/${name}/start`, { method: "POST" })).status).toBe(404);
      expect((await fetch(`${url}/containers/${name}`, { method: "DELETE" })).status).toBe(404);
      const attach = await upgrade(`${url}/containers/${name}/attach`, "POST");
      expect(attach).toBe(404);
      const filters = encodeURIComponent(JSON.stringify({ label: [JOB_LABEL] }));
      const list = await fetch(`${url}/containers/json?all=true&filters=${filters}`);
      expect(JSON.stringify(await list.json())).not.toContain(name);
      const { code } = await docker(["inspect", name]);
      expect(code).toBe(0);
    } finally {
      await docker(["rm", "--force", name]);
    }
  });

  test("a node has so many containers and no more, until one is removed", async () => {
    const names = Array.from({ length: MAX_CONTAINERS }, () => `gradewire-${randomUUID()}`);
    try {
      for (const name of names) expect((await createContainer(name)).status).toBe(201);
      const more = `gradewire-${randomUUID()}`;
      expect((await createContainer(more)).status).toBe(429);
      await fetch(`${url}/containers/${names[0]}`, { method: "DELETE" });
      names[0] = more;
      expect((await createContainer(more)).status).toBe(201);
    } finally {
      for (const name of names) await fetch(`${url}/containers/${name}`, { method: "DELETE" });
    }
    const filter = `--filter=label=${JOB_LABEL}=${node}`;
    expect((await docker(["ps", "--all", "--quiet", filter])).stdout.trim()).toBe("");
  });

  test("only attaching may upgrade, and a malformed address does not end the proxy", async () => {
    for (const [method, path] of [
      ["GET", "//"],
      ["GET", `/images/${image}/json`],
      ["POST", "/containers/create"],
    ] as const) {
      expect(await upgrade(`${url}${path}`, method)).toBe(403);
    }
    expect((await fetch(`${url}/images/${image}/json`)).status).toBe(200);
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
