import { USER_KEY } from "../api/user-key.ts";
import { draftKey, readDraft } from "../draft/local-drafts.ts";
import { unsentOf } from "../editor/unsent.ts";
import type { DeviceStorage } from "../storage/device-storage.ts";

/**
 * True when a page that was just served has something to do before anybody touches it: a part of it
 * says so (`data-wake`), this browser was somebody else's, or it keeps text that the page does not
 * show or the account does not have.
 */
export function hasBusiness(
  page: Document,
  storage: DeviceStorage,
  userId: string | null,
): boolean {
  if (page.querySelector("[data-wake]") !== null || storage.getItem(USER_KEY) !== userId) {
    return true;
  }
  const field = page.querySelector<HTMLTextAreaElement>("textarea[name=code]");
  const assignmentId = page.querySelector<HTMLInputElement>("input[name=assignmentId]")?.value;
  if (field === null || assignmentId === undefined) {
    return false;
  }
  // What was typed while the page still came, or put back by the browser.
  return (
    field.value !== field.defaultValue ||
    [userId, null].some((owner) => keepsOther(storage, owner, assignmentId, field.value))
  );
}

/** Whether the device keeps more of one assignment than the text that the page was served with. */
export function keepsOther(
  storage: DeviceStorage,
  owner: string | null,
  assignmentId: string,
  served: string,
): boolean {
  const draft = readDraft(storage, draftKey(owner, assignmentId));
  const isServed =
    draft === null ||
    (draft.code === served && draft.savedAt !== null && draft.others.length === 0);
  return !isServed || unsentOf(storage, owner, assignmentId).read() !== null;
}
