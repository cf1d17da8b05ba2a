import { applyD1Migrations, type D1Migration, env } from "cloudflare:test";

import type { Env } from "../env.ts";

declare global {
  // The plugin's own names: this is how it learns the bindings' types.
  namespace Cloudflare {
    interface Env extends BindingsOfTests {}
  }
}

interface BindingsOfTests extends Env {
  MIGRATIONS: D1Migration[];
  /** Repeats a run of the suite of bad input; empty for a new one. */
  FUZZ_SEED: string;
}

await applyD1Migrations(env.DB, env.MIGRATIONS);
