import { userObjectOf } from "../flow/delivery.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser } from "../middleware/session.ts";
import { USER_HEADER } from "../objects/user.ts";
import { createRouter } from "./openapi.ts";

/** `GET /connect`: the WebSocket of a student's page. `?after=SEQ` asks for what was missed. */
export const connectRoutes = createRouter().get("/connect", async (c) => {
  const user = requireUser(c);
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
    throw new ApiError("upgrade_required");
  }
  const headers = new Headers(c.req.raw.headers);
  headers.set(USER_HEADER, user.id);
  return userObjectOf(c.env, user.id).fetch(new Request(c.req.raw, { headers }));
});
