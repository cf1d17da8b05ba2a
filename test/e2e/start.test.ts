import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ROOT } from "../../scripts/paths.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

/** As a person's `npm start` runs it. */
const COMMAND = [join(ROOT, "scripts/bootstrap.cjs"), "start"];

describeShared("npm start", () => {
  test("prints its address once code is graded there, and Ctrl-C ends all of it", async () => {
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

    // Ctrl-C in a terminal goes to the whole process group.
    if (start.pid !== undefined) process.kill(-start.pid, "SIGINT");
    const [code] = await once(start, "exit");
    expect(code).toBe(0);
    await expect(fetch(`${url}/api/health`)).rejects.toThrow("fetch failed");
    await rm(stateDir, { recursive: true, force: true });
  });

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
