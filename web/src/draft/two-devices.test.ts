import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { judgeDraft, type SavedText } from "../../../worker/domain/draft.ts";
import type { Answer } from "../api/browser.ts";
import { createDraftKeeper, type KeptDraft } from "./draft-keeper.ts";
import { chooseDraft, type LocalDraft, type SavedDraft } from "./merge.ts";

const STARTER = "start";
/** And not so long that what got no answer is sent again. */
const LONG_ENOUGH_TO_BE_SENT_MS = 1_500;
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** What becomes of a request: it is answered, its answer is lost, or it never arrives. */
type Fate = "answered" | "unheard" | "unsent";

const offline = {
  code: "offline",
  message: "",
  retryAfterSeconds: null,
  submissionId: null,
} as const;

/** The account's text, judged by the server's own rule. */
function createAccount() {
  let draft: SavedText | null = null;
  return {
    read: (): SavedDraft | null =>
      draft === null ? null : { code: draft.code, savedAt: iso(draft.savedAt) },
    save(code: string, base: string | null, fate: Fate): Answer<{ savedAt: string }> {
      if (fate === "unsent") {
        return { ok: false, problem: offline };
      }
      const typed = { code, base: base === null ? null : Date.parse(base) };
      const outcome = judgeDraft(draft, typed, Date.now());
      if (outcome.saved) {
        draft = { code, savedAt: outcome.savedAt };
      }
      if (fate === "unheard") {
        return { ok: false, problem: offline };
      }
      return outcome.saved
        ? { ok: true, data: { savedAt: iso(outcome.savedAt) } }
        : {
            ok: false,
            problem: {
              ...offline,
              code: "draft_conflict",
              draft: { code: outcome.draft.code, savedAt: iso(outcome.draft.savedAt) },
            },
          };
    },
  };
}

/** One device of the student, whose page can be opened again. */
function createDevice(account: ReturnType<typeof createAccount>) {
  let record: LocalDraft | null = null;
  let others: readonly string[] = [];
  let fates: Fate[] = [];
  let conflict: SavedDraft | null = null;
  let keeper = openPage();

  function openPage() {
    const chosen = chooseDraft({
      typed: null,
      local: record,
      server: account.read(),
      starter: STARTER,
    });
    ({ others } = chosen);
    ({ conflict } = chosen);
    return createDraftKeeper({
      ...chosen,
      keep({ code, dirty, base, conflict: theirs }: KeptDraft) {
        record = dirty
          ? { code, savedAt: null, base, conflict: theirs, others }
          : { code, savedAt: base.savedAt, base: null, conflict: null, others };
        return true;
      },
      send: async (code, base) => account.save(code, base, fates.shift() ?? "answered"),
      onState: () => {},
      onConflict: (theirs) => void (conflict = theirs),
    });
  }

  function keepBeside(code: string | null): void {
    if (code !== null) {
      others = [...new Set([...others, code])];
      keeper.rewrite();
    }
  }

  return {
    code: () => keeper.code(),
    hasConflict: () => conflict !== null,
    type: (word: string) => keeper.change(`${keeper.code()} ${word}`),
    /** What the network is to do with the next requests; those after them are answered. */
    meetFates: (next: Fate[]) => void (fates = [...next]),
    /** Lets the student rest, by default until what is unsaved is with the account. */
    rest: async (ms = 120_000) => void (await vi.advanceTimersByTimeAsync(ms)),
    comeBack() {
      const saved = account.read();
      if (saved !== null) keeper.meet(saved);
    },
    reload() {
      keeper.close();
      keeper = openPage();
    },
    keepMine: () => keepBeside(keeper.keepMine()),
    takeTheirs() {
      const mine = keeper.code();
      if (keeper.takeTheirs() !== null) keepBeside(mine);
    },
    close: () => keeper.close(),
    /** Every text that the student can still come to from here. */
    texts: () => [keeper.code(), ...others, ...(conflict === null ? [] : [conflict.code])],
  };
}

const fates = fc.array(fc.constantFrom<Fate>("answered", "unheard", "unsent"), { maxLength: 5 });
const device = fc.constantFrom(0, 1);
const step = fc.oneof(
  fc.record({ device, act: fc.constant("type" as const) }),
  fc.record({ device, act: fc.constantFrom("rest" as const, "reload" as const), fates }),
  fc.record({
    device,
    act: fc.constantFrom("comeBack" as const, "keepMine" as const, "takeTheirs" as const),
  }),
);

test("of two devices nothing typed is ever lost, in any order of typing, saving and losing answers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 24 }), async (steps) => {
      const account = createAccount();
      const devices = [createDevice(account), createDevice(account)] as const;
      const words: string[] = [];
      for (const [index, each] of steps.entries()) {
        const at = devices[each.device === 0 ? 0 : 1];
        let expected: string | null = at.code();
        if (each.act === "type") {
          words.push(`word${index}.`);
          at.type(`word${index}.`);
          expected += ` word${index}.`;
        } else if (each.act === "rest") {
          at.meetFates(each.fates);
          await at.rest();
        } else if (each.act === "reload") {
          at.meetFates(each.fates);
          at.reload();
          expected = null;
        } else {
          at[each.act]();
          expected = null;
        }
        // Neither typing nor saving is answered by another text, whatever the account has.
        expect(expected ?? at.code()).toBe(at.code());
        const texts = [account.read()?.code ?? "", ...devices.flatMap((one) => one.texts())];
        const lost = words.filter((word) => !texts.some((text) => text.includes(word)));
        expect(lost).toEqual([]);
      }
      devices.forEach((one) => one.close());
      vi.clearAllTimers();
    }),
    { numRuns: 400 },
  );
});

test("two devices that are used in turn never ask, whatever the network loses", async () => {
  const turn = fc.record({ device, typed: fc.integer({ min: 1, max: 3 }), fates });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 2, maxLength: 12 }), async (turns) => {
      const account = createAccount();
      const devices = [createDevice(account), createDevice(account)] as const;
      const words = [STARTER];
      for (const [index, each] of turns.entries()) {
        const at = devices[each.device === 0 ? 0 : 1];
        at.comeBack();
        at.meetFates(each.fates);
        for (let count = 0; count < each.typed; count += 1) {
          words.push(`${index}.${count}`);
          at.type(`${index}.${count}`);
          await at.rest(LONG_ENOUGH_TO_BE_SENT_MS);
        }
        await at.rest();
        expect([at.hasConflict(), at.code(), account.read()?.code]).toEqual([
          false,
          words.join(" "),
          words.join(" "),
        ]);
      }
      devices.forEach((one) => one.close());
      vi.clearAllTimers();
    }),
    { numRuns: 200 },
  );
});
