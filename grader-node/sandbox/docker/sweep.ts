import type Docker from "dockerode";

import { JOB_LABEL } from "./container-options.ts";

/** No container of a live node is ever as old as this: the pool replaces them long before. */
export const LEFTOVER_AGE_MS = 3_600_000;

/**
 * The names of what crashes left: every container of this node's name, and of any other grader on
 * this engine those that are too old to be in use. Behind the socket proxy only this node's are seen.
 */
export async function findLeftovers(docker: Docker, node: string): Promise<string[]> {
  const containers = await docker.listContainers({
    all: true,
    filters: { label: [JOB_LABEL] },
  });
  const oldest = Date.now() - LEFTOVER_AGE_MS;
  return containers
    .filter(
      ({ Labels: labels, Created: createdSeconds }) =>
        labels[JOB_LABEL] === node || createdSeconds * 1_000 < oldest,
    )
    .map(nameOf);
}

/** By name rather than id, since a proxy in front of the engine can tell ours by it. */
function nameOf({ Id: id, Names: [name] }: Docker.ContainerInfo): string {
  return name?.replace(/^\//, "") ?? id;
}
