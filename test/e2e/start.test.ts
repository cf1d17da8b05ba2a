import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { docker, runCommand } from "../../grader-node/image/docker-cli.ts";
import { ROOT } from "../../scripts/paths.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

/** As a person's `npm start` runs it. */
const COMMAND = [join(ROOT, "scripts/bootstrap.cjs"), "start"];

/** Processes that still use this state folder or port, and containers of its grader. */
async function findLeftovers(stateDir: string, port: string): Promise<string[]> {
  const processes = await runCommand("ps", ["-eo", "args"]);
  const containers = await docker([
    "ps",
    "--all",
    "--quiet",
    `--filter=label=gradewire.job=local-${port}`,
  ]);
  const lines = [...processes.stdout.split("\n"), ...containers.stdout.split("\n")];
  return lines.filter((line) => line.includes(stateDir) || /^[0-9a-f]{12}$/.test(line));
}

describeShared("npm start", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints its address once code is graded there, and %s to its group ends all of it",
    async (signal) => {
      const stateDir = await mkdtemp(join(tmpdir(), "gradewire-start-"));
      const start = spawn(process.execPath, [...COMMAND, "--port", "0", "--state", stateDir], {
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
      });
      let printed = "";
      const url = await new Promise<string>((resolve, reject) => {
        start.stdout.on("data", (chunk: Buffer) => {
          printed += chunk.toString();
          const found = /Gradewire is ready: +(\S+)/.exec(printed)?.[1];
          if (found !== undefined) resolve(found);
        });
        start.on("exit", () => reject(new Error(`ended before it was ready:\n${printed}`)));
      });

      const student = await newStudent(url);
      const submission = await student.grade(await readFirstAssignmentId(url), "x = 1\n");
      expect(submission.status).toBe("graded");

      // A terminal's Ctrl-C, and a service manager, signal the whole process group.
      if (start.pid !== undefined) process.kill(-start.pid, signal);
      const [code] = await once(start, "exit");
      expect(code).toBe(0);
      expect(await findLeftovers(stateDir, new URL(url).port)).toEqual([]);
      await rm(stateDir, { recursive: true, force: true });
    },
  );

  test("says in a sentence that its port is in use, and leaves nothing running", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" ? address?.port : 0;
    const outcome = spawnSync(process.execPath, COMMAND, {
      env: { ...process.env, PORT: String(port) },
      encoding: "utf8",
    });
    holder.close();
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain(`Port ${port} is in use.`);
    expect(outcome.stderr.trim().split("\n")).toHaveLength(1);
  });
});
