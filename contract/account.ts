import { z } from "zod";

import { User } from "./api.ts";

/** Shown once: only its hash is kept, and a new code takes the old one's place. */
export const RecoveryCodeCreated = z.object({ code: z.string(), createdAt: z.iso.datetime() });

/** As it was typed: case, spaces and dashes do not matter. */
export const RecoveryInput = z.object({ code: z.string().max(200) });

export const AccountQuery = z.object({
  /** The id of a user that this browser has been before. */
  formerly: z.string().min(1).max(64).optional(),
});

export const Account = z.object({
  user: User,
  createdAt: z.iso.datetime(),
  role: z.enum(["student", "instructor", "admin"]),
  hasRecoveryCode: z.boolean(),
  /** The providers that this user can sign in with, and what they are called. */
  identities: z.array(z.object({ issuer: z.string(), name: z.string() })),
  /** How many devices are signed in. */
  sessions: z.int(),
  /** True when the user that the query names was taken over by this one. */
  wasFormerly: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** `DELETE /api/me`: said in so many words, since nothing of it can be had back. */
export const DeletionInput = z.object({ confirm: z.literal("delete") });

/** The provider that one can sign in with, as it is called; null when there is none. */
export const SignInWays = z.object({ signIn: z.object({ name: z.string() }).nullable() });

/** Why somebody who wanted to sign in is not: `?problem=` of the page for accounts. */
export const SignInProblem = z.enum([
  "denied",
  "mismatch",
  "unreachable",
  "failed",
  "busy",
  "trouble",
]);
export type SignInProblem = z.infer<typeof SignInProblem>;
