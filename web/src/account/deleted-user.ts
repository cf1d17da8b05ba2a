import type { RequestEventCommon } from "@builder.io/qwik-city";

/**
 * Names the user whose account this browser just deleted, so that the next page can remove what the
 * browser keeps of them. A cookie, since an address could be made up by anybody.
 */
const COOKIE = "gradewire-deleted";
const MAX_AGE_S = 600;
const PATH = "/account";

export function noteDeleted({ cookie, url }: RequestEventCommon, userId: string): void {
  cookie.set(COOKIE, userId, {
    path: PATH,
    sameSite: "lax",
    httpOnly: true,
    secure: url.protocol === "https:",
    maxAge: MAX_AGE_S,
  });
}

/** The user who was deleted a moment ago, or null. */
export function deletedUser({ cookie }: RequestEventCommon): string | null {
  return cookie.get(COOKIE)?.value ?? null;
}
