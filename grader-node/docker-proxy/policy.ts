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
  /** The node's name, which its containers are labelled with. */
  node: string;
  image: string;
  runtime: string | undefined;
  apparmor?: string | undefined;
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
  kind: "create" | "list" | "image" | "attach" | "start" | "inspect" | "remove";
  url: string;
  /** The container's, where the call is about one. */
  name?: string;
  body?: unknown;
}

const ENGINE = "http://engine";
const MIB = 1024 * 1024;
/** Of a body, just what is needed to say what the whole must be. */
const CreateBody = z.object({
  HostConfig: z.object({ Memory: z.int() }),
});
const LIST_FILTERS = { label: [JOB_LABEL] };
const CONTAINER_CALLS = new Map([
  ["POST attach", "attach"],
  ["POST start", "start"],
  ["GET json", "inspect"],
] as const);

/**
 * The few calls that the Docker sandbox makes, and no others: whoever holds the grader's end can
 * make and remove job containers exactly as the grader makes them, and do nothing else with the
 * engine, least of all start a container of another shape. Whether a container named in a call is the
 * node's own is not judged here. Answers null for a call that is refused.
 */
export function allowCall(policy: Policy, call: EngineCall): AllowedCall | null {
  const url = URL.parse(call.url, ENGINE);
  if (url?.origin !== ENGINE) return null;
  const { pathname, searchParams } = url;
  if (call.method === "POST" && pathname === "/containers/create") {
    return allowCreate(policy, searchParams.get("name") ?? "", call.body);
  }
  if (call.method === "GET" && pathname === "/containers/json") {
    if (!isDeepStrictEqual(parseFilters(searchParams.get("filters")), LIST_FILTERS)) return null;
    const filters = JSON.stringify({ label: [`${JOB_LABEL}=${policy.node}`] });
    return { kind: "list", url: withQuery(pathname, { all: "true", filters }) };
  }
  if (call.method === "GET" && pathname === `/images/${policy.image}/json`) {
    return { kind: "image", url: pathname };
  }
  const [, containers, name = "", action, ...more] = pathname.split("/");
  if (containers !== "containers" || !CONTAINER_NAME.test(name) || more.length > 0) return null;
  if (call.method === "DELETE" && action === undefined) {
    return { kind: "remove", name, url: withQuery(pathname, { force: "true", v: "true" }) };
  }
  for (const [spelling, kind] of CONTAINER_CALLS) {
    if (spelling !== `${call.method} ${action}`) continue;
    const query = { stream: "true", stdin: "true", stdout: "true" };
    return { kind, name, url: kind === "attach" ? withQuery(pathname, query) : pathname };
  }
  return null;
}

function allowCreate(policy: Policy, name: string, given: unknown): AllowedCall | null {
  const body = CreateBody.safeParse(given);
  if (!CONTAINER_NAME.test(name) || !body.success) return null;
  const memoryMb = body.data.HostConfig.Memory / MIB - OVERHEAD_MB;
  if (!Limits.shape.memoryMb.safeParse(memoryMb).success) return null;
  const { image, runtime, apparmor, node } = policy;
  // Whether it is for one job or for many is the grader's to say.
  const shapes = [false, true].map((isUsedOnce) =>
    containerOptions({ image, node, memoryMb, runtime, apparmor, isUsedOnce }),
  );
  const allowed = shapes.find((shape) => isDeepStrictEqual(given, shape));
  if (allowed === undefined) return null;
  return { kind: "create", name, url: withQuery("/containers/create", { name }), body: allowed };
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
