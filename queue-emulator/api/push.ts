import { MAX_MESSAGE_BYTES, MAX_PUSH_BYTES, MAX_PUSH_MESSAGES } from "../limits.ts";
import { encodeJson, encodeText } from "../queue/body.ts";
import type { EncodedBody } from "../queue/body.ts";
import type { Arrival } from "../queue/queue-object.ts";
import { ApiError } from "./errors.ts";
import { DelaySeconds } from "./requests.ts";
import type { PushBody } from "./requests.ts";

/** @throws ApiError for a type that cannot be pushed over HTTP, a wrong delay or too large a body. */
export function toArrival(push: PushBody, batchDelaySeconds?: number): Arrival {
  const encoded = encode(push);
  if (encoded.bytes > MAX_MESSAGE_BYTES) {
    throw new ApiError(
      "message_too_large",
      `The message has ${encoded.bytes} bytes; at most ${MAX_MESSAGE_BYTES} are allowed.`,
    );
  }
  const delay = DelaySeconds.safeParse(push.delay_seconds);
  if (!delay.success) {
    throw new ApiError("message_metadata_invalid", `delay_seconds: ${firstIssue(delay.error)}`);
  }
  return {
    ...encoded,
    id: crypto.getRandomValues(new Uint8Array(16)).toHex(),
    source: "api",
    delaySeconds: delay.data ?? batchDelaySeconds,
  };
}

/** @throws ApiError as `toArrival`, and for too many messages or bytes in one batch. */
export function toArrivals(pushes: readonly PushBody[], delaySeconds: unknown): Arrival[] {
  if (pushes.length === 0 || pushes.length > MAX_PUSH_MESSAGES) {
    throw new ApiError(
      "batch_count",
      `The batch has ${pushes.length} messages; 1 to ${MAX_PUSH_MESSAGES} are allowed.`,
    );
  }
  const delay = DelaySeconds.safeParse(delaySeconds);
  if (!delay.success) {
    throw new ApiError("batch_delay_invalid", `delay_seconds: ${firstIssue(delay.error)}`);
  }
  const arrivals = pushes.map((push) => toArrival(push, delay.data));
  const bytes = arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0);
  if (bytes > MAX_PUSH_BYTES) {
    throw new ApiError(
      "batch_too_large",
      `The batch has ${bytes} bytes; at most ${MAX_PUSH_BYTES} are allowed.`,
    );
  }
  return arrivals;
}

function encode(push: PushBody): EncodedBody {
  const type = push.content_type ?? "json";
  if (type === "json") return encodeJson(push.body);
  if (type !== "text") {
    throw new ApiError("message_metadata_invalid", 'content_type must be "json" or "text".');
  }
  if (typeof push.body === "string") return encodeText(push.body);
  throw new ApiError("body_invalid", "The body of a text message must be a string.");
}

function firstIssue(error: { issues: readonly { message: string }[] }): string {
  return error.issues[0]?.message ?? "invalid";
}
