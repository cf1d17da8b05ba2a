import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../../scripts/paths.ts";
import { startSystem, type System, type SystemOptions } from "../../scripts/system.ts";

const SAMPLE_COURSE = join(ROOT, "courses/first-steps");

/** A whole system in a temporary folder, with the sample course; `stop` leaves nothing behind. */
export async function startTestSystem(env: SystemOptions["env"] = {}): Promise<System> {
  const stateDir = await mkdtemp(join(tmpdir(), "gradewire-test-"));
  const system = await startSystem({
    port: 0,
    stateDir,
    courses: [SAMPLE_COURSE],
    env,
    log: () => {},
  });
  const stop = async () => {
    await system.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
  return Object.defineProperty(Object.create(system) as System, "stop", { value: stop });
}
