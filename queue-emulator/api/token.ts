/** True when the header is `Bearer <token>`. Takes the same time wherever the two differ. */
export async function isBearer(header: string | undefined, token: string): Promise<boolean> {
  const given = /^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? "";
  const [left, right] = await Promise.all([sha256(given), sha256(token)]);
  return crypto.subtle.timingSafeEqual(left, right);
}

/** Hashed, so that both sides have one length whatever was given. */
function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}
