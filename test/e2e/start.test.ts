import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { expect, test } from "vitest";

import { docker, runCommand } from "../../grader-node/image/docker-cli.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { npmStart, START_COMMAND } from "../support/npm-start.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

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
      const system = await npmStart();
      const { url, stateDir } = system;

      const student = await newStudent(url);
      const submission = await student.grade(await readFirstAssignmentId(url), "x = 1\n");
      expect(submission.status).toBe("graded");

      expect(await system.stop(signal)).toBe(0);
      expect(await findLeftovers(stateDir, new URL(url).port)).toEqual([]);
      await system.forget();
    },
  );

  test("says in a sentence that its port is in use, and leaves nothing running", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" ? address?.port : 0;
    const outcome = spawnSync(process.execPath, START_COMMAND, {
      env: { ...process.env, PORT: String(port) },
      encoding: "utf8",
    });
    holder.close();
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain(`Port ${port} is in use.`);
    expect(outcome.stderr.trim().split("\n")).toHaveLength(1);
  });
});
