import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import { newCourse, newStudent, caller } from "../testing/actors.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";

test("a fault of ours is logged without the student's code, and says nothing of itself outside", async () => {
  const [assignmentId = ""] = (await newCourse()).ids;
  const student = await newStudent();
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = new Proxy(env.DB, {
    get(target, key) {
      if (key === "batch") return async () => target.prepare("select * from no_such_table").all();
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const code = "a_very_private_program = 1";
  const answer = await caller(student.token, broken)<ErrorEnvelope>("POST", "/submissions", {
    assignmentId,
    code,
  });
  const logged = log.mock.calls.flat().join("\n");
  log.mockRestore();

  expect([answer.status, answer.body.error.code]).toEqual([500, "internal"]);
  expect(JSON.stringify(answer.body)).not.toContain("no_such_table");
  expect(logged).toContain("no_such_table");
  expect(logged).not.toContain("a_very_private_program");

  // The student is not left with a submission that never was.
  await student.submit(assignmentId, code);
});

test("the parameters of a failed query stay out of the log", async () => {
  const student = await newStudent();
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = new Proxy(env.DB, {
    get(target, key) {
      if (key === "prepare") return () => target.prepare("select ? from no_such_table");
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const { status } = await caller(student.token, broken)("GET", "/me");
  const logged = log.mock.calls.flat().join("\n");
  log.mockRestore();
  expect(status).toBe(500);
  expect(logged).toContain("no_such_table");
  expect(logged).not.toContain("params");
});
