import { type Answer, createSession, getMe, type Problem } from "./browser.ts";

/** What the page knows of its visitor. */
export interface Visitor {
  userId: string | null;
}

const LOCK = "gradewire-session";

/**
 * Makes the visitor a user before the first thing worth keeping. Two tabs that do so at once agree on
 * one user: the second finds the first one's cookie. `onUser` runs for a user that is new here.
 */
export async function ensureSession(
  visitor: Visitor,
  onUser: (userId: string) => void,
): Promise<Problem | null> {
  if (visitor.userId !== null) {
    return null;
  }
  const start = async (): Promise<Problem | null> => {
    if (visitor.userId !== null) {
      return null;
    }
    const me = await getMe();
    const answer =
      me.ok || me.problem.code !== "unauthorized" ? me : ((await createSession()) as typeof me);
    if (!answer.ok) {
      return answer.problem;
    }
    visitor.userId = answer.data.user.id;
    onUser(visitor.userId);
    return null;
  };
  // Without secure context (plain http on a LAN address) there are no locks, and a race is harmless.
  return "locks" in navigator ? navigator.locks.request(LOCK, start) : start();
}

/** A call that needs a session: makes one first, and again when the old one has run out. */
export async function asUser<T>(
  visitor: Visitor,
  onUser: (userId: string) => void,
  call: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (let last = false; ; last = true) {
    const problem = await ensureSession(visitor, onUser);
    if (problem !== null) {
      return { ok: false, problem };
    }
    const answer = await call();
    if (answer.ok || answer.problem.code !== "unauthorized" || last) {
      return answer;
    }
    visitor.userId = null;
  }
}
