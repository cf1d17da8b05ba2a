import { spawn } from "node:child_process";

/** A failure that a person can act on: `message` is one sentence, `detail` what the program printed. */
export class ImageBuildError extends Error {
  override readonly name = "ImageBuildError";
  readonly detail: string;
  constructor(message: string, detail = "") {
    super(detail === "" ? message : `${message}\n${detail}`);
    this.detail = detail;
  }
}

export interface CommandResult {
  /** Null when the program was ended by a signal or by the time limit. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program and collects what it prints; rejects only when it cannot be started. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { timeoutMs?: number; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeoutMs,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** As `runCommand` for the docker command line; says plainly when that is not installed. */
export async function docker(
  args: readonly string[],
  options: { timeoutMs?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  try {
    return await runCommand("docker", args, options);
  } catch {
    throw new ImageBuildError(
      "The docker command was not found. Install it (on Debian: apt install docker.io).",
    );
  }
}

const ENGINE_TIMEOUT_MS = 15_000;

/** Null when an engine answers, else a sentence that says what to do. */
export async function whyNoDocker(): Promise<string | null> {
  try {
    const answer = await docker(["version", "--format", "{{.Server.Version}}"], {
      timeoutMs: ENGINE_TIMEOUT_MS,
    });
    if (answer.code === 0) return null;
    return `No Docker engine answers (${firstLine(answer.stderr)}). Start one, or set DOCKER_HOST.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function imageExists(tag: string): Promise<boolean> {
  return (await docker(["image", "inspect", "--format", "{{.Id}}", tag])).code === 0;
}

export function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
