import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { Health } from "../../contract/api.ts";
import type { System } from "../../scripts/system.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { type CuttableProxy, startProxy } from "../support/proxy.ts";
import { newStudent } from "../support/student.ts";

/** Nudges are lost, and nothing else. */
export function tryCuttingTheFleetsSocket(system: () => System): void {
  async function countGraders(): Promise<number> {
    const response = await fetch(`${system().local.url}/api/health`);
    return Health.parse(await response.json()).graders;
  }

  describe("a node whose socket to the fleet is cut", () => {
    let proxy: CuttableProxy | null = null;

    beforeAll(async () => {
      proxy = await startProxy(system().local.url);
      await system().replaceGrader({ API_URL: proxy.url });
      await system().waitForGraders(1);
    });
    afterAll(async () => {
      await system().replaceGrader({});
      await proxy?.close();
    });

    test("goes on grading by polling, and connects again when it can", async () => {
      const { url } = system().local;
      const assignmentId = await readFirstAssignmentId(url);
      const student = await newStudent(url);
      const patience = { timeout: 60_000, interval: 100 };

      proxy?.cutSockets();
      await vi.waitFor(async () => expect(await countGraders()).toBe(0), patience);
      expect((await student.grade(assignmentId, `# ${crypto.randomUUID()}`)).status).toBe("graded");
      expect(await countGraders()).toBe(0);

      proxy?.mendSockets();
      await vi.waitFor(async () => expect(await countGraders()).toBe(1), patience);
      expect((await student.grade(assignmentId, `# ${crypto.randomUUID()}`)).status).toBe("graded");
    });
  });
}
