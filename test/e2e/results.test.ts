import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { publishCourse } from "../support/publish.ts";

/** One assignment with a test of every kind that a result can show. */
const PARCEL = {
  toml: 'title = "Parcels"\n',
  starter:
    "def label(name):\n    return name\n\n\ndef weight():\n    return 0\n\n\ndef form():\n    return ''\n",
  solution:
    "def label(name):\n    return f'To {name}!'\n\n\ndef weight():\n    return 5\n\n\ndef form():\n    return 'one\\ntwo\\nthree'\n",
  tests: `import unittest

from solution import form, label, weight


class Parcels(unittest.TestCase):
    def test_label(self):
        self.assertEqual(label("Ann"), "To Ann!")

    def test_weight(self):
        self.assertEqual(weight(), 5)

    def test_form(self):
        self.assertEqual(form(), "one\\ntwo\\nthree")
`,
};
const COURSE = "result-parcels";
const LONG_COURSE = "result-parcels-long";
const WORK = `/courses/${COURSE}/parcel`;
const unique = () => `# ${crypto.randomUUID()}\n`;
const WRONG = `def label(name):
    print("for", name)
    return f"To  {name}"

def weight():
    return "5"

def form():
    return "one\\ntoo\\nthree\\n"
`;
const STOPS =
  "def label(name):\n    return f'To {name}!'\n\ndef weight():\n    return 1 / 0\n\ndef form():\n    return 'one\\ntwo\\nthree'\n";

const verdictOn = (page: Page) => page.getByTestId("verdict");
const celebration = (page: Page) => page.getByTestId("celebration");

async function submit(page: Page, code: string, verdict: string): Promise<void> {
  await typeProgram(page, code);
  await page.locator("button[type=submit].button-primary").first().click();
  await expectPage(verdictOn(page)).toHaveAttribute("data-verdict", verdict, { timeout: 60_000 });
}

/** Notes each animation of the celebration that begins, and each opening of the device's sound. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.played = [];
    globalThis.sounds = 0;
    document.addEventListener("animationstart", (event) => played.push(event.animationName));
    globalThis.AudioContext = class extends AudioContext {
      constructor() { super(); globalThis.sounds += 1; }
    };
  `);
}
const played = async (page: Page) =>
  page.evaluate<string[]>("played.filter((name) => /^(wire|bead)-/.test(name)).toSorted()");
const sounds = async (page: Page) => page.evaluate<number>("sounds");

describeInBrowser("results", (visitors) => {
  async function open(settings = ""): Promise<Page> {
    await publishCourse(visitors.local, COURSE, { parcel: PARCEL, last: PARCEL });
    const page = await visitors.arrive();
    await watch(page);
    if (settings !== "") {
      const { url } = visitors.local;
      const value = encodeURIComponent(settings);
      await page.context().addCookies([{ name: "gradewire-settings", value, url }]);
    }
    await page.goto(WORK);
    return page;
  }

  test("mark what differs, show white space, and say what looks alike and is not", async () => {
    const page = await open();
    await submit(page, WRONG + unique(), "incorrect");
    const row = (name: string) =>
      verdictOn(page).locator("details.test-row").filter({ hasText: name });
    await expectPage(verdictOn(page)).toContainText("0 of 3 tests passed");

    const label = row("test_label");
    await expectPage(label.locator("ins")).toHaveText("!");
    await expectPage(label.locator("del .white")).toHaveAttribute("data-sign", "·");
    await expectPage(label.locator("del")).toContainText("1 space");
    await expectPage(label.getByRole("group", { name: "Your code printed" })).toHaveText(
      "for Ann\n",
    );

    await expectPage(row("test_weight")).toContainText("Expected is a whole number");

    const form = row("test_form");
    await expectPage(form.locator("ins")).toHaveText("w");
    await expectPage(form.locator("del").first()).toHaveText("o");
    await expectPage(form.locator("del [data-white=newline]")).toHaveAttribute("data-sign", "↵");
    await expectPage(form).toContainText("on line 2, at character 2");
  });

  test("lead to the student's own line, and tell what the run used of its limits", async () => {
    const page = await open();
    await submit(page, STOPS + unique(), "incorrect");
    await verdictOn(page).getByRole("button", { name: "Go to line 5" }).click();
    expect(await page.evaluate("document.activeElement.className")).toContain("cm-content");

    const usage = page.getByTestId("usage");
    await expectPage(usage).toContainText(/Computing time.* of 5 s/);
    await expectPage(usage).toContainText(/Memory.* MB of 256 MB/);
    await expectPage(usage.getByRole("meter")).toHaveCount(2);
  });

  test("only name the line once the editor holds another text", async () => {
    const page = await open();
    await submit(page, STOPS + unique(), "incorrect");
    const way = verdictOn(page).getByRole("button", { name: "Go to line" });
    const named = verdictOn(page).getByText("Line 5 of the submitted code");
    await expectPage(way).toBeVisible();
    await expectPage(named).toBeHidden();
    await typeProgram(page, `# first\n${STOPS}${unique()}`);
    await expectPage(named).toBeVisible();
    await expectPage(way).toHaveCount(0);

    await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
    const served = await (await page.request.get(WORK)).text();
    expect(served).toContain("You have changed your code");
    expect(served).not.toContain("Go to line");
  });

  test("only name the line where no script could lead to it", async () => {
    await publishCourse(visitors.local, COURSE, { parcel: PARCEL, last: PARCEL });
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.goto(WORK);
    await page.getByRole("textbox", { name: "Your code" }).fill(STOPS + unique());
    await page.getByRole("button", { name: "Submit" }).click();
    await expectPage(async () => {
      await page.reload();
      await expectPage(verdictOn(page)).toHaveAttribute("data-verdict", "incorrect", {
        timeout: 500,
      });
    }).toPass({ timeout: 60_000 });
    await expectPage(verdictOn(page).getByText("Line 5 of the submitted code")).toBeVisible();
    await expectPage(verdictOn(page).getByText("Go to line 5")).toBeHidden();
  });

  test("of code that was graded before say so", async () => {
    const code = STOPS + unique();
    const page = await open();
    await submit(page, code, "incorrect");
    await expectPage(verdictOn(page)).not.toContainText("Already graded");
    const other = await open();
    await submit(other, code, "incorrect");
    await expectPage(verdictOn(other)).toContainText(
      "this is the earlier verdict of the same code",
    );
  });

  test("light up the wire once for a correct program, not again on a reload, without a sound", async () => {
    const page = await open();
    await submit(page, PARCEL.solution + unique(), "correct");
    await expectPage(celebration(page)).toContainText("1 of 2 solved, 100 points");
    await expectPage(celebration(page)).toHaveAttribute("data-new", "false");
    expect(await played(page)).toEqual(["bead-fills", "wire-lights"]);
    expect(await sounds(page)).toBe(0);

    await page.reload();
    await page.getByTestId("editor").locator("[contenteditable=true]").waitFor();
    await expectPage(celebration(page)).toContainText("1 of 2 solved, 100 points");
    expect(await played(page)).toEqual([]);

    await celebration(page).getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**/last");
  });

  test("light up a wire with one bead in a course too long for a bead each", async () => {
    const slugs = Array.from({ length: 25 }, (_, index) => `parcel-${index + 1}`);
    const course = Object.fromEntries(slugs.map((slug) => [slug, PARCEL]));
    await publishCourse(visitors.local, LONG_COURSE, course);
    const page = await visitors.arrive();
    await watch(page);
    await page.goto(`/courses/${LONG_COURSE}/parcel-13`);
    await submit(page, PARCEL.solution + unique(), "correct");
    await expectPage(celebration(page)).toContainText("1 of 25 solved, 100 points");
    await expectPage(celebration(page)).toHaveAttribute("data-new", "false");
    expect(await played(page)).toEqual(["bead-fills", "wire-lights"]);

    const wire = await celebration(page).locator(".beads").boundingBox();
    const bead = await celebration(page).locator(".bead").boundingBox();
    const middle = (box: typeof wire) => (box === null ? NaN : box.x + box.width / 2);
    expect(middle(bead)).toBeCloseTo(middle(wire), 0);
  });

  test("stand still for who wants no motion, and sound for who wants a sound", async () => {
    const page = await open("sound=on");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await submit(page, PARCEL.solution + unique(), "correct");
    await expectPage(celebration(page)).toBeVisible();
    await expectPage(celebration(page)).toHaveAttribute("data-new", "false");
    await expectPage.poll(async () => sounds(page)).toBe(1);
    expect(await played(page)).toEqual([]);
  });

  test("are told in the language of the page", async () => {
    const page = await open("language=fi");
    await submit(page, WRONG + unique(), "incorrect");
    await expectPage(verdictOn(page)).toContainText("Testejä meni läpi 0/3");
    await expectPage(verdictOn(page)).toContainText("Koodisi antoi");
    await page.reload();
    await expectPage(verdictOn(page)).toContainText("Koodisi antoi");
    await expectPage(verdictOn(page)).not.toContainText("Your code");
    await submit(page, PARCEL.solution + unique(), "correct");
    await expectPage(celebration(page)).toContainText("1/2 ratkaistu, 100 pistettä");
  });
});
