import type { Account, SignInProblem } from "../../../contract/account.ts";

/** What a form of the page for accounts just did. */
export type Arrived = "recovered" | "out" | "everywhere";

const PROBLEMS: Record<SignInProblem, string> = {
  denied: "You were not signed in: it was called off on the other page. Nothing has changed here.",
  mismatch:
    "You were not signed in: this sign-in was begun in another browser, or too long ago. Begin once more from here.",
  unreachable:
    "You were not signed in: the page that signs you in does not answer. Your work here goes on as before; try again in a few minutes.",
  failed:
    "You were not signed in: the answer could not be trusted, so it was not. Nothing has changed here. Try again, and tell the operator if it happens twice.",
};

/** The sentence for how sign-in ended, or null for a word that stands for none. */
export function problemWords(problem: string | null): string | null {
  return problem !== null && Object.hasOwn(PROBLEMS, problem)
    ? PROBLEMS[problem as SignInProblem]
    : null;
}

type Ways = Pick<Account, "identities" | "hasRecoveryCode" | "sessions">;

/** Who this browser is to us, and what that means for the work. */
export function whoWords(account: Ways | null): string {
  if (account === null) {
    return "Nothing of you is kept here yet. You need no account: your work is kept from the first thing that you write.";
  }
  const { identities, hasRecoveryCode, sessions } = account;
  const devices = sessions > 1 ? ` It is open on ${sessions} devices.` : "";
  if (identities.length > 0) {
    const names = identities.map(({ name }) => name).join(" and ");
    return `You are signed in with ${names}, so your work is there on any device.${devices}`;
  }
  if (hasRecoveryCode) {
    return `You work here without a name. Your recovery code brings your work to another device.${devices}`;
  }
  return sessions > 1
    ? `You work here without a name.${devices}`
    : "You work here without a name, and only this browser can open your work. If its cookies are cleared, nobody can bring it back.";
}

/** Null when signing out loses nothing; else why it does. */
export function lossWords({ identities, hasRecoveryCode, sessions }: Ways, everywhere: boolean) {
  if (identities.length > 0) {
    return null;
  }
  if (hasRecoveryCode) {
    return "You come back with your recovery code only. Have it at hand first.";
  }
  return everywhere || sessions <= 1
    ? "You have no recovery code, so nobody can bring your work back to you afterwards, not even we. Make a code first."
    : null;
}
