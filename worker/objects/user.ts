import { DurableObject } from "cloudflare:workers";

import type { Submission } from "../../contract/api.ts";
import { PING, PONG, type ServerEvent, SESSION_ENDED } from "../../contract/socket.ts";
import { type Desk, type DeskDraft, joinDesks } from "../domain/desk.ts";
import { type DraftOutcome, judgeDraft, type SavedText, type TypedText } from "../domain/draft.ts";
import { nextLookMs, standingOf } from "../domain/expected-wait.ts";
import { isFinal, viewSubmission } from "../domain/submission-view.ts";
import type { Env } from "../env.ts";
import { openDb } from "../store/db.ts";
import { findSubmissionStatus, listOwedOfUser } from "../store/submissions.ts";
import { readProgress } from "../store/users.ts";
import { readFleetStanding } from "./fleet-standing.ts";
import { createAdmission } from "./user-admission.ts";
import { createDesk, type DeskOutline } from "./user-desk.ts";
import { createEventLog } from "./user-events.ts";
import { createOpenSubmissions } from "./user-open.ts";
import { createTakeover } from "./user-takeover.ts";

/** Whose object this is, for its alarm. */
const USER = "user";
/** Most programs have their verdict before this. */
const FIRST_LOOK_MS = 1_000;

type Parts = ReturnType<typeof createParts>;

/** What the object holds, each in tables of its own. */
function createParts(sql: SqlStorage, env: Env, onTaken: () => void) {
  const desk = createDesk(sql);
  return {
    desk,
    events: createEventLog(sql),
    admission: createAdmission(sql),
    open: createOpenSubmissions(sql),
    takeover: createTakeover(sql, env, desk, onTaken),
  };
}

export type Admission =
  | { admitted: true }
  | { admitted: false; code: "in_flight"; submissionId: string }
  | { admitted: false; code: "rate_limited"; retryAfterMs: number };

/**
 * One user: their drafts and last visits, whether they may submit now, and the sockets of their open
 * pages. Named by the user's id. The live view can be rebuilt from D1; drafts have their home here.
 */
export class UserObject extends DurableObject<Env> {
  #parts: Parts | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // Pings are answered by the platform, without waking a hibernating object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** Made when they are first needed: an object that was erased makes no tables again by itself. */
  get #its(): Parts {
    this.#parts ??= createParts(this.ctx.storage.sql, this.env, () => this.endSession(null));
    return this.#parts;
  }

  /**
   * Forgets everything, for a user who is gone, and closes their pages. What comes in late is kept as
   * ever, until this is done again.
   */
  async erase(): Promise<void> {
    this.endSession(null);
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.#parts = null;
  }

  /** Marks the assignment as in flight and takes a token, or says why not. */
  async admit(assignmentId: string, submissionId: string): Promise<Admission> {
    const now = Date.now();
    const mark = this.#its.admission.inFlight(assignmentId, now);
    if (mark !== null) {
      const isHeld = !mark.doubtful || (await this.#isUnderWay(mark.submissionId));
      // While D1 was asked, another request may have taken the doubtful mark's place.
      const holder = this.#its.admission.inFlight(assignmentId, now);
      if (holder !== null && (isHeld || holder.submissionId !== mark.submissionId)) {
        return { admitted: false, code: "in_flight", submissionId: holder.submissionId };
      }
    }
    const refused = this.#its.admission.take(now);
    if (refused !== null) return { admitted: false, code: "rate_limited", ...refused };
    this.#its.admission.mark(assignmentId, submissionId, now);
    return { admitted: true };
  }

  /** Takes back a mark whose submission could not be written. */
  release(submissionId: string): void {
    this.#its.admission.release(submissionId);
  }

  async #isUnderWay(submissionId: string): Promise<boolean> {
    const status = await findSubmissionStatus(openDb(this.env.DB), submissionId);
    return status === "pending" || status === "running";
  }

  /** Tells open pages that a submission was taken. */
  async announce(userId: string, submission: Submission): Promise<void> {
    await this.#tellOpen(userId, submission, this.#its.events.tellTaken(submission));
  }

  /** Tells open pages how far a run is; nothing once there is a verdict. */
  async progress(userId: string, submission: Submission): Promise<void> {
    await this.#tellOpen(userId, submission, this.#its.events.tellSubmission(submission));
  }

  /** Tells open pages that a verdict gets a second look. */
  async reopen(userId: string, submission: Submission): Promise<void> {
    this.#its.events.reopen(submission.id);
    await this.announce(userId, submission);
  }

  async #tellOpen(
    userId: string,
    submission: Submission,
    events: readonly ServerEvent[],
  ): Promise<void> {
    if (events.length === 0) return;
    this.#its.open.note(submission);
    this.#send(events);
    await this.#watchStanding(userId);
  }

  /**
   * Takes a final outcome, pushes it and frees the assignment. Safe to repeat. The score is read
   * here, after the verdict went out: read by the reporting requests, two of them could bring an
   * older score last.
   */
  async deliver(userId: string, submission: Submission, gradedAt: number): Promise<void> {
    this.#its.admission.release(submission.id);
    this.#its.open.note(submission);
    this.#send(this.#its.events.tellSubmission(submission, gradedAt));
    if (this.#its.open.isEmpty()) await this.#lookNoMore();
    if (submission.verdict !== "correct") return;
    const progress = await readProgress(openDb(this.env.DB), userId);
    this.#send(this.#its.events.tellProgress(progress));
  }

  /** A running submission with the tests that ended so far, where they are known. */
  withProgress(submission: Submission): Submission {
    return this.#its.open.withProgress(submission);
  }

  override async alarm(): Promise<void> {
    await this.#wakeBy(await this.#its.takeover.look());
    await this.#lookAtStanding();
  }

  /** Sees to it that the alarm rings at this time or before. */
  async #wakeBy(at: number | null): Promise<void> {
    if (at === null) return;
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }

  /** Looks where open submissions stand, and tells what changed, for as long as a page is open. */
  async #lookAtStanding(): Promise<void> {
    const userId = this.ctx.storage.kv.get<string>(USER);
    if (userId === undefined || this.ctx.getWebSockets().length === 0) return;
    const open = (await this.#readOwed(userId)).filter((one) => !isFinal(one.status));
    this.#its.open.keepOnly(open.map((one) => one.id));
    for (const submission of open) {
      const events = this.#its.events.tellSubmission(submission);
      if (events.length > 0) this.#its.open.note(submission);
      this.#send(events);
    }
    if (open.length === 0) return;
    const nextMs = nextLookMs(open.map((one) => one.expectedWaitMs));
    await this.#wakeBy(Date.now() + nextMs);
  }

  /** Nothing is awaited any more: the alarm is a merge's, or nobody's. */
  async #lookNoMore(): Promise<void> {
    const mergeAt = this.#its.takeover.dueAt();
    if (mergeAt === null) await this.ctx.storage.deleteAlarm();
    else await this.ctx.storage.setAlarm(mergeAt);
  }

  async #watchStanding(userId: string): Promise<void> {
    const { storage } = this.ctx;
    if (this.#its.open.isEmpty() || this.ctx.getWebSockets().length === 0) return;
    if (storage.kv.get(USER) !== userId) storage.kv.put(USER, userId);
    await this.#wakeBy(Date.now() + FIRST_LOOK_MS);
  }

  /** What is owed to the user, each open one with its place in line and how far it is. */
  async #readOwed(userId: string): Promise<Submission[]> {
    const [rows, fleet] = await Promise.all([
      listOwedOfUser(openDb(this.env.DB), userId),
      readFleetStanding(this.env),
    ]);
    return rows.map((row) =>
      this.#its.open.withProgress(viewSubmission(row, standingOf(row.status, row.before, fleet))),
    );
  }

  /** Saves a draft, unless it was typed over another text than the one that is there. */
  async saveDraft(assignmentId: string, typed: TypedText): Promise<DraftOutcome> {
    const outcome = judgeDraft(this.#its.desk.draft(assignmentId), typed, Date.now());
    if (outcome.saved) {
      this.#its.desk.saveDraft(assignmentId, { code: typed.code, savedAt: outcome.savedAt });
      await this.#wakeBy(this.#its.takeover.passOn());
    }
    return outcome;
  }

  /** The draft of an assignment, and the texts that came from elsewhere and did not become it. */
  texts(assignmentId: string): { draft: SavedText | null; others: string[] } {
    return {
      draft: this.#its.desk.draft(assignmentId),
      others: this.#its.desk.otherDrafts(assignmentId),
    };
  }

  deskOutline(): DeskOutline {
    return this.#its.desk.outline();
  }

  deskTexts(kind: "drafts" | "others", assignmentIds: readonly string[]): DeskDraft[] {
    return this.#its.desk.textsOf(kind, assignmentIds);
  }

  dropOtherDrafts(assignmentId: string): void {
    this.#its.desk.dropOtherDrafts(assignmentId);
  }

  /** Notes that this user may be taken over by another; the alarm does what `finishMerge` does not. */
  async expectMerge(userId: string): Promise<void> {
    await this.#wakeBy(this.#its.takeover.expect(userId));
  }

  /** Hands what is here to the user who took over this one, and closes the pages of the old one. */
  async finishMerge(): Promise<void> {
    await this.#its.takeover.finish();
  }

  /** Lays another user's drafts and visits beside this one's, and tells open pages the new standing. */
  async takeDesk(userId: string, desk: Desk): Promise<void> {
    this.#its.desk.add(joinDesks(this.#its.desk.all(), desk));
    await this.#wakeBy(this.#its.takeover.passOn());
    this.#send(this.#its.events.tellProgress(await readProgress(openDb(this.env.DB), userId)));
  }

  /** Closes the sockets of one session, or of all; their pages do not come back by themselves. */
  endSession(tokenHash: string | null): void {
    for (const socket of this.ctx.getWebSockets()) {
      if (tokenHash === null || socket.deserializeAttachment() === tokenHash) {
        socket.close(SESSION_ENDED, "This session has ended.");
      }
    }
  }

  /** A session has another token now: its sockets stay its own. */
  renameSession(oldHash: string, newHash: string): void {
    for (const socket of this.ctx.getWebSockets()) {
      if (socket.deserializeAttachment() === oldHash) socket.serializeAttachment(newHash);
    }
  }

  visit(course: string, assignmentId: string): void {
    this.#its.desk.visit(course, assignmentId);
  }

  lastVisit(course: string): string | null {
    return this.#its.desk.lastVisit(course);
  }

  /**
   * `GET /api/connect`, sent on by the Worker once it knows the session. Names the last number the
   * page saw in `?after=`; the answer's first messages are what it missed, or a snapshot.
   */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const userId = request.headers.get(USER_HEADER) ?? "";
    const after = Number.parseInt(url.searchParams.get("after") ?? "", 10);
    const missed = Number.isNaN(after) ? null : this.#its.events.since(after);
    const greeting = missed ?? (await this.#snapshot(userId));

    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment(request.headers.get(SESSION_HEADER));
    for (const event of greeting) server.send(JSON.stringify(event));
    await this.#watchStanding(userId);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    // Pages have nothing to say but "ping", which never reaches this method.
    if (message !== PING) socket.close(1003, "This socket only listens.");
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 only describe what happened and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  /**
   * The state in D1, numbered with the last event before it was read: what came in while D1 was
   * asked follows the snapshot, perhaps a second time, and never gets lost.
   */
  async #snapshot(userId: string): Promise<ServerEvent[]> {
    const seq = this.#its.events.lastSeq();
    const [progress, pending] = await Promise.all([
      readProgress(openDb(this.env.DB), userId),
      this.#readOwed(userId),
    ]);
    for (const submission of pending) this.#its.open.note(submission);
    return [
      { type: "snapshot", seq, ...progress, pending },
      ...(this.#its.events.since(seq) ?? []),
    ];
  }

  #send(events: readonly ServerEvent[]): void {
    for (const event of events) {
      const text = JSON.stringify(event);
      for (const socket of this.ctx.getWebSockets()) {
        try {
          socket.send(text);
        } catch {
          // The page is gone and its close is on the way; it will ask for what it missed.
        }
      }
    }
  }
}

/** Set by the Worker alone: requests from outside never reach a Durable Object directly. */
export const USER_HEADER = "x-gradewire-user";
/** The hash of the token whose session opens the socket. */
export const SESSION_HEADER = "x-gradewire-session";
