import { randomUUID } from "node:crypto";

import { ClaimAnswer, ProgressAnswer, ReportAnswer } from "../contract/grader.ts";
import { callJson, callText, type JsonCall } from "./http-json.ts";
import { sleep } from "./loop/alarm.ts";
import { backoffMs } from "./loop/backoff.ts";
import { RemoteError, type Coordinator } from "./loop/ports.ts";

export interface WorkerClientOptions {
  /** The Worker's origin, without a slash at the end. */
  apiUrl: string;
  token: string;
}

export interface WorkerClient extends Coordinator {
  /** The canonical text of a bundle, as received: the caller verifies its hash. */
  bundleText(versionId: string): Promise<string>;
  /**
   * Finds out whether this node can make claims, by asking for one that nobody can have.
   * @throws {RemoteError} when it cannot.
   */
  checkClaims(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
/** Short enough for a second try before the messages go back: a lost answer may have brought claims. */
const CLAIM_TIMEOUT_MS = 4_000;
/** Later it would be old news. */
const PROGRESS_TIMEOUT_MS = 2_000;
/** The id of no grading. */
const NO_GRADING = "none";
const BUNDLE_TRIES = 5;
const BUNDLE_RETRY = { minMs: 100, maxMs: 1_000 };

/** The Worker's routes for graders. Methods reject with `RemoteError`. */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const call = (method: "GET" | "POST", path: string, body?: unknown): JsonCall => ({
    peer: "The Worker",
    url: `${options.apiUrl}/api/grader/${path}`,
    token: options.token,
    method,
    body,
    timeoutMs: TIMEOUT_MS,
  });

  async function claim(claimId: string, gradingIds: string[]) {
    const request = call("POST", "claims", { claimId, gradingIds });
    const answer = await callJson({ ...request, timeoutMs: CLAIM_TIMEOUT_MS }, ClaimAnswer);
    return answer.claims;
  }

  return {
    claim,
    async checkClaims() {
      await claim(randomUUID(), [NO_GRADING]);
    },
    async report(reports) {
      return await callJson(call("POST", "results", { reports }), ReportAnswer);
    },
    async progress(runs) {
      const request = call("POST", "progress", { progress: runs });
      await callJson({ ...request, timeoutMs: PROGRESS_TIMEOUT_MS }, ProgressAnswer);
    },
    async bundleText(versionId) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await callText(call("GET", `bundles/${versionId}`));
        } catch (error) {
          const isFinal = error instanceof RemoteError && error.status === 404;
          if (isFinal || attempt + 1 === BUNDLE_TRIES) throw error;
          await sleep(backoffMs(BUNDLE_RETRY, attempt));
        }
      }
    },
  };
}
