import type { Submission } from "../../contract/api.ts";
import { isFinal } from "../domain/submission-view.ts";

/**
 * The user's submissions that have no outcome yet, as they were last told: how far a run is has no
 * other home. In the SQLite of the user's object; what is lost comes again with the next word of it.
 */
export function createOpenSubmissions(sql: SqlStorage) {
  sql.exec("create table if not exists open_submissions (id text primary key, body text not null)");

  function find(id: string): Submission | null {
    const [row] = sql
      .exec<{ body: string }>("select body from open_submissions where id = ?", id)
      .toArray();
    return row === undefined ? null : (JSON.parse(row.body) as Submission);
  }

  return {
    isEmpty: () => sql.exec("select 1 from open_submissions limit 1").toArray().length === 0,

    /** Keeps the newest word of an open one, and forgets one that has ended. */
    note(submission: Submission): void {
      if (isFinal(submission.status)) {
        sql.exec("delete from open_submissions where id = ?", submission.id);
        return;
      }
      const body = JSON.stringify(submission);
      sql.exec("insert or replace into open_submissions values (?, ?)", submission.id, body);
    },

    /** Forgets those that are not among the open ones of D1. */
    keepOnly(ids: readonly string[]): void {
      sql.exec(
        "delete from open_submissions where id not in (select value from json_each(?))",
        JSON.stringify(ids),
      );
    },

    /** The same with the tests that ended so far, where this run's are known. */
    withProgress(submission: Submission): Submission {
      const last = submission.status === "running" ? find(submission.id) : null;
      if (last === null || last.status !== "running") return submission;
      return { ...submission, tests: last.tests, testCount: last.testCount };
    },
  };
}
