import type { Submission } from "../../../contract/api.ts";
import { getMe, getSubmission, getSubmissions } from "../api/browser.ts";
import { settle, unsettle } from "../api/session.ts";
import { adoptDrafts } from "../draft/local-drafts.ts";
import { adoptUnsent } from "../editor/unsent.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { takeConnection } from "./held-connection.ts";
import type { Live } from "./live-context.ts";
import { isOpen, missedIn, NOTHING_LEARNED, overtakenIn, reduceLive } from "./live-state.ts";
import { repeat } from "./repeat.ts";

/** Without a socket, open submissions are asked for this often, ever less. */
const POLL_FIRST_MS = 1_500;
const POLL_LONGEST_MS = 10_000;
/** With one, only in case an event was lost, and to move the place in line along. */
const POLL_BESIDE_SOCKET_MS = 12_000;

/** Keeps `live` up to date until called off: by socket, and by asking where the socket is silent. */
export function watchLive(live: Live, userId: string): () => void {
  const connection = takeConnection(userId, {
    after: () => live.state.seq,
    onStatus: (status) => {
      live.connection = status;
    },
    onEvent: (event) => {
      const missed = event.type === "snapshot" ? missedIn(live.state, event) : [];
      const overtaken =
        event.type === "snapshot" ? overtakenIn(live.awaited, live.state, event) : [];
      live.state = reduceLive(live.state, event);
      for (const submission of missed) {
        void refresh(live, submission.id);
      }
      for (const assignmentId of overtaken) {
        void catchUp(live, assignmentId);
      }
    },
  });

  let wait = POLL_FIRST_MS;
  const stopPolling = repeat(wait, async () => {
    const { latest } = live.state;
    const unheard =
      live.connection === "ended"
        ? []
        : live.awaited.filter((assignmentId) => latest[assignmentId] === undefined);
    await Promise.all(unheard.map((assignmentId) => catchUp(live, assignmentId)));
    const open = Object.values(live.state.latest).filter(isOpen);
    const graded = await Promise.all(open.map(({ id }) => refresh(live, id)));
    if (live.connection !== "open" && graded.some(Boolean)) {
      await refreshScore(live);
    }
    const isWaiting = open.length + unheard.length > 0;
    wait = isWaiting ? Math.min(wait * 1.5, POLL_LONGEST_MS) : POLL_FIRST_MS;
    return live.connection === "open" ? POLL_BESIDE_SOCKET_MS : wait;
  });

  return () => {
    stopPolling();
    connection.close();
    // The next watch is another user's: neither numbers nor scores go over.
    live.state = NOTHING_LEARNED;
    live.awaited = [];
  };
}

/** Asks for one submission; true when its verdict is there. An earlier user's is passed over. */
export async function refresh(live: Live, id: string): Promise<boolean> {
  const { userId } = live;
  const answer = await getSubmission(id);
  if (!answer.ok || live.userId !== userId) {
    return false;
  }
  const { code: _, ...submission } = answer.data.submission;
  learn(live, submission);
  return !isOpen(submission);
}

/** Asks for the newest submission of an assignment. An earlier user's is passed over. */
async function catchUp(live: Live, assignmentId: string): Promise<void> {
  const { userId } = live;
  const answer = await getSubmissions(assignmentId, null);
  const newest = answer.ok ? answer.data.submissions[0] : undefined;
  if (newest !== undefined && live.userId === userId) {
    learn(live, newest);
  }
}

/** Takes a submission from an HTTP answer into what the page knows. */
export function learn(live: Live, submission: Submission): void {
  live.state = reduceLive(live.state, { type: "answer", submission });
}

async function refreshScore(live: Live): Promise<void> {
  const { userId } = live;
  const me = await getMe();
  if (me.ok && live.userId === userId) {
    live.state = { ...live.state, score: me.data.score, solved: me.data.solved };
  }
}

/** The visitor is a user: what they typed before they were goes along. */
export function welcome(userId: string): void {
  adoptDrafts(deviceStorage(), userId);
  adoptUnsent(deviceStorage(), userId, null);
}

/** The visitor is nobody: what this device keeps waits for its user. */
export function leave(): void {
  unsettle();
}

/** Before anything of this device is read as this user's: what they were before goes along. */
export async function arrive(userId: string): Promise<void> {
  await settle(userId, (before) => {
    adoptDrafts(deviceStorage(), userId, before);
    adoptUnsent(deviceStorage(), userId, before);
  });
}
