import { ClaimAnswer, ReportAnswer } from "../contract/grader.ts";
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
}

const TIMEOUT_MS = 10_000;
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

  return {
    async claim(gradingIds) {
      const answer = await callJson(call("POST", "claims", { gradingIds }), ClaimAnswer);
      return answer.claims;
    },
    async report(reports) {
      return await callJson(call("POST", "results", { reports }), ReportAnswer);
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
