import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";

import type { Env } from "../env.ts";
import type { QueueObject } from "../queue/queue-object.ts";
import { readSettings } from "../settings.ts";
import type { QueueSettings, Settings } from "../settings.ts";
import { toMetrics, toPeeked, toPulled, toQueue } from "./answers.ts";
import { API_ERRORS, ApiError, failure, success } from "./errors.ts";
import { toArrival, toArrivals } from "./push.ts";
import { AckBody, PeekBody, PullBody, PurgeBody, PurgeRefsBody } from "./requests.ts";
import { PushBatchBody, PushBody } from "./requests.ts";
import { isBearer } from "./token.ts";

interface QueueHandle {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly object: DurableObjectStub<QueueObject>;
}

type AppEnv = {
  Bindings: Env;
  Variables: { settings: Settings; queue: QueueHandle };
};

/**
 * The part of Cloudflare's API that a pull consumer meets, at the paths under the API's base
 * (developers.cloudflare.com/api/resources/queues). Any account id will do.
 */
export const app = new Hono<AppEnv>()
  .onError((error, c) => {
    const known = error instanceof ApiError;
    if (!known) console.error(error);
    const kind = known ? error.kind : "internal";
    return c.json(failure(kind, error.message), API_ERRORS[kind].status);
  })
  .notFound((c) => c.json(failure("no_route", `No route for ${c.req.method} ${c.req.path}.`), 404))
  .use(async function authenticate(c, next) {
    const settings = readSettings(c.env);
    if (!(await isBearer(c.req.header("authorization"), settings.QUEUE_TOKEN))) {
      throw new ApiError("authentication", "The bearer token is missing or wrong (QUEUE_TOKEN).");
    }
    c.set("settings", settings);
    await next();
  })
  .get("/accounts/:account/queues", (c) => {
    const queues = Object.entries(c.var.settings.QUEUES).map(([name, settings]) =>
      toQueue(name, settings),
    );
    return c.json(success(queues));
  })
  .use("/accounts/:account/queues/:queue/*", async function findQueue(c, next) {
    const name = c.req.param("queue");
    const { QUEUES } = c.var.settings;
    const settings = Object.hasOwn(QUEUES, name) ? QUEUES[name] : undefined;
    if (settings === undefined) {
      const known = Object.keys(QUEUES).join(", ");
      throw new ApiError("queue_not_found", `There is no queue "${name}"; there are: ${known}.`);
    }
    c.set("queue", { name, settings, object: c.env.QUEUE.getByName(name) });
    await next();
  })
  .get("/accounts/:account/queues/:queue", (c) =>
    c.json(success(toQueue(c.var.queue.name, c.var.queue.settings))),
  )
  .get("/accounts/:account/queues/:queue/metrics", async (c) =>
    c.json(success(toMetrics(await c.var.queue.object.metrics()))),
  )
  .post("/accounts/:account/queues/:queue/messages/pull", async (c) => {
    const body = await readBody(c, PullBody);
    const { messages, metrics } = await c.var.queue.object.pull({
      batchSize: body.batch_size,
      visibilityTimeoutMs: body.visibility_timeout_ms,
    });
    return c.json(
      success({
        message_backlog_count: metrics.backlogCount,
        messages: messages.map(toPulled),
        metadata: { metrics: toMetrics(metrics) },
      }),
    );
  })
  .post("/accounts/:account/queues/:queue/messages/ack", async (c) => {
    const body = await readBody(c, AckBody);
    const settled = await c.var.queue.object.settle({
      acks: body.acks.map((ack) => ack.lease_id),
      retries: body.retries.map((retry) => ({
        leaseId: retry.lease_id,
        delaySeconds: retry.delay_seconds,
      })),
    });
    return c.json(success(settled));
  })
  .post("/accounts/:account/queues/:queue/messages/peek", async (c) => {
    const body = await readBody(c, PeekBody);
    const messages = await c.var.queue.object.peek(body.batch_size);
    return c.json(success({ messages: messages.map(toPeeked) }));
  })
  .post("/accounts/:account/queues/:queue/messages/purge", async (c) => {
    const body = await readBody(c, PurgeRefsBody);
    const warnings = await c.var.queue.object.purgeByRefs(body.refs.map(({ ref }) => ref));
    return c.json(success({ errors: [], warnings }));
  })
  .post("/accounts/:account/queues/:queue/messages", async (c) => {
    const arrival = toArrival(await readBody(c, PushBody));
    const metrics = await c.var.queue.object.accept([arrival]);
    return c.json(success({ metadata: { metrics: toMetrics(metrics) } }));
  })
  .post("/accounts/:account/queues/:queue/messages/batch", async (c) => {
    const body = await readBody(c, PushBatchBody);
    const metrics = await c.var.queue.object.accept(toArrivals(body.messages, body.delay_seconds));
    return c.json(success({ metadata: { metrics: toMetrics(metrics) } }));
  })
  .post("/accounts/:account/queues/:queue/purge", async (c) => {
    await readBody(c, PurgeBody);
    await c.var.queue.object.purge();
    return c.json(success(toQueue(c.var.queue.name, c.var.queue.settings)));
  })
  .get("/accounts/:account/queues/:queue/purge", async (c) => {
    const purgedAtMs = await c.var.queue.object.purgedAtMs();
    return c.json(
      success({
        // A text in Cloudflare's own schema.
        completed: "true",
        started_at: purgedAtMs === null ? "" : new Date(purgedAtMs).toISOString(),
      }),
    );
  });

/**
 * The JSON body of a request; none at all counts as `{}`, as it does at Cloudflare.
 * @throws ApiError that names every field that is wrong.
 */
async function readBody<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw new ApiError("body_malformed", "The request's body is not JSON.");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiError("body_invalid", z.prettifyError(parsed.error));
}
