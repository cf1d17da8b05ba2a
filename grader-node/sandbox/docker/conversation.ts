import type { z } from "zod";

import { createFrameReader, encodeFrame } from "../frames.ts";
import { SandboxError, type SandboxProgress } from "../types.ts";
import { type Answer, Ready, Said } from "./messages.ts";

/**
 * What is said with one container: it says that it is ready, is asked, perhaps says how far it is,
 * answers, says that it is ready again. Whatever comes at another time, or in another shape, ends the conversation.
 */
export interface Conversation {
  readonly hasEnded: boolean;
  /** Whether anything came since it was last asked. */
  readonly hasSpoken: boolean;
  /** Takes what the container wrote. */
  read(chunk: Buffer): void;
  /** Resolves when it can be asked. @throws {SandboxError} when it ends before. */
  ready(): Promise<Ready>;
  /** Sends a job to a container that is ready. @throws {SandboxError} when no answer comes. */
  ask(job: unknown, onProgress?: (progress: SandboxProgress) => void): Promise<Answer>;
  /** Idempotent; the first reason is what the waiting ones are told. */
  end(reason: SandboxError): void;
}

export function createConversation(options: {
  write(frame: Buffer): void;
  /** Called once. */
  onEnd(): void;
}): Conversation {
  let turn: "readying" | "ready" | "asked" | "ended" = "readying";
  let endedBy: SandboxError | undefined;
  let hasSpoken = false;
  let readiness = promised<Ready>();
  let answer = promised<Answer>();
  let tellProgress: ((progress: SandboxProgress) => void) | undefined;

  function end(reason: SandboxError): void {
    if (turn === "ended") return;
    turn = "ended";
    endedBy = reason;
    readiness.reject(reason);
    answer.reject(reason);
    options.onEnd();
  }

  function hear(body: Buffer): void {
    if (turn === "readying") {
      const message = parseMessage(Ready, body);
      turn = "ready";
      readiness.resolve(message);
    } else if (turn === "asked") {
      const message = parseMessage(Said, body);
      if (message.type === "progress") {
        tellProgress?.(message);
        return;
      }
      turn = "readying";
      readiness = promised();
      answer.resolve(message);
    } else if (turn === "ready") {
      throw new SandboxError("The container broke the protocol: it spoke before it was asked.");
    }
  }

  const readFrames = createFrameReader(hear);

  return {
    get hasEnded() {
      return turn === "ended";
    },
    get hasSpoken() {
      return hasSpoken;
    },
    read(chunk) {
      if (turn === "ended") return;
      hasSpoken = true;
      try {
        readFrames(chunk);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const isOurs = error instanceof SandboxError;
        end(isOurs ? error : new SandboxError(`The container broke the protocol: ${why}`));
      }
    },
    ready: () => readiness.promise,
    ask(job, onProgress) {
      hasSpoken = false;
      if (turn !== "ready") {
        end(new SandboxError("The container was asked before it was ready."));
        // The promise at hand may be the last job's, and hold what that one was answered.
        return Promise.reject(endedBy);
      }
      turn = "asked";
      answer = promised();
      tellProgress = onProgress;
      options.write(encodeFrame(job));
      return answer.promise;
    },
    end,
  };
}

/** A promise that may be rejected while nobody waits for it. */
function promised<T>(): PromiseWithResolvers<T> {
  const made = Promise.withResolvers<T>();
  made.promise.catch(() => undefined);
  return made;
}

function parseMessage<T>(schema: z.ZodType<T>, body: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw new SandboxError("The container answered with something else than JSON.");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".") || "the answer itself");
  throw new SandboxError(
    `The container's answer is malformed at ${fields.slice(0, 5).join(", ")}.`,
  );
}
