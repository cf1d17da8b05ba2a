import type { AccountExport } from "../../contract/export.ts";
import type { DeskDraft } from "../domain/desk.ts";
import { faultForLog } from "../domain/fault.ts";
import { instant } from "../domain/instant.ts";
import { writeJson } from "../domain/json-stream.ts";
import { viewSubmission } from "../domain/submission-view.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { type AccountFacts, listSubmissionsAfter, readAccountFacts } from "../store/export.ts";
import { userObjectOf } from "./delivery.ts";

/** Of so many assignments the texts are asked for at once: a call of an object holds 32 MB. */
const TEXTS_AT_ONCE = 20;

type Fields = AccountExport;
type LongList = "drafts" | "otherDrafts" | "submissions";

/**
 * Everything of a user's as one JSON document. What may be long is read page by page while it is
 * sent. When something fails in between, the stream breaks off: half an export must not look like one.
 *
 * @returns null when there is no such user.
 */
export async function exportAccount(
  env: Env,
  db: Db,
  userId: string,
  now: number,
): Promise<ReadableStream<Uint8Array> | null> {
  const user = userObjectOf(env, userId);
  const [facts, outline] = await Promise.all([readAccountFacts(db, userId), user.deskOutline()]);
  if (facts === null) return null;

  async function* texts(kind: "drafts" | "others"): AsyncGenerator<Fields["drafts"]> {
    for (let start = 0; start < outline.assignmentIds.length; start += TEXTS_AT_ONCE) {
      const ids = outline.assignmentIds.slice(start, start + TEXTS_AT_ONCE);
      yield (await user.deskTexts(kind, ids)).map(viewText);
    }
  }

  async function* submissions(): AsyncGenerator<Fields["submissions"]> {
    let last = null;
    for (;;) {
      const page = await listSubmissionsAfter(db, userId, last);
      last = page.at(-1);
      if (last === undefined) return;
      yield page.map(({ code, ...row }) => Object.assign(viewSubmission(row), { code }));
    }
  }

  const head: Omit<Fields, LongList> = {
    format: "gradewire-account",
    version: 1,
    exportedAt: instant(now),
    ...viewFacts(facts),
    visits: outline.visits,
  };
  const lists: Record<LongList, AsyncIterable<unknown[]>> = {
    drafts: texts("drafts"),
    otherDrafts: texts("others"),
    submissions: submissions(),
  };
  return streamOf(writeJson(head, lists));
}

function viewFacts(
  facts: AccountFacts,
): Omit<Fields, LongList | "format" | "version" | "exportedAt" | "visits"> {
  const { user, recoveryCodeSince } = facts;
  return {
    user: { ...user, createdAt: instant(user.createdAt) },
    identities: facts.identities.map((one) => ({ ...one, since: instant(one.since) })),
    recoveryCodeSince: orNull(recoveryCodeSince),
    sessions: facts.sessions.map(({ startedAt, replacedAt }) => ({
      startedAt: instant(startedAt),
      replacedAt: orNull(replacedAt),
    })),
    instructorOf: facts.roles.map((one) => ({ ...one, since: instant(one.since) })),
    score: sumOf(facts.solved),
    courses: Array.from(
      Map.groupBy(facts.solved, ({ course }) => course),
      ([slug, solved]) => ({
        slug,
        title: solved[0]?.courseTitle ?? slug,
        score: sumOf(solved),
        solved: solved.map(({ course: _course, courseTitle: _title, ...one }) => ({
          ...one,
          solvedAt: instant(one.solvedAt),
        })),
      }),
    ),
    ratings: facts.ratings.map(({ userId: _user, id: _id, ...one }) => ({
      ...one,
      ratedAt: instant(one.ratedAt),
    })),
    reports: facts.reports.map(({ userId: _user, createdAt, closedAt, ...one }) => ({
      ...one,
      createdAt: instant(createdAt),
      closedAt: orNull(closedAt),
      state: closedAt === null ? "open" : "closed",
    })),
  };
}

function viewText({ assignmentId, code, savedAt }: DeskDraft): Fields["drafts"][number] {
  return { assignmentId, code, savedAt: instant(savedAt) };
}

function orNull(time: number | null): string | null {
  return time === null ? null : instant(time);
}

function sumOf(solved: readonly { points: number }[]): number {
  return solved.reduce((sum, { points }) => sum + points, 0);
}

/** The pieces as bytes, each made when it is asked for. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        console.error(JSON.stringify({ event: "export_error", ...faultForLog(error) }));
        controller.error(new Error("The export broke off."));
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
