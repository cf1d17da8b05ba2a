import { expect, test } from "vitest";

import { SubmissionList } from "../../contract/api.ts";
import { ErrorEnvelope } from "../../contract/errors.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

describeShared("a bad request over HTTP", (local) => {
  test("gets the envelope with the right status, and nothing is stored", async () => {
    const { url } = local();
    const student = await newStudent(url);
    const other = await newStudent(url);
    const assignmentId = await readFirstAssignmentId(url);
    const foreign = await other.submit(assignmentId, `# ${crypto.randomUUID()}`);
    const bearer = { Authorization: `Bearer ${student.token}` };
    const json = { ...bearer, "Content-Type": "application/json" };
    const submission = (code: unknown) => JSON.stringify({ assignmentId, code });

    const cases: [string, string, RequestInit, number, string][] = [
      [
        "not JSON",
        "/submissions",
        { method: "POST", headers: json, body: "{" },
        400,
        "bad_request",
      ],
      [
        "no code",
        "/submissions",
        { method: "POST", headers: json, body: submission(1) },
        422,
        "invalid",
      ],
      [
        "no content type",
        "/submissions",
        { method: "POST", headers: bearer, body: new Blob([submission("x")]) },
        400,
        "bad_request",
      ],
      [
        "code over 64 KiB",
        "/submissions",
        { method: "POST", headers: json, body: submission("#".repeat(65_537)) },
        413,
        "too_large",
      ],
      [
        "a body of megabytes",
        "/submissions",
        { method: "POST", headers: json, body: submission("#".repeat(8_000_000)) },
        413,
        "too_large",
      ],
      [
        "no session",
        "/submissions",
        { method: "POST", headers: { "Content-Type": "application/json" }, body: submission("x") },
        401,
        "unauthorized",
      ],
      [
        "another user's submission",
        `/submissions/${foreign.id}`,
        { headers: bearer },
        404,
        "not_found",
      ],
      ["no such route", "/no/such/route", { headers: bearer }, 404, "not_found"],
      [
        "no such method",
        "/submissions",
        { method: "DELETE", headers: bearer },
        405,
        "method_not_allowed",
      ],
      [
        "a node's route",
        "/grader/claims",
        { method: "POST", headers: json, body: "{}" },
        401,
        "unauthorized",
      ],
      ["a socket without upgrade", "/connect", { headers: bearer }, 426, "upgrade_required"],
    ];
    for (const [name, path, init, status, code] of cases) {
      const response = await fetch(`${url}/api${path}`, init);
      const { error } = ErrorEnvelope.parse(await response.json());
      expect([name, response.status, error.code]).toEqual([name, status, code]);
    }
    const mine = await student.get(`/submissions?assignmentId=${assignmentId}`, SubmissionList);
    expect(mine.submissions).toEqual([]);
  });
});
