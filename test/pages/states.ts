import { setTimeout as sleep } from "node:timers/promises";

import { expect, type Page } from "@playwright/test";

import { CourseDetail, SubmissionAnswer, SubmissionDetail } from "../../contract/api.ts";

/** One state in which a visitor can meet the page. */
export interface PageState {
  /** What it is called in the suites, and the name of its picture. */
  name: string;
  /** The part of the working page that it is about, for where there is room for one: see `showPart`. */
  part?: Part;
  /** Brings a new visitor's page there, awake, and ends when it stands still. */
  reach: (page: Page) => Promise<void>;
}

const COURSE = "/courses/first-steps";
const WORK = `${COURSE}/welcome-sign`;
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const patience = { timeout: 60_000 };

/** No two alike, or the second would be answered from the first. */
const once = (code: string) => `${code}# ${crypto.randomUUID().slice(0, 8)}\n`;

const work = (page: Page) => page.getByRole("form", { name: "Your work" });
export const verdictOn = (page: Page) => page.getByTestId("verdict");

/** Opens a page and wakes it, as the first movement of a visitor does. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.mouse.move(40, 40);
  await page.mouse.move(60, 60);
}

async function openWork(page: Page, path = WORK): Promise<void> {
  await open(page, path);
  await showPart(page, 1);
  await page.getByTestId("editor").locator("[contenteditable=true]").waitFor();
}

/** Handout, code or results, counted from 0. */
type Part = 0 | 1 | 2;

/** Shows a part of the working page where there is room for one at a time; else it is there already. */
export async function showPart(page: Page, part: Part): Promise<void> {
  const tab = page.getByRole("tab").nth(part);
  if (await tab.isVisible()) await tab.click();
}

/** Makes the page's visitor a user, as their first draft would. */
async function becomeUser(page: Page): Promise<void> {
  await page.request.post("/api/session");
}

async function assignmentIdOf(page: Page, slug: string): Promise<string> {
  const answer = await page.request.get("/api/courses/first-steps");
  const found = CourseDetail.parse(await answer.json()).assignments.find(
    (each) => each.slug === slug,
  );
  if (found === undefined) throw new Error(`the sample course has no ${slug}`);
  return found.id;
}

/** Submits in the visitor's name, over the public interface. */
async function submit(page: Page, code: string, slug = "welcome-sign"): Promise<string> {
  const assignmentId = await assignmentIdOf(page, slug);
  await page.request.put(`/api/assignments/${assignmentId}/draft`, { data: { code } });
  const answer = await page.request.post("/api/submissions", { data: { assignmentId, code } });
  return SubmissionAnswer.parse(await answer.json()).submission.id;
}

/**
 * Submits until no more is allowed, and once more in the moment in which one is again: the visitor's
 * next submission is refused for three seconds from then on.
 */
export async function useUpSubmissions(
  page: Page,
  assignmentId: string,
  code: string,
): Promise<void> {
  const post = async () => page.request.post("/api/submissions", { data: { assignmentId, code } });
  for (;;) {
    const answer = await post();
    if (answer.status() !== 429) continue;
    await sleep(Number(answer.headers()["retry-after"]) * 1_000);
    if ((await post()).status() === 201) return;
  }
}

/** Submits and waits for the verdict. Gives the submission's id. */
async function grade(page: Page, code: string, slug?: string): Promise<string> {
  const id = await submit(page, code, slug);
  await expect(async () => {
    const answer = await page.request.get(`/api/submissions/${id}`);
    const { status } = SubmissionDetail.parse(await answer.json()).submission;
    expect(["graded", "failed"]).toContain(status);
  }).toPass(patience);
  return id;
}

/** The working page of a user whose program got this verdict. */
function graded(verdict: string, code: string): PageState {
  return {
    name: verdict.replaceAll("_", "-"),
    part: 2,
    async reach(page) {
      await becomeUser(page);
      await grade(page, once(code));
      await openWork(page);
      await showPart(page, 2);
      await expect(verdictOn(page)).toHaveAttribute("data-verdict", verdict, patience);
    },
  };
}

/**
 * The working page of a user whose submission failed by our fault.
 * @param fail makes it fail, by its id: nobody can bring that about from outside
 */
export function failedByUs(fail: (submissionId: string) => Promise<void>): PageState {
  return {
    name: "failed",
    part: 2,
    async reach(page) {
      await becomeUser(page);
      await fail(await grade(page, once(RIGHT)));
      await openWork(page);
      await expect(verdictOn(page)).toHaveAttribute("data-verdict", "failed");
    },
  };
}

/** The editor with a panel or a list open over it. */
function editing(name: string, code: string, act: (page: Page) => Promise<void>): PageState {
  return {
    name,
    part: 1,
    async reach(page) {
      await openWork(page);
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(code);
      await act(page);
    },
  };
}

/** A program of several steps, each after the other: what a student has done in a while. */
async function workForAWhile(page: Page): Promise<void> {
  await becomeUser(page);
  await grade(page, once('def welcome(name):\n    return "Welcome " + name\n'));
  await grade(page, once(RIGHT));
  await grade(page, once("def first(names):\n    return names\n"), "name-tags");
}

async function openSubmissions(page: Page): Promise<void> {
  await workForAWhile(page);
  await openWork(page);
  await page.getByRole("link", { name: /^Submissions/ }).click();
  await expect(page.locator("[data-entry]")).toHaveCount(2);
}

/** Every state, in the order in which a visitor may come to know them. */
export const STATES: readonly PageState[] = [
  { name: "home", reach: async (page) => open(page, "/") },
  {
    name: "home-again",
    async reach(page) {
      await workForAWhile(page);
      await open(page, "/");
    },
  },
  {
    name: "course",
    async reach(page) {
      await workForAWhile(page);
      await open(page, COURSE);
    },
  },
  {
    name: "work",
    async reach(page) {
      await openWork(page);
      await showPart(page, 0);
    },
  },
  {
    name: "waiting",
    part: 2,
    async reach(page) {
      await becomeUser(page);
      await submit(page, once(`import time\ntime.sleep(20)\n${RIGHT}`));
      await openWork(page);
      await showPart(page, 2);
      await expect(verdictOn(page)).toHaveAttribute("data-verdict", /pending|running/);
    },
  },
  graded("correct", RIGHT),
  graded(
    "incorrect",
    'def welcome(name):\n    print("for", name)\n    return f"Welcome,  {name}"\n',
  ),
  graded("syntax_error", 'def welcome(name)\n    return f"Welcome, {name}!"\n'),
  graded("runtime_error", `import hotel\n${RIGHT}`),
  graded("time_limit", `while True:\n    pass\n${RIGHT}`),
  graded("memory_limit", `rows = [0] * 10 ** 9\n${RIGHT}`),
  graded("output_limit", `print("x" * 10 ** 6)\n${RIGHT}`),
  {
    name: "submissions",
    async reach(page) {
      await openSubmissions(page);
      await page.locator("[data-entry]").first().click();
      await expect(page.locator(".history-code .cm-content")).toBeVisible();
    },
  },
  {
    name: "differences",
    async reach(page) {
      await openSubmissions(page);
      await page.locator("[data-entry]").first().click();
      await page.getByRole("button", { name: "Changes in it" }).click();
      await expect(page.locator(".history-code .cm-changedLine").first()).toBeVisible();
    },
  },
  {
    name: "reset",
    part: 1,
    async reach(page) {
      await openWork(page);
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.insertText("# mine\n");
      await page.getByRole("button", { name: "Reset" }).click();
      await expect(page.getByTestId("replaced").getByRole("button")).toBeVisible();
    },
  },
  {
    name: "submissions-page",
    async reach(page) {
      await workForAWhile(page);
      await open(page, `${WORK}/submissions`);
    },
  },
  {
    name: "offline",
    part: 1,
    async reach(page) {
      await openWork(page);
      await page.context().setOffline(true);
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.insertText("# on a train\n");
      await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "kept");
      await page.getByRole("button", { name: "Submit" }).click();
      await expect(work(page).getByRole("alert").first()).not.toBeEmpty();
    },
  },
  {
    name: "conflict",
    part: 1,
    async reach(page) {
      await becomeUser(page);
      await openWork(page);
      const assignmentId = await assignmentIdOf(page, "welcome-sign");
      const theirs = 'def welcome(name):\n    return "Welcome, " + name\n';
      await page.request.put(`/api/assignments/${assignmentId}/draft`, { data: { code: theirs } });
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.insertText("# typed on the train\n");
      await page.getByTestId("draft-conflict").locator(".cm-content").waitFor();
    },
  },
  {
    name: "refused",
    part: 2,
    async reach(page) {
      await becomeUser(page);
      const code = once(RIGHT);
      await grade(page, code);
      const assignmentId = await assignmentIdOf(page, "welcome-sign");
      await useUpSubmissions(page, assignmentId, code);
      await openWork(page);
      await page.getByRole("button", { name: "Submit" }).click();
      await expect(work(page).getByRole("alert").first()).not.toBeEmpty();
    },
  },
  {
    name: "finnish",
    part: 2,
    async reach(page) {
      const settings = encodeURIComponent("language=fi");
      await page.goto("/");
      const { origin } = new URL(page.url());
      await page
        .context()
        .addCookies([{ name: "gradewire-settings", value: settings, url: origin }]);
      await becomeUser(page);
      await grade(page, once('def welcome(name):\n    return "Hei"\n'));
      await openWork(page);
      await showPart(page, 2);
    },
  },
  editing("search", RIGHT, async (page) => {
    await page.keyboard.press("ControlOrMeta+f");
    // By keys: the panel looks for what is in its field when one is let go.
    await page.keyboard.type("name");
    await page.locator(".cm-searchMatch").first().waitFor();
  }),
  editing("completion", `${RIGHT}\nwel`, async (page) => {
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete").waitFor();
  }),
  editing("hint", "def welcome(name)\n    return name\n", async (page) => {
    await page.locator(".cm-status button").waitFor();
  }),
  {
    name: "tried-in-the-browser",
    part: 2,
    async reach(page) {
      await openWork(page);
      await page.getByRole("button", { name: "Run" }).click();
      await expect(page.getByTestId("run")).toHaveAttribute("data-run", "finished", patience);
    },
  },
  {
    name: "shortcuts",
    async reach(page) {
      await open(page, COURSE);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "settings", reach: async (page) => open(page, "/settings") },
  { name: "account-of-nobody", reach: async (page) => open(page, "/account") },
  {
    name: "account",
    async reach(page) {
      await becomeUser(page);
      await open(page, "/account");
    },
  },
  {
    name: "account-delete",
    async reach(page) {
      await becomeUser(page);
      await open(page, "/account");
      await page.locator("summary", { hasText: "Delete the account" }).click();
    },
  },
  { name: "invitation", reach: async (page) => open(page, "/invitation#none") },
  { name: "not-found", reach: async (page) => open(page, "/nowhere") },
];
