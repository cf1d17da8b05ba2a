import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";

import { MAX_CODE_BYTES } from "../../contract/limits.ts";
import type { AppEnv } from "../app-env.ts";
import { ApiError } from "./errors.ts";

/** JSON may spell one byte with six, so the body of the largest program can be this long. */
const STUDENT_BODY_BYTES = 6 * MAX_CODE_BYTES + 4_096;
/** What a node claims in one call: ids only. */
const CLAIM_BODY_BYTES = 64 * 1024;
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

/** So many bytes are looked at in one step, so that a large body is never held a second time as text. */
const DECODED_AT_ONCE = 64 * 1024;

/**
 * Bytes that are no UTF-8 would be read with replacement characters, and kept as what nobody typed.
 * Hono keeps the bytes for whoever parses them next.
 */
export const utf8Body = createMiddleware<AppEnv>(async function requireUtf8(c, next) {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") {
    if (!isUtf8(new Uint8Array(await c.req.arrayBuffer()))) throw new ApiError("bad_request");
  }
  await next();
});

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for (let start = 0; start < bytes.length; start += DECODED_AT_ONCE) {
      decoder.decode(bytes.subarray(start, start + DECODED_AT_ONCE), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

export const studentBody = limit(STUDENT_BODY_BYTES);
export const claimBody = limit(CLAIM_BODY_BYTES, "A claim is larger than 64 KiB.");
export const courseBody = limit(COURSE_BODY_BYTES, "The course is larger than 32 MiB.");
export const reportBody = limit(REPORT_BODY_BYTES, "The batch of results is larger than 64 MiB.");

/** @throws ApiError `too_large` when the program exceeds 64 KiB of UTF-8. */
export function requireCodeSize(code: string): void {
  const isLong = code.length > MAX_CODE_BYTES;
  if (isLong || new TextEncoder().encode(code).byteLength > MAX_CODE_BYTES) {
    throw new ApiError("too_large");
  }
}
