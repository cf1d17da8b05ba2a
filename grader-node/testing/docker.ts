import { describe, type SuiteFactory } from "vitest";

import { whyNoDocker } from "../image/docker-cli.ts";

const reason = await whyNoDocker();
const isRequired = process.env.REQUIRE_DOCKER === "1";

if (reason !== null && !isRequired) console.warn(`Skipped what needs Docker: ${reason}`);

/** `describe` where an engine answers; without one a skip, which REQUIRE_DOCKER=1 turns into failure. */
export function describeWithDocker(name: string, suite: SuiteFactory): void {
  const run = reason === null || isRequired ? describe : describe.skip;
  run(name, suite);
}
