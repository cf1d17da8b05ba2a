import type Docker from "dockerode";

import { JOB_LABEL } from "./container-options.ts";
import { removeContainer } from "./container.ts";

/**
 * Names of containers that must not be there any more. Each is kept until the engine no longer lists
 * it, since a removal may fail, be refused while another is under way, or come before a creation
 * that the engine was slow to carry out.
 */
export interface Leftovers {
  /** @param mayAppear when the creation was not answered: the engine may still carry it out. */
  add(name: string, mayAppear?: boolean): void;
  /** Removes what is still there. Never rejects. */
  clear(): Promise<void>;
}

/** After this long an engine does not come back to a creation whose client has gone. */
const LATE_CREATION_MS = 600_000;
const LIST_TIMEOUT_MS = 30_000;

export function createLeftovers(docker: Docker, warn: (error: unknown) => void): Leftovers {
  /** By name, until when it may yet appear (`performance.now()`). */
  const names = new Map<string, number>();
  let clearing: Promise<void> | undefined;

  async function clearOnce(): Promise<void> {
    const asked = [...names];
    if (asked.length === 0) return;
    const listed = await listNames(docker);
    const now = performance.now();
    for (const [name, mayAppearUntil] of asked) {
      if (!listed.has(name) && mayAppearUntil <= now) names.delete(name);
    }
    const left = asked.flatMap(([name]) => (listed.has(name) ? [name] : []));
    await Promise.all(left.map((name) => removeContainer(docker, name).catch(warn)));
  }

  return {
    add(name, mayAppear = false) {
      names.set(name, mayAppear ? performance.now() + LATE_CREATION_MS : 0);
    },
    clear() {
      clearing ??= clearOnce()
        .catch(warn)
        .finally(() => (clearing = undefined));
      return clearing;
    },
  };
}

async function listNames(docker: Docker): Promise<Set<string>> {
  const containers = await docker.listContainers({
    all: true,
    filters: { label: [JOB_LABEL] },
    abortSignal: AbortSignal.timeout(LIST_TIMEOUT_MS),
  });
  return new Set(
    containers.flatMap(({ Names: all }) => all.map((name) => name.replace(/^\//, ""))),
  );
}
