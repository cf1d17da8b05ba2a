import { afterAll, beforeAll, describe, inject } from "vitest";

import { whyNoDocker } from "../../grader-node/image/docker-cli.ts";
import type { LocalSystem } from "../../scripts/local-state.ts";
import type { System } from "../../scripts/system.ts";
import { startTestSystem } from "./start.ts";

const reason = await whyNoDocker();
const isRequired = process.env["REQUIRE_DOCKER"] === "1";
/** Whether systems with containers can be started here. */
export const canGrade = reason === null || isRequired;
const run = canGrade ? describe : describe.skip;
if (reason !== null && !isRequired) console.warn(`Skipped what needs Docker: ${reason}`);

/** A suite that only sends work to a running system, which it shares with others. */
export function describeShared(name: string, suite: (local: () => LocalSystem) => void): void {
  run(name, () => {
    suite(() => {
      const system = inject("system");
      if (system === null) throw new Error("the shared system was not started");
      return system;
    });
  });
}

/** A suite that breaks a system, and so has its own. */
export function describeOwn(name: string, suite: (system: () => System) => void): void {
  run(name, () => {
    let system: System | null = null;
    beforeAll(async () => {
      system = await startTestSystem();
    });
    afterAll(async () => system?.stop());
    suite(() => {
      if (system === null) throw new Error("the system is not up");
      return system;
    });
  });
}
