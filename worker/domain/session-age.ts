/** How long a session may live, and a browser's cookie with it. */
export const SESSION_SECONDS = 400 * 24 * 3_600;
/** A browser's session that is this old gets a new token by itself. */
const RENEW_AFTER_MS = 30 * 24 * 3_600_000;
/** So long a token that was replaced goes on serving requests under way and other tabs. */
const GRACE_MS = 60_000;

export interface SessionTimes {
  createdAt: number;
  /** When another token took this one's place, or null. */
  replacedAt: number | null;
}

/** The oldest times that a session may have and still be one, in milliseconds since 1970. */
export function sessionBounds(now: number): { createdAfter: number; replacedAfter: number } {
  return { createdAfter: now - SESSION_SECONDS * 1_000, replacedAfter: now - GRACE_MS };
}

/** True for a session whose token has served long enough. */
export function isDueForRenewal(session: SessionTimes, now: number): boolean {
  return session.replacedAt === null && session.createdAt < now - RENEW_AFTER_MS;
}
