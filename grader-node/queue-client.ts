import { z } from "zod";

import type { Lane } from "../contract/grader.ts";
import { callJson, parseJson } from "./http-json.ts";
import type { PulledMessage, QueueLane } from "./loop/ports.ts";

export interface QueueClientOptions {
  /** Base of Cloudflare's API, without a slash at the end. */
  apiUrl: string;
  accountId: string;
  token: string;
  queueId: string;
  lane: Lane;
}

const TIMEOUT_MS = 10_000;

const PullAnswer = z.object({
  result: z.object({
    messages: z
      .array(
        z.object({
          lease_id: z.string(),
          body: z.string(),
          metadata: z.record(z.string(), z.unknown()).nullish(),
        }),
      )
      .nullish(),
  }),
});
const AckAnswer = z.object({ success: z.literal(true) });

/**
 * One queue over Cloudflare's HTTP pull API. Its methods reject with `RemoteError`.
 * https://developers.cloudflare.com/queues/configuration/pull-consumers/
 */
export function createQueueClient(options: QueueClientOptions): QueueLane {
  const account = encodeURIComponent(options.accountId);
  const queue = encodeURIComponent(options.queueId);
  const base = `${options.apiUrl}/accounts/${account}/queues/${queue}/messages`;
  const call = (path: string, body: unknown) => ({
    peer: "The queue",
    url: `${base}/${path}`,
    token: options.token,
    method: "POST" as const,
    body,
    timeoutMs: TIMEOUT_MS,
  });

  return {
    lane: options.lane,
    async pull(batchSize, visibilityTimeoutMs) {
      const body = { batch_size: batchSize, visibility_timeout_ms: visibilityTimeoutMs };
      const { result } = await callJson(call("pull", body), PullAnswer);
      return (result.messages ?? []).map((message): PulledMessage => ({
        leaseId: message.lease_id,
        body: decodeBody(message.body, message.metadata?.["CF-Content-Type"]),
      }));
    },
    async ack(leaseIds) {
      const acks = leaseIds.map((leaseId) => ({ lease_id: leaseId }));
      await callJson(call("ack", { acks, retries: [] }), AckAnswer);
    },
    async giveBack(leaseIds, delaySeconds) {
      const retries = leaseIds.map((leaseId) => ({
        lease_id: leaseId,
        delay_seconds: delaySeconds,
      }));
      await callJson(call("ack", { acks: [], retries }), AckAnswer);
    },
  };
}

/** `json` and `bytes` bodies arrive in base64, `text` as it is; undefined when it holds no JSON. */
function decodeBody(body: string, contentType: unknown): unknown {
  if (contentType === "text") return parseJson(body);
  return parseJson(Buffer.from(body, "base64").toString("utf8"));
}
