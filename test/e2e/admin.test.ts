import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { HealthReport } from "../../grader-node/health.ts";
import { ROOT } from "../../scripts/paths.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent, type Student } from "../support/student.ts";
import { describeOwn } from "../support/system.ts";

describeOwn("npm run admin", (system) => {
  /** As an operator types it: what it printed, or the sentence with which it refused. */
  async function admin(...words: string[]): Promise<string> {
    const { GRADEWIRE_URL: _url, GRADEWIRE_TOKEN: _token, ...env } = process.env;
    const child = spawn(
      process.execPath,
      [join(ROOT, "scripts/bootstrap.cjs"), "admin", ...words],
      { env: { ...env, GRADEWIRE_STATE: system().stateDir }, stdio: ["ignore", "pipe", "pipe"] },
    );
    const [out, err, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    expect([words[0], status]).toEqual([words[0], err === "" ? 0 : 2]);
    return (out + err).trim();
  }

  test("the first admin is made in the database, and may do what admins may", async () => {
    const { local } = system();
    const student = await newStudent(local.url);
    const listed = async () =>
      fetch(`${local.url}/api/admin/nodes`, {
        headers: { Authorization: `Bearer ${student.token}` },
      });
    expect((await listed()).status).toBe(403);
    expect(await admin("grant", student.id, "admin")).toBe(`${student.id} is admin now.`);
    expect((await listed()).status).toBe(200);
    expect(await admin("grant", "nobody", "admin")).toContain("There is no user nobody.");
  });

  test("a link makes one person an instructor of one course", async () => {
    const { local } = system();
    const student = await newStudent(local.url);
    const link = await admin("invite", "first-steps");
    expect(link.startsWith(`${local.url}/invitation#`)).toBe(true);
    expect((await accept(student, link)).status).toBe(200);
    expect((await accept(await newStudent(local.url), link)).status).toBe(410);
    expect(await admin("invite", "no-such-course")).toBe("There is no such course.");
    // Theirs to publish now, though not with nothing in it.
    expect((await student.send("PUT", "/courses/first-steps", {})).status).toBe(422);
  });

  test("a revoked node is off at once, says why to its operator, and a new token brings it back", async () => {
    const { local } = system();
    const student = await newStudent(local.url);
    const assignmentId = await readFirstAssignmentId(local.url);
    expect(await admin("nodes")).toMatch(/^local +connected/m);

    expect(await admin("revoke", "local")).toBe(
      "local is revoked. 0 of its jobs went back to the queue.",
    );
    expect(await admin("revoke", "local")).toContain('No node called "local" is at work.');
    expect(await admin("nodes")).toMatch(/^local +revoked/m);
    expect(await untilUnhealthy(local.graderUrl)).toMatch(/token.*revoked/);

    const waiting = await student.submit(assignmentId, `x = "${crypto.randomUUID()}"\n`);
    const token = await admin("node", "second");
    await system().replaceGrader({ NODE_TOKEN: token });
    expect((await student.waitForEnd(waiting.id)).status).toBe("graded");
    expect(await admin("nodes")).toMatch(/^second +connected/m);
    expect(await admin("failures")).toBe("Nothing has failed.");
  });
});

async function accept(student: Student, link: string): Promise<Response> {
  return student.send("POST", "/invitations/accept", { token: new URL(link).hash.slice(1) });
}

/** The sentences with which the grader says that it does not work. */
async function untilUnhealthy(graderUrl: string): Promise<string> {
  for (;;) {
    const report = (await (await fetch(`${graderUrl}/healthz`)).json()) as HealthReport;
    if (report.status === "unhealthy") return report.reasons.join(" ");
    await sleep(50);
  }
}
