import type { Env } from "./env.ts";
import app from "./index.ts";

export * from "./index.ts";

interface LocalEnv extends Env {
  readonly QUEUE_EMULATOR: Fetcher;
}

const QUEUE_API_PREFIX = "/queue-emulator";

/**
 * The app on one machine (`[env.local]` of wrangler.toml): graders find the pull API of the queues
 * on the app's own address, in place of api.cloudflare.com.
 */
export default {
  ...app,
  async fetch(request, env, ctx): Promise<Response> {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${QUEUE_API_PREFIX}/`)) return app.fetch(request, env, ctx);
    url.pathname = url.pathname.slice(QUEUE_API_PREFIX.length);
    return env.QUEUE_EMULATOR.fetch(new Request(url, request));
  },
} satisfies ExportedHandler<LocalEnv>;
