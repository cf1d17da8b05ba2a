import { z } from "zod";

import { Submission } from "./api.ts";

/**
 * What the server sends down `GET /api/connect`. Each event has the next number of that user's
 * sequence; a page that reconnects with `?after=SEQ` gets what it missed, or a snapshot when that
 * is no longer kept. The client may send the text `ping` and is answered `pong`.
 */
export const SnapshotEvent = z.object({
  type: z.literal("snapshot"),
  seq: z.int(),
  score: z.int(),
  solved: z.int(),
  pending: z.array(Submission),
});
export const SubmissionEvent = z.object({
  type: z.literal("submission"),
  seq: z.int(),
  submission: Submission,
});
export const ScoreEvent = z.object({
  type: z.literal("score"),
  seq: z.int(),
  score: z.int(),
  solved: z.int(),
});

export const ServerEvent = z.discriminatedUnion("type", [
  SnapshotEvent,
  SubmissionEvent,
  ScoreEvent,
]);
export type ServerEvent = z.infer<typeof ServerEvent>;

export const PING = "ping";
export const PONG = "pong";

/**
 * The server closes a socket with this code when its session ended or became another account's: the
 * page must not come back by itself, but be loaded anew.
 */
export const SESSION_ENDED = 4001;
