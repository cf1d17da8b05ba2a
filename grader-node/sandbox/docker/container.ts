import { randomUUID } from "node:crypto";

import type Docker from "dockerode";

import { createCutter, createFrameReader, encodeFrame, MAX_FRAME_BYTES } from "../frames.ts";
import { SandboxError } from "../types.ts";
import { containerOptions, type ContainerSpec } from "./container-options.ts";

/** A started container whose judge waits on stdin. */
export interface JobContainer {
  readonly name: string;
  /** In MiB, of the student's program. */
  readonly memoryMb: number;
  readonly createdAt: number;
  readonly hasEnded: boolean;
  /** Called once, when the container's stream has closed for whatever reason. */
  onEnd(listener: () => void): void;
  /**
   * Sends one job and answers with the frame that comes back, parsed.
   * @throws {SandboxError} when the container ends first, or says something else than one frame.
   */
  exchange(job: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Kills and removes it. @throws {SandboxError} when the engine does not. */
  remove(): Promise<void>;
}

const CREATE_TIMEOUT_MS = 30_000;
const REMOVE_TIMEOUT_MS = 30_000;
/** Docker's multiplexed stream: one byte for the stream's number, three of nothing, the length. */
const STREAM_HEADER_BYTES = 8;
const STDOUT = 1;

/**
 * Creates, attaches and starts one container: three calls, of which nothing can be left out.
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
    return wired;
  } catch (error) {
    leftBehind(name);
    await removeContainer(docker, name).catch(() => undefined);
    throw new SandboxError(`A container could not be started: ${sentence(error)}`, {
      cause: error,
    });
  }
}

function wire(
  docker: Docker,
  name: string,
  memoryMb: number,
  stream: NodeJS.ReadWriteStream,
): JobContainer {
  const listeners: (() => void)[] = [];
  const answer = Promise.withResolvers<Buffer>();
  // Nobody may be waiting yet when a warm container ends.
  answer.promise.catch(() => undefined);
  let hasEnded = false;
  let wasSent = false;

  function end(reason?: Error): void {
    if (hasEnded) return;
    hasEnded = true;
    answer.reject(reason ?? new SandboxError("The container ended without a result."));
    for (const listener of listeners) listener();
  }

  function giveUp(): void {
    end(new SandboxError("The job was given up."));
    close(stream);
  }

  const readFrames = createFrameReader((body) => {
    if (!wasSent) throw new Error("it answered before it was asked");
    answer.resolve(Buffer.from(body));
  });
  const readStream = createCutter({
    headerBytes: STREAM_HEADER_BYTES,
    bodyBytes: (header) => header.readUInt32BE(4),
    maxBytes: MAX_FRAME_BYTES,
    onPiece: (header, body) => {
      if (header[0] === STDOUT) readFrames(Buffer.from(body));
    },
  });

  stream.on("data", (chunk: Buffer) => {
    if (hasEnded) return;
    try {
      readStream(chunk);
    } catch (error) {
      end(new SandboxError(`The container broke the protocol: ${sentence(error)}`));
      close(stream);
    }
  });
  stream.on("error", (error: Error) =>
    end(new SandboxError(`The container's stream failed: ${error.message}`)),
  );
  stream.on("end", () => end());
  stream.on("close", () => end());

  return {
    name,
    memoryMb,
    createdAt: performance.now(),
    get hasEnded() {
      return hasEnded;
    },
    onEnd(listener) {
      if (hasEnded) listener();
      else listeners.push(listener);
    },
    async exchange(job, signal) {
      if (signal?.aborted) giveUp();
      signal?.addEventListener("abort", giveUp, { once: true });
      try {
        wasSent = true;
        if (!hasEnded) stream.write(encodeFrame(job));
        const body = await answer.promise;
        return parseFrame(body);
      } catch (error) {
        if (signal?.aborted) throw error;
        throw await withExitCode(docker, name, error);
      } finally {
        signal?.removeEventListener("abort", giveUp);
      }
    },
    async remove() {
      end(new SandboxError("The container was removed."));
      close(stream);
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

/** Tells the operator how the container ended, where the engine still knows. */
async function withExitCode(docker: Docker, name: string, error: unknown): Promise<SandboxError> {
  const told = error instanceof SandboxError ? error : new SandboxError(sentence(error));
  try {
    const { State: state } = await docker
      .getContainer(name)
      .inspect({ abortSignal: AbortSignal.timeout(2_000) });
    if (state.Running) return told;
    const memory = state.OOMKilled ? ", out of memory" : "";
    return new SandboxError(`${told.message} Exit code ${state.ExitCode}${memory}.`);
  } catch {
    return told;
  }
}

function parseFrame(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new SandboxError("The container answered with something else than JSON.");
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
