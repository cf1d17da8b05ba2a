import { handlePage } from "#web";

import { createApi } from "./app.ts";
import type { Env } from "./env.ts";
import { sweep } from "./flow/sweep.ts";
import { openDb } from "./store/db.ts";

export { Courier } from "./flow/courier.ts";
export { Fleet } from "./objects/fleet.ts";
export { UserObject } from "./objects/user.ts";

const api = createApi();

export default {
  /** `/api` is the interface; everything else that is not a file is a page. */
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/api" || pathname.startsWith("/api/")) return api.fetch(request, env, ctx);
    const page = await handlePage(request, {
      api: async (inner: Request) => api.fetch(inner, env, ctx),
      ctx,
    });
    return page ?? env.ASSETS.fetch(request);
  },

  async scheduled(_controller, env, _ctx): Promise<void> {
    const report = await sweep(env, openDb(env.DB), Date.now());
    if (Object.values(report).some((count) => count > 0)) {
      console.log(JSON.stringify({ event: "sweep", ...report }));
    }
  },
} satisfies ExportedHandler<Env>;
