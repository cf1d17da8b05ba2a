import { randomUUID } from "node:crypto";

import type Docker from "dockerode";

import { createCutter, MAX_FRAME_BYTES } from "../frames.ts";
import { SandboxError, type SandboxProgress } from "../types.ts";
import { containerOptions, type ContainerSpec } from "./container-options.ts";
import { createConversation } from "./conversation.ts";
import type { Answer, Ready } from "./messages.ts";

/** A started container whose judge takes jobs on stdin, one at a time. */
export interface JobContainer {
  readonly name: string;
  /** The largest program that it has room for, in MiB. */
  readonly memoryMb: number;
  /** `performance.now()`. */
  readonly createdAt: number;
  readonly hasEnded: boolean;
  /** Called once, when the container's stream has closed for whatever reason. */
  onEnd(listener: () => void): void;
  /** Resolves when it can take a job. @throws {SandboxError} when it ends before. */
  untilReady(): Promise<Ready>;
  /**
   * Sends one job to a container that is ready, and resolves with its answer; what it says of the
   * job before goes to `onProgress`.
   * @throws {ContainerGone} when the container had ended before the job was sent.
   * @throws {SandboxError} when it ends later, or says something else than one answer.
   */
  exchange(
    job: unknown,
    signal?: AbortSignal,
    onProgress?: (progress: SandboxProgress) => void,
  ): Promise<Answer>;
  /** Kills and removes it. @throws {SandboxError} when the engine does not. */
  remove(): Promise<void>;
}

/** The container has never had the job that was sent to it; another one may be asked. */
export class ContainerGone extends SandboxError {}

/** The kernel ended the container, or something in it, since its job took more memory than it has. */
export class ContainerOutOfMemory extends SandboxError {}

const CREATE_TIMEOUT_MS = 30_000;
/** From the start of its process to its first word; a cold gVisor under load takes some seconds. */
const FIRST_READY_MS = 30_000;
const REMOVE_TIMEOUT_MS = 30_000;
const INSPECT_TIMEOUT_MS = 2_000;
/** Docker's multiplexed stream: one byte for the stream's number, three of nothing, the length. */
const STREAM_HEADER_BYTES = 8;
const STDOUT = 1;

/**
 * Creates, attaches and starts one container: three calls, of which nothing can be left out. Resolves
 * when the container has said that it is ready.
 * @param leftBehind is told a container's name when it could not be started: it was to be removed,
 * but the engine may not have done so, or may make it later.
 * @throws {SandboxError} after trying to remove what was made so far.
 */
export async function startContainer(
  docker: Docker,
  spec: ContainerSpec,
  leftBehind: (name: string) => void,
): Promise<JobContainer> {
  // Named by us, so that a container whose creation was not answered can be removed all the same.
  const name = `gradewire-${randomUUID()}`;
  try {
    // The client would otherwise repeat the whole body in the address.
    const request = {
      abortSignal: AbortSignal.timeout(CREATE_TIMEOUT_MS),
      _query: { name },
      _body: containerOptions(spec),
    };
    await docker.createContainer(request);
    const container = docker.getContainer(name);
    const stream = await container.attach({
      abortSignal: AbortSignal.timeout(CREATE_TIMEOUT_MS),
      hijack: true,
      stream: true,
      stdin: true,
      stdout: true,
    });
    const wired = wire(docker, name, spec.memoryMb, stream);
    await container.start({ abortSignal: AbortSignal.timeout(CREATE_TIMEOUT_MS) });
    await within(FIRST_READY_MS, wired.untilReady(), "It did not say that it is ready.");
    return wired;
  } catch (error) {
    leftBehind(name);
    const told = await withExitCode(docker, name, error);
    await removeContainer(docker, name).catch(() => undefined);
    throw new SandboxError(`A container could not be started: ${told.message}`, { cause: error });
  }
}

function wire(
  docker: Docker,
  name: string,
  memoryMb: number,
  stream: NodeJS.ReadWriteStream,
): JobContainer {
  const listeners: (() => void)[] = [];
  const talk = createConversation({
    write: (frame) => void stream.write(frame),
    onEnd() {
      close(stream);
      for (const listener of listeners) listener();
    },
  });
  const end = (reason: string) => talk.end(new SandboxError(reason));
  const giveUp = () => end("The job was given up.");

  const readStream = createCutter({
    headerBytes: STREAM_HEADER_BYTES,
    bodyBytes: (header) => header.readUInt32BE(4),
    maxBytes: MAX_FRAME_BYTES,
    onPiece: (header, body) => {
      if (header[0] === STDOUT) talk.read(Buffer.from(body));
    },
  });
  stream.on("data", (chunk: Buffer) => {
    if (talk.hasEnded) return;
    try {
      readStream(chunk);
    } catch (error) {
      end(`The container broke the protocol: ${sentence(error)}`);
    }
  });
  stream.on("error", (error: Error) => end(`The container's stream failed: ${error.message}`));
  stream.on("end", () => end("The container ended without a result."));
  stream.on("close", () => end("The container ended without a result."));

  return {
    name,
    memoryMb,
    createdAt: performance.now(),
    get hasEnded() {
      return talk.hasEnded;
    },
    onEnd(listener) {
      if (talk.hasEnded) listener();
      else listeners.push(listener);
    },
    untilReady: () => talk.ready(),
    async exchange(job, signal, onProgress) {
      if (signal?.aborted) giveUp();
      signal?.addEventListener("abort", giveUp, { once: true });
      const sentAt = Date.now();
      try {
        return await talk.ask(job, onProgress);
      } catch (error) {
        if (signal?.aborted) throw error;
        const mayBeUnread = !talk.hasSpoken;
        throw await withExitCode(docker, name, error, mayBeUnread ? sentAt : undefined);
      } finally {
        signal?.removeEventListener("abort", giveUp);
      }
    },
    async remove() {
      end("The container was removed.");
      await removeContainer(docker, name);
    },
  };
}

/** Force-removes a container; one that is gone already is fine. */
export async function removeContainer(docker: Docker, nameOrId: string): Promise<void> {
  try {
    await docker.getContainer(nameOrId).remove({
      force: true,
      v: true,
      abortSignal: AbortSignal.timeout(REMOVE_TIMEOUT_MS),
    });
  } catch (error) {
    // 409: the engine is removing it already.
    const status = statusOf(error);
    if (status === 404 || status === 409) return;
    throw new SandboxError(`Container ${nameOrId} could not be removed: ${sentence(error)}`, {
      cause: error,
    });
  }
}

/**
 * Tells the operator how the container ended, where the engine still knows.
 * @param sentAt when a job was sent that may not have been read, as Unix time in milliseconds. By the
 * engine's own word that the container ended before, or is no longer there, it has not: no program
 * can bring either about.
 */
async function withExitCode(
  docker: Docker,
  name: string,
  error: unknown,
  sentAt?: number,
): Promise<SandboxError> {
  const told = error instanceof SandboxError ? error : new SandboxError(sentence(error));
  try {
    const { State: state } = await docker
      .getContainer(name)
      .inspect({ abortSignal: AbortSignal.timeout(INSPECT_TIMEOUT_MS) });
    if (state.Running || state.Status === "created") return told;
    const memory = state.OOMKilled ? ", out of memory" : "";
    const text = `${told.message} Exit code ${state.ExitCode}${memory}.`;
    const isEarlier = sentAt !== undefined && Date.parse(state.FinishedAt) < sentAt;
    if (isEarlier) return new ContainerGone(text);
    return state.OOMKilled ? new ContainerOutOfMemory(text) : new SandboxError(text);
  } catch (failure) {
    const isGone = sentAt !== undefined && statusOf(failure) === 404;
    return isGone ? new ContainerGone("The container was removed by somebody.") : told;
  }
}

async function within<T>(ms: number, promise: Promise<T>, complaint: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new SandboxError(complaint)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function close(stream: NodeJS.ReadWriteStream): void {
  if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
  else stream.end();
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
