import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { startProxy } from "../support/proxy.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const PYTHON = /\/python\//;

const editor = (page: Page) => page.getByTestId("editor");
const runPanel = (page: Page) => page.getByTestId("run");
const consoleText = (page: Page) => page.getByTestId("console").locator("pre");
const runButton = (page: Page) => page.getByRole("button", { name: "Run", exact: true });
const stopButton = (page: Page) => page.getByRole("button", { name: "Stop", exact: true });
const inputLine = (page: Page) => page.getByTestId("console").getByRole("textbox");
const inTime = { timeout: 60_000 };

async function open(page: Page): Promise<void> {
  await page.goto(FIRST);
  await editor(page).locator("[contenteditable=true]").waitFor();
}

async function isNow(page: Page, state: string): Promise<void> {
  await expectPage(runPanel(page)).toHaveAttribute("data-run", state, inTime);
}

async function run(page: Page, code: string, end = "finished"): Promise<void> {
  await typeProgram(page, code);
  await runButton(page).click();
  await isNow(page, end);
}

/** The addresses that the page asks for from now on. */
function listen(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => urls.push(request.url()));
  return urls;
}

describeInBrowser("Run in the page", (visitors) => {
  test("tries a right program: what it prints, its examples, and that nothing was graded", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, `${RIGHT}print("The desk is open")\n`);
    await expectPage(consoleText(page)).toHaveText("The desk is open\n");
    await expectPage(runPanel(page)).toContainText("All 2 examples pass");
    await expectPage(runPanel(page)).toContainText("Tried in your browser, not graded");
    await expectPage(runPanel(page).locator("[data-outcome=passed]")).toHaveCount(2);
    const announced = page.getByRole("status").and(page.getByTestId("run-state"));
    await expectPage(announced).toHaveText("All 2 examples pass");
    await expectPage(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "none");
    await expectPage(page.getByTestId("score")).toHaveText("0");
  });

  test("shows what an example expected and what came", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, 'def welcome(name):\n    return "Hello, " + name\n');
    await expectPage(runPanel(page)).toContainText("0 of 2 examples pass");
    const failed = runPanel(page).locator("[data-outcome=failed]").first();
    await expectPage(failed).toContainText("'Welcome, Mira!'");
    await expectPage(failed).toContainText("'Hello, Mira'");
  });

  test("explains an exception and marks its line until the text changes", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, 'def welcome(name):\n    text = "Welcome, "\n    return text + nam\n');
    await expectPage(runPanel(page)).toContainText("Did you mean name?");
    const marked = editor(page).locator(".cm-marked-line");
    await expectPage(marked).toHaveText("    return text + nam");
    await runPanel(page).getByRole("button", { name: "Go to line 3" }).first().click();
    await page.keyboard.type("#");
    await expectPage(marked).toHaveCount(0);
  });

  test("tells a syntax error in the judge's own words, and marks its line", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, "x = 1\ndef welcome(name)\n    return name\n");
    const told = await runPanel(page).locator("pre").first().textContent();
    expect(told).toContain("Line 2");
    await expectPage(editor(page).locator(".cm-marked-line")).toHaveText("def welcome(name)");

    await page.getByRole("button", { name: "Submit" }).click();
    const verdict = page.getByTestId("verdict");
    await expectPage(verdict).toHaveAttribute("data-verdict", "syntax_error", inTime);
    expect(await verdict.locator("pre").first().textContent()).toBe(told);
    await expectPage(runPanel(page)).toHaveCount(0);
    await expectPage(editor(page).locator(".cm-marked-line")).toHaveText("def welcome(name)");
  });

  test("asks for input in the page, and goes on where it was", async () => {
    const page = await visitors.arrive();
    await open(page);
    const program = [
      "import random",
      'if __name__ == "__main__":',
      "    print(random.random(), random.random())",
      '    name = input("Who comes? ")',
      '    nights = int(input("How many nights? "))',
      '    print(f"{name}: {nights * 2}")',
      RIGHT,
    ];
    await run(page, program.join("\n"), "asking");
    const numbers = (await consoleText(page).textContent())?.split("\n")[0] ?? "";
    await expectPage(inputLine(page)).toBeFocused();
    await expectPage(inputLine(page)).toHaveAccessibleName("Who comes?");
    await page.keyboard.type("Mira");
    await page.keyboard.press("Enter");
    await expectPage(inputLine(page)).toHaveAccessibleName("How many nights?", inTime);
    await isNow(page, "asking");
    await page.keyboard.type("21");
    await page.keyboard.press("Enter");
    await isNow(page, "finished");
    expect(await consoleText(page).textContent()).toBe(
      `${numbers}\nWho comes? Mira\nHow many nights? 21\nMira: 42\n`,
    );
    await expectPage(runPanel(page)).toContainText("All 2 examples pass");
    await expectPage(runButton(page)).toBeFocused();
  });

  test("ends the input of a program that reads to its end", async () => {
    const page = await visitors.arrive();
    await open(page);
    const program = `import sys\nfor line in sys.stdin:\n    print(len(line))\n${RIGHT}`;
    await run(page, program, "asking");
    await page.keyboard.type("abc");
    await page.keyboard.press("Enter");
    await expectPage(consoleText(page)).toContainText("4", inTime);
    await isNow(page, "asking");
    await page.getByRole("button", { name: "End input" }).click();
    await isNow(page, "finished");
    expect(await consoleText(page).textContent()).toBe("abc\n4\n");
  });

  test("stops an endless loop by hand, with what it printed, while the page goes on", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, 'print("before")\nwhile True:\n    pass\n', "running");
    await expectPage(consoleText(page)).toHaveText("before\n", inTime);
    await editor(page).locator("[contenteditable=true]").click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("# still here");
    await expectPage(editor(page)).toContainText("# still here");
    await stopButton(page).click();
    await isNow(page, "stopped");
    await expectPage(consoleText(page)).toHaveText("before\n");
    // A new worker is there for the next run.
    await run(page, RIGHT);
    await expectPage(runPanel(page)).toContainText("All 2 examples pass");
  });

  test("stops an endless loop by itself at the limit, and keeps the examples that finished", async () => {
    const page = await visitors.arrive();
    await open(page);
    const program = `def welcome(name):\n    while name != "Mira":\n        pass\n    return "Welcome, Mira!"\n`;
    await typeProgram(page, program);
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await isNow(page, "time_limit");
    await expectPage(runPanel(page)).toContainText("after 5 seconds");
    await expectPage(runPanel(page).locator("[data-outcome=passed]")).toHaveCount(1);
    await expectPage(runPanel(page).locator("[data-outcome=error]")).toContainText(
      "stopped during this example",
    );
    await expectPage(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "none");
  });

  test("stops a flood of output, and a program that wants too much memory", async () => {
    const page = await visitors.arrive();
    await open(page);
    await run(page, 'while True:\n    print("again")\n', "output_limit");
    expect((await consoleText(page).textContent())?.length).toBeLessThan(70_000);
    await run(page, "kept = []\nwhile True:\n    kept.append(bytearray(1_000_000))\n", "finished");
    await expectPage(runPanel(page)).toContainText("used too much memory");
  });

  test("asks for nothing of Python before the pointer or the focus comes near", async () => {
    const page = await visitors.arrive();
    const urls = listen(page);
    await open(page);
    await page.waitForLoadState("networkidle");
    expect(urls.filter((url) => PYTHON.test(url))).toEqual([]);
    await editor(page).hover();
    await expect.poll(() => urls.some((url) => PYTHON.test(url)), inTime).toBe(true);
    const { origin } = new URL(visitors.local.url);
    expect(urls.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  });

  test("is not offered where no script runs", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.goto(FIRST);
    await expectPage(page.getByRole("button", { name: "Submit" })).toBeVisible();
    await expectPage(runButton(page)).toBeHidden();
  });

  test("sends no request by a run, and lets no program send one", async () => {
    const asked: string[] = [];
    const proxy = await startProxy(visitors.local.url, (path) => asked.push(path));
    const page = await visitors.settle(proxy.url);
    await open(page);
    await run(page, RIGHT);
    // Around all that keeps a program from the browser, as one might that wants to act for its reader.
    const reach = [
      "import sys",
      'finder, = (one for one in sys.meta_path if hasattr(one, "jsproxies"))',
      'js = finder.jsproxies["js"]',
      "request = js.XMLHttpRequest.new()",
      'request.open("GET", "/api/me", False)',
      "try:",
      "    request.send()",
      "except BaseException as error:",
      '    print("refused:", error)',
      RIGHT,
    ];
    await typeProgram(page, reach.join("\n"));
    await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
    asked.length = 0;
    await runButton(page).click();
    await expectPage(consoleText(page)).toContainText("refused: NetworkError");
    await isNow(page, "finished");
    expect(asked).toEqual([]);
    await page.context().close();
    await proxy.close();
  });

  test("loads once: the second visit needs no network for Python", async () => {
    const answers: { path: string; bytes: number }[] = [];
    const proxy = await startProxy(visitors.local.url, (path, bytes) => {
      if (PYTHON.test(path)) answers.push({ path, bytes });
    });
    try {
      const page = await visitors.settle(proxy.url);
      const timeOne = async () => {
        const start = performance.now();
        await page.keyboard.press("ControlOrMeta+Shift+Enter");
        await expectPage(runPanel(page)).toContainText("of 2 examples pass", inTime);
        return `${((performance.now() - start) / 1_000).toFixed(1)} s`;
      };
      await open(page);
      const cold = await timeOne();
      const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
      const files = new Set(answers.map(({ path }) => path));
      expect(answers).toHaveLength(files.size);

      await page.reload();
      await editor(page).locator("[contenteditable=true]").waitFor();
      answers.length = 0;
      const warm = await timeOne();
      expect(answers).toEqual([]);
      await typeProgram(page, RIGHT);
      const start = performance.now();
      await runButton(page).click();
      await expectPage(runPanel(page)).toContainText("All 2 examples pass", inTime);
      const again = performance.now() - start;
      console.log(
        `Run in the page: first run ${cold} cold (${(bytes / 1e6).toFixed(1)} MB on the wire in ` +
          `${files.size} files), ${warm} on a second visit, ${again.toFixed(0)} ms the next time.`,
      );
    } finally {
      await proxy.close();
    }
  });
});
