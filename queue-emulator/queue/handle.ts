import { z } from "zod";

const Handle = z.tuple([
  z.enum(["lease", "ref"]),
  z.string().describe("queue"),
  z.string().describe("message"),
  z.int().nonnegative().describe("attempt"),
]);

/**
 * What a lease id (from a pull) or a ref (from a peek) stands for. A lease is named by the attempt
 * that it was given for, so that a late one still finds its message, and is told from a newer one.
 */
export interface Handle {
  readonly kind: "lease" | "ref";
  readonly queue: string;
  readonly messageId: string;
  readonly attempt: number;
}

/** An opaque text: clients must not look inside. */
export function encodeHandle(handle: Handle): string {
  const tuple: z.infer<typeof Handle> = [
    handle.kind,
    handle.queue,
    handle.messageId,
    handle.attempt,
  ];
  const bytes = new TextEncoder().encode(JSON.stringify(tuple));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** @returns null for a text that was never such a handle of this queue. */
export function decodeHandle(text: string, kind: Handle["kind"], queue: string): Handle | null {
  const parsed = Handle.safeParse(decodeJson(text));
  if (!parsed.success) return null;
  const [ofKind, ofQueue, messageId, attempt] = parsed.data;
  return ofKind === kind && ofQueue === queue ? { kind, queue, messageId, attempt } : null;
}

function decodeJson(text: string): unknown {
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: "base64url" });
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
