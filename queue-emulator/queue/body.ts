/** How a body travels. `v8` exists too, but only Workers can read it, so it cannot be pulled. */
export type ContentType = "text" | "json" | "bytes";

/** A body as a pull shows it: `text` plain, `json` and `bytes` in base64 (RFC 4648). */
export interface EncodedBody {
  readonly contentType: ContentType;
  readonly body: string;
  /** The size before base64: what Cloudflare's size limit and backlog count. */
  readonly bytes: number;
}

const utf8 = new TextEncoder();

export function encodeText(text: string): EncodedBody {
  return { contentType: "text", body: text, bytes: utf8.encode(text).byteLength };
}

export function encodeJson(value: unknown): EncodedBody {
  const bytes = utf8.encode(JSON.stringify(value));
  return { contentType: "json", body: bytes.toBase64(), bytes: bytes.byteLength };
}

export function encodeBytes(bytes: Uint8Array): EncodedBody {
  return { contentType: "bytes", body: bytes.toBase64(), bytes: bytes.byteLength };
}

/**
 * Encodes what a push consumer was handed. The runtime has decoded the body and does not tell its
 * content type, so that is read off the value. A string counts as `json`, the default of `send()`.
 * @returns null for a value that only the `v8` type can carry (a Date, a Map, undefined, …).
 */
export function encodeDelivered(value: unknown): EncodedBody | null {
  if (value instanceof ArrayBuffer) return encodeBytes(new Uint8Array(value));
  if (value instanceof Uint8Array) return encodeBytes(value);
  return isJson(value, new Set()) ? encodeJson(value) : null;
}

/** `ancestors` are the containers around the value: one that holds itself is not JSON. */
function isJson(value: unknown, ancestors: Set<object>): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || ancestors.has(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false;
  ancestors.add(value);
  const json = Object.values(value).every((item) => isJson(item, ancestors));
  ancestors.delete(value);
  return json;
}
