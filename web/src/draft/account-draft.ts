import { type Answer, getAssignment, getMe, putDraft } from "../api/browser.ts";
import type { Visitor } from "../api/session.ts";
import { lineFeeds } from "./line-feeds.ts";
import type { SavedDraft } from "./merge.ts";

/** Sends a text to the account; the one that is there instead comes back as a field would hold it. */
export async function saveDraft(
  assignmentId: string,
  { code, base, keepalive }: { code: string; base: string | null; keepalive: boolean },
): Promise<Answer<{ savedAt: string }>> {
  const answer = await putDraft(assignmentId, code, base, keepalive);
  if (answer.ok || answer.problem.draft === undefined) {
    return answer;
  }
  const { draft } = answer.problem;
  return {
    ok: false,
    problem: { ...answer.problem, draft: { ...draft, code: lineFeeds(draft.code) } },
  };
}

/** What the visitor's account has of an assignment's text by now; null when that is not to be had. */
export async function accountDraft(
  visitor: Visitor,
  assignmentId: string,
): Promise<SavedDraft | null> {
  const { userId } = visitor;
  if (userId === null || visitor.connection === "ended") {
    return null;
  }
  const [me, answer] = await Promise.all([getMe(), getAssignment(assignmentId)]);
  // Another tab may have signed in as somebody else, whose text has no business on this page.
  if (!me.ok || me.data.user.id !== userId || visitor.userId !== userId || !answer.ok) {
    return null;
  }
  const { draft, draftSavedAt } = answer.data.assignment;
  return draft === null || draftSavedAt === null
    ? null
    : { code: lineFeeds(draft), savedAt: draftSavedAt };
}
