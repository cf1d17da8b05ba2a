import { z } from "zod";

import { CONTAINER_NAME, JOB_LABEL } from "../sandbox/docker/container-options.ts";

/**
 * Which containers on the engine are this node's: those made through this proxy, and those that the
 * engine lists under the node's label. Several nodes may share an engine, and whoever reaches another
 * node's container could answer in its place.
 */
export interface Ownership {
  owns(name: string): boolean;
  /** Before a container is made: false when the node has as many as it may have. */
  reserve(name: string): boolean;
  /** After the engine has answered, or will not. One that was there before is not made ours. */
  settle(name: string, wasCreated: boolean): void;
  removed(name: string): void;
  /** Before the engine is asked for its list; the function returned takes the list. */
  listing(): (listed: unknown) => void;
}

const Listed = z.array(
  z.object({ Names: z.array(z.string()), Labels: z.record(z.string(), z.string()) }),
);

export function createOwnership(node: string, maxContainers: number): Ownership {
  const owned = new Set<string>();
  const pending = new Set<string>();

  return {
    owns: (name) => owned.has(name),
    reserve(name) {
      if (pending.has(name) || owned.size + pending.size >= maxContainers) return false;
      pending.add(name);
      return true;
    },
    settle(name, wasCreated) {
      pending.delete(name);
      if (wasCreated) owned.add(name);
    },
    removed(name) {
      owned.delete(name);
    },
    listing() {
      const before = [...owned];
      return (listed) => {
        const parsed = Listed.safeParse(listed);
        if (!parsed.success) return;
        const names = new Set(
          parsed.data
            .filter(({ Labels: labels }) => labels[JOB_LABEL] === node)
            .flatMap((container) => container.Names.map((name) => name.replace(/^\//, "")))
            .filter((name) => CONTAINER_NAME.test(name)),
        );
        for (const name of before) if (!names.has(name)) owned.delete(name);
        for (const name of names) owned.add(name);
      };
    },
  };
}
