import { createRoute } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";

import {
  Account,
  AccountQuery,
  DeletionInput,
  RecoveryCodeCreated,
  RecoveryInput,
  SignInWays,
} from "../../contract/account.ts";
import { SessionCreated } from "../../contract/api.ts";
import { AccountExport } from "../../contract/export.ts";
import { instant } from "../domain/instant.ts";
import { CODE_PROBLEMS, newRecoveryCode, readRecoveryCode } from "../domain/recovery-code.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { recoverAccount } from "../flow/accounts.ts";
import { deleteAccount } from "../flow/erase.ts";
import { exportAccount } from "../flow/export.ts";
import { providerOf } from "../flow/open-id.ts";
import { addressLimit } from "../middleware/address-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { endFormer, replaceCookie } from "../middleware/renew-session.ts";
import {
  clearSessionCookie,
  requireSession,
  requireUser,
  signedIn,
} from "../middleware/session.ts";
import { findMergedInto, readAccount, setRecoveryCode } from "../store/accounts.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const account = createRoute({
  method: "get",
  path: "/me/account",
  summary: "How this user can come back, and from how many devices",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { query: AccountQuery },
  responses: { 200: answer(Account, "The account."), ...errors("unauthorized", "invalid") },
});

const exportMe = createRoute({
  method: "get",
  path: "/me/export",
  summary: "Everything that is kept of this user, as one file",
  description: "But what opens the account: no token, no code, no hash of one.",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: { 200: answer(AccountExport, "The file."), ...errors("unauthorized") },
});

const deleteMe = createRoute({
  method: "delete",
  path: "/me",
  summary: "Delete this account for good",
  description:
    "Submissions, points, drafts, ratings, reports, roles and every way in, on all devices. Programs that somebody else sent too stay theirs. Courses stay.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { body: body(DeletionInput) },
  responses: {
    204: { description: "Nothing of it is left." },
    ...errors("bad_request", "unauthorized", "forbidden", "last_admin", "invalid"),
  },
});

const createCode = createRoute({
  method: "post",
  path: "/me/recovery-code",
  summary: "Make a recovery code",
  description:
    "It moves the account to another device, once. It is said here and never again; a new one takes the old one's place.",
  security: SESSION,
  middleware: [signedIn] as const,
  responses: {
    201: answer(RecoveryCodeCreated, "The code."),
    ...errors("unauthorized", "forbidden"),
  },
});

const recover = createRoute({
  method: "post",
  path: "/session/recover",
  summary: "Open an account with its recovery code",
  description:
    "Spends the code and starts a session. If this browser was an anonymous user, the account takes over their work: submissions, points and drafts.",
  middleware: [
    addressLimit(
      "RECOVERY_LIMIT",
      "That were many codes in a short time. Wait a minute, then try again.",
    ),
  ] as const,
  request: { body: body(RecoveryInput) },
  responses: {
    201: answer(SessionCreated, "The account's user and the token of the new session."),
    ...errors("bad_request", "forbidden", "not_found", "invalid", "rate_limited"),
  },
});

const ways = createRoute({
  method: "get",
  path: "/sign-in",
  summary: "Whether one can sign in, and with whom",
  responses: { 200: answer(SignInWays, "The provider.") },
});

export const accountRoutes = createRouter()
  .openapi(ways, (c) => {
    const provider = providerOf(c.env);
    return c.json({ signIn: provider === null ? null : { name: provider.name } }, 200);
  })
  .openapi(account, async (c) => {
    const { id, role } = requireUser(c);
    const { formerly } = c.req.valid("query");
    const provider = providerOf(c.env);
    const [row, successor] = await Promise.all([
      readAccount(c.var.db, id),
      formerly === undefined ? null : findMergedInto(c.var.db, formerly),
    ]);
    const identities = row.identities.map(({ issuer }) => ({
      issuer,
      name: issuer === provider?.issuer ? provider.name : (URL.parse(issuer)?.hostname ?? issuer),
    }));
    return c.json(
      {
        ...row,
        user: { id },
        role,
        createdAt: new Date(row.createdAt).toISOString(),
        identities,
        wasFormerly: successor === id,
      },
      200,
    );
  })
  .openapi(exportMe, async (c) => {
    const now = Date.now();
    const stream = await exportAccount(c.env, c.var.db, requireUser(c).id, now);
    if (stream === null) throw new ApiError("unauthorized");
    const name = `gradewire-${instant(now).slice(0, 10)}.json`;
    const file: Response = c.body(stream, 200, {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="${name}"`,
    });
    // Sent in pieces it has no type of its own; that it is one of these, its test makes sure.
    return file as typeof file & TypedResponse<AccountExport, 200, "json">;
  })
  .openapi(deleteMe, async (c) => {
    const isDeleted = await deleteAccount(c.env, c.executionCtx, c.var.db, requireUser(c).id);
    if (!isDeleted) throw new ApiError("last_admin");
    await endFormer(c);
    if (requireSession(c).inCookie) clearSessionCookie(c);
    return c.body(null, 204);
  })
  .openapi(createCode, async (c) => {
    const { id: userId } = requireUser(c);
    const code = newRecoveryCode();
    const now = Date.now();
    const codeHash = await hashToken(code.replaceAll("-", ""));
    await setRecoveryCode(c.var.db, { userId, codeHash, now });
    return c.json({ code, createdAt: new Date(now).toISOString() }, 201);
  })
  .openapi(recover, async (c) => {
    const read = readRecoveryCode(c.req.valid("json").code);
    if ("problem" in read) throw new ApiError("invalid", CODE_PROBLEMS[read.problem]);
    const token = newToken();
    const outcome = await recoverAccount(c.env, c.var.db, await hashToken(read.code), {
      visitor: c.var.user,
      tokenHash: await hashToken(token),
      now: Date.now(),
    });
    if (outcome === "own") {
      throw new ApiError(
        "invalid",
        "This device has that account already. The code was not used and stays good.",
      );
    }
    if (outcome === "unknown") {
      throw new ApiError(
        "not_found",
        "Nobody has this code: it was used before, or a newer one took its place.",
      );
    }
    if (c.var.session?.inCookie !== false) replaceCookie(c, token);
    return c.json({ user: { id: outcome.userId }, token }, 201);
  });
