import type { Desk, DeskDraft } from "../domain/desk.ts";
import type { SavedText } from "../domain/draft.ts";

export interface DeskOutline {
  assignmentIds: string[];
  visits: Desk["visits"];
}

const EVERY: { condition: string; values: string[] } = { condition: "true", values: [] };

/**
 * What is a user's alone and has no other home: drafts and the last visit of each course. Kept in
 * the SQLite of their Durable Object.
 */
export function createDesk(sql: SqlStorage) {
  sql.exec(`
    create table if not exists drafts (assignment_id text primary key, code text not null, saved_at integer not null);
    create table if not exists visits (course text primary key, assignment_id text not null);
    create table if not exists other_drafts (assignment_id text not null, code text not null, saved_at integer not null, primary key (assignment_id, code));
  `);

  function draftsIn(table: "drafts" | "other_drafts", of = EVERY): DeskDraft[] {
    const { condition, values } = of;
    return sql
      .exec<{ assignment_id: string; code: string; saved_at: number }>(
        `select * from ${table} where ${condition} order by assignment_id, saved_at`,
        ...values,
      )
      .toArray()
      .map((row) => ({ assignmentId: row.assignment_id, code: row.code, savedAt: row.saved_at }));
  }

  function saveDraft(assignmentId: string, { code, savedAt }: SavedText): void {
    sql.exec("insert or replace into drafts values (?, ?, ?)", assignmentId, code, savedAt);
  }

  function visits(): Desk["visits"] {
    return sql
      .exec<{ course: string; assignment_id: string }>("select * from visits")
      .toArray()
      .map((row) => ({ course: row.course, assignmentId: row.assignment_id }));
  }

  function visit(course: string, assignmentId: string): void {
    sql.exec("insert or replace into visits values (?, ?)", course, assignmentId);
  }

  return {
    saveDraft,
    draft(assignmentId: string): SavedText | null {
      const [row] = sql
        .exec<{ code: string; savedAt: number }>(
          'select code, saved_at as "savedAt" from drafts where assignment_id = ?',
          assignmentId,
        )
        .toArray();
      return row ?? null;
    },
    /** Texts that came with another user's desk and did not become the draft, newest first. */
    otherDrafts(assignmentId: string): string[] {
      return sql
        .exec<{ code: string }>(
          "select code from other_drafts where assignment_id = ? order by saved_at desc",
          assignmentId,
        )
        .toArray()
        .map(({ code }) => code);
    },
    dropOtherDrafts(assignmentId: string): void {
      sql.exec("delete from other_drafts where assignment_id = ?", assignmentId);
    },
    visit,
    lastVisit(course: string): string | null {
      const [row] = sql
        .exec<{ assignment_id: string }>(
          "select assignment_id from visits where course = ?",
          course,
        )
        .toArray();
      return row?.assignment_id ?? null;
    },
    all(): Desk {
      return { drafts: draftsIn("drafts"), others: draftsIn("other_drafts"), visits: visits() };
    },
    /** All but the texts, and the assignments that have some: together those may be much. */
    outline(): DeskOutline {
      const assignmentIds = sql
        .exec<{ id: string }>(
          "select assignment_id as id from drafts union select assignment_id from other_drafts",
        )
        .toArray()
        .map(({ id }) => id);
      return { assignmentIds, visits: visits() };
    },
    /** The drafts of these assignments, or the texts that did not become one. */
    textsOf(kind: "drafts" | "others", assignmentIds: readonly string[]): DeskDraft[] {
      return draftsIn(kind === "drafts" ? "drafts" : "other_drafts", {
        condition: "assignment_id in (select value from json_each(?))",
        values: [JSON.stringify(assignmentIds)],
      });
    },
    add(desk: Desk): void {
      for (const { assignmentId, code, savedAt } of desk.drafts) {
        saveDraft(assignmentId, { code, savedAt });
      }
      for (const { assignmentId, code, savedAt } of desk.others) {
        sql.exec(
          "insert or ignore into other_drafts values (?, ?, ?)",
          assignmentId,
          code,
          savedAt,
        );
      }
      for (const { course, assignmentId } of desk.visits) visit(course, assignmentId);
    },
    /** Forgets what is on another desk now; a text that was saved since stays. */
    remove(desk: Desk): void {
      for (const [table, texts] of [
        ["drafts", desk.drafts],
        ["other_drafts", desk.others],
      ] as const) {
        for (const { assignmentId, code } of texts) {
          sql.exec(`delete from ${table} where assignment_id = ? and code = ?`, assignmentId, code);
        }
      }
      sql.exec("delete from visits");
    },
  };
}
