import { whyNoDocker } from "../../grader-node/image/docker-cli.ts";
import type { LocalSystem } from "../../scripts/local-state.ts";
import { startTestSystem } from "./start.ts";

declare module "vitest" {
  interface ProvidedContext {
    system: LocalSystem | null;
    /** Where its database lives. */
    persistTo: string;
  }
}

interface Provider {
  provide: {
    (name: "system", value: LocalSystem | null): void;
    (name: "persistTo", value: string): void;
  };
}

/** One system for all suites that only send it work; without Docker, none. */
export default async function startSharedSystem({ provide }: Provider) {
  const isRequired = process.env["REQUIRE_DOCKER"] === "1";
  if (!isRequired && (await whyNoDocker()) !== null) {
    provide("system", null);
    return async () => {};
  }
  const system = await startTestSystem();
  provide("system", system.local);
  provide("persistTo", system.persistTo);
  return async () => system.stop();
}
