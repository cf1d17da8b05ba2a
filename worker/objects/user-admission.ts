import { SUBMISSION_RULE, takeToken } from "../domain/token-bucket.ts";

/** A mark this old is checked against D1: its request may have died before it wrote anything. */
const MARK_DOUBTFUL_MS = 10_000;

export interface InFlight {
  submissionId: string;
  /** True when the mark is so old that it should be checked before it refuses anyone. */
  doubtful: boolean;
}

/**
 * One grading in flight per assignment and a token bucket, in the SQLite of the user's object. Both
 * can be lost without harm: a lost mark lets one submission more through, a lost bucket is full.
 */
export function createAdmission(sql: SqlStorage) {
  sql.exec(`
    create table if not exists in_flight (assignment_id text primary key, submission_id text not null, since integer not null);
    create table if not exists bucket (only integer primary key check (only = 1), tokens real not null, at integer not null);
  `);

  return {
    inFlight(assignmentId: string, now: number): InFlight | null {
      const [row] = sql
        .exec<{ submission_id: string; since: number }>(
          "select submission_id, since from in_flight where assignment_id = ?",
          assignmentId,
        )
        .toArray();
      if (row === undefined) return null;
      return { submissionId: row.submission_id, doubtful: now - row.since > MARK_DOUBTFUL_MS };
    },

    mark(assignmentId: string, submissionId: string, now: number): void {
      sql.exec(
        "insert or replace into in_flight values (?, ?, ?)",
        assignmentId,
        submissionId,
        now,
      );
    },

    /** Only the submission that set the mark takes it away. */
    release(submissionId: string): void {
      sql.exec("delete from in_flight where submission_id = ?", submissionId);
    },

    /** Takes one token; else the milliseconds until the next. */
    take(now: number): { retryAfterMs: number } | null {
      const [stored] = sql
        .exec<{ tokens: number; at: number }>("select tokens, at from bucket")
        .toArray();
      const outcome = takeToken(stored ?? null, SUBMISSION_RULE, now);
      const { tokens, at } = outcome.bucket;
      sql.exec("insert or replace into bucket values (1, ?, ?)", tokens, at);
      return outcome.taken ? null : { retryAfterMs: outcome.retryAfterMs };
    },
  };
}
