import { createHash } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { ensureBaseImage } from "./base-image.ts";
import { takeLock } from "./build-lock.ts";
import { docker, ImageBuildError, imageExists, whyNoDocker } from "./docker-cli.ts";

const IMAGE_DIR = import.meta.dirname;
const CACHE_DIR = join(IMAGE_DIR, ".cache");
const REPOSITORY = "gradewire-sandbox";
const HASH_LABEL = "gradewire.inputs";

/**
 * The tag of the sandbox image (`gradewire-sandbox:<first 12 hex of its inputs' hash>`), which is
 * built if this machine does not have it, and is `gradewire-sandbox:latest` afterwards.
 * Throws `ImageBuildError` with a sentence that says what to do.
 */
export async function ensureSandboxImage(options: {
  log: (line: string) => void;
}): Promise<string> {
  const reason = await whyNoDocker();
  if (reason !== null) throw new ImageBuildError(reason);
  const hash = await hashInputs();
  const tag = `${REPOSITORY}:${hash.slice(0, 12)}`;
  if (await imageExists(tag)) {
    await tagLatest(tag);
    return tag;
  }
  const release = await waitForTurn(options.log);
  try {
    if (!(await imageExists(tag))) await build(tag, hash, options.log);
  } finally {
    await release();
  }
  await tagLatest(tag);
  return tag;
}

async function build(tag: string, hash: string, log: (line: string) => void) {
  const base = await ensureBaseImage({ cacheDir: CACHE_DIR, log });
  log(`Building ${tag} on ${base.route}.`);
  const built = await docker(
    [
      "build",
      "--network=none",
      "--quiet",
      `--build-arg=BASE=${base.tag}`,
      `--label=${HASH_LABEL}=${hash}`,
      `--tag=${tag}`,
      IMAGE_DIR,
    ],
    // The plain builder is in every engine; buildx is a plug-in that Debian ships apart.
    { env: { ...process.env, DOCKER_BUILDKIT: "0" } },
  );
  if (built.code !== 0)
    throw new ImageBuildError("The sandbox image could not be built.", built.stderr.trim());
}

async function tagLatest(tag: string) {
  await docker(["tag", tag, `${REPOSITORY}:latest`]);
}

/** SHA-256 over name and content of everything that the image is made from. */
async function hashInputs(): Promise<string> {
  const modules = (await readdir(join(IMAGE_DIR, "gradewire")))
    .filter((name) => name.endsWith(".py"))
    .map((name) => `gradewire/${name}`);
  const names = ["Dockerfile", "main.py", "base-image.ts", "apt-sources.ts", ...modules];
  const hash = createHash("sha256");
  for (const name of names.toSorted()) {
    const content = await readFile(join(IMAGE_DIR, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** One build at a time: two suites that start together would bootstrap two bases. */
async function waitForTurn(log: (line: string) => void): Promise<() => Promise<void>> {
  await mkdir(CACHE_DIR, { recursive: true });
  return await takeLock(join(CACHE_DIR, "build.lock"), () =>
    log("Waiting for another build of the sandbox image."),
  );
}

if (import.meta.main) {
  try {
    console.log(await ensureSandboxImage({ log: (line) => console.error(line) }));
  } catch (error) {
    console.error(error instanceof ImageBuildError ? error.message : error);
    process.exitCode = 1;
  }
}
