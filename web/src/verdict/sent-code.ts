/** The code that this page sent last, or was served as the last one sent. */
export interface SentCode {
  submissionId: string;
  code: string;
}

/** Whose code a verdict is of: what stands in the editor, what stood there, or another page's. */
export type CodeRelation = "same" | "changed" | "elsewhere";

/** True when the editor no longer holds what was sent; false while nothing was. */
export function isChanged(sent: SentCode | null, code: string): boolean {
  return sent !== null && sent.code !== code;
}

/**
 * How the code in the editor stands to that of the submission shown. While this page is `sending`,
 * the push about its own submission may come before the answer that says which one that is.
 */
export function relateCode(
  shownId: string | null,
  sent: SentCode | null,
  page: { changed: boolean; sending: boolean },
): CodeRelation {
  if (shownId !== null && sent?.submissionId !== shownId && !page.sending) {
    return "elsewhere";
  }
  return page.changed ? "changed" : "same";
}
