import { type Answer, getSubmission } from "../api/browser.ts";

/** What was read before: a submission's code never changes. */
const known = new Map<string, string>();

/** The code of a submission, exactly as it was sent. */
export async function codeOf(id: string): Promise<Answer<string>> {
  const code = known.get(id);
  if (code !== undefined) {
    return { ok: true, data: code };
  }
  const answer = await getSubmission(id);
  if (!answer.ok) {
    return answer;
  }
  known.set(id, answer.data.submission.code);
  return { ok: true, data: answer.data.submission.code };
}
