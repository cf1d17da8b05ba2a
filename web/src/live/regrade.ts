import { postRegrade } from "../api/browser.ts";
import { words } from "../words/words.ts";
import type { Live } from "./live-context.ts";
import { reduceLive } from "./live-state.ts";

/** Asks for a second look; null once it is on its way, else why not, as a sentence. */
export async function regrade(live: Live, submissionId: string): Promise<string | null> {
  const { userId } = live;
  const answer = await postRegrade(submissionId);
  if (!answer.ok) {
    return answer.problem.code === "offline"
      ? words.verdict.regradeOffline
      : answer.problem.message;
  }
  if (live.userId === userId) {
    live.state = reduceLive(live.state, { type: "reopened", submission: answer.data.submission });
  }
  return null;
}
