import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";

import { MAX_CODE_BYTES } from "../../contract/limits.ts";
import type { AppEnv } from "../app-env.ts";
import { ApiError } from "./errors.ts";

/** JSON may spell one byte with six, so the body of the largest program can be this long. */
const STUDENT_BODY_BYTES = 6 * MAX_CODE_BYTES + 4_096;
/** A whole course with its tests and handouts. */
const COURSE_BODY_BYTES = 32 * 1024 * 1024;
/** A batch of results, each within the caps of its schema. */
const REPORT_BODY_BYTES = 64 * 1024 * 1024;

function limit(maxSize: number, message?: string) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError("too_large", message);
    },
  });
}

/**
 * Bytes that are no UTF-8 would be read with replacement characters, and kept as what nobody typed.
 * Hono keeps the bytes for whoever parses them next.
 */
export const utf8Body = createMiddleware<AppEnv>(async function requireUtf8(c, next) {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") {
    const bytes = await c.req.arrayBuffer();
    try {
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new ApiError("bad_request");
    }
  }
  await next();
});

export const studentBody = limit(STUDENT_BODY_BYTES);
export const courseBody = limit(COURSE_BODY_BYTES, "The course is larger than 32 MiB.");
export const reportBody = limit(REPORT_BODY_BYTES, "The batch of results is larger than 64 MiB.");

/** @throws ApiError `too_large` when the program exceeds 64 KiB of UTF-8. */
export function requireCodeSize(code: string): void {
  const isLong = code.length > MAX_CODE_BYTES;
  if (isLong || new TextEncoder().encode(code).byteLength > MAX_CODE_BYTES) {
    throw new ApiError("too_large");
  }
}
