import { createRoute, z } from "@hono/zod-openapi";

import { Bundle, VersionId } from "../../contract/bundle.ts";
import {
  ClaimAnswer,
  ClaimRequest,
  ProgressAnswer,
  ProgressRequest,
  ReportAnswer,
  ReportRequest,
} from "../../contract/grader.ts";
import { LEASE_RULE, MAX_ATTEMPTS } from "../domain/lease.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import { takeProgress } from "../flow/progress.ts";
import { takeReports } from "../flow/reports.ts";
import { claimBody, reportBody } from "../middleware/body-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { nodeAuth, revokedNode } from "../middleware/node-auth.ts";
import { NODE_HEADER } from "../objects/fleet.ts";
import { findBundle } from "../store/courses.ts";
import { claimGradings } from "../store/gradings.ts";
import { isAtWork, isRunning } from "../store/nodes.ts";
import {
  answer,
  body,
  createRouter,
  errors,
  NODE_TOKEN,
  requireUpgrade,
  UPGRADED,
  withHeader,
} from "./openapi.ts";

const claim = createRoute({
  method: "post",
  path: "/claims",
  summary: "Claim gradings under a lease",
  description:
    "What is not among the claims is held by another node, done, or unknown: its message can be dropped.",
  security: NODE_TOKEN,
  middleware: [claimBody, nodeAuth] as const,
  request: { body: body(ClaimRequest) },
  responses: {
    200: answer(ClaimAnswer, "The gradings that are now this node's."),
    ...errors("bad_request", "unauthorized", "too_large", "invalid"),
  },
});

const bundle = createRoute({
  method: "get",
  path: "/bundles/{versionId}",
  summary: "A bundle: tests, limits, module name",
  description:
    "Immutable: the SHA-256 of these bytes is the version id. For a node while it runs a program against this version.",
  security: NODE_TOKEN,
  middleware: [nodeAuth] as const,
  request: { params: z.object({ versionId: VersionId }) },
  responses: {
    200: answer(Bundle, "The canonical text."),
    ...errors("unauthorized", "not_found", "invalid"),
  },
});

const report = createRoute({
  method: "post",
  path: "/results",
  summary: "Report a batch of outcomes",
  description: "Idempotent. Only after a 2xx may the messages be acked.",
  security: NODE_TOKEN,
  middleware: [nodeAuth, reportBody] as const,
  request: { body: body(ReportRequest) },
  responses: {
    200: answer(ReportAnswer, "What became of each."),
    ...errors("bad_request", "unauthorized", "too_large", "invalid"),
  },
});

const progress = createRoute({
  method: "post",
  path: "/progress",
  summary: "Say which tests of running jobs have ended",
  description: "For runs longer than half a second. Best effort: the verdict does not need it.",
  security: NODE_TOKEN,
  middleware: [nodeAuth, reportBody] as const,
  request: { body: body(ProgressRequest) },
  responses: {
    200: answer(ProgressAnswer, "Whether it was told to those who wait."),
    ...errors("bad_request", "unauthorized", "too_large", "invalid"),
  },
});

const connect = createRoute({
  method: "get",
  path: "/connect",
  summary: "The node's WebSocket",
  description: "The node says how many slots are free; it is told when work is waiting.",
  security: NODE_TOKEN,
  middleware: [nodeAuth] as const,
  responses: { ...UPGRADED, ...errors("unauthorized", "upgrade_required") },
});

export const graderRoutes = createRouter()
  .openapi(claim, async (c) => {
    const { claimId, gradingIds } = c.req.valid("json");
    const claims = await claimGradings(c.var.db, [...new Set(gradingIds)], {
      nodeId: c.var.node.id,
      lease: claimId,
      rule: LEASE_RULE,
      maxAttempts: MAX_ATTEMPTS,
      now: Date.now(),
    });
    return c.json({ claims }, 200);
  })
  .openapi(bundle, async (c) => {
    const { versionId } = c.req.valid("param");
    const nodeId = c.var.node.id;
    if (!(await isRunning(c.var.db, nodeId, versionId))) {
      console.warn(JSON.stringify({ event: "bundle_refused", nodeId, versionId }));
      throw new ApiError("not_found", "This node runs nothing that needs this bundle.");
    }
    const text = await findBundle(c.var.db, versionId);
    if (text === null) throw new ApiError("not_found", "There is no such bundle.");
    c.header("Content-Type", "application/json");
    // Sent as it is stored: parsing and writing it again could change the bytes that are hashed.
    return c.body(text) as never;
  })
  .openapi(report, async (c) => {
    const { reports } = c.req.valid("json");
    const outcomes = await takeReports(c.env, c.executionCtx, c.var.db, c.var.node.id, reports);
    return c.json({ outcomes }, 200);
  })
  .openapi(progress, async (c) => {
    const { progress: runs } = c.req.valid("json");
    const outcomes = await takeProgress(c.env, c.executionCtx, c.var.db, c.var.node.id, runs);
    return c.json({ outcomes }, 200);
  })
  .openapi(connect, async (c) => {
    requireUpgrade(c.req.raw);
    const { id } = c.var.node;
    const response = await fleetOf(c.env).fetch(withHeader(c.req.raw, NODE_HEADER, id));
    // Revoked in this very moment, it may have come too late to be closed with the others.
    if (!(await isAtWork(c.var.db, id))) {
      await fleetOf(c.env).revoke(id);
      throw revokedNode();
    }
    return response;
  });
