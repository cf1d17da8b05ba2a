/**
 * What is a user's alone and has no other home: drafts and the last visit of each course. Kept in
 * the SQLite of their Durable Object.
 */
export function createDesk(sql: SqlStorage) {
  sql.exec(`
    create table if not exists drafts (assignment_id text primary key, code text not null, saved_at integer not null);
    create table if not exists visits (course text primary key, assignment_id text not null);
  `);

  return {
    saveDraft(assignmentId: string, code: string, now: number): void {
      sql.exec("insert or replace into drafts values (?, ?, ?)", assignmentId, code, now);
    },
    draft(assignmentId: string): string | null {
      const [row] = sql
        .exec<{ code: string }>("select code from drafts where assignment_id = ?", assignmentId)
        .toArray();
      return row?.code ?? null;
    },
    visit(course: string, assignmentId: string): void {
      sql.exec("insert or replace into visits values (?, ?)", course, assignmentId);
    },
    lastVisit(course: string): string | null {
      const [row] = sql
        .exec<{ assignment_id: string }>(
          "select assignment_id from visits where course = ?",
          course,
        )
        .toArray();
      return row?.assignment_id ?? null;
    },
  };
}
