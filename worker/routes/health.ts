import { createRoute } from "@hono/zod-openapi";

import { Health } from "../../contract/api.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import { answer, createRouter } from "./openapi.ts";

const health = createRoute({
  method: "get",
  path: "/health",
  summary: "Can it serve, and how many nodes are connected",
  responses: { 200: answer(Health, "It can.") },
});

export const healthRoutes = createRouter().openapi(health, async (c) =>
  c.json({ graders: await fleetOf(c.env).count() }, 200),
);
