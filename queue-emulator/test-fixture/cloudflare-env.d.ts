import type { Env as EmulatorEnv } from "../env.ts";
import type * as main from "../index.ts";

declare global {
  /** Gives `env` and `exports` of "cloudflare:workers" their types in this folder's tests. */
  namespace Cloudflare {
    interface Env extends EmulatorEnv {
      readonly QUEUE_TOKEN: string;
    }
    interface GlobalProps {
      mainModule: typeof main;
    }
  }
}
