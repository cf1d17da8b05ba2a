import { createApi } from "../app.ts";
import type { Env } from "../env.ts";

export { Courier } from "../flow/courier.ts";
export { Fleet } from "../objects/fleet.ts";
export { UserObject } from "../objects/user.ts";

const api = createApi();

/** The Worker without its pages: the whole interface and the real Durable Objects. */
export default {
  fetch: (request, env, ctx) => api.fetch(request, env, ctx),
} satisfies ExportedHandler<Env>;
