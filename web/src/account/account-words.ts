import type { Account } from "../../../contract/account.ts";
import { words } from "../words/words.ts";

type Ways = Pick<Account, "identities" | "hasRecoveryCode" | "sessions">;

/** Who this browser is to us, and what that means for the work. */
export function whoWords(account: Ways | null): string {
  if (account === null) {
    return words.account.nobody;
  }
  const { identities, hasRecoveryCode, sessions } = account;
  const isAlone = identities.length === 0 && !hasRecoveryCode && sessions <= 1;
  const who =
    identities.length > 0
      ? words.account.signedInWith(identities.map(({ name }) => name))
      : hasRecoveryCode
        ? words.account.withCode
        : isAlone
          ? words.account.onlyHere
          : words.account.unnamed;
  return sessions > 1 ? `${who} ${words.account.onDevices(sessions)}` : who;
}

/** Null when signing out loses nothing; else why it does. */
export function lossWords({ identities, hasRecoveryCode, sessions }: Ways, everywhere: boolean) {
  if (identities.length > 0) {
    return null;
  }
  if (hasRecoveryCode) {
    return words.account.signOut.codeOnly;
  }
  return everywhere || sessions <= 1 ? words.account.signOut.lost : null;
}
