import { DurableObject } from "cloudflare:workers";

import type { Env } from "../env.ts";
import { readSettings } from "../settings.ts";
import {
  deadLetters,
  dropExpired,
  nextDeadLetterMs,
  peek,
  pull,
  purgeByRefs,
  revive,
  settle,
} from "./delivery.ts";
import type { Handed, PullRequest, QueueView, SettleRequest, Settled } from "./delivery.ts";
import { createMessageStore } from "./message-store.ts";
import type { Message, MessageStore, Metrics } from "./message-store.ts";

/** A message on its way in. Without a delay of its own, the queue's counts. */
export interface Arrival extends Pick<Message, "id" | "source" | "contentType" | "body" | "bytes"> {
  readonly timestampMs?: number;
  readonly delaySeconds?: number | undefined;
}

const PURGED_AT = "purged-at";

/** One queue, named by the object's name: its messages, leases, attempts and dead letters. */
export class QueueObject extends DurableObject<Env> {
  readonly #store: MessageStore;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#store = createMessageStore(state.storage.sql);
  }

  accept(arrivals: readonly Arrival[]): Metrics {
    const queue = this.#view();
    for (const { delaySeconds, timestampMs, ...arrival } of arrivals) {
      const delayMs = (delaySeconds ?? queue.settings.delivery_delay) * 1_000;
      this.#store.insert({
        ...arrival,
        timestampMs: timestampMs ?? queue.nowMs,
        arrivedAtMs: queue.nowMs,
        attempts: 0,
        availableAtMs: queue.nowMs + delayMs,
      });
    }
    return this.#store.metrics();
  }

  /** Dead letters of another queue. */
  acceptDead(letters: readonly Message[]): void {
    const { nowMs } = this.#view();
    for (const letter of letters) this.#store.insert(revive(letter, nowMs));
  }

  async pull(request: PullRequest): Promise<{ messages: Handed[]; metrics: Metrics }> {
    await this.#bury();
    const messages = pull(this.#view(), request);
    await this.#watchLastLeases();
    return { messages, metrics: this.#store.metrics() };
  }

  async peek(batchSize: number | undefined): Promise<Handed[]> {
    await this.#bury();
    return peek(this.#view(), batchSize);
  }

  async settle(request: SettleRequest): Promise<Settled> {
    const settled = settle(this.#view(), request);
    await this.#bury();
    return settled;
  }

  purgeByRefs(refs: readonly string[]): Record<string, string> {
    return purgeByRefs(this.#view(), refs);
  }

  purge(): void {
    this.#store.clear();
    this.ctx.storage.kv.put(PURGED_AT, Date.now());
  }

  purgedAtMs(): number | null {
    return this.ctx.storage.kv.get<number>(PURGED_AT) ?? null;
  }

  async metrics(): Promise<Metrics> {
    await this.#bury();
    return this.#store.metrics();
  }

  /** A message on its last lease must reach the dead letters though nobody pulls here any more. */
  override async alarm(): Promise<void> {
    await this.#bury();
    await this.#watchLastLeases();
  }

  #view(): QueueView {
    const name = this.ctx.id.name;
    const settings = name === undefined ? undefined : readSettings(this.env).QUEUES[name];
    if (name === undefined || settings === undefined) {
      throw new Error(
        `There is no queue "${name}" in QUEUES of the queue emulator's wrangler.toml.`,
      );
    }
    return { name, settings, store: this.#store, nowMs: Date.now() };
  }

  /**
   * Hands dead letters over before it deletes them: a crash in between repeats the hand-over, which
   * the other queue ignores for an id that it has.
   */
  async #bury(): Promise<void> {
    const queue = this.#view();
    dropExpired(queue);
    const letters = deadLetters(queue);
    if (letters.length === 0) return;
    const target = queue.settings.dead_letter_queue;
    if (target !== undefined) await this.env.QUEUE.getByName(target).acceptDead(letters);
    for (const { id, attempts } of letters) {
      // Another call did the same during the hand-over.
      if (this.#store.find(id) === null) continue;
      this.#store.remove(id);
      const fate = target === undefined ? "deleted" : `moved to ${target}`;
      console.warn(`queue ${queue.name}: message ${id} ${fate} after ${attempts} attempts`);
    }
  }

  async #watchLastLeases(): Promise<void> {
    const atMs = nextDeadLetterMs(this.#view());
    if (atMs !== null) await this.ctx.storage.setAlarm(atMs);
  }
}
