import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";

import type { SignInProblem } from "../../contract/account.ts";
import type { Env } from "../env.ts";

/** What a provider publishes of itself is asked for again after this long. */
const DISCOVERY_KEPT_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;

/** What a browser keeps between leaving for the provider and coming back. */
export const SignInAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go afterwards. */
  returnTo: z.string(),
});
export type SignInAttempt = z.infer<typeof SignInAttempt>;

/** Why nobody was signed in. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, cause: unknown) {
    super(`sign-in: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** The provider of this system by its name for people, or null where there is none. */
export function providerOf(env: Env): { issuer: string; name: string } | null {
  const issuer = env.OIDC_ISSUER ?? "";
  if (issuer === "" || (env.OIDC_CLIENT_ID ?? "") === "") return null;
  const name = env.OIDC_NAME ?? "";
  return { issuer, name: name === "" ? (URL.parse(issuer)?.hostname ?? issuer) : name };
}

/**
 * Where to send the browser, and what it must bring back.
 * @throws SignInError `unreachable` when the provider does not answer.
 */
export async function beginSignIn(
  env: Env,
  redirectUri: string,
  returnTo: string,
): Promise<{ url: URL; attempt: SignInAttempt }> {
  const config = await readProvider(env);
  const attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    returnTo,
  };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: "openid",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  });
  return { url, attempt };
}

/**
 * Checks what came back and asks the provider who it is.
 * @param current the callback's address with its query
 * @throws SignInError
 */
export async function finishSignIn(
  env: Env,
  current: URL,
  attempt: SignInAttempt,
): Promise<{ issuer: string; subject: string }> {
  // Before the provider is asked anything: an answer to somebody else's question is none.
  if (current.searchParams.get("state") !== attempt.state) {
    throw new SignInError("mismatch", "the state is another one");
  }
  const config = await readProvider(env);
  try {
    const tokens = await authorizationCodeGrant(config, current, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error("the provider sent no ID token");
    return { issuer: claims.iss, subject: claims.sub };
  } catch (error) {
    throw new SignInError(problemOf(error), error);
  }
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof AuthorizationResponseError) {
    return error.error === "access_denied" ? "denied" : "failed";
  }
  return isNetworkFault(error) ? "unreachable" : "failed";
}

/** What the library finds wrong in an answer has a code of words; what kept an answer from coming has none. */
function isNetworkFault(error: unknown): boolean {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  return root instanceof Error && !("code" in root && typeof root.code === "string");
}

let known: { key: string; at: number; config: Configuration } | null = null;

/** The provider as it describes itself; one at a time is kept. */
async function readProvider(env: Env): Promise<Configuration> {
  const { OIDC_ISSUER = "", OIDC_CLIENT_ID = "", OIDC_CLIENT_SECRET = "" } = env;
  const key = JSON.stringify([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET]);
  const now = Date.now();
  if (known?.key === key && now - known.at < DISCOVERY_KEPT_MS) return known.config;
  try {
    const issuer = new URL(OIDC_ISSUER);
    const config = await discovery(
      issuer,
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET === "" ? undefined : OIDC_CLIENT_SECRET,
      OIDC_CLIENT_SECRET === "" ? None() : undefined,
      {
        timeout: TIMEOUT_SECONDS,
        execute: [
          enableNonRepudiationChecks,
          ...(isThisMachine(issuer) ? [allowInsecureRequests] : []),
        ],
      },
    );
    known = { key, at: now, config };
    return config;
  } catch (error) {
    throw new SignInError("unreachable", error);
  }
}

/** Only here may a provider speak plain HTTP. */
function isThisMachine({ hostname }: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
