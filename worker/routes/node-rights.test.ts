import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { ErrorEnvelope } from "../../contract/errors.ts";
import { newNode, newSubmission, only, resultOf } from "../testing/actors.ts";

/** What was written to the log while `work` ran, as objects. */
async function logged(work: () => Promise<unknown>): Promise<{ event?: string }[]> {
  const spies = (["log", "warn", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  await work();
  const lines = spies.flatMap((spy) => spy.mock.calls.map(([line]) => String(line)));
  for (const spy of spies) spy.mockRestore();
  return lines.map((line) => JSON.parse(line) as { event?: string });
}

test("a node reads a bundle only while it runs a program against it", async () => {
  const { gradingId, submission } = await newSubmission();
  const [node, other] = await Promise.all([newNode(), newNode()]);
  const read = async (who: typeof node) =>
    who.call<ErrorEnvelope>("GET", `/grader/bundles/${submission.versionId}`);

  const lines = await logged(async () => {
    const early = await read(node);
    expect([early.status, early.body.error.message]).toEqual([
      404,
      "This node runs nothing that needs this bundle.",
    ]);
  });
  expect(lines).toEqual([
    { event: "bundle_refused", nodeId: node.id, versionId: submission.versionId },
  ]);

  const claim = only(await node.claim([gradingId]));
  expect((await read(node)).status).toBe(200);
  expect((await read(other)).status).toBe(404);
  await node.report(claim, resultOf("correct"));
  expect((await read(node)).status).toBe(404);
});

test("a result for what another node holds is refused, logged and changes nothing", async () => {
  const { gradingId, read } = await newSubmission("very_private = 1");
  const [holder, other] = await Promise.all([newNode(), newNode()]);
  const claim = only(await holder.claim([gradingId]));
  const lines = await logged(async () => {
    // Even under the very lease, which the other node cannot know.
    expect(await other.report(claim, resultOf("correct"))).toBe("refused");
    expect(await other.fail(claim)).toBe("refused");
  });
  expect(lines.map((line) => line.event)).toEqual(["result_refused", "result_refused"]);
  expect(lines[0]).toMatchObject({ nodeId: other.id, gradingId });
  expect(JSON.stringify(lines)).not.toContain("very_private");
  expect((await read()).status).toBe("running");
  expect(await holder.report(claim, resultOf("incorrect"))).toBe("stored");
  expect(await other.report(claim, resultOf("correct"))).toBe("refused");
  expect((await read()).verdict).toBe("incorrect");
});

test("a node claims nothing of what another holds, and hears nothing of its code", async () => {
  const { gradingId } = await newSubmission();
  const [holder, other] = await Promise.all([newNode(), newNode()]);
  const { lease } = only(await holder.claim([gradingId]));
  expect(await other.claim([gradingId], lease)).toEqual([]);
  const row = await env.DB.prepare("select node_id as holder from gradings where id = ?")
    .bind(gradingId)
    .first<{ holder: string }>();
  expect(row?.holder).toBe(holder.id);
});
