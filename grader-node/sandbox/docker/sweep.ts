import type Docker from "dockerode";

import { JOB_LABEL } from "./container-options.ts";
import { removeContainer } from "./container.ts";

/** No container of a live node is ever as old as this. */
export const LEFTOVER_AGE_MS = 3_600_000;

/**
 * Removes what crashes left: every container of this node's name, and of any other grader on this
 * engine those that are too old to be in use. Answers how many were removed.
 */
export async function sweepContainers(docker: Docker, node: string): Promise<number> {
  const containers = await docker.listContainers({
    all: true,
    filters: { label: [JOB_LABEL] },
  });
  const oldest = Date.now() - LEFTOVER_AGE_MS;
  const leftovers = containers.filter(
    ({ Labels: labels, Created: createdSeconds }) =>
      labels[JOB_LABEL] === node || createdSeconds * 1_000 < oldest,
  );
  await Promise.all(leftovers.map((leftover) => removeContainer(docker, nameOf(leftover))));
  return leftovers.length;
}

/** By name rather than id, since a proxy in front of the engine can tell ours by it. */
function nameOf({ Id: id, Names: [name] }: Docker.ContainerInfo): string {
  return name?.replace(/^\//, "") ?? id;
}
