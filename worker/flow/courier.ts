import { DurableObject } from "cloudflare:workers";

import type { Env } from "../env.ts";
import { openDb } from "../store/db.ts";
import { DELIVERIES_AT_ONCE, listDeliveriesOf } from "../store/gradings.ts";
import { deliver } from "./delivery.ts";

const GRADING = "grading";
const FRUITLESS = "fruitless";
/** After so many rounds in which nobody could be told, the rest is the sweep's. */
const MAX_FRUITLESS = 5;
const RETRY_MS = 1_000;

/**
 * Tells the users who wait on one grading, a part of them in each alarm: an alarm has a limit of its
 * own on what it may call, and the platform runs it again when it was cut off. Named by the grading.
 */
export class Courier extends DurableObject<Env> {
  /** Goes on until everybody is told. Safe to repeat. */
  async start(gradingId: string): Promise<void> {
    this.ctx.storage.kv.put(GRADING, gradingId);
    await this.ctx.storage.setAlarm(Date.now());
  }

  override async alarm(): Promise<void> {
    const { kv } = this.ctx.storage;
    const gradingId = kv.get<string>(GRADING);
    if (gradingId === undefined) return;
    const db = openDb(this.env.DB);
    const owed = await listDeliveriesOf(db, [gradingId]);
    const told = await deliver(this.env, db, owed);
    const isDone = told === owed.length && owed.length < DELIVERIES_AT_ONCE;
    const fruitless = told > 0 ? 0 : (kv.get<number>(FRUITLESS) ?? 0) + 1;
    if (isDone || fruitless >= MAX_FRUITLESS) {
      await this.ctx.storage.deleteAll();
      return;
    }
    kv.put(FRUITLESS, fruitless);
    await this.ctx.storage.setAlarm(Date.now() + (told === owed.length ? 0 : RETRY_MS));
  }
}
