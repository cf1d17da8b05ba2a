import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { ensureBaseImage } from "./image/base-image.ts";
import { docker } from "./image/docker-cli.ts";
import { describeWithDocker } from "./testing/docker.ts";

const ROOT = join(import.meta.dirname, "..");
const NODE_BASE = "gradewire-test-node:24";
const IMAGE = "gradewire-test-grader:latest";
/** As when a registry's image is built on, npm fetches the locked packages. */
const BUILD_MS = 600_000;

/**
 * No registry of images can be reached everywhere, so the local base is what this machine has: the
 * sandbox's base with the pinned Node and this machine's npm laid over it.
 */
async function buildNodeBase(): Promise<void> {
  const base = await ensureBaseImage({ cacheDir: join(tmpdir(), "gradewire-base"), log: () => {} });
  const dir = await mkdtemp(join(tmpdir(), "gradewire-node-base-"));
  const npmCli = execFileSync("sh", ["-c", 'readlink -f "$(command -v npm)"'], {
    encoding: "utf8",
  });
  await cp(process.execPath, join(dir, "node"), { dereference: true });
  await cp(join(npmCli.trim(), "../.."), join(dir, "npm"), { recursive: true, dereference: true });
  // Trusted by this machine's Node when it talks to a registry, and so by the base's.
  const authorities = process.env["NODE_EXTRA_CA_CERTS"];
  if (authorities !== undefined) await cp(authorities, join(dir, "authorities.pem"));
  else await writeFile(join(dir, "authorities.pem"), "");
  await writeFile(
    join(dir, "Dockerfile"),
    `FROM ${base.tag}
COPY authorities.pem /etc/ssl/authorities.pem
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/authorities.pem
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
`,
  );
  await build([`--tag=${NODE_BASE}`, dir]);
  await rm(dir, { recursive: true, force: true });
}

async function build(args: string[]): Promise<void> {
  // The plain builder is in every engine; buildx is a plug-in that Debian ships apart.
  const env = { ...process.env, DOCKER_BUILDKIT: "0" };
  const { code, stderr } = await docker(["build", "--quiet", ...args], { env });
  if (code !== 0) throw new Error(`docker build failed:\n${stderr}`);
}

describeWithDocker("the grader's own image", () => {
  beforeAll(async () => {
    await buildNodeBase();
    await build([
      "--network=host",
      `--build-arg=BASE=${NODE_BASE}`,
      `--tag=${IMAGE}`,
      `--file=${join(ROOT, "grader-node/Dockerfile")}`,
      ROOT,
    ]);
  }, BUILD_MS);

  afterAll(async () => {
    await docker(["image", "rm", "--force", IMAGE, NODE_BASE]);
    await docker(["image", "prune", "--force", "--filter=label=gradewire.stage=bundle"]);
  });

  test("starts from a local base, and lists everything that its environment lacks", async () => {
    const { code, stderr } = await docker(["run", "--rm", "--network=none", IMAGE]);
    expect(code).toBe(2);
    for (const name of ["API_URL", "NODE_TOKEN", "QUEUE_ACCOUNT_ID", "QUEUE_TOKEN", "QUEUE_ID"]) {
      expect(stderr).toContain(`${name} is not set`);
    }
  });

  test("runs as nobody special, with the socket proxy beside the grader", async () => {
    const { stdout } = await docker([
      "run",
      "--rm",
      "--entrypoint=sh",
      IMAGE,
      "-c",
      "id -u; ls /app",
    ]);
    expect(stdout.split("\n")).toEqual(["1000", "docker-proxy.mjs", "grader.mjs", ""]);
  });
});
