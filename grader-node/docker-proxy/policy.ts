import { isDeepStrictEqual } from "node:util";

import { z } from "zod";

import { Limits } from "../../contract/limits.ts";
import {
  CONTAINER_NAME,
  containerOptions,
  JOB_LABEL,
  OVERHEAD_MB,
} from "../sandbox/docker/container-options.ts";

/** What the engine may be asked for on behalf of a grader. */
export interface Policy {
  image: string;
  runtime: string | undefined;
}

export interface EngineCall {
  method: string;
  /** Path and query, as they came. */
  url: string;
  /** The parsed JSON body, undefined when there is none. */
  body: unknown;
}

/** What goes on to the engine: its own spelling, so that nothing else is carried along. */
export interface AllowedCall {
  url: string;
  body?: unknown;
}

const MIB = 1024 * 1024;
/** Of a body, just what is needed to say what the whole must be. */
const CreateBody = z.object({
  Labels: z.object({ [JOB_LABEL]: z.string().max(100) }),
  HostConfig: z.object({ Memory: z.int() }),
});
const LIST_FILTERS = { label: [JOB_LABEL] };
const CONTAINER_CALLS = new Set(["POST attach", "POST start", "GET json"]);

/**
 * The few calls that the Docker sandbox makes, and no others: whoever holds the grader's end can
 * make and remove job containers exactly as the grader makes them, and do nothing else with the
 * engine, least of all start a container of another shape. Answers null for a call that is refused.
 */
export function allowCall(policy: Policy, call: EngineCall): AllowedCall | null {
  const { pathname, searchParams } = new URL(call.url, "http://engine");
  if (call.method === "POST" && pathname === "/containers/create") {
    return allowCreate(policy, searchParams.get("name") ?? "", call.body);
  }
  if (call.method === "GET" && pathname === "/containers/json") {
    return isDeepStrictEqual(parseFilters(searchParams.get("filters")), LIST_FILTERS)
      ? { url: withQuery(pathname, { all: "true", filters: JSON.stringify(LIST_FILTERS) }) }
      : null;
  }
  if (call.method === "GET" && pathname === `/images/${policy.image}/json`) {
    return { url: pathname };
  }
  const [, containers, name = "", action, ...more] = pathname.split("/");
  if (containers !== "containers" || !CONTAINER_NAME.test(name) || more.length > 0) return null;
  if (call.method === "DELETE" && action === undefined) {
    return { url: withQuery(pathname, { force: "true", v: "true" }) };
  }
  if (!CONTAINER_CALLS.has(`${call.method} ${action}`)) return null;
  if (action !== "attach") return { url: pathname };
  return { url: withQuery(pathname, { stream: "true", stdin: "true", stdout: "true" }) };
}

function allowCreate(policy: Policy, name: string, given: unknown): AllowedCall | null {
  const body = CreateBody.safeParse(given);
  if (!CONTAINER_NAME.test(name) || !body.success) return null;
  const memoryMb = body.data.HostConfig.Memory / MIB - OVERHEAD_MB;
  if (!Limits.shape.memoryMb.safeParse(memoryMb).success) return null;
  const node = body.data.Labels[JOB_LABEL];
  const { image, runtime } = policy;
  const allowed = containerOptions({ image, node, memoryMb, runtime });
  if (!isDeepStrictEqual(given, allowed)) return null;
  return { url: withQuery("/containers/create", { name }), body: allowed };
}

function parseFilters(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

function withQuery(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
