import { words } from "../words/words.ts";
import { deviceStorage, writeItem } from "../storage/device-storage.ts";
import { type Answer, createSession, getAccount, type Problem } from "./browser.ts";
import { USER_KEY } from "./user-key.ts";

/** What the page knows of its visitor. */
export interface Visitor {
  userId: string | null;
  /** `ended` once this page's session is over: who the visitor is now, only a new page knows. */
  connection?: string;
}

const LOCK = "gradewire-session";

/**
 * Notes whose browser this is. When it was another user's before, and the account took them over, the
 * drafts that it keeps go along; those of somebody else stay theirs.
 */
export async function settle(userId: string, adopt: (before: string) => void): Promise<void> {
  const storage = deviceStorage();
  const before = storage.getItem(USER_KEY);
  if (before === userId) {
    return;
  }
  if (before !== null) {
    const account = await getAccount(before);
    if (!account.ok) {
      return;
    }
    if (account.data.wasFormerly) {
      adopt(before);
    }
  }
  writeItem(storage, USER_KEY, userId);
}

/** The browser is nobody's any more, or no longer this user's: its drafts wait for theirs. */
export function unsettle(userId: string | null = null): void {
  const storage = deviceStorage();
  if (userId === null || storage.getItem(USER_KEY) === userId) {
    storage.removeItem(USER_KEY);
  }
}

/**
 * Makes the visitor a user before the first thing worth keeping. Two tabs that do so at once agree on
 * one user: the second finds the word that the first one left. `onUser` runs for a user new to this
 * page.
 */
async function ensureSession(
  visitor: Visitor,
  onUser: (userId: string) => void,
): Promise<Problem | null> {
  const start = async (): Promise<Problem | null> => {
    if (visitor.userId !== null) {
      return null;
    }
    let userId = deviceStorage().getItem(USER_KEY);
    if (userId === null) {
      const made = await createSession();
      if (!made.ok) {
        return made.problem;
      }
      userId = made.data.user.id;
      writeItem(deviceStorage(), USER_KEY, userId);
    }
    visitor.userId = userId;
    onUser(userId);
    return null;
  };
  if (visitor.userId !== null) {
    return null;
  }
  // Plain http on another host than localhost has no locks, and a browser that blocks storage refuses
  // them; there the race only costs a user's row.
  try {
    return await navigator.locks.request(LOCK, start);
  } catch {
    return start();
  }
}

/** A call that needs a session: makes one first, and again when the old one has run out. */
export async function asUser<T>(
  visitor: Visitor,
  onUser: (userId: string) => void,
  call: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (let last = false; ; last = true) {
    // What is kept here is the former visitor's, and would be sent in the name of whoever came after.
    if (visitor.connection === "ended") {
      const message = words.problems.signedOut;
      const nothing = { retryAfterSeconds: null, submissionId: null };
      return { ok: false, problem: { code: "unauthorized", message, ...nothing } };
    }
    const problem = await ensureSession(visitor, onUser);
    if (problem !== null) {
      return { ok: false, problem };
    }
    const { userId } = visitor;
    const answer = await call();
    if (answer.ok || answer.problem.code !== "unauthorized" || last) {
      return answer;
    }
    if (visitor.userId === userId) {
      visitor.userId = null;
    }
    const storage = deviceStorage();
    if (storage.getItem(USER_KEY) === userId) {
      storage.removeItem(USER_KEY);
    }
  }
}
