import type { Submission } from "../../contract/api.ts";
import type { ServerEvent } from "../../contract/socket.ts";
import { idBefore } from "../domain/id.ts";
import { isFinal } from "../domain/submission-view.ts";
import type { Progress } from "../store/users.ts";

/** Events that are kept for pages that come back; a page that missed more gets a snapshot. */
const KEPT_EVENTS = 500;

/** No outcome is delivered again after so long. */
const TOLD_KEPT_MS = 30 * 24 * 3_600_000;

/**
 * The numbered events of one user, in the SQLite of their Durable Object. Every method is
 * synchronous, so that no other request of the object can come between a read and its write.
 */
export function createEventLog(sql: SqlStorage) {
  sql.exec(`
    create table if not exists events (seq integer primary key autoincrement, body text not null);
    drop table if exists told;
    create table if not exists tellings (submission_id text primary key, state text not null, graded_at integer not null);
    create table if not exists open_events (submission_id text primary key, seq integer not null);
    create table if not exists floor (only integer primary key check (only = 1), seq integer not null);
    create table if not exists standing (only integer primary key check (only = 1), body text not null);
  `);

  // An object that lost its storage must not give out numbers that pages know with another meaning:
  // a new log begins at the present time.
  sql.exec(
    `insert into sqlite_sequence (name, seq) select 'events', ?
     where not exists (select 1 from sqlite_sequence where name = 'events')`,
    Date.now(),
  );

  function lastSeq(): number {
    const row = sql
      .exec<{ seq: number }>(
        "select coalesce(max(seq), 0) as seq from sqlite_sequence where name = 'events'",
      )
      .one();
    return row.seq;
  }

  // Up to this number events are no longer kept. Beyond it a number may be missing, where a newer word
  // of the same open submission took its place: nobody needs both.
  sql.exec(
    `insert or ignore into floor
     select 1, coalesce((select min(seq) - 1 from events), ?)`,
    lastSeq(),
  );

  function append(event: WithoutSeq): ServerEvent {
    const row = sql
      .exec<{ seq: number }>(
        "insert into events (body) values (?) returning seq",
        JSON.stringify(event),
      )
      .one();
    const floor = row.seq - KEPT_EVENTS;
    sql.exec("delete from events where seq <= ?", floor);
    sql.exec("update floor set seq = max(seq, ?)", floor);
    return { ...event, seq: row.seq };
  }

  /** Of what is said of one submission while it is open only the last word is kept. */
  function appendSubmission(submission: Submission): ServerEvent {
    const { id } = submission;
    sql.exec(
      "delete from events where seq = (select seq from open_events where submission_id = ?)",
      id,
    );
    const event = append({ type: "submission", submission });
    if (isFinal(submission.status)) sql.exec("delete from open_events where submission_id = ?", id);
    else sql.exec("insert or replace into open_events values (?, ?)", id, event.seq);
    return event;
  }

  function toldOf(submissionId: string): { state: string; graded_at: number } | undefined {
    const [told] = sql
      .exec<{ state: string; graded_at: number }>(
        "select state, graded_at from tellings where submission_id = ?",
        submissionId,
      )
      .toArray();
    return told;
  }

  /**
   * Notes a submission's new state. Nothing when this state was told before, or a later one: what is
   * still open must not cover a verdict, nor an older verdict the one that took its place after a
   * second look; and a verdict delivered twice is one event.
   * @param gradedAt when this state became final, in milliseconds since 1970; 0 for one that is not
   */
  function tellSubmission(submission: Submission, gradedAt = 0): ServerEvent[] {
    const told = toldOf(submission.id);
    const state = stateOf(submission);
    if (told !== undefined && (told.state === state || told.graded_at > gradedAt)) return [];
    sql.exec("insert or replace into tellings values (?, ?, ?)", submission.id, state, gradedAt);
    sql.exec("delete from tellings where submission_id < ?", idBefore(Date.now() - TOLD_KEPT_MS));
    return [appendSubmission(submission)];
  }

  /** Notes that a submission was taken; nothing when more is known of it by now. */
  function tellTaken(submission: Submission): ServerEvent[] {
    return toldOf(submission.id) === undefined ? tellSubmission(submission) : [];
  }

  /** A verdict that was told is open again: it gets a second look. */
  function reopen(submissionId: string): void {
    sql.exec("delete from tellings where submission_id = ?", submissionId);
  }

  /** Notes a user's standing, when it is another than the last one told. */
  function tellProgress(progress: Progress): ServerEvent[] {
    const body = JSON.stringify([progress.score, progress.solved]);
    const [known] = sql.exec<{ body: string }>("select body from standing").toArray();
    if (known?.body === body) return [];
    sql.exec("insert or replace into standing values (1, ?)", body);
    return [append({ type: "score", ...progress })];
  }

  /** What came after `seq`, or null when that is not known (any more): a snapshot is due. */
  function since(seq: number): ServerEvent[] | null {
    const { floor } = sql.exec<{ floor: number }>("select seq as floor from floor").one();
    if (seq > lastSeq() || seq < floor) return null;
    return sql
      .exec<{ seq: number; body: string }>(
        "select seq, body from events where seq > ? order by seq",
        seq,
      )
      .toArray()
      .map((row) => ({ ...(JSON.parse(row.body) as WithoutSeq), seq: row.seq }));
  }

  return { lastSeq, tellTaken, tellSubmission, reopen, tellProgress, since };
}

/** What makes two states of a submission worth telling apart: seconds of a wait, not milliseconds. */
function stateOf(submission: Submission): string {
  const { status, verdict, queuePosition, expectedWaitMs, tests } = submission;
  if (isFinal(status)) return `${status} ${verdict ?? ""}`;
  const seconds = expectedWaitMs === null ? "" : Math.round(expectedWaitMs / 1_000);
  return `${status} ${queuePosition ?? ""} ${seconds} ${tests.length}`;
}

type WithoutSeq = ServerEvent extends infer Event
  ? Event extends ServerEvent
    ? Omit<Event, "seq">
    : never
  : never;
