import { asc, eq, sql } from "drizzle-orm";

import type { Verdict } from "../../contract/verdict.ts";
import type { TimePlace } from "../domain/time-cursor.ts";
import type { Db } from "./db.ts";
import { assignments, problemReports, ratings } from "./schema.ts";

export interface AssignmentFeedbackRow {
  id: string;
  slug: string;
  title: string;
  position: number | null;
  ratings: number;
  meanStars: number | null;
  openReports: number;
}

/** The figures of a course's assignments in order; at the end those that are listed no more. */
export async function listAssignmentFeedback(
  db: Db,
  course: string,
): Promise<AssignmentFeedbackRow[]> {
  return db
    .select({
      id: assignments.id,
      slug: assignments.slug,
      title: assignments.title,
      position: assignments.position,
      ratings: sql<number>`(select count(*) from ratings r where r.assignment_id = assignments.id)`,
      meanStars: sql<
        number | null
      >`(select avg(r.stars) from ratings r where r.assignment_id = assignments.id)`,
      openReports: sql<number>`(select count(*) from problem_reports p
        where p.assignment_id = assignments.id and p.closed_at is null)`,
    })
    .from(assignments)
    .where(eq(assignments.course, course))
    .orderBy(sql`position is null`, asc(assignments.position));
}

interface SaidRow {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  assignmentId: string;
  versionId: string;
}

/** Whose it is is not read. */
export type FeedbackRow =
  | (SaidRow & { kind: "comment"; stars: number; comment: string })
  | (SaidRow & {
      kind: "report";
      message: string;
      closedAt: number | null;
      verdict: Verdict | null;
    });

/** Comments and reports of a course before this place, newest first. */
export async function listFeedback(
  db: Db,
  course: string,
  { at, id }: TimePlace,
  limit: number,
): Promise<FeedbackRow[]> {
  const [comments, reports] = await db.batch([
    db
      .select({
        kind: sql<"comment">`'comment'`.as("kind"),
        id: ratings.id,
        at: sql<number>`${ratings.ratedAt}`.as("at"),
        assignmentId: ratings.assignmentId,
        versionId: ratings.versionId,
        stars: ratings.stars,
        comment: sql<string>`${ratings.comment}`.as("comment"),
      })
      .from(ratings)
      .where(
        sql`${ratings.course} = ${course} and comment is not null
          and (${ratings.ratedAt}, ${ratings.id}) < (${at}, ${id})`,
      )
      .orderBy(sql`rated_at desc, id desc`)
      .limit(limit),
    db
      .select({
        kind: sql<"report">`'report'`.as("kind"),
        id: problemReports.id,
        at: sql<number>`${problemReports.createdAt}`.as("at"),
        assignmentId: problemReports.assignmentId,
        versionId: problemReports.versionId,
        message: problemReports.message,
        closedAt: problemReports.closedAt,
        verdict: sql<Verdict | null>`(select g.verdict from submissions s
          inner join gradings g on g.id = s.grading_id
          where s.id = problem_reports.submission_id)`.as("verdict"),
      })
      .from(problemReports)
      .where(
        sql`${problemReports.course} = ${course}
          and (${problemReports.createdAt}, ${problemReports.id}) < (${at}, ${id})`,
      )
      .orderBy(sql`created_at desc, id desc`)
      .limit(limit),
  ]);
  return [...comments, ...reports]
    .toSorted((x, y) => y.at - x.at || (x.id < y.id ? 1 : -1))
    .slice(0, limit);
}
