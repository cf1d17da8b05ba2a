import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

import type { Bundle } from "../../contract/bundle.ts";
import { GradingResult } from "../../contract/verdict.ts";
import { SECCOMP_PROFILE } from "../sandbox/docker/seccomp-profile.ts";

export type ImageJob = Omit<Bundle, "format"> & { code: string };

interface ReadyFrame {
  type: "ready";
  isolation: "namespaces" | "users";
  reason: string | null;
}

type Frame =
  | ReadyFrame
  | { type: "progress" }
  | { type: "result"; result: unknown }
  | { type: "error"; reason: string };

/** The docker command takes a profile by its file. */
const profileFolder = mkdtempSync(join(tmpdir(), "gradewire-seccomp-"));
const profileFile = join(profileFolder, "profile.json");
writeFileSync(profileFile, JSON.stringify(SECCOMP_PROFILE));
process.on("exit", () => rmSync(profileFolder, { recursive: true, force: true }));

/** The flags that the image is made for; tests run it with nothing more. */
const FLAGS = [
  ["--rm", "-i", "--network=none", "--read-only", "--tmpfs=/tmp:rw,size=64m,mode=1777"],
  ["--cap-drop=ALL", "--cap-add=SETUID", "--cap-add=SETGID", "--cap-add=KILL"],
  ["--security-opt=no-new-privileges"],
  ["--pids-limit=160", "--shm-size=16m"],
  ["--memory=576m", "--memory-swap=576m"],
].flat();
const HEADER_BYTES = 4;

/** One running container of the image; jobs go through it one after another, as long as it takes any. */
export class ImageRunner {
  readonly image: string;
  containersStarted = 0;
  /** What the container said of itself when it was last ready. */
  ready: ReadyFrame | null = null;
  readonly #securityOptions: string[];
  #child: ChildProcessByStdio<Writable, Readable, null> | null = null;
  #received = Buffer.alloc(0);
  #wake: () => void = () => {};

  /** `forbidsNamespaces` runs it as on a host that lets a container make none. */
  constructor(image: string, { forbidsNamespaces = false } = {}) {
    this.image = image;
    // The engine's own profile refuses them.
    this.#securityOptions = forbidsNamespaces ? [] : [`--security-opt=seccomp=${profileFile}`];
  }

  /** The result, or the reason of an error frame as `{ error }`. */
  async run(job: ImageJob): Promise<GradingResult | { error: string }> {
    // Its first word is that it is ready, as is the last one of each run that left nothing behind.
    if (this.#child === null) await this.#next(this.#start());
    const child = this.#start();
    const body = Buffer.from(JSON.stringify(job));
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32BE(body.length);
    child.stdin.write(Buffer.concat([header, body]));
    const answer = await this.#next(child);
    if (answer === null || answer.type === "ready" || answer.type === "progress") {
      throw new Error("the container ended without an answer");
    }
    await this.#next(child);
    return answer.type === "result" ? GradingResult.parse(answer.result) : { error: answer.reason };
  }

  /** Ends the input and waits for the container's exit code. */
  async close(): Promise<number | null> {
    const child = this.#child;
    if (child === null) return 0;
    this.#child = null;
    const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
    child.stdin.end();
    return exit;
  }

  /** The next frame, or null when the container has ended. */
  async #next(child: ChildProcessByStdio<Writable, Readable, null>): Promise<Frame | null> {
    for (;;) {
      const length =
        this.#received.length < HEADER_BYTES ? Infinity : this.#received.readUInt32BE(0);
      if (this.#received.length >= HEADER_BYTES + length) {
        const text = this.#received.subarray(HEADER_BYTES, HEADER_BYTES + length).toString();
        this.#received = this.#received.subarray(HEADER_BYTES + length);
        const frame = JSON.parse(text) as Frame;
        if (frame.type === "progress") continue;
        if (frame.type === "ready") this.ready = frame;
        return frame;
      }
      if (this.#child !== child) return null;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #start(): ChildProcessByStdio<Writable, Readable, null> {
    if (this.#child !== null) return this.#child;
    const child = spawn("docker", ["run", ...FLAGS, ...this.#securityOptions, this.image], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.containersStarted += 1;
    this.#received = Buffer.alloc(0);
    // A container that leaves is noticed by its closed output; what was written to it is lost.
    child.stdin.on("error", () => {});
    child.stdout.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    child.on("close", () => {
      if (this.#child === child) this.#child = null;
      this.#wake();
    });
    this.#child = child;
    return child;
  }
}
