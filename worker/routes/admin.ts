import { createRoute, z } from "@hono/zod-openapi";

import {
  FailureList,
  FailureQuery,
  NodeCreated,
  NodeInput,
  NodeList,
  NodeRevoked,
  RoleGiven,
  RoleInput,
} from "../../contract/admin.ts";
import { viewFailure, viewNode } from "../domain/admin-view.ts";
import { newId } from "../domain/id.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import { revoke } from "../flow/revoke.ts";
import { pageOf, readTimeCursor } from "../domain/time-cursor.ts";
import { ApiError } from "../middleware/errors.ts";
import { admin } from "../middleware/rights.ts";
import { listFailures } from "../store/failures.ts";
import { createNode, listNodes } from "../store/nodes.ts";
import { setRole } from "../store/users.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const PAGE_SIZE = 50;

const forAdmins = { security: SESSION, middleware: admin };
const params = z.object({ id: z.string().min(1).max(64) });

const readNodes = createRoute({
  ...forAdmins,
  method: "get",
  path: "/admin/nodes",
  summary: "The grader nodes",
  responses: {
    200: answer(NodeList, "With what the connected ones last said."),
    ...errors("unauthorized", "forbidden"),
  },
});

const addNode = createRoute({
  ...forAdmins,
  method: "post",
  path: "/admin/nodes",
  summary: "Make a grader node",
  description: "Its token is said once. No two nodes that work have the same name.",
  request: { body: body(NodeInput) },
  responses: {
    201: answer(NodeCreated, "The node and its token."),
    ...errors("bad_request", "unauthorized", "forbidden", "invalid"),
  },
});

const revokeNode = createRoute({
  ...forAdmins,
  method: "delete",
  path: "/admin/nodes/{id}",
  summary: "Revoke a grader node",
  description:
    "At once: its token is refused, its socket closed, and what it was running goes back to the queue.",
  request: { params },
  responses: {
    200: answer(NodeRevoked, "How many gradings went back."),
    ...errors("unauthorized", "forbidden", "not_found", "invalid"),
  },
});

const giveRole = createRoute({
  ...forAdmins,
  method: "put",
  path: "/admin/users/{id}/role",
  summary: "Give a user a role",
  request: { params, body: body(RoleInput) },
  responses: {
    200: answer(RoleGiven, "As it is now."),
    ...errors("bad_request", "unauthorized", "forbidden", "not_found", "invalid"),
  },
});

const readFailures = createRoute({
  ...forAdmins,
  method: "get",
  path: "/admin/failures",
  summary: "Gradings that failed, and why",
  description: "A failed grading is a fault of ours. Nothing of the students' code is in the list.",
  request: { query: FailureQuery },
  responses: {
    200: answer(FailureList, "Newest first."),
    ...errors("unauthorized", "forbidden", "invalid"),
  },
});

export const adminRoutes = createRouter()
  .openapi(readNodes, async (c) => {
    const [rows, present] = await Promise.all([listNodes(c.var.db), fleetOf(c.env).list()]);
    const presenceOf = new Map(present.map((one) => [one.nodeId, one]));
    return c.json({ nodes: rows.map((row) => viewNode(row, presenceOf.get(row.id))) }, 200);
  })
  .openapi(addNode, async (c) => {
    const { name } = c.req.valid("json");
    const id = newId();
    const token = newToken();
    const tokenHash = await hashToken(token);
    if (!(await createNode(c.var.db, { id, name, tokenHash, now: Date.now() }))) {
      throw new ApiError(
        "invalid",
        `There is a node called ${name} already. Revoke it first, or choose another name.`,
      );
    }
    return c.json({ id, name, token }, 201);
  })
  .openapi(revokeNode, async (c) => {
    const { id } = c.req.valid("param");
    const revoked = await revoke(c.env, c.executionCtx, c.var.db, id);
    if (revoked === null) throw new ApiError("not_found", "There is no such node.");
    return c.json({ id, ...revoked }, 200);
  })
  .openapi(giveRole, async (c) => {
    const { id } = c.req.valid("param");
    const { role } = c.req.valid("json");
    if (!(await setRole(c.var.db, id, role))) {
      throw new ApiError("not_found", "There is no such user.");
    }
    return c.json({ id, role }, 200);
  })
  .openapi(readFailures, async (c) => {
    const place = readTimeCursor(c.req.valid("query").cursor);
    const rows = await listFailures(c.var.db, place, PAGE_SIZE + 1);
    const { page, cursor } = pageOf(rows, PAGE_SIZE, ({ failedAt, gradingId }) => ({
      at: failedAt,
      id: gradingId,
    }));
    return c.json({ failures: page.map(viewFailure), cursor }, 200);
  });
