import { env } from "cloudflare:test";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Me } from "../../contract/api.ts";
import type { Claim } from "../../contract/grader.ts";
import type { Verdict } from "../../contract/verdict.ts";
import { MAX_ATTEMPTS } from "../domain/lease.ts";
import { openDb } from "../store/db.ts";
import { newNode, newSubmission, type Node, openPage, resultOf } from "../testing/actors.ts";
import { sweep } from "./sweep.ts";

/** What can happen around one grading; `node` and `claim` pick among those there are. */
type Step =
  | { kind: "claim"; node: number }
  | { kind: "report"; claim: number; verdict: Verdict; by: number }
  | { kind: "fault" | "return"; claim: number; by: number }
  | { kind: "expire" | "sweep" };

const index = fc.nat({ max: 5 });
const verdict = fc.constantFrom<Verdict>("correct", "incorrect", "time_limit");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("claim" as const), node: index }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("report" as const),
      claim: index,
      verdict,
      by: index,
    }),
  },
  fc.record({
    kind: fc.constantFrom("fault" as const, "return" as const),
    claim: index,
    by: index,
  }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("expire" as const, "sweep" as const) }),
  },
);

/** Every claim that was ever made, with who made it: late and repeated reports pick among them. */
interface Made {
  claim: Claim;
  node: Node;
}

async function play(steps: readonly Step[]) {
  const { gradingId, student, submission, read } = await newSubmission();
  const page = await openPage(student);
  const nodes = [await newNode(), await newNode()];
  const made: Made[] = [];
  /** The first verdict that was taken: nothing that comes later may change it. */
  let taken: Verdict | null = null;
  /** What nodes were answered that reported under a lease that is not theirs. */
  const foreign: string[] = [];

  async function take({ kind, ...rest }: Step): Promise<void> {
    const picked = "claim" in rest ? made[rest.claim % Math.max(1, made.length)] : undefined;
    // Mostly the one that made the claim, now and then another with a lease that is not its own.
    const sender =
      "by" in rest && rest.by === 5 ? nodes.find((one) => one !== picked?.node) : picked?.node;
    if (kind === "claim" && "node" in rest) {
      const node = nodes[rest.node % nodes.length]!;
      for (const claim of await node.claim([gradingId])) {
        made.push({ claim, node });
      }
    } else if (
      kind === "report" &&
      "verdict" in rest &&
      picked !== undefined &&
      sender !== undefined
    ) {
      const outcome = await sender.report(picked.claim, resultOf(rest.verdict));
      if (sender !== picked.node) foreign.push(outcome);
      if (outcome === "stored") taken ??= rest.verdict;
    } else if (kind === "fault" && picked !== undefined && sender !== undefined) {
      await sender.fail(picked.claim);
    } else if (kind === "return" && picked !== undefined && sender !== undefined) {
      await sender.giveBack(picked.claim);
    } else if (kind === "expire") {
      await env.DB.prepare(
        "update gradings set lease_expires_at = 1 where id = ? and status = 'running'",
      )
        .bind(gradingId)
        .run();
    } else if (kind === "sweep") {
      await sweep(env, openDb(env.DB), Date.now());
    }
  }

  for (const one of steps) {
    await take(one);
    const now = await read();
    expect(now).toMatchObject(
      taken === null ? { verdict: null } : { status: "graded", verdict: taken },
    );
  }

  // Whatever happened, it ends: a healthy node comes, or the attempts are used up.
  for (let round = 0; taken === null && round <= MAX_ATTEMPTS; round += 1) {
    await take({ kind: "expire" });
    await take({ kind: "sweep" });
    const [last] = await nodes[0]!.claim([gradingId]);
    if (last !== undefined && (await nodes[0]!.report(last, resultOf("correct"))) === "stored") {
      taken = "correct";
    }
  }
  await sweep(env, openDb(env.DB), Date.now() + 60_000);
  const end = await read();
  expect(end).toMatchObject(
    taken === null ? { status: "failed", verdict: null } : { status: "graded", verdict: taken },
  );
  const { body: me } = await student.call<Me>("GET", "/me");
  expect(me.score).toBe(taken === "correct" ? 100 : 0);
  const ends = page.events.filter(
    (event) =>
      event.type === "submission" &&
      event.submission.id === submission.id &&
      ["graded", "failed"].includes(event.submission.status),
  );
  expect(ends).toHaveLength(1);
  expect(foreign).not.toContain("stored");
  for (const { claim } of made) expect(claim.attempt).toBeLessThanOrEqual(MAX_ATTEMPTS);
  page.socket.close();
}

test("late, repeated, reordered and contradicting reports leave one verdict, told once, worth its points once", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), play), {
    numRuns: 60,
    endOnFailure: true,
  });
}, 120_000);
