import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import { networkOf } from "../domain/network-address.ts";
import { ApiError } from "./errors.ts";

/** The limits of wrangler.toml that count by network address. */
type AddressLimit = "SESSION_LIMIT" | "ADDRESS_LIMIT" | "RECOVERY_LIMIT";

/** The longest that any of them holds somebody up. */
const PERIOD_MS = 60_000;

const MESSAGE = "A lot of requests came from your network. Wait a minute, then try again.";

/**
 * Lets a network address pass as often as a limit says, and then answers `rate_limited` with
 * `Retry-After`. A request whose address nobody knows comes from a program of ours on one machine.
 */
export function addressLimit(limit: AddressLimit, message = MESSAGE) {
  return createMiddleware<AppEnv>(async function countByAddress(c, next) {
    const address = c.req.header("CF-Connecting-IP");
    if (address !== undefined) {
      const { success } = await c.env[limit].limit({ key: networkOf(address) });
      if (!success) throw new ApiError("rate_limited", message, { retryAfterMs: PERIOD_MS });
    }
    await next();
  });
}
