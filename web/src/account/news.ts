import { SignInProblem } from "../../../contract/account.ts";
import { words } from "../words/words.ts";

const ARRIVED = ["recovered", "out", "everywhere", "deleted"] as const;

/** What just happened to the account, as the address says that a form or the provider led to. */
export interface News {
  arrived: (typeof ARRIVED)[number] | null;
  notSignedIn: SignInProblem | null;
}

/** Reads the address; no other word in it is repeated on the page. */
export function readNews(query: URLSearchParams): News {
  return {
    arrived: ARRIVED.find((each) => each === query.get("done")) ?? null,
    notSignedIn: SignInProblem.options.find((each) => each === query.get("problem")) ?? null,
  };
}

/** The news as sentences, each null where there is nothing to say. */
export function newsWords({ arrived, notSignedIn }: News) {
  return {
    good: arrived === null ? null : words.account.news[arrived],
    bad: notSignedIn === null ? null : words.account.notSignedIn[notSignedIn],
  };
}
