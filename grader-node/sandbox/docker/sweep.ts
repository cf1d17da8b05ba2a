import type Docker from "dockerode";

import { JOB_LABEL } from "./container-options.ts";
import { removeContainer } from "./container.ts";

/** No container of a live node is ever as old as this: the warm pool replaces them long before. */
export const LEFTOVER_AGE_MS = 3_600_000;

/**
 * Removes what crashes left: every container of this node's name, and of any other grader on this
 * engine those that are too old to be in use. Behind the socket proxy only this node's are seen.
 * @returns the names of those that could not be removed, with the reasons.
 */
export async function sweepContainers(
  docker: Docker,
  node: string,
): Promise<{ name: string; error: unknown }[]> {
  const containers = await docker.listContainers({
    all: true,
    filters: { label: [JOB_LABEL] },
  });
  const oldest = Date.now() - LEFTOVER_AGE_MS;
  const leftovers = containers.filter(
    ({ Labels: labels, Created: createdSeconds }) =>
      labels[JOB_LABEL] === node || createdSeconds * 1_000 < oldest,
  );
  const names = leftovers.map(nameOf);
  const removals = await Promise.allSettled(names.map((name) => removeContainer(docker, name)));
  return names.flatMap((name, index) => {
    const removal = removals[index];
    return removal?.status === "rejected" ? [{ name, error: removal.reason as unknown }] : [];
  });
}

/** By name rather than id, since a proxy in front of the engine can tell ours by it. */
function nameOf({ Id: id, Names: [name] }: Docker.ContainerInfo): string {
  return name?.replace(/^\//, "") ?? id;
}
