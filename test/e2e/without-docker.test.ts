import { describe, expect, test } from "vitest";

import { readFirstAssignmentId } from "../support/course.ts";
import { npmStart } from "../support/npm-start.ts";
import { newStudent } from "../support/student.ts";

/** As on a machine that has no engine. */
const NO_ENGINE = { DOCKER_HOST: "unix:///nowhere/docker.sock" };
const SIGN = 'def welcome(name):\n    return f"Welcome, {name}!"\n';

describe("npm start where no Docker engine answers", () => {
  test("says what that means, and grades what is sent to it in WebAssembly", async () => {
    const system = await npmStart(NO_ENGINE);
    try {
      expect(system.printed).toContain("No Docker engine answers");
      expect(system.printed).toContain("WebAssembly");
      const assignmentId = await readFirstAssignmentId(system.url);
      const student = await newStudent(system.url);
      const right = await student.grade(assignmentId, SIGN);
      expect(right).toMatchObject({ verdict: "correct", sandbox: "wasm" });
      const wrong = await student.grade(assignmentId, "def welcome(name):\n    return name\n");
      expect(wrong).toMatchObject({ verdict: "incorrect", sandbox: "wasm" });
      const endless = await student.grade(assignmentId, "while True:\n    pass\n");
      expect(endless).toMatchObject({ verdict: "time_limit", sandbox: "wasm" });
    } finally {
      expect(await system.stop("SIGINT")).toBe(0);
      await system.forget();
    }
  });
});
