import { DurableObject } from "cloudflare:workers";

import type { Env } from "../env.ts";

/**
 * Tells the users who wait on one grading, a part of them in each alarm: an alarm has a limit of its
 * own on what it may call, and the platform runs it again when it was cut off.
 */
export class Courier extends DurableObject<Env> {}
