import { whyNoDocker } from "../../grader-node/image/docker-cli.ts";

const missing = await whyNoDocker();

if (missing !== null) {
  if (process.env["REQUIRE_DOCKER"] === "1") throw new Error(missing);
  console.warn(`Skipped: what needs the sandbox. ${missing}`);
}

/** True where no Docker engine answers; the reason has been printed. */
export const NO_DOCKER = missing !== null;
