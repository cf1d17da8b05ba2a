import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { AptSource } from "./apt-sources.ts";
import { chooseArchive, readAptSources } from "./apt-sources.ts";
import { docker, firstLine, ImageBuildError, imageExists, runCommand } from "./docker-cli.ts";

const REGISTRY_IMAGE = "python:3.13-slim";
/** A machine without a registry must not wait for it at every build. */
const PULL_TIMEOUT_MS = 60_000;
const PULL_RETRY_AFTER_MS = 12 * 60 * 60 * 1000;
const BOOTSTRAP_TIMEOUT_MS = 15 * 60 * 1000;
const PACKAGES = ["python3"];
/** What the sandbox never reads, cut away so that the image stays small. */
const CUT = [
  "var/cache/apt",
  "var/lib/apt/lists",
  "var/cache/debconf",
  "var/log",
  "usr/share/doc",
  "usr/share/man",
  "usr/share/info",
  "usr/share/locale",
  "usr/share/lintian",
  "debootstrap",
  "dev",
];

export interface BaseImage {
  tag: string;
  /** How the base came to be, as a phrase for people. */
  route: string;
}

/**
 * Finds or makes a base image with Python: the official one where a registry answers (or where it
 * is already here), otherwise one bootstrapped from this machine's own apt sources.
 * Throws `ImageBuildError` when neither works.
 */
export async function ensureBaseImage(options: {
  cacheDir: string;
  log: (line: string) => void;
}): Promise<BaseImage> {
  if (await imageExists(REGISTRY_IMAGE))
    return { tag: REGISTRY_IMAGE, route: `${REGISTRY_IMAGE}, already on this machine` };
  const archive = chooseArchive(await readAptSources());
  const bootstrapped = archive === null ? null : bootstrapTag(archive);
  if (bootstrapped !== null && (await imageExists(bootstrapped)))
    return { tag: bootstrapped, route: `${bootstrapped}, bootstrapped earlier` };
  if (await pullRegistryImage(options))
    return { tag: REGISTRY_IMAGE, route: `${REGISTRY_IMAGE}, pulled from the registry` };
  if (archive === null || bootstrapped === null)
    throw new ImageBuildError(
      `${REGISTRY_IMAGE} could not be pulled, and this machine has no Debian archive in its apt ` +
        "sources to make a base from. Connect it to a registry, or run this on Debian or Ubuntu.",
    );
  await bootstrap(archive, bootstrapped, options.log);
  return { tag: bootstrapped, route: `debootstrap of ${archive.suite} from ${archive.mirror}` };
}

async function pullRegistryImage(options: {
  cacheDir: string;
  log: (line: string) => void;
}): Promise<boolean> {
  const stamp = join(options.cacheDir, "registry-unreachable");
  const failedAt = await stat(stamp).then(
    (file) => file.mtimeMs,
    () => 0,
  );
  if (Date.now() - failedAt < PULL_RETRY_AFTER_MS) {
    options.log("No registry answered a short while ago: going on without one.");
    return false;
  }
  options.log(`Pulling ${REGISTRY_IMAGE}…`);
  const pull = await docker(["pull", "--quiet", REGISTRY_IMAGE], { timeoutMs: PULL_TIMEOUT_MS });
  if (pull.code === 0) {
    await rm(stamp, { force: true });
    return true;
  }
  options.log(`It cannot be pulled: ${firstLine(pull.stderr) || "no answer in time"}`);
  await mkdir(options.cacheDir, { recursive: true });
  await writeFile(stamp, "");
  return false;
}

function bootstrapTag(archive: AptSource): string {
  const inputs = JSON.stringify([archive, PACKAGES, CUT]);
  const hash = createHash("sha256").update(inputs).digest("hex").slice(0, 12);
  return `gradewire-base:${archive.suite}-${hash}`;
}

async function bootstrap(archive: AptSource, tag: string, log: (line: string) => void) {
  if (process.getuid?.() !== 0)
    throw new ImageBuildError(
      "No registry answers, and making a base with debootstrap needs root. " +
        "Run this as root once, or connect the machine to a registry.",
    );
  const folder = await mkdtemp(join(tmpdir(), "gradewire-base-"));
  try {
    const root = join(folder, "root");
    log(`Making a base with debootstrap (${archive.suite} from ${archive.mirror})…`);
    const made = await runCommand(
      "debootstrap",
      [
        "--variant=minbase",
        `--include=${PACKAGES.join(",")}`,
        ...(archive.keyring === null ? [] : [`--keyring=${archive.keyring}`]),
        archive.suite,
        root,
        archive.mirror,
      ],
      {
        timeoutMs: BOOTSTRAP_TIMEOUT_MS,
        env: { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` },
      },
    ).catch(() => {
      throw new ImageBuildError(
        "debootstrap is not installed, and no registry answers. " +
          "Install it (on Debian: apt install debootstrap).",
      );
    });
    if (made.code !== 0)
      throw new ImageBuildError(
        "debootstrap could not make a base image.",
        lastLines(made.stdout + made.stderr),
      );
    for (const path of CUT) await rm(join(root, path), { recursive: true, force: true });
    await mkdir(join(root, "dev"), { recursive: true });
    const tar = join(folder, "root.tar");
    const packed = await runCommand("tar", ["-C", root, "--numeric-owner", "-cf", tar, "."]);
    if (packed.code !== 0)
      throw new ImageBuildError("The base could not be packed.", lastLines(packed.stderr));
    const imported = await docker(["import", tar, tag]);
    if (imported.code !== 0)
      throw new ImageBuildError("docker import refused the base.", lastLines(imported.stderr));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-8).join("\n");
}
