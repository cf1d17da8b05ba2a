import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as base64url, and the SHA-256 (hex) that is kept of them. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
